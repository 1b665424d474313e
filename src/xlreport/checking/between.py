"""What must be alike in two forms of one agency: figures of both held against each other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from xlreport.checking.set_inquiry import SetFinding
from xlreport.form.language.evaluate import evaluate, evaluate_number
from xlreport.form.language.numbers import difference, exact_digits
from xlreport.form.model.address import Address
from xlreport.form.model.check import Between
from xlreport.form.model.expression import Expression
from xlreport.form.model.finding import Finding
from xlreport.form.model.template import Template
from xlreport.form.report.digest import current_digest
from xlreport.form.report.report import Reason, Report, key_of
from xlreport.form.report.values import ReportValues


@dataclass(frozen=True)
class Held:
    """One report of an agency, and the path of its file as shown."""

    template: Template
    report: Report
    shown: str

    @cached_property
    def _values(self) -> ReportValues:
        return ReportValues(self.template, self.report)

    def value(self, address: Address) -> Decimal | None:
        found = self._values.counted(address)
        return found if isinstance(found, Decimal) else None

    def digest(self, reason: Reason) -> str | None:
        """What the reason would be given for now."""
        return current_digest(self.template, reason, self._values)

    def reading(self, formula: Expression, ready: Expression) -> Decimal | None:
        return evaluate_number(formula, self._values) if evaluate(ready, self._values) else None


def between_findings(agency: str, reports: Sequence[Held]) -> Iterator[SetFinding]:
    """Of all that an agency reports on one year. Where it hands in several of a form they are added up."""
    for template in dict.fromkeys(one.template for one in reports):
        own = [one for one in reports if one.template is template]
        for between in template.between:
            others = [one for one in reports if one.template is not template and _has(one.template, between)]
            year = reports[0].report.year
            if others and template.codes[between.code].in_force(year):
                yield from _finding(agency, template, between, own, others)


def _has(template: Template, between: Between) -> bool:
    return between.there.is_of(template.id) and template.holds_number(between.there.address)


def _finding(
    agency: str, template: Template, between: Between, own: Sequence[Held], others: Sequence[Held]
) -> Iterator[SetFinding]:
    """None where a figure is missing on either side."""
    readings = [_sum([one.reading(*reading) for one in own]) for reading in between.readings]
    there = _sum([one.value(between.there.address) for one in others])
    first = readings[0]
    if there is None or first is None or any(one is not None and not difference(one, there) for one in readings):
        return
    other = others[0].template
    finding = Finding(
        code=between.code, severity=template.codes[between.code].severity, address=between.address,
        found=exact_digits(first), expected=exact_digits(there),
        params={
            "agency": agency, "form": other.short_name, "there": other.called(between.there.address),
            "difference": exact_digits(abs(difference(first, there))),
        },
    )  # fmt: skip
    finding = replace(finding, reason=_reason(finding, own))
    yield SetFinding(finding, template, tuple(one.shown for one in (*own, *others)))


def _reason(finding: Finding, own: Sequence[Held]) -> str | None:
    """What a report says of it beforehand, while the figures that it was said of are the same."""
    for one in own:
        for reason in one.report.reasons:
            if (reason.code, reason.address) == key_of(finding) and reason.digest in {"", one.digest(reason)}:
                return reason.text
    return None


def _sum(numbers: Sequence[Decimal | None]) -> Decimal | None:
    """None where one of them is missing."""
    there = [number for number in numbers if number is not None]
    return sum(there, Decimal(0)) if len(there) == len(numbers) else None
