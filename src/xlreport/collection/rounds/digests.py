"""What tells one report from another, and what a return copy is stamped with so that it finds its place."""

import hashlib

from xlreport.collection.rosters.names import name_key
from xlreport.form.model.template import Template
from xlreport.form.report.report import Reading, Report
from xlreport.form.report.round import Round
from xlreport.records.write import dump_json, record_of

_REPORT, _AGENCY = 16, 8
"""So many hexadecimal digits tell one report and one agency of a set from the others."""


def record_digest(record: str) -> str:
    """Of a report as JSON in normal form: what was typed, however the file looks."""
    return hashlib.sha256(record.encode()).hexdigest()[:_REPORT]


def report_digest(template: Template, report: Report) -> str:
    return record_digest(dump_json(record_of(template, report)))


def agency_mark(agency: str) -> str:
    """By what an agency is known that changed its name since."""
    return hashlib.sha256(name_key(agency).encode("utf-8", "surrogatepass")).hexdigest()[:_AGENCY]


def round_after(template: Template, reading: Reading) -> Round:
    """The round of the return copy of a reading; the owner stays whoever was answered first."""
    answers = report_digest(template, reading.report)
    owner = reading.round.owner or agency_mark(reading.report.agency_name)
    return Round(reading.round.number + 1, answers, owner)
