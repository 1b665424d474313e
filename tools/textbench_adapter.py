"""What a bench of sentences against figures asks of the tool: the findings of a report, beside last year's.

A bench loads this file and calls

    findings(record, before) -> [(code, severity, found, quoted), ...]

where `record` and `before` are reports as JSON objects (docs/json.md), `before` the same agency's on the year before.
`severity` is `error`, `warning` or `note`; `found` is what the finding quotes as found, or None; `quoted` the clause of
the text that it is about, empty for a finding about figures alone. Raises UnreadableRecordError for a report that
breaks its form.
"""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

import xlreport

Told = tuple[str, str, str | None, str]


@cache
def _forms() -> Mapping[str, xlreport.Template]:
    return xlreport.load_templates()


def _read(record: Mapping[str, Any]) -> xlreport.Reading:
    return xlreport.parse_record(json.dumps(record, ensure_ascii=False), _forms())


def findings(record: Mapping[str, Any], before: Mapping[str, Any]) -> list[Told]:
    """Every finding of the report, in the order in which `xlreport check` lists them."""
    reading = _read(record)
    template = _forms()[reading.report.template_id]
    verdict = xlreport.check(template, reading, previous=_read(before).report)
    return [(one.code, one.severity.value, one.found, one.params.get("quoted", "")) for one in verdict.findings]
