"""The name of the file that was handed in."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from xlreport.checking.inquiry import Inquiry
from xlreport.checking.understanding.counts.figures import plain
from xlreport.form.loading.rules.check_fields import Pattern, Several
from xlreport.form.loading.rules.check_kinds import CheckSpec
from xlreport.form.model.finding import Finding


class FileNamed(CheckSpec):
    """The file's name lacks the agency's name, the year, or all of the patterns.

    checks: [{name: file_named, patterns: ["年报|年度报告"]}]
    """

    name: Literal["file_named"]
    holes: ClassVar = frozenset({"found", "expected"})
    patterns: Several[Pattern]


def find(spec: FileNamed, inquiry: Inquiry) -> Iterator[Finding]:
    report, written = inquiry.report, inquiry.reading.file_name
    if written is None:
        return
    name = plain(written)
    wanted = (plain(report.agency_name), str(report.year))
    if not all(one in name for one in wanted) or not any(pattern.search(name) for pattern in spec.patterns):
        yield inquiry.finding_in_file_name(found=written, expected=f"{report.agency_name}{report.year}")
