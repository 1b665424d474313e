"""The sheet a return copy opens on: every finding with a link to its cell, gravest first, and room for a reason."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from xlreport.form.language.evaluate import PlainValues, Values
from xlreport.form.language.spell import Cell
from xlreport.form.model.cell import cell_name
from xlreport.form.model.finding import Finding, Severity
from xlreport.form.model.template import Template
from xlreport.form.report.digest import digest_of
from xlreport.form.report.report import key_of
from xlreport.layout.addresses import AnswerAddress, line_key
from xlreport.layout.finished import Area, FinishedSheet
from xlreport.layout.plan import Plan
from xlreport.layout.sheets.copies.marks import Returned
from xlreport.layout.sheets.sheet import Book, Sheet, a4
from xlreport.layout.sizes import LEAST_HEIGHT, height_of
from xlreport.layout.styles import State, Style
from xlreport.messages import workbook as words
from xlreport.messages.codes.reading_codes import LAPSED
from xlreport.messages.findings import code_of, fill, subject, suspicion
from xlreport.messages.sheets import returns as return_words

NUMBER, SEVERITY, TITLE, WHERE, CELL, FOUND, EXPECTED, REMEDY, REASON, KEY, DIGEST = range(11)
"""The columns. The finding's key and what it stands on are hidden right of the reason, as in the check sheet."""

_WIDTHS = (6.5, 8, 17, 22, 9, 10, 10, 41, 29)
"""Together no wider than a window of 1366 pixels shows."""

_HEADS = 3
_MOST_SHOWN = 40
"""What was found is quoted no further; the cell itself tells all of it."""

_STYLES = {
    NUMBER: Style.CELL_CENTRE,
    SEVERITY: Style.CELL_CENTRE,
    FOUND: Style.CELL_CENTRE,
    EXPECTED: Style.CELL_CENTRE,
}


def return_sheet(template: Template, plan: Plan, returned: Returned, values: Values) -> FinishedSheet:
    sheet = Sheet(Book(where=plan.where, spelled={}, alike=plan.alike), words.RETURNED)
    sheet.text(0, NUMBER, return_words.RETURNED_TITLE, Style.TITLE)
    counts = {severity: sum(one.severity is severity for one in returned.findings) for severity in Severity}
    summary = return_words.RETURNED_SUMMARY.format(
        errors=counts[Severity.ERROR], warnings=counts[Severity.WARNING], notes=counts[Severity.NOTE]
    )
    sheet.text(1, NUMBER, summary, Style.GUIDE)
    sheet.text(2, NUMBER, return_words.RETURNED_GUIDE, Style.GUIDE)
    for column, (head, width) in enumerate(zip(return_words.RETURNED_HEADS, _WIDTHS, strict=True)):
        sheet.text(_HEADS, column, head, Style.HEAD)
        sheet.width(column, column, width)
    findings = _in_order(returned)
    for number, finding in enumerate(findings, 1):
        _lay_finding(sheet, template, finding, number)
    _lay_reasons(sheet, template, findings, values)
    return _arranged(sheet, _HEADS + len(findings))


def empty_list(plan: Plan) -> FinishedSheet:
    """The list without any of its cells."""
    return replace(return_sheet(plan.template, plan, Returned({}, ()), PlainValues({})), cells=())


def _in_order(returned: Returned) -> Sequence[Finding]:
    order = list(Severity)
    return sorted(returned.findings, key=lambda one: order.index(one.severity))


def answers_in(template: Template, returned: Returned, values: Values) -> Mapping[AnswerAddress, tuple[Cell, str]]:
    """Where each question is answered, and what an answer is given for."""
    return {
        AnswerAddress(line_key(*key_of(finding))): (
            Cell(words.RETURNED, row, REASON), digest_of(template, finding, values),
        )
        for row, finding in enumerate(_in_order(returned), _HEADS + 1)
        if _asks(finding)
    }  # fmt: skip


def _asks(finding: Finding) -> bool:
    """A reason that lapsed is given anew where the question itself stands."""
    return finding.severity is Severity.WARNING and finding.code != LAPSED


def _lay_reasons(sheet: Sheet, template: Template, findings: Sequence[Finding], values: Values) -> None:
    """A cell to type in beside each question."""
    for row, finding in enumerate(findings, _HEADS + 1):
        if not _asks(finding):
            sheet.blank(row, REASON, Style.COMPUTED)
            continue
        sheet.blank(row, REASON, Style.REASON)
        sheet.text(row, KEY, line_key(*key_of(finding)), Style.MARK)
        sheet.text(row, DIGEST, digest_of(template, finding, values), Style.MARK)
        cell = cell_name(row, REASON)
        sheet.highlight(Area(row, REASON, row, REASON), f"=LEN({cell})=0", State.MISSING)
    sheet.width(KEY, DIGEST, 4, hidden=True)


def _lay_finding(sheet: Sheet, template: Template, finding: Finding, number: int) -> None:
    row = _HEADS + number
    for column, text in enumerate(_texts(template, finding, number)):
        sheet.text(row, column, text, _STYLES.get(column, Style.CELL))
    texts = zip(_texts(template, finding, number), _WIDTHS, strict=False)
    sheet.height(row, max(height_of(text, width) for text, width in texts))
    if finding.place is not None:
        sheet.link(row, CELL, finding.place, finding.place.cell, Style.LINK)


def _texts(template: Template, finding: Finding, number: int) -> tuple[str, ...]:
    code = code_of(template, finding.code)
    return (
        str(number), return_words.RETURNED_SEVERITIES[finding.severity.value], code.title or finding.code,
        _called(template, finding), "", _short(finding.found), _short(finding.expected), _told(template, finding),
    )  # fmt: skip


def _short(text: str | None) -> str:
    return "" if text is None else text if len(text) <= _MOST_SHOWN else f"{text[:_MOST_SHOWN]}…"


def _called(template: Template, finding: Finding) -> str:
    """The sheet and the labels of what the finding is about."""
    sheet = "" if finding.place is None else finding.place.sheet
    called = subject(template, finding)
    return "\n".join(part for part in (sheet, called) if part)


def _told(template: Template, finding: Finding) -> str:
    code = code_of(template, finding.code)
    asked = "" if finding.suspect is None else suspicion(template, finding.suspect)
    return fill(code.message, finding) + asked + fill(code.remedy, finding)


def _arranged(sheet: Sheet, last: int) -> FinishedSheet:
    sheet.height(0, 30)
    for row in (1, 2):
        sheet.height(row, LEAST_HEIGHT)
    sheet.height(_HEADS, 24)
    area = Area(_HEADS + 1, SEVERITY, max(last, _HEADS + 1), SEVERITY)
    first = cell_name(area[0], SEVERITY)
    sheet.highlight(area, f'={first}="{return_words.RETURNED_SEVERITIES["error"]}"', State.WRONG)
    sheet.highlight(area, f'={first}="{return_words.RETURNED_SEVERITIES["warning"]}"', State.MISSING)
    return sheet.finished(
        page=a4(landscape=True, repeated=(_HEADS, _HEADS)), frozen=(_HEADS + 1, 0),
        filtered=Area(_HEADS, NUMBER, max(last, _HEADS), REASON), protected=False,
        shown_first=True, plain=True,
    )  # fmt: skip
