"""A sheet of XlsxWriter without what costs most of its time and is never needed here."""

from collections.abc import Iterator, Sequence
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.worksheet import CellFormulaTuple, ColumnInfo, Worksheet

from xlreport.workbook.shared_formulas import shared_formulas


class QuickWorksheet(Worksheet):  # type: ignore[misc]  # XlsxWriter is untyped
    """Its formulas use classic functions alone, so none is looked through for names that need a prefix.

    Formulas that are the same in row after row are written once. Runs of columns that only have a format are kept as
    runs: a sheet's 16,384 columns are not held one by one.
    """

    def format_columns(self, first: int, last: int, style: Format) -> None:
        """Gives a run of columns a format and the usual width; none of them may have a width of its own."""
        self._runs = [*getattr(self, "_runs", ()), (first, last, style)]
        style._get_xf_index()  # noqa: SLF001  the workbook keeps the formats that have asked for their number

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:  # noqa: ARG002, FBT001, FBT002  XlsxWriter's own signature
        return formula.removeprefix("=")

    def _write_rows(self) -> None:
        self._shared = shared_formulas(self._formulas())
        super()._write_rows()

    def _formulas(self) -> Iterator[tuple[int, int, str]]:
        for row, cells in self.table.items():
            for column, cell in cells.items():
                if isinstance(cell, CellFormulaTuple):
                    yield row, column, cell.formula

    def _xml_formula_element(self, formula: str, result: object, attributes: Sequence[tuple[str, str]] = ()) -> None:
        """As XlsxWriter writes it, unless the formula is shared: then it stands in the first cell alone."""
        own = self._shared.get(dict(attributes)["r"])
        if own is None:
            super()._xml_formula_element(formula, result, attributes)
            return
        cell = "".join(f' {name}="{self._escape_attributes(value)}"' for name, value in attributes)
        if own.area is None:
            shared = f'<f t="shared" si="{own.number}"/>'
        else:
            shared = f'<f t="shared" ref="{own.area}" si="{own.number}">{self._escape_data(formula)}</f>'
        self.fh.write(f"<c{cell}>{shared}<v>{self._escape_data(result)}</v></c>")

    def _write_cols(self) -> None:
        columns = sorted([*self._widths(), *self._formatted()], key=lambda column: column[0])
        if not columns:
            return
        self._xml_start_tag("cols")
        for first, last, setting in columns:
            self._write_col_info(first, last, setting)
        self._xml_end_tag("cols")

    def _formatted(self) -> Iterator[tuple[int, int, Any]]:
        for first, last, style in getattr(self, "_runs", ()):
            yield first, last, ColumnInfo(column_format=style)

    def _widths(self) -> Iterator[tuple[int, int, Any]]:
        """Columns with a width, neighbours alike told as one."""
        begun: tuple[int, int, Any] | None = None
        for column in sorted(self.col_info):
            setting = self.col_info[column]
            if begun is not None and (begun[1] + 1, begun[2]) == (column, setting):
                begun = (begun[0], column, setting)
                continue
            if begun is not None:
                yield begun
            begun = (column, column, setting)
        if begun is not None:
            yield begun


LAST_COLUMN = 16_383


def columns_between(taken: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The runs of columns that have no width of their own, to the last one of a sheet."""
    start = 0
    for first, last in sorted(taken):
        if start < first:
            yield start, first - 1
        start = max(start, last + 1)
    yield start, LAST_COLUMN
