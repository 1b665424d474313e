"""The figures in 汇总.xlsx: a row an agency, and the form's tables as sums over them in plain formulas."""

from xlsxwriter.worksheet import Worksheet

from xlreport.district.publish.frames import Frame, Item
from xlreport.district.publish.sections import FormSection, SheetNames
from xlreport.district.publish.styles import Styles, write_row
from xlreport.form.model.address import IndicatorAddress
from xlreport.form.model.cell import cell_name
from xlreport.form.model.template import Section
from xlreport.layout.grid import CellKind, GridCell, table_grid
from xlreport.layout.plan import sheet_names
from xlreport.messages import district as words

_FIRST_ROW = 3
"""The first agency of the detail sheet; above it addresses and names of the items."""
_FIRST_ITEM = 3


class Tables:
    """The sheets of figures of one form."""

    def __init__(self, styles: Styles, section: FormSection, frame: Frame, names: SheetNames) -> None:
        self._styles = styles
        self._own = section
        self._names = names
        self._detail_name = names.free(section, words.DETAIL)
        self._frame = frame
        self._columns = {item: column for column, item in enumerate(frame.items, _FIRST_ITEM)}
        self._last_row = _FIRST_ROW + max(len(frame.states) - 1, 0)

    def write(self) -> None:
        self._detail()
        names = sheet_names(self._frame.template)
        for section in self._frame.template.sections:
            if section.tables:
                self._table(section, self._names.free(self._own, names[section.id]))
        if self._frame.template.indicators:
            self._indicators()

    def _detail(self) -> None:
        styles, frame = self._styles, self._frame
        sheet = styles.sheet(self._detail_name, self._own.titled(words.DETAIL))
        write_row(sheet, 2, words.DETAIL_HEAD, [styles.head] * 3)
        for item, column in self._columns.items():
            sheet.write_string(1, column, str(item), styles.note)
            sheet.write_string(2, column, frame.template.called(item), styles.head)
        rows = zip(frame.states, frame.figures, strict=True)
        for row, (state, figures) in enumerate(rows, _FIRST_ROW):
            included = words.INCLUDED if state.counted else words.EXCLUDED
            shown = state.used.shown if state.used is not None else ""
            write_row(sheet, row, [state.agency, included, shown], [styles.text, styles.number, styles.text])
            write_row(sheet, row, list(figures.values()), [styles.number] * len(figures), first=_FIRST_ITEM)
        choices = {"validate": "list", "source": [words.INCLUDED, words.EXCLUDED]}
        sheet.data_validation(_FIRST_ROW, 1, self._last_row, 1, choices)
        sheet.set_column(0, 0, 28)
        sheet.set_column(2, 2, 30)
        sheet.set_column(_FIRST_ITEM, _FIRST_ITEM + len(frame.items) - 1, 11)
        sheet.set_row(2, 80)
        sheet.freeze_panes(_FIRST_ROW, 1)

    def _sum(self, sheet: Worksheet, row: int, column: int, item: Item) -> None:
        """The sum over the agencies that the detail sheet includes."""
        which = f"'{self._detail_name}'!$B${_FIRST_ROW + 1}:$B${self._last_row + 1}"
        own = self._columns[item]
        cells = f"'{self._detail_name}'!{cell_name(_FIRST_ROW, own)}:{cell_name(self._last_row, own)}"
        formula = f'=SUMIF({which},"{words.INCLUDED}",{cells})'
        sheet.write_formula(row, column, formula, self._styles.sum, self._frame.total(item) or 0)

    def _table(self, section: Section, name: str) -> None:
        sheet = self._styles.sheet(name, self._own.titled(section.heading))
        sheet.write_string(1, 0, words.SUM_NOTE.format(detail=self._detail_name), self._styles.note)
        grid = table_grid(section.tables)
        for cell in grid.cells:
            self._cell(sheet, cell)
        sheet.set_column(0, max(grid.stub_width - 1, 0), 22 if grid.stub_width > 1 else 26)
        sheet.set_column(grid.stub_width, grid.width, 13)

    def _cell(self, sheet: Worksheet, cell: GridCell) -> None:
        row = 3 + cell.top
        look = self._styles.wrapped if cell.kind is CellKind.ROW_LABEL else self._styles.head
        if (cell.height, cell.width) != (1, 1):
            own = self._styles.sum if cell.address is not None else look
            sheet.merge_range(row, cell.left, row + cell.height - 1, cell.right - 1, "", own)
        if cell.address is not None:
            self._sum(sheet, row, cell.left, cell.address)
        else:
            sheet.write_string(row, cell.left, cell.text, look)

    def _indicators(self) -> None:
        styles = self._styles
        name = self._names.free(self._own, words.INDICATORS)
        sheet = styles.sheet(name, self._own.titled(words.INDICATORS))
        write_row(sheet, 2, words.INDICATOR_HEAD, [styles.head] * 4)
        by_id = {one.id: one for one in self._frame.template.indicators}
        items = (item for item in self._columns if isinstance(item, IndicatorAddress))
        for row, item in enumerate(items, 3):
            one = by_id[item.indicator]
            cells = [one.label, None, one.unit, self._frame.given(item)]
            write_row(sheet, row, cells, [styles.text, styles.sum, styles.text, styles.number])
            if one.adds:
                self._sum(sheet, row, 1, item)
            else:
                sheet.write_string(row, 1, words.NOT_SUMMED, styles.sum)
        sheet.set_column(0, 0, 36)
        sheet.set_column(1, 3, 14)
