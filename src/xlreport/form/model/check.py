"""What must hold in a report: conditions over its cells, checks by name, and the settings of a rule set."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from typing import Any

from xlreport.errors import Problem
from xlreport.form.model.address import Address
from xlreport.form.model.expression import Call, Expression


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What must hold, told at one address: the condition `require`.

    `ready` is the condition that everything it rests on is there. `found` and `expected` are the numbers to tell, of a
    comparison its two sides. `values` are further ones its message cites. `each`: the lines of a table it is asked of.
    """

    code: str
    address: Address
    require: Expression
    ready: Expression
    found: Expression
    expected: Expression | None = None
    values: Mapping[str, Expression] = field(default_factory=dict)
    each: str | None = None

    @property
    def compares(self) -> str | None:
        """The comparison that it is between `found` and `expected`, if it is one."""
        sides = (self.found, self.expected)
        is_one = isinstance(self.require, Call) and self.require.arguments == sides
        return self.require.function if isinstance(self.require, Call) and is_one else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Abroad:
    """A cell of another form, `form` or an edition of it. `problem`: what is wrong where it has no such cell."""

    form: str
    address: Address
    problem: Problem

    def is_of(self, template_id: str) -> bool:
        return self.form in {template_id, template_id.partition("/")[0]}


@dataclass(frozen=True, slots=True, kw_only=True)
class Between:
    """What must be alike in two forms of one agency: one of the `readings` of a cell here, and the cell `there`.

    Each reading stands beside the condition that it can be judged.
    """

    code: str
    address: Address
    readings: tuple[tuple[Expression, Expression], ...]
    there: Abroad


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A formula that a text is held against. `ready`: everything it rests on is there."""

    formula: Expression
    ready: Expression


class Asked(Enum):
    """When a check by name is asked: while the file is read, of one report, or of all reports of a set together."""

    OF_FILE = "file"
    OF_REPORT = "report"
    OF_SET = "set"


Finder = Callable[[Any, Any], Iterator[Any]]
"""What a check finds, given its own parameters and the inquiry of the moment it is asked.

Findings; of a set, findings with the files that they are about.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What a workbook itself sees of a check by name: at `address` the condition `holds`.

    `ready`: what its cells say is all that the check asks about; until then only whoever checks the file can tell.
    `found` and `expected` are the numbers to tell. `digest`: what a reason is given for, as `seen_digest` writes it.
    """

    address: Address
    holds: Expression
    ready: Expression
    digest: Expression
    found: Expression | None = None
    expected: Expression | None = None


Sight = Callable[[Any, Any], Iterator[Seen]]
"""What a workbook sees of a check, given the check's own parameters and the cells there are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedCheck:
    """A check that no formula can say, by the name of its kind.

    `spec` holds its parameters, of the kind's own type, with everything they name resolved. `sees`: None where no
    formula over cells can say any of it.
    """

    code: str
    name: str
    spec: object
    asked: Asked
    find: Finder
    sees: Sight | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a rule set may choose where practice differs. A choice is 1 or 0."""

    id: str
    label: str
    value: Decimal
    is_choice: bool
