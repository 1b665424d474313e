"""The first sheet of a return copy: every finding with a link to its cell, in reading order, gravest first."""

from xlreport.form.model.cell import cell_name
from xlreport.form.model.finding import Finding, Severity
from xlreport.form.model.template import Template
from xlreport.layout.finished import Area, FinishedSheet, State, Style
from xlreport.layout.sheets.marks import Returned
from xlreport.layout.sheets.sheet import Book, Sheet, a4
from xlreport.layout.sizes import LEAST_HEIGHT, height_of
from xlreport.messages import workbook as words
from xlreport.messages.findings import code_of, fill, subject, suspicion

NUMBER, SEVERITY, TITLE, WHERE, CELL, FOUND, EXPECTED, REMEDY, REASON = range(9)
_WIDTHS = (6, 9, 26, 34, 9, 16, 16, 62, 26)
_HEADS = 3
_STYLES = {
    NUMBER: Style.CELL_CENTRE,
    SEVERITY: Style.CELL_CENTRE,
    FOUND: Style.CELL_CENTRE,
    EXPECTED: Style.CELL_CENTRE,
}


def return_sheet(book: Book, template: Template, returned: Returned) -> FinishedSheet:
    sheet = Sheet(book, words.RETURNED)
    sheet.text(0, NUMBER, words.RETURNED_TITLE, Style.TITLE)
    counts = {severity: sum(one.severity is severity for one in returned.findings) for severity in Severity}
    summary = words.RETURNED_SUMMARY.format(
        errors=counts[Severity.ERROR], warnings=counts[Severity.WARNING], notes=counts[Severity.NOTE]
    )
    sheet.text(1, NUMBER, summary, Style.GUIDE)
    sheet.text(2, NUMBER, words.RETURNED_GUIDE, Style.GUIDE)
    for column, (head, width) in enumerate(zip(words.RETURNED_HEADS, _WIDTHS, strict=True)):
        sheet.text(_HEADS, column, head, Style.HEAD)
        sheet.width(column, column, width)
    order = list(Severity)
    findings = sorted(returned.findings, key=lambda one: order.index(one.severity))
    for number, finding in enumerate(findings, 1):
        _lay_finding(sheet, template, finding, number)
    return _arranged(sheet, _HEADS + len(findings))


def _lay_finding(sheet: Sheet, template: Template, finding: Finding, number: int) -> None:
    row = _HEADS + number
    for column, text in enumerate(_texts(template, finding, number)):
        sheet.text(row, column, text, _STYLES.get(column, Style.CELL))
    remedy = _told(template, finding)
    sheet.height(row, max(height_of(remedy, _WIDTHS[REMEDY]), height_of(_called(template, finding), _WIDTHS[WHERE])))
    if finding.place is not None:
        sheet.link(row, CELL, finding.place, finding.place.cell, Style.LINK)


def _texts(template: Template, finding: Finding, number: int) -> tuple[str, ...]:
    code = code_of(template, finding.code)
    return (
        str(number), words.RETURNED_SEVERITIES[finding.severity.value], code.title or finding.code,
        _called(template, finding), "", finding.found or "", finding.expected or "", _told(template, finding),
        finding.reason or "",
    )  # fmt: skip


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
    sheet.highlight(area, f'={first}="{words.RETURNED_SEVERITIES["error"]}"', State.WRONG)
    sheet.highlight(area, f'={first}="{words.RETURNED_SEVERITIES["warning"]}"', State.MISSING)
    return sheet.finished(
        page=a4(landscape=True, repeated=(_HEADS, _HEADS)), frozen=(_HEADS + 1, 0),
        filtered=Area(_HEADS, NUMBER, max(last, _HEADS), REASON), protected=False,
    )  # fmt: skip
