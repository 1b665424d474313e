"""When a condition can be judged: what it rests on must be there, as far as its answer depends on it.

`a or b` needs b only where a does not hold, `if` only the branch that is taken, and `count` nothing at all.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from xlreport.form.language.guard import ALWAYS, Totals, expanded, needed_for
from xlreport.form.model.address import YEAR
from xlreport.form.model.expression import Call, Expression, Number, Reference, references
from xlreport.form.model.finding import Code

_ASKS_ONLY_WHETHER_THERE = frozenset({"count", "given"})
_OF_A_TEXT = {"among": "given", "shaped": "written", "mailbox": "written", "holds": "written"}
"""What asks how a text looks needs the text: how that is asked."""


@dataclass(frozen=True, slots=True)
class _Need:
    """Numbers needed in any case, and further conditions."""

    numbers: tuple[Expression, ...] = ()
    conditions: tuple[Expression, ...] = ()


def ready(condition: Expression, totals: Totals) -> Expression:
    """The condition that `condition` can be judged, over typed figures alone."""
    return _joined(_need(expanded(condition, totals), totals), totals) or ALWAYS


def in_its_years(require: Expression, rule: Code) -> Expression:
    """Reports on other years satisfy a rule that is only asked from or until a year."""
    year = Reference(YEAR)
    for limit, outside in ((rule.first_year, "<"), (rule.last_year, ">")):
        if limit is not None:
            require = Call("or", (Call(outside, (year, Number(Decimal(limit)))), require))
    return require


def needed_outright(condition: Expression) -> tuple[Expression, ...]:
    """The parts of a condition that are computed whatever the rest of it says."""
    return _need(condition, {}).numbers


def _joined(need: _Need, totals: Totals) -> Expression | None:
    numbers = needed_for(need.numbers, totals) if need.numbers else None
    conditions = [*([] if numbers is None else [numbers]), *dict.fromkeys(need.conditions)]
    if len(conditions) > 1:
        return Call("and", tuple(conditions))
    return conditions[0] if conditions else None


def _need(expression: Expression, totals: Totals) -> _Need:
    if not isinstance(expression, Call):
        return _Need(numbers=(expression,))
    function, arguments = expression.function, expression.arguments
    if function in _ASKS_ONLY_WHETHER_THERE:
        return _Need()
    if function in _OF_A_TEXT:
        return _Need(conditions=(Call(_OF_A_TEXT[function], arguments[:1]),))
    if function in {"and", "or"} and len(arguments) > 1:
        rest = arguments[1] if len(arguments) == 2 else Call(function, arguments[1:])  # noqa: PLR2004  the last pair
        settled = Call("not", arguments[:1]) if function == "and" else arguments[0]
        return _with(_need(arguments[0], totals), [(settled, rest)], totals)
    if function == "if":
        condition, then, otherwise = arguments
        branches: list[tuple[Expression, Expression]] = [(Call("not", (condition,)), then), (condition, otherwise)]
        return _with(_need(condition, totals), branches, totals)
    return _together(expression, totals)


def _together(call: Call, totals: Totals) -> _Need:
    """All arguments of an operation; one over plain figures is kept whole, for its divisors."""
    if all(not _branches(argument) for argument in call.arguments):
        return _Need(numbers=(call,))
    needs = [_need(argument, totals) for argument in call.arguments]
    return _Need(
        tuple(one for need in needs for one in need.numbers), tuple(one for need in needs for one in need.conditions)
    )  # fmt: skip


def _branches(expression: Expression) -> bool:
    """Whether some of what it names may not be needed."""
    if not isinstance(expression, Call):
        return False
    special = {"and", "or", "if"} | _ASKS_ONLY_WHETHER_THERE | _OF_A_TEXT.keys()
    return expression.function in special or any(map(_branches, expression.arguments))


def _with(first: _Need, branches: list[tuple[Expression, Expression]], totals: Totals) -> _Need:
    """`first`, and each branch unless it is settled without it."""
    known = {one for number in first.numbers for one in references(number)}
    return _Need(first.numbers, (*first.conditions, *_conditional(branches, known, totals)))


def _conditional(
    branches: list[tuple[Expression, Expression]], known: set[Reference], totals: Totals
) -> Iterator[Expression]:
    for settled, branch in branches:
        need = _need(branch, totals)
        there = all(one in known for number in need.numbers for one in references(number))
        condition = None if there and not need.conditions else _joined(need, totals)
        if condition is not None:
            yield Call("or", (settled, condition))
