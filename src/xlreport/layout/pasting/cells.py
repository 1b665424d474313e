"""The cells of the sheet for a whole text: what is pasted, and hidden beside it what each row is taken for."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from xlreport.form.model.address import Address, TextCell

PASTE_TOP = 6
MARK, PASTED = 0, 1
BESIDE = 15
"""So many open cells stand right of a pasted paragraph, for tables that are copied along."""

LAST_OPEN = PASTED + BESIDE
FIRST_HIDDEN = LAST_OPEN + 1
PASTE_ROWS = 100
"""A long report has some thirty paragraphs, its tables fifty rows; what is pasted below is read all the same."""

LAST_BELOW = 4999
"""The last row in which the sheet looks for a text below its prepared rows."""

TITLE_ROWS, LEAD_ROWS = 6, 20
"""A title stands in the first rows, what comes before the first heading not far below it."""


class RowKind(IntEnum):
    """What a row is taken for; LATER is what only reading can tell."""

    NOTHING, TITLE, LEAD, SECTION, ITEM, PARAGRAPH, TABLE, UNPLACED, LATER, SIGNATURE = range(10)


class RowCell(StrEnum):
    """What stands beside a pasted row, in the order of its columns. Each rests on those before it and the row above.

    `ordinal`: the number that it begins with, 一、 and so on. `numbered`: how many characters a number takes that it
    begins with, of either kind; 0 is none. `head`: its words up to the first stop. `beside`: how many cells right of it
    hold something; `alone`: 1 where nothing but a stop follows the first words. `exact`: the section whose heading it
    is word for word. `held`: the section that its words may mean, `opens`: the one whose heading it is. `section`,
    `slot`: where it stands; slot 0 is the opening of the section, OTHER_SLOT an item that the form does not provide.
    `key`: both as one number, of what is taken as text. `elsewhere`: how many texts are typed where it belongs.
    `heading`: the key of a heading that is printed. `rest`: what runs on after a heading, else all of it. `line`: what
    the preview shows. `length`: how many characters of text it adds to its section.
    """

    RAW = "raw"
    PLAIN = "plain"
    TEXT = "text"
    ORDINAL = "ordinal"
    NUMBERED = "numbered"
    BODY = "body"
    HEAD = "head"
    WORDS = "words"
    BESIDE = "beside"
    ALONE = "alone"
    EXACT = "exact"
    HELD = "held"
    OPENS = "opens"
    SECTION = "section"
    FOUND = "found"
    KIND = "kind"
    SLOT = "slot"
    KEY = "key"
    ELSEWHERE = "elsewhere"
    HEADING = "heading"
    REST = "rest"
    LINE = "line"
    LENGTH = "length"


OTHER_SLOT = 90
KIND_STEP = 10_000
"""What is no place in the text is called by its kind."""

ROW_TEXTS = frozenset({
    RowCell.RAW, RowCell.PLAIN, RowCell.TEXT, RowCell.BODY, RowCell.HEAD, RowCell.WORDS, RowCell.REST,
    RowCell.LINE,
})  # fmt: skip
"""Those that hold texts; the others hold numbers."""

SECTION_STEP = 100
UNKNOWN = -1
"""The section of rows that follow a cell with several paragraphs in it, until the next heading."""


@dataclass(frozen=True, slots=True)
class PastedAddress(TextCell):
    """A cell into which people paste, counted from 0; `column` 0 is that of the paragraphs."""

    row: int
    column: int = 0

    def __str__(self) -> str:
        return f"pasted[{self.row}]" if not self.column else f"pasted[{self.row}, {self.column}]"


@dataclass(frozen=True, slots=True)
class PastedBelow(Address):
    """All cells for paragraphs below the prepared rows."""

    def __str__(self) -> str:
        return "pasted[below]"


@dataclass(frozen=True, slots=True)
class RowAddress(Address):
    """What a pasted row is taken for."""

    row: int
    cell: RowCell

    def __str__(self) -> str:
        return f"pasted[{self.row}].{self.cell}"

    @property
    def is_counted(self) -> bool:
        return self.cell not in ROW_TEXTS


@dataclass(frozen=True, slots=True)
class RowsAbove(Address):
    """A cell of all the rows above one; `row` None: of all rows."""

    cell: RowCell
    row: int | None = None

    def __str__(self) -> str:
        return f"pasted[{'' if self.row is None else f':{self.row}'}].{self.cell}"


@dataclass(frozen=True, slots=True)
class ListAddress(Address):
    """A hidden list of the sheet as a whole, or with `row` one of its cells."""

    name: str
    row: int | None = None

    def __str__(self) -> str:
        return f"lists.{self.name}" if self.row is None else f"lists.{self.name}[{self.row}]"
