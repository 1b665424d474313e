"""What has been handed in: each file's facts, and the state of each agency for each form."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from xlreport.collection.roster import Member
from xlreport.form.model.finding import Finding
from xlreport.form.report.report import Report
from xlreport.form.report.round import FIRST, Round
from xlreport.messages import district as words
from xlreport.messages.codes.catalogue import GENERAL_CODES


class Fault(StrEnum):
    """Why a file that was read cannot be used at all."""

    YEAR = "year"
    BLANK = "blank"
    LAST_YEAR = "last_year"


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """One file that was read, without its figures: those stay in the journal under `key`.

    `digest`: of its report. `round`: which handing-in it is and what it answers, as its stamp says; `saved`: when it
    was last saved, as the file says; `signed_on`: the day below the report. `errors`, `open`, `explained`: how many
    errors, questions, and questions with a reason; `findings`: how many are listed, `muted`: how many more there are.
    """

    shown: str
    key: str
    template: str
    agency: str
    year: int
    errors: int
    open: int
    blank: bool
    zero: bool
    last_year_again: bool
    digest: str
    explained: int
    findings: int
    muted: int
    round: Round = FIRST
    saved: str = ""
    signed_on: str = ""
    answered: bool = False
    """Whether there is something to send back."""
    unwritten: tuple[tuple[str, str], ...] = ()
    """What could not be made of it: the format, and why."""
    replaced: str = ""
    """Characters that no font has; squares stand for them in the PDF."""
    part: str = ""
    """What tells it from other reports of its agency in the same form, where there may be several."""
    is_page: bool = False
    """Whether it is the report as it was published, which counts where the agency sent no workbook."""


ReportOf = Callable[[Submission], Report | None]
"""The report that a file holds; None where it is not kept."""


@dataclass(frozen=True, slots=True)
class ForeignFile:
    """A file that could not be read and whose name tells whose it is. `kind`: what it is, in people's words."""

    shown: str
    kind: str
    agency: str


@dataclass(frozen=True, slots=True)
class IntakeFinding:
    """A finding about files of the set, or about none that should be there."""

    finding: Finding
    paths: tuple[str, ...] = ()


def set_finding(
    code: str, paths: Sequence[str], *, found: str | None = None, expected: str | None = None, **params: str
) -> IntakeFinding:
    """One by its code in the catalogue."""
    severity = GENERAL_CODES[code].severity
    finding = Finding(code=code, severity=severity, found=found, expected=expected, params=params)
    return IntakeFinding(finding, tuple(paths))


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyState:
    """An agency's for one form. `used`: the file that counts, if one does. `contained_in`: the agency whose report
    already holds its figures.

    `files`: all that it handed in, the latest round last; `faults`: why some of them cannot be used, by their shown
    path; `replaced`: the shown paths of those whose place a later one has taken; `foreign`: what seems to be its own
    and could not be read.
    """

    agency: str
    template: str | None
    """The form's id; None where no file has come, so that none is known."""
    member: Member | None
    state: str
    files: tuple[Submission, ...]
    used: Submission | None
    contained_in: str | None = None
    on_roster: bool = True
    faults: Mapping[str, Fault] = field(default_factory=dict)
    replaced: frozenset[str] = frozenset()
    foreign: tuple[ForeignFile, ...] = ()
    body: str = ""
    """The agency itself, where its reports are told apart and each stands here under its own name."""
    pages: tuple[Submission, ...] = ()
    """The reports as they were published that do not count beside the files."""
    again: str = ""
    """What the file in use changed of the one that it answers, in words."""

    @property
    def owner(self) -> str:
        return self.body or self.agency

    @property
    def came(self) -> bool:
        """Whether anything has come from it, be it readable or not."""
        return bool(self.files or self.foreign)

    @property
    def publishable(self) -> bool:
        return self.state in {words.TO_EXPLAIN, words.ZERO, words.READY}

    @property
    def overruled(self) -> frozenset[str]:
        """The shown paths of files whose findings concern nobody: they are of another year, or a later one came."""
        beside = {one.shown for one in self.pages}
        return self.replaced | beside | {path for path, fault in self.faults.items() if fault is Fault.YEAR}

    @property
    def returned(self) -> tuple[Submission, ...]:
        """The files that are sent back: the one in use, or all that cannot be used but might be mended. Not one of
        another year, and none of several that differ.
        """
        if self.used is not None:
            return (self.used,) if self.used.answered else ()
        mendable = {Fault.BLANK, Fault.LAST_YEAR}
        return tuple(one for one in self.files if one.answered and self.faults.get(one.shown) in mendable)

    @property
    def counted(self) -> bool:
        """Whether its figures are in the sums."""
        return self.publishable and self.on_roster and self.contained_in is None


@dataclass(frozen=True, slots=True)
class FormIntake:
    """What has come of one form. `name`: what tells it from the other forms; empty without a form."""

    template: str | None
    name: str
    agencies: tuple[AgencyState, ...]


@dataclass(frozen=True, slots=True)
class Intake:
    """All that has come for a year, form by form; there is always one. `aside`: the shown paths of published reports on
    other years.
    """

    year: int
    forms: tuple[FormIntake, ...]
    findings: tuple[IntakeFinding, ...]
    aside: frozenset[str] = frozenset()

    @property
    def agencies(self) -> tuple[AgencyState, ...]:
        """The states of all forms: an agency that owes two stands here twice."""
        return tuple(one for form in self.forms for one in form.agencies)
