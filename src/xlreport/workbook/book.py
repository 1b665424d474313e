"""A workbook being written: every refusal of the writer is an error, every formula carries its true result."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from xlreport.errors import UnwritableError
from xlreport.form.language.evaluate import Values, evaluate_cell
from xlreport.form.language.spell import Cell, FormulaTooLongError, Where, spell
from xlreport.form.language.vocabulary import CellValue, as_text
from xlreport.form.model.address import FigureAddress
from xlreport.form.model.cell import column_letters
from xlreport.form.model.expression import Expression
from xlreport.form.model.finding import Place
from xlreport.form.text.clean import characters_only, cleaned
from xlreport.messages import workbook as words
from xlreport.workbook.marks import Mark
from xlreport.workbook.styles import Look, Styles

MOST_TEXT = 32_767
"""Excel's limit of characters in a cell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """What all sheets share. `values` yields what each address holds, so that formulas carry their results.

    `previous`: last year's figures; empty if they are not known. `spelled` keeps formulas from workbook to workbook.
    `marks`: what a return copy marks.
    """

    workbook: xlsxwriter.Workbook
    styles: Styles
    where: Where
    values: Values
    previous: Mapping[FigureAddress, Decimal]
    spelled: dict[Cell, str]
    marks: Mapping[Cell, Mark] = field(default_factory=dict)

    def sheet(self, name: str) -> "Sheet":
        return Sheet(self, self.workbook.add_worksheet(name))

    def note_marks(self) -> None:
        """The notes of marked cells, in place of what was noted there before."""
        sheets = {sheet.get_name(): Sheet(self, sheet) for sheet in self.workbook.worksheets()}
        for cell, mark in self.marks.items():
            sheets[cell.sheet].note(cell.row, cell.column, mark.note)


class Sheet:
    """One sheet. Text is always written as text: a leading `=` is never a formula."""

    def __init__(self, book: Book, worksheet: Worksheet) -> None:
        self.book = book
        self.worksheet = worksheet
        self.name: str = worksheet.get_name()
        self._heights: dict[int, float] = {}

    def look(self, row: int, column: int, look: Look) -> Format:
        """The format of a cell, in the colour of its mark if it has one."""
        mark = self.book.marks.get(Cell(self.name, row, column)) if self.book.marks else None
        return self.book.styles.marked(look, None if mark is None else mark.severity)

    def text(self, row: int, column: int, text: str, look: Look) -> None:
        if len(text) > MOST_TEXT:
            raise UnwritableError("TEXT-TOO-LONG", sheet=self.name, cell=Cell(self.name, row, column).name)
        _must(self.worksheet.write_string, row, column, characters_only(text), self.look(row, column, look))

    def blank(self, row: int, column: int, look: Look) -> None:
        _must(self.worksheet.write_blank, row, column, None, self.look(row, column, look))

    def value(self, row: int, column: int, value: CellValue, look: Look) -> None:
        """A number, a text or a blank, as it stands."""
        if isinstance(value, Decimal):
            _must(self.worksheet.write_number, row, column, plain(value), self.look(row, column, look))
        elif value is None:
            self.blank(row, column, look)
        else:
            self.text(row, column, str(value), look)

    def formula(self, row: int, column: int, expression: Expression, look: Look) -> None:
        """The formula, with the result it has for the values the workbook is born with."""
        cell = Cell(self.name, row, column)
        text = self.book.spelled.get(cell)
        if text is None:
            text = self.book.spelled[cell] = self._spelled(expression, cell)
        result = evaluate_cell(expression, self.book.values)
        cached: object = plain(result) if isinstance(result, Decimal) else result
        if not isinstance(result, bool | Decimal):
            cached = _Words(cleaned(as_text(result)))
        _must(self.worksheet.write_formula, row, column, text, self.look(row, column, look), cached)

    def _spelled(self, expression: Expression, cell: Cell) -> str:
        try:
            return spell(expression, where=self.book.where, sheet=self.name)
        except FormulaTooLongError as error:
            raise UnwritableError("WORKBOOK-LIMIT", what=f"{self.name} {cell.name}: {error}") from error

    def merged(self, top: int, left: int, bottom: int, right: int, text: str, look: Look) -> None:
        """A label over several cells, or over one."""
        if (top, left) == (bottom, right):
            self.text(top, left, text, look)
        else:
            _must(self.worksheet.merge_range, top, left, bottom, right, "", self.look(top, left, look))
            self.text(top, left, text, look)

    def link(self, row: int, column: int, target: Place, text: str, look: Look) -> None:
        """A text that leads to a cell of this workbook."""
        quoted = target.sheet.replace("'", "''")
        _must(
            self.worksheet.write_url, row, column, f"internal:'{quoted}'!{target.cell}", self.book.styles[look], text
        )  # fmt: skip

    def height(self, row: int, points: float) -> None:
        self._heights[row] = points
        _must(self.worksheet.set_row, row, points)

    def raise_to(self, row: int, points: float) -> None:
        """At least so high."""
        self.height(row, max(points, self._heights.get(row, 0.0)))

    def width(self, first: int, last: int, characters: float, **options: Any) -> None:  # noqa: ANN401  XlsxWriter's own options
        _must(self.worksheet.set_column, first, last, characters, None, options or None)

    def validate(self, row: int, column: int, options: dict[str, Any]) -> None:
        _must(self.worksheet.data_validation, row, column, row, column, options)

    def choose(self, row: int, column: int, choices: Sequence[str]) -> None:
        """A list to pick from."""
        options = {"validate": "list", "source": list(choices)}
        self.validate(row, column, {**options, "error_title": words.PICK_TITLE, "error_message": words.PICK})

    def highlight(self, area: tuple[int, int, int, int], formula: str, *, wrong: bool) -> None:
        """Lay a state over an area (first row, first column, last row, last column) where the formula holds."""
        options = {"type": "formula", "criteria": formula, "format": self.book.styles.state(wrong=wrong)}
        _must(self.worksheet.conditional_format, *area, options)

    def redden(self, area: tuple[int, int, int, int], count: Expression) -> None:
        """Mark as wrong the cells of an area for which the count, written for its first cell, is not zero."""
        self.highlight(area, spell(count, where=self.book.where, sheet=self.name), wrong=True)

    def note(self, row: int, column: int, text: str) -> None:
        """A remark that shows when the pointer rests on the cell."""
        size = {"x_scale": 1.6, "y_scale": 0.3 + 0.25 * (1 + len(text) // 16), "font_name": "Microsoft YaHei"}
        _must(self.worksheet.write_comment, row, column, cleaned(text), {**size, "font_size": 9})

    def protect(self) -> None:
        """Against slips, not against people: no password, and looks may be changed."""
        allowed = ("format_cells", "format_columns", "format_rows", "objects", "scenarios")
        self.worksheet.protect("", dict.fromkeys(allowed, True))


class _Words(str):
    """The result of a formula that is a text. XlsxWriter would take one that reads `#N/A` for that error.

    It asks by comparing; so these words are equal to no error's name, and to themselves as any text is.
    """

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return str.__eq__(self, other) and (isinstance(other, _Words) or not self.startswith("#"))

    __hash__ = str.__hash__


def plain(number: Decimal) -> int | float:
    """A number as XlsxWriter writes it: whole ones as integers."""
    return int(number) if number == number.to_integral_value() else float(number)


def _must(write: Callable[..., Any], *arguments: Any) -> None:  # noqa: ANN401  XlsxWriter is untyped
    """XlsxWriter tells by a negative number that it wrote nothing."""
    outcome = write(*arguments)
    if isinstance(outcome, int) and outcome < 0:
        name = getattr(write, "__name__", "write")
        raise UnwritableError("WORKBOOK-LIMIT", what=f"{name}{arguments[:2]}: {outcome}")


def absolute(cell: Cell) -> str:
    """The cell's name as a formula keeps it when copied: `$D$27`."""
    return f"${column_letters(cell.column)}${cell.row + 1}"


def print_on_a4(sheet: Sheet, *, landscape: bool = False, one_page: bool = False) -> None:
    """A4, as wide as one page, with a page number; a table is kept on one page."""
    worksheet = sheet.worksheet
    worksheet.set_paper(9)
    if landscape:
        worksheet.set_landscape()
    worksheet.fit_to_pages(1, 1 if one_page else 0)
    worksheet.set_margins(left=0.7, right=0.7, top=0.75, bottom=0.75)
    worksheet.center_horizontally()
    worksheet.set_footer(f"&C&9{words.PAGE}")
