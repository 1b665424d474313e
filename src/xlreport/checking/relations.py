"""What must hold between figures: stated totals, and the relations printed in the form."""

from collections.abc import Iterator
from decimal import Decimal

from xlreport.form.language.evaluate import Values, evaluate, evaluate_number
from xlreport.form.language.guard import decided, rests_on, typed_figures
from xlreport.form.language.numbers import difference, exact_digits
from xlreport.form.language.spelling import is_blank
from xlreport.form.language.vocabulary import as_number, as_text
from xlreport.form.model.address import FigureAddress
from xlreport.form.model.check import Check
from xlreport.form.model.expression import figures
from xlreport.form.model.finding import Finding, Severity
from xlreport.form.model.kind import NumberKind
from xlreport.form.model.tables.table import Total
from xlreport.form.model.template import Template
from xlreport.form.report.report import Entry, Reading, State


def total_findings(template: Template, reading: Reading, values: Values) -> Iterator[Finding]:
    """Stated totals that differ from the recomputed ones: a finding for each of the total's codes.

    One that cannot be computed is not used, of which nothing else tells where its terms may be as they are.
    """
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
        elif stated is not None and _stands_alone(template, address, stated, values):
            yield Finding(
                code="TOTAL-ALONE", severity=Severity.WARNING, address=address, place=reading.places.get(address),
                found=stated.text if stated.number is None else exact_digits(stated.number),
            )  # fmt: skip


def _stands_alone(template: Template, address: FigureAddress, stated: Entry, values: Values) -> bool:
    """Whether it cannot be computed though its terms are numbers, such as a zero to divide by, or may stay blank.

    What its cell shows meanwhile is the form's own.
    """
    total, shown = template.totals[address], values.content(address)
    if stated.state is State.BLANK or evaluate(decided([total.expression], template.totals), values):
        return False
    if stated.number is not None and isinstance(shown, Decimal) and difference(stated.number, shown) == 0:
        return False
    return all(_may_be(template, one, values) for one in typed_figures(total.expression, template.totals))


def _may_be(template: Template, address: FigureAddress, values: Values) -> bool:
    content, kind = values.content(address), template.kind_at(address)
    if not isinstance(kind, NumberKind):
        return False
    return kind.accepts(content) if isinstance(content, Decimal) else is_blank(content) and kind.blank_code is None


def _differs(template: Template, total: Total, stated: Entry, values: Values) -> bool:
    if stated.state is State.BLANK or not evaluate(decided([total.expression], template.totals), values):
        return False
    if stated.number is None:
        return True
    return difference(stated.number, evaluate_number(total.expression, values)) != 0


def check_findings(template: Template, reading: Reading, values: Values) -> Iterator[Finding]:
    """The form's own relations; one that touches a missing figure is undecided and says nothing."""
    for check in template.checks:
        if evaluate(check.ready, values) and not evaluate(check.require, values):
            yield _broken(template, reading, check, values)


def _broken(template: Template, reading: Reading, check: Check, values: Values) -> Finding:
    told = evaluate(check.found, values)
    found = as_number(told)
    expected = None if check.expected is None else evaluate_number(check.expected, values)
    params = {name: as_text(evaluate(value, values)) for name, value in check.values.items()}
    if expected is not None:
        params["difference"] = exact_digits(abs(difference(found, expected)))
    return Finding(
        code=check.code, severity=template.codes[check.code].severity, address=check.address,
        place=reading.places.get(check.address), found=told if isinstance(told, str) else exact_digits(found),
        expected=None if expected is None else exact_digits(expected),
        params=params, related=rests_on(check, template.totals),
    )  # fmt: skip
