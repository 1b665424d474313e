"""What must hold between figures: stated totals, and the relations printed in the form."""

from collections.abc import Iterator
from decimal import Decimal

from xlreport.form.language.compiled import Formulas, Made
from xlreport.form.language.evaluate import evaluate, evaluate_number
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
from xlreport.form.report.values import ReportValues


def total_findings(template: Template, reading: Reading, values: ReportValues) -> Iterator[Finding]:
    """Stated totals that differ from the recomputed ones: a finding for each of the total's codes.

    One that cannot be computed is not used, of which nothing else tells where its terms may be as they are.
    """
    for address, total in template.totals.items():
        stated = reading.report.stated.get(address)
        if stated is not None and _differs(total, stated, values):
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


def _stands_alone(template: Template, address: FigureAddress, stated: Entry, values: ReportValues) -> bool:
    """Whether it cannot be computed though its terms are numbers, such as a zero to divide by, or may stay blank.

    What its cell shows meanwhile is the form's own.
    """
    total, shown = template.totals[address], values.content(address)
    if stated.state is State.BLANK or values.contents.formulas.once(total, _decided)(values.contents):
        return False
    if stated.number is not None and isinstance(shown, Decimal) and difference(stated.number, shown) == 0:
        return False
    return all(_may_be(template, one, values) for one in typed_figures(total.expression, template.totals))


def _may_be(template: Template, address: FigureAddress, values: ReportValues) -> bool:
    content, kind = values.content(address), template.kind_at(address)
    if not isinstance(kind, NumberKind):
        return False
    return kind.accepts(content) if isinstance(content, Decimal) else is_blank(content) and kind.blank_code is None


def _differs(total: Total, stated: Entry, values: ReportValues) -> bool:
    contents, formulas = values.contents, values.contents.formulas
    if stated.state is State.BLANK or not formulas.once(total, _decided)(contents):
        return False
    if stated.number is None:
        return True
    return difference(stated.number, as_number(formulas.once(total.expression, Formulas.made)(contents))) != 0


def _decided(formulas: Formulas, total: Total) -> Made:
    """The condition that it can be computed."""
    return formulas.made(decided([total.expression], formulas.totals))


def check_findings(template: Template, reading: Reading, values: ReportValues) -> Iterator[Finding]:
    """The form's own relations; one that touches a missing figure is undecided and says nothing."""
    contents, formulas = values.contents, values.contents.formulas
    for check in template.checks:
        ready, require = formulas.once(check, _asked)
        if ready(contents) and not require(contents):
            yield _broken(template, reading, check, values)


def _asked(formulas: Formulas, check: Check) -> tuple[Made, Made]:
    return formulas.made(check.ready), formulas.made(check.require)


def _broken(template: Template, reading: Reading, check: Check, values: ReportValues) -> Finding:
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
