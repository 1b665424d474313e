"""What the journal keeps of a file: its findings in words, its report as it is printed, what two files differ in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from xlreport.collection.parts import part_of
from xlreport.desk.work.seen import AgencySeen, FileSeen, Seen
from xlreport.district.run.journal import kept_result, previous_record
from xlreport.form.report.opening import figures_of
from xlreport.form.report.report import Report
from xlreport.messages import district as words
from xlreport.messages.findings import code_of
from xlreport.narrative.compose import compose
from xlreport.records.read import parse_record
from xlreport.render.html.html import render_html
from xlreport.use_cases.compare import Judged, Told, compare_versions, counted
from xlreport.use_cases.look import look_of

LAST_YEAR = "last-year"
"""Stands for the report of the year before where two files are named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingSeen:
    """`message` says what to do as well; `source`: where the rule comes from."""

    severity: str
    tone: str
    title: str
    where: str
    message: str
    reason: str
    source: str
    code: str


_TONES = {"error": "wrong", "warning": "asked", "note": "note"}


def findings_of(seen: Seen, file: FileSeen) -> Sequence[FindingSeen] | None:
    """Errors first; None where a later run has let go of the file."""
    result = kept_result(seen.journal, file.key)
    if result is None:
        return None
    order = list(words.SEVERITIES)
    found = sorted(result["file"]["findings"], key=lambda one: order.index(one["severity"]))
    return [_finding(seen, file, one) for one in found]


def _finding(seen: Seen, file: FileSeen, one: Mapping[str, Any]) -> FindingSeen:
    code = code_of(seen.forms[file.template], one["code"])
    return FindingSeen(
        severity=words.SEVERITIES[one["severity"]], tone=_TONES[one["severity"]], title=code.title or one["code"],
        where=words.PLACE.format(sheet=one["sheet"], cell=one["cell"]) if one["sheet"] else "",
        message=one["message"], reason=one["reason"] or "", source=code.source or "", code=one["code"],
    )  # fmt: skip


def printed(seen: Seen, one: AgencySeen, file: FileSeen) -> str | None:
    """The report as a page, as `report` prints it; marked as a draft where it has errors."""
    result = kept_result(seen.journal, file.key)
    if result is None:
        return None
    template, report = seen.forms[file.template], _report(seen, result)
    last = _last_year(seen, one, report)
    previous = None if last is None else figures_of(seen.forms[last.template_id], last)
    document = compose(template, report, previous, draft=bool(result["errors"]))
    return render_html(document, look_of(template).html)


def differing(seen: Seen, one: AgencySeen, old: FileSeen | None, new: FileSeen) -> Mapping[str, Any] | None:
    """What the newer file has otherwise, as `compare` lists it; `old` None is last year's report.

    None where there is no such report, or the two are of different forms.
    """
    result = kept_result(seen.journal, new.key)
    if result is None:
        return None
    after = _judged(seen, result)
    if old is None:
        last = _last_year(seen, one, after.report)
        before = None if last is None else Judged(last, ())
    else:
        kept = kept_result(seen.journal, old.key)
        before = None if kept is None else _judged(seen, kept)
    if before is None or before.report.template_id != after.report.template_id:
        return None
    return counted(compare_versions(seen.forms[new.template], before, after))


def has_last_year(seen: Seen, one: AgencySeen, file: FileSeen) -> bool:
    result = kept_result(seen.journal, file.key)
    return result is not None and _last_year(seen, one, _report(seen, result)) is not None


def _report(seen: Seen, result: Mapping[str, Any]) -> Report:
    return parse_record(result["record"], seen.forms).report


def _judged(seen: Seen, result: Mapping[str, Any]) -> Judged:
    found = result["file"]["findings"]
    told = (Told(own["code"], own["severity"], own["message"], own["address"]) for own in found)
    return Judged(_report(seen, result), tuple(told))


def _last_year(seen: Seen, one: AgencySeen, report: Report) -> Report | None:
    template = seen.forms[report.template_id]
    names = dict.fromkeys((report.agency_name, one.agency))
    asked = (
        previous_record(seen.journal, name, part_of(template, report), report.template_id, report.year - 1)
        for name in names
    )
    record = next((found for found in asked if found is not None), None)
    return None if record is None else parse_record(record, seen.forms).report
