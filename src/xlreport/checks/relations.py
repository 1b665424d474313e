"""What must hold between figures: stated totals, and the relations printed in the form."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from xlreport.formula.evaluate import Values, evaluate, evaluate_number
from xlreport.formula.guard import decided, typed_figures
from xlreport.formula.numbers import difference, exact_digits
from xlreport.model.address import FigureAddress
from xlreport.model.expression import Reference, figures
from xlreport.model.finding import Finding
from xlreport.model.report import Entry, Reading, State
from xlreport.model.template import Check, Template, Total

_HOLDS: Mapping[str, Callable[[Decimal], bool]] = {
    "==": lambda gap: gap == 0, "!=": lambda gap: gap != 0, "<": lambda gap: gap < 0,
    "<=": lambda gap: gap <= 0, ">": lambda gap: gap > 0, ">=": lambda gap: gap >= 0,
}  # fmt: skip


def total_findings(template: Template, reading: Reading, values: Values) -> Iterator[Finding]:
    """Stated totals that differ from the recomputed ones: a finding for each of the total's codes."""
    for address, total in template.totals.items():
        stated = reading.report.stated.get(address)
        if stated is not None and _differs(template, total, stated, values):
            expected = exact_digits(evaluate_number(total.expression, values))
            found = stated.text if stated.number is None else exact_digits(stated.number)
            for code in total.codes:
                yield Finding(
                    code=code, severity=template.codes[code].severity, address=address, found=found,
                    expected=expected, place=reading.places.get(address), related=figures(total.expression),
                )  # fmt: skip


def _differs(template: Template, total: Total, stated: Entry, values: Values) -> bool:
    if stated.state is State.BLANK or not evaluate(decided([total.expression], template.totals), values):
        return False
    if stated.number is None:
        return True
    return difference(stated.number, evaluate_number(total.expression, values)) != 0


def check_findings(template: Template, reading: Reading, values: Values) -> Iterator[Finding]:
    """The form's own relations; one that touches a missing figure is undecided and says nothing."""
    for check in template.checks:
        if evaluate(decided([check.left, check.right], template.totals), values):
            yield from _judge(template, reading, check, values)


def _judge(template: Template, reading: Reading, check: Check, values: Values) -> Iterator[Finding]:
    left = evaluate_number(check.left, values)
    right = evaluate_number(check.right, values)
    gap = difference(left, right)
    if not _HOLDS[check.operator](gap):
        yield Finding(
            code=check.code, severity=template.codes[check.code].severity, address=check.address,
            place=reading.places.get(check.address), found=exact_digits(left), expected=exact_digits(right),
            params={"difference": exact_digits(abs(gap))},
            related=tuple(_related(template, check)),
        )  # fmt: skip


def _related(template: Template, check: Check) -> Iterator[FigureAddress]:
    """The typed figures of both years that a check rests on, also those below a total of last year."""
    for side in (check.left, check.right):
        for address in typed_figures(side, template.totals):
            own = Reference(replace(address, previous=False))
            yield from (replace(one, previous=address.previous) for one in typed_figures(own, template.totals))
