"""A workbook as it is handed to the writer: sheets with all that stands on them, in no file format.

Rows and columns count from 0; widths are in characters of the default font, heights in points.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from xlreport.form.model.address import Address
from xlreport.form.model.expression import Expression
from xlreport.form.model.finding import Place, Severity
from xlreport.layout.sizes import Fit
from xlreport.layout.styles import State, Style


class Area(NamedTuple):
    """A rectangle of cells, its last row and column included."""

    top: int
    left: int
    bottom: int
    right: int


class Formula(NamedTuple):
    """A formula with its leading `=`, and what it yields for the values the workbook is born with."""

    text: str
    result: Decimal | bool | str


class Link(NamedTuple):
    """A text that leads to a cell of the same workbook."""

    target: Place
    text: str


class FileLink(NamedTuple):
    """A text that leads to a file; `path`: from where the workbook lies, with `/`."""

    path: str
    text: str


class Typed(NamedTuple):
    """What a report has at an address, in a sheet that is laid for all reports of one plan."""

    address: Address


class Computed(NamedTuple):
    """A formula with its leading `=` in such a sheet, and what yields its result for a report."""

    text: str
    expression: Expression


Content = str | Decimal | date | Formula | Link | FileLink | Typed | Computed | None
"""What stands in a cell; None is a blank one. A text is always a text, whatever it begins with."""


class FinishedCell(NamedTuple):
    """A cell, or several merged into one; without a style as the program's default has it. `mark`: how grave what was
    found there is. `varies`: what stands there is of one report.
    """

    row: int
    column: int
    content: Content
    style: Style | None
    mark: Severity | None = None
    rows: int = 1
    columns: int = 1
    varies: bool = False


@dataclass(frozen=True, slots=True)
class Width:
    """Columns from `first` to `last`, all of one width. `style`: that of their cells in which nothing stands."""

    first: int
    last: int
    characters: float
    hidden: bool = False
    style: Style | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """A number between two limits, both included. `title` and `message` are shown when something else is typed.

    `prompt`: what is shown while the cell is chosen; empty shows nothing.
    """

    whole: bool
    least: Decimal
    most: Decimal
    title: str
    message: str
    prompt: str = ""


@dataclass(frozen=True, slots=True)
class Choices:
    """One of several texts. `title` and `message` are shown when something else is typed."""

    texts: tuple[str, ...]
    title: str
    message: str
    prompt: str = ""


@dataclass(frozen=True, slots=True)
class ChoicesIn:
    """One of the texts that stand in an area, given as a formula. `title`, `message`: when something else is typed."""

    area: str
    title: str
    message: str
    prompt: str = ""


@dataclass(frozen=True, slots=True)
class Holds:
    """What makes a condition hold. `title` and `message` are shown when something else is typed."""

    formula: str
    title: str
    message: str
    prompt: str = ""


@dataclass(frozen=True, slots=True)
class Validation:
    """What a cell takes, or the cells below each other down to `last_row`."""

    row: int
    column: int
    accepts: Limits | Choices | ChoicesIn | Holds
    last_row: int | None = None


@dataclass(frozen=True, slots=True)
class Highlight:
    """A state laid over areas wherever the formula, spelled for the first cell of the first one, holds.

    With `others` the formula must name no cell from where it stands: programs differ in what they count from.
    """

    area: Area
    formula: str
    state: State
    others: tuple[Area, ...] = ()


@dataclass(frozen=True, slots=True)
class DefinedName:
    """A name for a formula, which may be no more than a range of cells."""

    name: str
    formula: str


class Paper(StrEnum):
    """The paper a sheet is printed on."""

    A4 = "A4"
    A3 = "A3"


@dataclass(frozen=True, slots=True)
class Page:
    """How a sheet is printed: as wide as one page, and on no more than that page where it is `one_page`.

    `breaks`: the columns that begin further pages beside the first, `row_breaks` the rows that begin further ones
    below; then all is made smaller to `scale` percent.
    `area` None: all of it. `repeated`: the first and the last row that stand on every page; `repeated_columns`: so
    many columns from the left do. In the `footer` `&P` stands for the number of the page, `&N` for how many there are.
    `header`: what stands at the head of every page.
    """

    footer: str
    landscape: bool = False
    one_page: bool = False
    area: Area | None = None
    repeated: tuple[int, int] | None = None
    repeated_columns: int = 0
    paper: Paper = Paper.A4
    header: str = ""
    breaks: tuple[int, ...] = ()
    row_breaks: tuple[int, ...] = ()
    scale: int = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class FinishedSheet:
    """One sheet. `cells` stand in the order they were laid; a later one takes the place of an earlier one.

    `fits`: the rows that are made higher for what a report says in them.
    `notes` show when the pointer rests on their cell. `frozen`: so many rows and columns stay in sight.
    `filtered`: the area of a list that can be filtered by its head. `protected`: against slips, without a password.
    `open_rows`: from the first to the last of them nothing is locked, so that rows may be deleted, and inserted there.
    `shown_first`: the workbook opens on it; where no sheet says so, on its first one. `plain`: without grid lines.
    """

    name: str
    cells: Iterable[FinishedCell]
    widths: tuple[Width, ...] = ()
    heights: Mapping[int, float] = field(default_factory=dict)
    fits: tuple[Fit, ...] = ()
    validations: tuple[Validation, ...] = ()
    highlights: tuple[Highlight, ...] = ()
    notes: Mapping[tuple[int, int], str] = field(default_factory=dict)
    names: tuple[DefinedName, ...] = ()
    frozen: tuple[int, int] | None = None
    filtered: Area | None = None
    page: Page | None = None
    protected: bool = False
    hidden: bool = False
    shown_first: bool = False
    plain: bool = False
    open_rows: range | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FinishedBook:
    """The sheets in their order, and what the file says of itself. `mark` tells which form it is of; `created` is a
    fixed day, so that the same report gives the same file.
    """

    title: str
    subject: str
    author: str
    mark: str
    created: date
    names: tuple[DefinedName, ...]
    sheets: tuple[FinishedSheet, ...]


def formula_places(book: FinishedBook) -> Mapping[str, frozenset[tuple[int, int]]]:
    """By sheet, where formulas stand."""
    return {
        sheet.name: frozenset((one.row, one.column) for one in sheet.cells if isinstance(one.content, Formula))
        for sheet in book.sheets
    }
