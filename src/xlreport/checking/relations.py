"""What must hold between figures: stated totals, and the relations printed in the form."""

from collections.abc import Iterator
from decimal import Decimal

from xlreport.form.language.closures.closures import Made
from xlreport.form.language.closures.formulas import Contents, Formulas
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
    contents, formulas = values.contents, values.contents.formulas
    for address, total in template.totals.items():
        stated = reading.report.stated.get(address)
        if stated is None or stated.state is State.BLANK:
            continue
        found = stated.text if stated.number is None else exact_digits(stated.number)
        place = reading.places.get(address)
        if formulas.once(total, _decided)(contents):
            number = as_number(formulas.once(total.expression, Formulas.made)(contents))
            for code in total.codes if _differs(stated, number) else ():
                yield Finding(
                    code=code, severity=template.codes[code].severity, address=address, found=found,
                    expected=exact_digits(number), place=place, related=figures(total.expression),
                )  # fmt: skip
        elif _stands_alone(template, total, stated, values):
            yield Finding(
                code="TOTAL-ALONE", severity=Severity.WARNING, address=address, place=place, found=found
            )  # fmt: skip


def _decided(formulas: Formulas, total: Total) -> Made:
    """The condition that it can be computed."""
    return formulas.made(decided([total.expression], formulas.totals))


def _differs(stated: Entry, number: Decimal) -> bool:
    return stated.number is None or difference(stated.number, number) != 0


def _stands_alone(template: Template, total: Total, stated: Entry, values: ReportValues) -> bool:
    """Whether one that cannot be computed has terms that are numbers, such as a zero to divide by, or may stay blank.

    What its cell shows meanwhile is the form's own.
    """
    shown = values.content(total.address)
    if stated.number is not None and isinstance(shown, Decimal) and difference(stated.number, shown) == 0:
        return False
    return all(_may_be(template, one, values) for one in typed_figures(total.expression, template.totals))


def _may_be(template: Template, address: FigureAddress, values: ReportValues) -> bool:
    content, kind = values.content(address), template.kind_at(address)
    if not isinstance(kind, NumberKind):
        return False
    return kind.accepts(content) if isinstance(content, Decimal) else is_blank(content) and kind.blank_code is None


def check_findings(template: Template, reading: Reading, values: ReportValues) -> Iterator[Finding]:
    """The form's own relations; one that touches a missing figure is undecided and says nothing."""
    for check in template.checks:
        if is_broken(check, values.contents):
            yield _broken(template, reading, check, values)


def is_broken(check: Check, contents: Contents) -> bool:
    ready, require = contents.formulas.once(check, _asked)
    return bool(ready(contents)) and not require(contents)


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
