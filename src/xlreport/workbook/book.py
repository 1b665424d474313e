"""A finished sheet as XlsxWriter writes it: every refusal is an error, no text is ever taken for a formula."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from urllib.parse import quote

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_range
from xlsxwriter.worksheet import Worksheet

from xlreport.errors import UnwritableError
from xlreport.form.model.cell import cell_name
from xlreport.form.text.clean import characters_only, cleaned
from xlreport.layout.finished import (
    Computed,
    Content,
    FileLink,
    FinishedCell,
    FinishedSheet,
    Formula,
    Highlight,
    Link,
    Page,
    Paper,
    Typed,
)  # fmt: skip
from xlreport.workbook.styles import Styles
from xlreport.workbook.validations import plain, validations
from xlreport.workbook.worksheet import QuickWorksheet, columns_between

MOST_TEXT = 32_767
"""Excel's limit of characters in a cell."""

WHOLE_SIZE = 100
NO_LINES = 2
"""Neither on the screen nor on paper."""

PAPERS = {Paper.A4: 9, Paper.A3: 8}
"""The number that the format gives each size of paper."""


def write_sheet(
    workbook: xlsxwriter.Workbook, styles: Styles, sheet: FinishedSheet,
    kind: Callable[[], QuickWorksheet] = QuickWorksheet,
) -> QuickWorksheet:  # fmt: skip
    """The next sheet of the workbook. Raises UnwritableError for what Excel does not take.

    What is left open in a sheet is written as a zero, or as a formula without a result.
    """
    worksheet: QuickWorksheet = workbook.add_worksheet(sheet.name, worksheet_class=kind)
    writer = _Cells(worksheet, styles)
    for cell in sheet.cells:
        writer.write(cell)
    _size(worksheet, styles, sheet)
    for first, options in validations(sheet.validations):
        _must(worksheet.data_validation, *first, options)
    for highlight in sheet.highlights:
        _must(worksheet.conditional_format, *highlight.area, _rule(styles, highlight))
    for (row, column), text in sheet.notes.items():
        _note(worksheet, row, column, text)
    for name in sheet.names:
        _must(workbook.define_name, name.name, name.formula)
    _arrange(worksheet, sheet)
    return worksheet


def _size(worksheet: QuickWorksheet, styles: Styles, sheet: FinishedSheet) -> None:
    for first, last in columns_between([(width.first, width.last) for width in sheet.widths]):
        worksheet.format_columns(first, last, styles.empty)
    for width in sheet.widths:
        options = {"hidden": True} if width.hidden else None
        style = styles.empty if width.style is None else styles.cell(width.style, None)
        _must(worksheet.set_column, width.first, width.last, width.characters, style, options)
    open_rows = sheet.open_rows or range(0)
    for row, points in sheet.heights.items():
        _must(worksheet.set_row, row, points, styles.open if row in open_rows else None)


def _arrange(worksheet: Worksheet, sheet: FinishedSheet) -> None:
    if sheet.frozen is not None:
        worksheet.freeze_panes(*sheet.frozen)
    if sheet.filtered is not None:
        worksheet.autofilter(*sheet.filtered)
    if sheet.page is not None:
        _print(worksheet, sheet.page)
    if sheet.protected:
        allowed = ["format_cells", "format_columns", "format_rows", "objects", "scenarios"]
        allowed += ["insert_rows", "delete_rows", "sort"] if sheet.open_rows else []
        worksheet.protect("", dict.fromkeys(allowed, True))
    if sheet.plain:
        worksheet.hide_gridlines(NO_LINES)
    if sheet.shown_first:
        worksheet.activate()
    if sheet.hidden:
        worksheet.hide()


class _Cells:
    """The cells of one sheet."""

    def __init__(self, worksheet: Worksheet, styles: Styles) -> None:
        self._worksheet = worksheet
        self._styles = styles

    def write(self, cell: FinishedCell) -> None:
        style = None if cell.style is None else self._styles.cell(cell.style, cell.mark)
        row, column = cell.row, cell.column
        if (cell.rows, cell.columns) != (1, 1):
            bottom, right = row + cell.rows - 1, column + cell.columns - 1
            _must(self._worksheet.merge_range, row, column, bottom, right, "", style)
        self._content(row, column, cell.content, style)

    def _content(self, row: int, column: int, content: Content, style: Format | None) -> None:
        sheet = self._worksheet
        if content is None:
            _must(sheet.write_blank, row, column, None, style)
        elif isinstance(content, str):
            self._text(row, column, content, style)
        elif isinstance(content, Decimal):
            _must(sheet.write_number, row, column, plain(content), style)
        elif isinstance(content, Formula):
            _must(sheet.write_formula, row, column, content.text, style, _cached(content))
        elif isinstance(content, Computed):
            _must(sheet.write_formula, row, column, content.text, style, "")
        elif isinstance(content, Typed):
            _must(sheet.write_number, row, column, 0, style)
        elif isinstance(content, date):
            midnight = datetime(content.year, content.month, content.day)  # noqa: DTZ001  a day has no time zone
            _must(sheet.write_datetime, row, column, midnight, style)
        elif isinstance(content, FileLink):
            _must(sheet.write_url, row, column, f"external:{_quoted(content.path)}", style, content.text)
        elif isinstance(content, Link):
            self._link(row, column, content, style)

    def _text(self, row: int, column: int, text: str, style: Format | None) -> None:
        written = text_of_cell(text, self._worksheet.get_name(), row, column)
        _must(self._worksheet.write_string, row, column, written, style)

    def _link(self, row: int, column: int, link: Link, style: Format | None) -> None:
        quoted = link.target.sheet.replace("'", "''")
        _must(self._worksheet.write_url, row, column, f"internal:'{quoted}'!{link.target.cell}", style, link.text)


def text_of_cell(text: str, sheet: str, row: int, column: int) -> str:
    """A text as a cell holds it. Raises UnwritableError for one that is too long."""
    if len(text) > MOST_TEXT:
        raise UnwritableError("TEXT-TOO-LONG", sheet=sheet, cell=cell_name(row, column))
    return characters_only(text)


def _quoted(path: str) -> str:
    """A path as a workbook's link has it: a `#` or `%` that is not quoted would be taken for a mark of the link."""
    return "".join(quote(one, safe="/") if one.isascii() else one for one in path)


def _rule(styles: Styles, highlight: Highlight) -> dict[str, object]:
    rule = {"type": "formula", "criteria": highlight.formula, "format": styles.state(highlight.state)}
    areas = (highlight.area, *highlight.others)
    if highlight.others:
        rule["multi_range"] = " ".join(xl_range(*area) for area in areas)
    return rule


def _note(worksheet: Worksheet, row: int, column: int, text: str) -> None:
    size = {"x_scale": 1.6, "y_scale": 0.3 + 0.25 * (1 + len(text) // 16), "font_name": "Microsoft YaHei"}
    _must(worksheet.write_comment, row, column, cleaned(text), {**size, "font_size": 9})


def _print(worksheet: Worksheet, page: Page) -> None:
    worksheet.set_paper(PAPERS[page.paper])
    if page.landscape:
        worksheet.set_landscape()
    if page.breaks or page.row_breaks or page.scale != WHOLE_SIZE:
        worksheet.set_print_scale(page.scale)
        worksheet.set_v_pagebreaks(list(page.breaks))
        worksheet.set_h_pagebreaks(list(page.row_breaks))
    else:
        worksheet.fit_to_pages(1, 1 if page.one_page else 0)
    worksheet.set_margins(left=0.7, right=0.7, top=0.75, bottom=0.75)
    worksheet.center_horizontally()
    worksheet.set_footer(f"&C&9{page.footer}")
    if page.header:
        worksheet.set_header(f"&C&16{page.header.replace('&', '&&')}")
    if page.area is not None:
        worksheet.print_area(*page.area)
    if page.repeated is not None:
        worksheet.repeat_rows(*page.repeated)
    if page.repeated_columns:
        worksheet.repeat_columns(0, page.repeated_columns - 1)


class _Words(str):
    """The result of a formula that is a text. XlsxWriter would take one that reads `#N/A` for that error.

    It asks by comparing; so these words are equal to no error's name, and to themselves as any text is.
    """

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return str.__eq__(self, other) and (isinstance(other, _Words) or not self.startswith("#"))

    __hash__ = str.__hash__


def _cached(formula: Formula) -> object:
    result = formula.result
    if isinstance(result, str):
        return _Words(cleaned(result))
    return plain(result) if isinstance(result, Decimal) else result


def _must(write: Callable[..., Any], *arguments: Any) -> None:  # noqa: ANN401  XlsxWriter is untyped
    """XlsxWriter tells by a negative number that it wrote nothing."""
    outcome = write(*arguments)
    if isinstance(outcome, int) and outcome < 0:
        name = getattr(write, "__name__", "write")
        raise UnwritableError("WORKBOOK-LIMIT", what=f"{name}{arguments[:2]}: {outcome}")
