"""What must hold in a report: conditions over its cells, checks by name, and the settings of a rule set."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

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
class Claim:
    """A formula that a text is held against. `ready`: everything it rests on is there."""

    formula: Expression
    ready: Expression


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """What a text may say, and what must be true of the figures then.

    A count named `n` in a pattern is one of `equals` (where `when` holds); a pattern without one needs `holds`.
    """

    patterns: tuple[re.Pattern[str], ...]
    equals: tuple[Claim, ...] = ()
    when: Claim | None = None
    holds: Claim | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedCheck:
    """A check that no formula can say, by its name in `xlreport.checks`, with its parameters.

    `where` are the parts of the text it reads (none: all), `patterns` what it looks for, `unless` what excuses it,
    and `elsewhere` what makes it speak of another scope.
    """

    code: str
    name: str
    where: tuple[str, ...] = ()
    figures: tuple[Address, ...] = ()
    words: tuple[str, ...] = ()
    patterns: tuple[re.Pattern[str], ...] = ()
    unless: tuple[re.Pattern[str], ...] = ()
    elsewhere: tuple[re.Pattern[str], ...] = ()
    limits: Mapping[str, Decimal] = field(default_factory=dict)
    pairs: tuple[Pair, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a rule set may choose where practice differs. A choice is 1 or 0."""

    id: str
    label: str
    value: Decimal
    is_choice: bool
