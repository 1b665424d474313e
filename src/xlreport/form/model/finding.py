"""What is wrong with a report, as a value. The sentence is made when it is shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from xlreport.form.model.address import Address


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A kind of finding: `title` names it, `message` says what is there and expected, `remedy` what to do.

    `asks` names the rule where nothing is wrong, for titles that tell the fault.

    Holes such as `{found}` are filled from the finding's parameters. `source` is the law or practice behind it,
    `first_year` and `last_year` the report years it is asked of, `trial` that it is only being tried out,
    `off` that a rule set does without it.
    """

    code: str
    severity: Severity
    message: str
    remedy: str = ""
    title: str = ""
    asks: str = ""
    source: str = ""
    first_year: int | None = None
    last_year: int | None = None
    trial: bool = False
    off: bool = False

    def in_force(self, year: int) -> bool:
        """Whether reports on that year are asked for it at all."""
        return not (self.off or (self.first_year or year) > year or (self.last_year or year) < year)


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A cell of a file as its reader knows it, or a range of cells: sheet name and A1 reference."""

    sheet: str
    cell: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspect:
    """The cell that may be the cause of a finding, with what it holds and what would mend the sums.

    `why` names the slip of the hand that would explain it; `instead` is the cell a misplaced figure belongs to.
    """

    address: Address
    found: str
    expected: str
    why: str
    place: Place | None = None
    instead: Address | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing to mend. `related` are the addresses whose figures took part in it; `reason` is why it is so.

    `about`: the sentence or paragraph that it speaks of; None for what is not about a text. A finding may stand for
    several cells: `others` are those after `address`, and `place` is their range.
    """

    code: str
    severity: Severity
    address: Address | None = None
    place: Place | None = None
    found: str | None = None
    expected: str | None = None
    params: Mapping[str, str] = field(default_factory=dict)
    related: tuple[Address, ...] = ()
    reason: str | None = None
    suspect: Suspect | None = None
    about: str | None = None
    others: tuple[Address, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to mend or explain it; notes call for nothing."""
        return self.severity is Severity.ERROR or (self.severity is Severity.WARNING and self.reason is None)

    @property
    def addresses(self) -> tuple[Address, ...]:
        """Every cell that the finding stands for, in reading order; none where it is of no place."""
        return () if self.address is None else (self.address, *self.others)

    @property
    def count(self) -> int:
        """How many cells it stands for; what is of no place counts once."""
        return 1 + len(self.others)
