"""A sheet while it is laid: what stands where, every formula with its true result."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from xlreport.errors import UnwritableError
from xlreport.form.language.spell import NO_CONTENTS, NOWHERE, Cell, Contents, FormulaTooLongError, Where, spell
from xlreport.form.language.vocabulary import CellValue
from xlreport.form.model.address import Address, FigureAddress
from xlreport.form.model.cell import cell_name, column_letters
from xlreport.form.model.expression import Expression
from xlreport.form.model.finding import Place
from xlreport.layout.check_plan import SPACE_CELLS
from xlreport.layout.finished import (
    Area,
    Choices,
    Computed,
    Content,
    DefinedName,
    FinishedCell,
    FinishedSheet,
    Highlight,
    Holds,
    Limits,
    Link,
    Page,
    Typed,
    Validation,
    Width,
)
from xlreport.layout.seen.alike import Alike, Part
from xlreport.layout.sizes import Fit
from xlreport.layout.styles import State, Style
from xlreport.messages import workbook as words
from xlreport.messages.sheets import limits as limit_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """What all sheets share; nothing of one report, so that they are laid once for all reports of a plan.

    `last_year`: whether last year's figures stand beside this year's; `known`: those of them that figures open with.
    `spelled` keeps formulas from workbook to workbook; `alike`: the cells of what several of them share.
    """

    where: Where
    spelled: dict[Cell, str]
    alike: Alike
    last_year: bool = False
    known: frozenset[FigureAddress] = frozenset()


class Sheet:
    """One sheet, laid cell by cell and finished at the end."""

    def __init__(self, book: Book, name: str) -> None:
        self.book = book
        self.name = name
        self._cells: list[FinishedCell] = []
        self._widths: list[Width] = []
        self._heights: dict[int, float] = {}
        self._validations: list[Validation] = []
        self._highlights: list[Highlight] = []
        self._names: list[DefinedName] = []
        self._notes: dict[tuple[int, int], str] = {}
        self._fits: list[Fit] = []

    def finished(
        self, *, page: Page | None = None, frozen: tuple[int, int] | None = None, filtered: Area | None = None,
        protected: bool = True, shown_first: bool = False, plain: bool = False, open_rows: range | None = None,
    ) -> FinishedSheet:  # fmt: skip
        """All that was laid."""
        return FinishedSheet(
            name=self.name, cells=tuple(self._cells), widths=tuple(self._widths), heights=self._heights,
            validations=tuple(self._validations), highlights=tuple(self._highlights), names=tuple(self._names),
            notes=self._notes, fits=tuple(self._fits), page=page, frozen=frozen, filtered=filtered,
            protected=protected, shown_first=shown_first, plain=plain, open_rows=open_rows,
        )  # fmt: skip

    def _put(self, row: int, column: int, content: Content, style: Style) -> None:
        self._cells.append(FinishedCell(row, column, content, style))

    def text(self, row: int, column: int, text: str, style: Style) -> None:
        self._put(row, column, text, style)

    def blank(self, row: int, column: int, style: Style) -> None:
        self._put(row, column, None, style)

    def value(self, row: int, column: int, value: CellValue, style: Style) -> None:
        """A number, a text or a blank, as it stands in every workbook."""
        self._put(row, column, value if value is None or isinstance(value, Decimal) else str(value), style)

    def typed(self, row: int, column: int, address: Address, style: Style) -> None:
        """What the report has there: a number, a text or a blank."""
        self._put(row, column, Typed(address), style)

    def fit(self, fit: Fit) -> None:
        """A row at least so high that what a report says there is seen."""
        self._fits.append(fit)

    def formula(self, row: int, column: int, expression: Expression, style: Style, *, whole: bool = False) -> None:
        """The formula; its result is worked out for each report.

        `whole`: spelled out, without naming the cells of what it shares with others.
        """
        cell = Cell(self.name, row, column)
        text = self.book.spelled.get(cell)
        if text is None:
            worked_out = NOWHERE if whole else self.book.alike.worked_out(expression)
            contents = NO_CONTENTS if whole else self.book.alike.contents
            text = self.book.spelled[cell] = self._spelled(expression, cell, worked_out, contents)
        self._put(row, column, Computed(text, expression), style)

    def part(self, part: Part, style: Style) -> None:
        """What several formulas share, where they name it."""
        cell = part.cell
        text = self.book.spelled.get(cell)
        if text is None:
            others = self.book.alike.worked_out(part.expression, itself=False)
            contents = NO_CONTENTS if part.is_content else self.book.alike.contents
            text = self.book.spelled[cell] = self._spelled(part.formula, cell, others, contents)
        self._put(cell.row, cell.column, Computed(text, part.formula), style)

    def _spelled(
        self, expression: Expression, cell: Cell, worked_out: Mapping[int, Cell], contents: Contents
    ) -> str:  # fmt: skip
        try:
            return spell(
                expression, where=self.book.where, sheet=self.name, worked_out=worked_out, spaces=SPACE_CELLS,
                contents=contents,
            )  # fmt: skip
        except FormulaTooLongError as error:
            raise UnwritableError("WORKBOOK-LIMIT", what=f"{self.name} {cell.name}: {error}") from error

    def merged(self, top: int, left: int, bottom: int, right: int, text: str, style: Style) -> None:
        """A label over several cells, or over one."""
        rows, columns = bottom - top + 1, right - left + 1
        self._cells.append(FinishedCell(top, left, text, style, None, rows, columns))

    def link(self, row: int, column: int, target: Place, text: str, style: Style) -> None:
        """A text that leads to a cell of this workbook."""
        self._cells.append(FinishedCell(row, column, Link(target, text), style))

    @property
    def heights(self) -> Mapping[int, float]:
        return self._heights

    def height(self, row: int, points: float) -> None:
        self._heights[row] = points

    def raise_to(self, row: int, points: float) -> None:
        """At least so high."""
        self.height(row, max(points, self._heights.get(row, 0.0)))

    def width(
        self, first: int, last: int, characters: float, *, hidden: bool = False, style: Style | None = None
    ) -> None:
        self._widths.append(Width(first, last, characters, hidden, style))

    def choose(self, row: int, column: int, choices: Sequence[str]) -> None:
        """A list to pick from."""
        self.accept(row, column, Choices(tuple(choices), limit_words.PICK_TITLE, limit_words.PICK))

    def accept(self, row: int, column: int, accepts: Limits | Choices | Holds, last_row: int | None = None) -> None:
        self._validations.append(Validation(row, column, accepts, last_row))

    def highlight(self, area: Area, formula: str, state: State) -> None:
        """Lay a state over an area where the formula holds."""
        self.highlight_all([area], formula, state)

    def highlight_all(self, areas: Sequence[Area], formula: str, state: State) -> None:
        """As `highlight`, by one rule for several areas, whose formula names no cell from where it stands."""
        self._highlights.append(Highlight(areas[0], formula, state, tuple(areas[1:])))

    def redden(self, area: Area, count: Expression) -> None:
        """Mark as wrong the cells of an area for which the count, written for its first cell, is not zero."""
        self.highlight(area, spell(count, where=self.book.where, sheet=self.name), State.WRONG)

    def note(self, row: int, column: int, text: str) -> None:
        """A remark that shows when the pointer rests on the cell."""
        self._notes[row, column] = text

    def define(self, name: str, first: Cell, last: Cell | None = None) -> None:
        """A name for a cell of this sheet, or for a range of cells."""
        quoted = self.name.replace("'", "''")
        corners = absolute(first) if last is None else f"{absolute(first)}:{absolute(last)}"
        self._names.append(DefinedName(name, f"='{quoted}'!{corners}"))


def absolute(cell: Cell) -> str:
    """The cell's name as a formula keeps it when copied: `$D$27`."""
    return f"${column_letters(cell.column)}${cell.row + 1}"


def leads_to(place: Place) -> str:
    """The address of a cell of this workbook as a formula that links to it has it."""
    quoted = place.sheet.replace("'", "''")
    return f"#'{quoted}'!{place.cell}"


def a4(
    *,
    landscape: bool = False,
    one_page: bool = False,
    area: Area | None = None,
    repeated: tuple[int, int] | None = None,
) -> Page:
    """A page with its number in the foot; a table is kept on one page."""
    return Page(words.PAGE, landscape=landscape, one_page=one_page, area=area, repeated=repeated)


def colour_light(sheet: Sheet, row: int, column: int) -> None:
    """Red while something is wrong, yellow while something is missing or unexplained, green when all is done."""
    cell = cell_name(row, column)
    area = Area(row, column, row, column)
    sheet.highlight(area, f'=LEFT({cell},3)="{words.LIGHT_WRONG[:3]}"', State.WRONG)
    sheet.highlight(area, f'=LEFT({cell},4)<>"{words.LIGHT_READY[:4]}"', State.MISSING)
    sheet.highlight(area, f'=LEFT({cell},4)="{words.LIGHT_READY[:4]}"', State.GOOD)
