"""All checks of one report: in reading order, each cause told once."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import chain

from xlreport.checking.cell_values import entry_findings, field_findings
from xlreport.checking.diagnosis.causes import causes, with_causes
from xlreport.checking.inquiry import Inquiry, Subject
from xlreport.checking.ranges import in_ranges
from xlreport.checking.reasons import explained
from xlreport.checking.record_keys import record_findings, with_columns
from xlreport.checking.relations import check_findings, total_findings
from xlreport.checking.understanding.numbers import NumberRead, numbers_read
from xlreport.checking.untouched import EMPTY, is_untouched
from xlreport.form.model.address import Address, IndicatorAddress
from xlreport.form.model.check import Asked
from xlreport.form.model.finding import Finding, Severity
from xlreport.form.model.template import Template
from xlreport.form.report.report import Reading
from xlreport.form.report.values import ReportValues
from xlreport.form.text.notebook import notebook_table
from xlreport.messages import commands as words
from xlreport.messages.findings import message


@dataclass(frozen=True, slots=True)
class Verdict:
    """`findings` in reading order; `following` are those that only follow from one of them, and are not told.

    Blank cells side by side are one finding; a form that nobody has touched is one as a whole.

    `numbers`: every number that people wrote, and what became of it.
    """

    findings: tuple[Finding, ...]
    following: tuple[Finding, ...] = ()
    numbers: tuple[NumberRead, ...] = field(default=(), compare=False)
    template: Template | None = field(default=None, compare=False, repr=False)
    """The form, by which findings are told in words."""

    @property
    def muted(self) -> int:
        """How many are not told."""
        return len(self.following)

    @property
    def refuses(self) -> bool:
        """Whether the report must not be published as it is."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)

    def _repr_html_(self) -> str:
        """As a notebook shows it: what `check` prints, a line a finding."""
        told = ((words.SEVERITIES[one.severity.value], one.code, self._said(one)) for one in self.findings)
        return notebook_table("" if self.findings else words.ALL_WELL, words.NOTEBOOK_HEAD, told)

    def _said(self, finding: Finding) -> str:
        return finding.code if self.template is None else message(self.template, finding)

    def count(self, severity: Severity) -> int:
        """How many are open; notes call for nothing and are counted all."""
        return sum(one.severity is severity and (one.is_open or severity is Severity.NOTE) for one in self.findings)

    @property
    def explained(self) -> int:
        """How many questions a reason answers."""
        return sum(one.severity is Severity.WARNING and not one.is_open for one in self.findings)


def check(template: Template, reading: Reading) -> Verdict:
    """What is wrong with a report, structure first, then fields and figures in the form's order."""
    values = ReportValues(template, reading.report, reading.previous)
    template = values.template
    year = reading.report.year
    if is_untouched(template, reading):
        return Verdict((*(one for one in reading.findings if _in_force(template, one, year)), EMPTY), template=template)
    raised = _raised(template, reading, values)
    subject = Subject(template, reading, values)
    named = [one for one in named_findings(subject) if _in_force(template, one, year)]
    structural = [*reading.findings, *field_findings(template, reading)]
    structural = [one for one in structural if _in_force(template, one, year)]
    kept = _leading(template, reading, raised) if raised else []
    found = list(causes(template, reading, values, raised, partial(_raised, template)))
    ranged = in_ranges(with_causes(kept, found), template, reading)
    leading = list(explained([*ranged, *named], template, reading, values))
    structural = list(explained(structural, template, reading, values))
    order = _order(template) if leading else {}
    leading.sort(key=lambda finding: order.get(finding.address, len(order)))
    told = {(one.code, address) for one in leading for address in one.addresses}
    following = tuple(one for one in raised if (one.code, one.address) not in told)
    return Verdict(tuple(_once(chain(structural, leading))), following, numbers_read(subject.understood), template)


def _leading(template: Template, reading: Reading, raised: Sequence[Finding]) -> list[Finding]:
    """Without what follows from another one."""
    totals = {code for total in template.totals.values() for code in total.codes}
    wrong = with_columns(template, {one.address for one in entry_findings(template, reading)})
    return [
        one
        for one in raised
        if not _follows(one, raised) and not _adds_up(one, raised, totals) and not _rests_on(one, wrong)
    ]


def _once(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Whoever repeats a sentence hears once what is wrong with it."""
    told: set[tuple[object, ...]] = set()
    for one in findings:
        same = (one.code, one.place, one.addresses, one.found, one.expected, one.about, *one.params.items())
        if same not in told:
            told.add(same)
            yield one


def named_findings(subject: Subject) -> Iterator[Finding]:
    """What the checks by name find in a report; those of the file and of a set are asked elsewhere."""
    template = subject.template
    for check in template.asked(Asked.OF_REPORT):
        yield from check.find(check.spec, Inquiry(subject, template.codes[check.code]))


def raised_findings(template: Template, reading: Reading, values: ReportValues) -> list[Finding]:
    """Everything the rules of the form find, before what follows from another finding is left out."""
    return [
        *record_findings(template, reading),
        *entry_findings(template, reading),
        *total_findings(template, reading, values),
        *check_findings(template, reading, values),
    ]


def _raised(template: Template, reading: Reading, values: ReportValues) -> list[Finding]:
    year = reading.report.year
    return [one for one in raised_findings(template, reading, values) if _in_force(template, one, year)]


def _in_force(template: Template, finding: Finding, year: int) -> bool:
    """Whether the rules in use ask for this at all."""
    code = template.codes.get(finding.code)
    return code is None or code.in_force(year)


def _follows(finding: Finding, raised: Sequence[Finding]) -> bool:
    """Whether another finding is the cause: the same cell's leading one, or the same check on fewer figures."""
    for other in raised:
        if other is finding:
            return False
        if other.address == finding.address and other.related == finding.related:
            return True
        if other.code == finding.code and set(other.related) < set(finding.related):
            return True
    return False


def _rests_on(finding: Finding, wrong: set[Address | None]) -> bool:
    """Whether a finding is about a figure that the form does not accept in the first place."""
    return not wrong.isdisjoint(finding.related)


def _adds_up(finding: Finding, raised: Sequence[Finding], totals: set[str]) -> bool:
    """Whether a total only shows what a wrong total among its terms says."""
    return finding.code in totals and any(
        other.code in totals and other.address in finding.related for other in raised if other is not finding
    )


def _order(template: Template) -> dict[Address | None, int]:
    addresses: list[Address | None] = [address for table in template.tables for address in table.addresses]
    addresses += [IndicatorAddress(indicator.id) for indicator in template.indicators]
    return {address: index for index, address in enumerate(addresses)}
