"""Addresses of cells that only a workbook has: counts, the lines of the check sheet, parts of a text."""

from dataclasses import dataclass
from enum import Enum, StrEnum

from xlreport.form.model.address import (
    LEAD,
    TITLE,
    AbsenceAddress,
    Address,
    AgencyAddress,
    FigureAddress,
    IndicatorAddress,
    IntroAddress,
    ItemAddress,
    LabelAddress,
    TextAddress,
    TextCell,
    ZeroChoiceAddress,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Calls:
    """What a line's flag counts: cells to fill, faults to mend, matters to explain, or to take note of."""

    name: str


MISSING, WRONG, UNEXPLAINED, NOTED = Calls("missing"), Calls("wrong"), Calls("unexplained"), Calls("noted")


class FormArea(Enum):
    """What a form has beside its tables."""

    AGENCY = "agency"
    INDICATORS = "indicators"
    REPORT = "report"

    def __str__(self) -> str:
        return self.value


@dataclass(frozen=True, slots=True)
class TablePart:
    """One table of a form."""

    table: str

    def __str__(self) -> str:
        return f"tables.{self.table}"


@dataclass(frozen=True, slots=True)
class TextPart:
    """One section of text."""

    section: str

    def __str__(self) -> str:
        return f"texts.{self.section}"


Part = TablePart | TextPart | FormArea
"""What progress is told of."""


def part_of(address: Address) -> Part:
    """The table or the area that an address lies in."""
    if isinstance(address, FigureAddress | LabelAddress | ZeroChoiceAddress | AbsenceAddress):
        return TablePart(address.table)
    if isinstance(address, AgencyAddress):
        return FormArea.AGENCY
    if isinstance(address, IndicatorAddress):
        return FormArea.INDICATORS
    if isinstance(address, IntroAddress | ItemAddress | SlotAddress):
        return TextPart(address.section)
    if isinstance(address, TextAddress) and address not in {TITLE, LEAD}:
        return TextPart(address.part)
    return FormArea.REPORT


@dataclass(frozen=True, slots=True)
class CountAddress(Address):
    """How many cells of a table or area call for something; of one field 0 or 1; `of` None: of all that is counted."""

    calls: Calls
    of: Part | Address | None

    def __str__(self) -> str:
        return f"{self.calls.name}({'' if self.of is None else self.of})"

    @property
    def is_counted(self) -> bool:
        return True


@dataclass(frozen=True, slots=True)
class RowCountAddress(Address):
    """How many cells of one row of a table are wrong: typed ones, or its totals where it has no others."""

    table: str
    row: str

    def __str__(self) -> str:
        return f"wrong({self.table}[{self.row}])"


class LineCell(StrEnum):
    LEFT = "left"
    RIGHT = "right"
    STATE = "state"
    REASON = "reason"
    DIGEST = "digest"
    GIVEN = "given"
    FLAG = "flag"


@dataclass(frozen=True, slots=True)
class LineAddress(Address):
    """A cell of the line in the check sheet that asks the rule `code` of `at`."""

    cell: LineCell
    code: str
    at: Address

    def __str__(self) -> str:
        return f"{self.cell}.{line_key(self.code, str(self.at))}"

    @property
    def is_counted(self) -> bool:
        return self.cell is LineCell.FLAG


@dataclass(frozen=True, slots=True)
class AnswerAddress(Address):
    """The cell in the list of a return copy in which the question of a line is answered."""

    key: str

    def __str__(self) -> str:
        return f"answer.{self.key}"


def line_key(code: str, address: str) -> str:
    """What the check sheet writes beside a reason: `Y-CARRY applications[received, applicant.total]`."""
    return f"{code} {address}"


def split_key(key: str) -> tuple[str, str]:
    """Code and address of a line's key; the address is empty for what is no key."""
    code, _, address = key.partition(" ")
    return code, address


class SlotCell(StrEnum):
    PLACEMENT = "placement"
    GENERATED = "generated"
    SAID = "said"
    PRINTED = "printed"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class SlotAddress(Address):
    """What stands once for an item: the choices beside it, what is generated, whether it is printed, its number."""

    section: str
    index: int
    cell: SlotCell

    def __str__(self) -> str:
        return f"texts.{self.section}.items[{self.index}].{self.cell}"

    @property
    def is_text(self) -> bool:
        return self.cell in {SlotCell.PLACEMENT, SlotCell.GENERATED}


@dataclass(frozen=True, slots=True)
class SentenceAddress(Address):
    """A generated sentence of an item, as it is chosen; with `wording` in that wording."""

    section: str
    index: int
    sentence: int
    wording: str | None = None

    def __str__(self) -> str:
        own = f"texts.{self.section}.items[{self.index}].sentence[{self.sentence}]"
        return own if self.wording is None else f"{own}.{self.wording}"


@dataclass(frozen=True, slots=True)
class ParagraphAddress(TextCell):
    """A paragraph that people type: of an item, or with `index` None of the section's opening."""

    section: str
    index: int | None
    paragraph: int

    def __str__(self) -> str:
        if self.index is None:
            return f"texts.{self.section}.intro[{self.paragraph}]"
        return f"texts.{self.section}.items[{self.index}].paragraph[{self.paragraph}]"


@dataclass(frozen=True, slots=True)
class FieldAddress(Address):
    """What stands for a field in a text: its number, or the field itself while that is missing."""

    name: str

    def __str__(self) -> str:
        return f"fields.{self.name}"


@dataclass(frozen=True, slots=True)
class FilledAddress(Address):
    """What a typed text says with its fields filled in."""

    of: Address

    def __str__(self) -> str:
        return f"filled({self.of})"


@dataclass(frozen=True, slots=True, order=True)
class NthRecord(FigureAddress):
    """A cell of the record that stands at a place, counted from 1, whatever it is called."""

    def __str__(self) -> str:
        return f"{self.table}[{self.row}.].{self.column}"


@dataclass(frozen=True, slots=True)
class GuardAddress(Address):
    """Where the locked row below the records of a table says what it is for."""

    table: str

    def __str__(self) -> str:
        return f"{self.table}[end]"
