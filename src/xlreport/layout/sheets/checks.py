"""The check sheet: every relation of the form live, with both sides, a link to the cell, and room for a reason."""

from collections.abc import Sequence

from xlreport.form.model.address import SIGNED_ON, YEAR, Address
from xlreport.form.model.cell import cell_name
from xlreport.form.model.finding import Place
from xlreport.form.model.template import Template
from xlreport.form.report.report import Reason
from xlreport.layout.addresses import UNEXPLAINED, FormArea, TablePart, TextPart, line_key
from xlreport.layout.check_plan import (
    CHECKS_TOP,
    DIGEST,
    FLAG,
    GAP,
    KEY,
    LEFT,
    LINK,
    REASON,
    RIGHT,
    STATE,
    SUMS_ROW,
    TITLE,
    WHERE,
    after_lines,
    line_rows,
    relations_top,
)  # fmt: skip
from xlreport.layout.finished import Area, FinishedSheet, State, Style
from xlreport.layout.lines import Line
from xlreport.layout.live import SUMS, difference_of
from xlreport.layout.plan import Plan
from xlreport.layout.seen.sight import unseen_rules
from xlreport.layout.sheets.sheet import Book, Sheet, a4, colour_light
from xlreport.layout.sizes import height_of
from xlreport.messages import workbook as words

_WIDTHS = {
    STATE: 14, TITLE: 32, WHERE: 60, LEFT: 12, RIGHT: 12, GAP: 12, LINK: 8, REASON: 44, KEY: 4, DIGEST: 4, FLAG: 4,
}  # fmt: skip


def check_sheet(book: Book, template: Template, plan: Plan, others: Sequence[Reason]) -> FinishedSheet:
    """`others`: reasons that belong to no live line; they are carried along."""
    sheet = Sheet(book, words.CHECKS)
    sheet.text(0, STATE, words.CHECKS, Style.TITLE)
    sheet.merged(1, STATE, 1, WHERE, "", Style.LIGHT)
    sheet.formula(1, STATE, plan.live.light, Style.LIGHT)
    colour_light(sheet, 1, STATE)
    for offset, address in enumerate(SUMS.values()):
        sheet.formula(SUMS_ROW, FLAG + offset, plan.live.formulas[address], Style.MARK)
    _lay_heads(sheet, CHECKS_TOP - 1, words.COMPLETENESS, CHECKS_TOP)
    _lay_heads(sheet, relations_top(plan.live) - 1, words.RELATIONS, relations_top(plan.live))
    for line, row in line_rows(plan.live):
        _lay_line(sheet, template, line, row)
    last = _lay_reviewed(sheet, template, after_lines(plan.live))
    last = _lay_others(sheet, others, last + 2)
    _colour(sheet, CHECKS_TOP + 1, CHECKS_TOP + len(plan.live.completeness))
    _colour(sheet, relations_top(plan.live) + 1, relations_top(plan.live) + len(plan.live.relations))
    for column, width in _WIDTHS.items():
        sheet.width(column, column, width, hidden=column >= KEY)
    sheet.width(FLAG, FLAG + len(SUMS) - 1, 4, hidden=True)
    sheet.height(0, 30)
    sheet.height(1, 28)
    return sheet.finished(page=a4(landscape=True, area=Area(0, STATE, last, REASON)))


def _lay_heads(sheet: Sheet, title_row: int, title: str, row: int) -> None:
    sheet.text(title_row, STATE, title, Style.SUBHEAD)
    sheet.height(title_row, 26)
    heads = {
        STATE: words.CHECK_STATE, TITLE: words.CHECK_TITLE, WHERE: words.CHECK_WHERE, LEFT: words.CHECK_LEFT,
        RIGHT: words.CHECK_RIGHT, GAP: words.CHECK_GAP, LINK: words.CHECK_LINK, REASON: words.CHECK_REASON,
    }  # fmt: skip
    for column, head in heads.items():
        sheet.text(row, column, head, Style.HEAD)
    sheet.height(row, 24)


def _lay_line(sheet: Sheet, template: Template, line: Line, row: int) -> None:
    where = _where(template, line)
    sheet.formula(row, STATE, line.state, Style.CELL_CENTRE)
    sheet.text(row, TITLE, line.title, Style.CELL)
    sheet.text(row, WHERE, where, Style.CELL)
    sheet.height(row, height_of(where, _WIDTHS[WHERE]))
    gap = None if line.left is None or line.right is None else difference_of(line)
    for column, content in ((LEFT, line.left), (RIGHT, line.right), (GAP, gap)):
        if content is None:
            sheet.blank(row, column, Style.CELL_CENTRE)
        else:
            sheet.formula(row, column, content, Style.CELL_CENTRE)
    target = sheet.book.where(line.at)
    sheet.link(row, LINK, Place(target.sheet, target.name), words.LINK, Style.LINK)
    sheet.formula(row, FLAG, line.count, Style.MARK)
    if line.kind == UNEXPLAINED:
        sheet.value(row, REASON, sheet.book.values.content(line.reason), Style.REASON)
        sheet.text(row, KEY, line.key, Style.MARK)
        sheet.value(row, DIGEST, sheet.book.values.content(line.digest), Style.MARK)


def _lay_reviewed(sheet: Sheet, template: Template, top: int) -> int:
    """The rules that no formula of the workbook asks."""
    sheet.text(top - 1, STATE, words.CHECK_REVIEWED, Style.SUBHEAD)
    sheet.text(top, STATE, words.CHECK_REVIEWED_NOTE, Style.GUIDE)
    row = top
    for row, code in enumerate(unseen_rules(template), top + 1):
        sheet.text(row, STATE, words.CHECK_REVIEWED, Style.CELL_CENTRE)
        sheet.text(row, TITLE, code.title, Style.CELL)
    return row


def _lay_others(sheet: Sheet, reasons: Sequence[Reason], top: int) -> int:
    row = top - 2
    if reasons:
        sheet.text(top - 1, STATE, words.REASONS_OTHER, Style.SUBHEAD)
    for row, reason in enumerate(reasons, top):
        sheet.text(row, REASON, reason.text, Style.REASON)
        sheet.text(row, KEY, line_key(reason.code, reason.address), Style.MARK)
        sheet.text(row, DIGEST, reason.digest, Style.MARK)
    return row


def _where(template: Template, line: Line) -> str:
    if isinstance(line.part, TextPart):
        return next(section.heading for section in template.sections if section.id == line.part.section)
    if line.part in {FormArea.AGENCY, FormArea.REPORT}:
        return _on_cover(template, line)
    if line.code is not None:
        return template.called(line.at)
    if not isinstance(line.part, TablePart):
        return words.INDICATORS
    table = template.table(line.part.table)
    section = next(section for section in template.sections if table in section.tables)
    return table.caption or section.heading


def _on_cover(template: Template, line: Line) -> str:
    """The cover, and which of its cells."""
    own: dict[Address, str] = {YEAR: template.period_label or words.YEAR, SIGNED_ON: words.SIGNED_ON}
    return f"{words.COVER} {own.get(line.at) or template.called(line.at)}"


def _colour(sheet: Sheet, first_row: int, last_row: int) -> None:
    area = Area(first_row, STATE, last_row, STATE)
    first = cell_name(first_row, STATE)
    wrong = ",".join(f'{first}="{word}"' for word in (words.FAILS, words.LAPSED))
    calm = (words.PASSES, words.MARK_DONE, words.EXPLAINED, words.NO_PREVIOUS, words.LATER, words.OPTIONAL)
    waiting = ",".join(f'{first}<>"{word}"' for word in calm)
    sheet.highlight(area, f"=OR({wrong})", State.WRONG)
    sheet.highlight(area, f"=AND(LEN({first})>0,{waiting})", State.MISSING)
