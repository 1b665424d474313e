"""What comes of holding a form against its cases, and against fillings of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from xlreport.form.model.finding import Finding


class Failing(StrEnum):
    """What about a case is not as it says."""

    NOT_FOUND = "not found"
    OTHER_ERRORS = "other errors"
    NEAR_MISS = "near miss"
    FINDINGS = "findings"
    FILLED = "filled"
    ROUND_TRIP = "round trip"
    NO_CELL = "no cell"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Failure:
    """`expected` and `found` are findings as `CODE@address`, or whatever else `what` is about."""

    what: Failing
    expected: tuple[str, ...] = ()
    found: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseResult:
    """`where`: file and line of the case, below the form's folder; `name`: its code, or the name of its report."""

    where: str
    name: str
    failures: tuple[Failure, ...] = ()

    @property
    def passed(self) -> bool:
        return not self.failures


def named(findings: Sequence[Finding]) -> tuple[str, ...]:
    """Each as `CODE@address`, or `CODE` where it has no address."""
    return tuple(one.code if one.address is None else f"{one.code}@{one.address}" for one in findings)
