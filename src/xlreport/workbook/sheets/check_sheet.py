"""The check sheet: every relation of the form live, with both sides, a link to the cell, and room for a reason."""

from collections.abc import Sequence

from xlreport.form.model.address import FigureAddress
from xlreport.form.model.cell import cell_name
from xlreport.form.model.finding import Place
from xlreport.form.model.template import Template
from xlreport.form.report.report import Reason
from xlreport.layout.addresses import UNEXPLAINED, Area, line_key
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
from xlreport.layout.lines import Line
from xlreport.layout.live import SUMS, difference_of
from xlreport.layout.plan import Plan
from xlreport.layout.sizes import height_of
from xlreport.messages import workbook as words
from xlreport.workbook.book import Book, Sheet, print_on_a4
from xlreport.workbook.sheets.field_sheets import colour_light
from xlreport.workbook.styles import Look

_WIDTHS = {
    STATE: 14, TITLE: 32, WHERE: 60, LEFT: 12, RIGHT: 12, GAP: 12, LINK: 8, REASON: 44, KEY: 4, DIGEST: 4, FLAG: 4,
}  # fmt: skip


def write_check_sheet(book: Book, template: Template, plan: Plan, others: Sequence[Reason]) -> None:
    """`others`: reasons that belong to no live line; they are carried along."""
    sheet = book.sheet(words.CHECKS)
    sheet.text(0, STATE, words.CHECKS, Look.TITLE)
    sheet.merged(1, STATE, 1, WHERE, "", Look.LIGHT)
    sheet.formula(1, STATE, plan.live.light, Look.LIGHT)
    colour_light(sheet, 1, STATE)
    for offset, address in enumerate(SUMS.values()):
        sheet.formula(SUMS_ROW, FLAG + offset, plan.live.formulas[address], Look.MARK)
    _write_heads(sheet, CHECKS_TOP - 1, words.COMPLETENESS, CHECKS_TOP)
    _write_heads(sheet, relations_top(plan.live) - 1, words.RELATIONS, relations_top(plan.live))
    for line, row in line_rows(plan.live):
        _write_line(sheet, template, line, row)
    last = _write_reviewed(sheet, template, plan, after_lines(plan.live))
    last = _write_others(sheet, others, last + 2)
    _colour(sheet, CHECKS_TOP + 1, CHECKS_TOP + len(plan.live.completeness))
    _colour(sheet, relations_top(plan.live) + 1, relations_top(plan.live) + len(plan.live.relations))
    for column, width in _WIDTHS.items():
        sheet.width(column, column, width, **({"hidden": True} if column >= KEY else {}))
    sheet.width(FLAG, FLAG + len(SUMS) - 1, 4, hidden=True)
    sheet.height(0, 30)
    sheet.height(1, 28)
    sheet.worksheet.print_area(0, STATE, last, REASON)
    print_on_a4(sheet, landscape=True)
    sheet.protect()


def _write_heads(sheet: Sheet, title_row: int, title: str, row: int) -> None:
    sheet.text(title_row, STATE, title, Look.SUBHEAD)
    sheet.height(title_row, 26)
    heads = {
        STATE: words.CHECK_STATE, TITLE: words.CHECK_TITLE, WHERE: words.CHECK_WHERE, LEFT: words.CHECK_LEFT,
        RIGHT: words.CHECK_RIGHT, GAP: words.CHECK_GAP, LINK: words.CHECK_LINK, REASON: words.CHECK_REASON,
    }  # fmt: skip
    for column, head in heads.items():
        sheet.text(row, column, head, Look.HEAD)
    sheet.height(row, 24)


def _write_line(sheet: Sheet, template: Template, line: Line, row: int) -> None:
    where = _where(template, line)
    sheet.formula(row, STATE, line.state, Look.CELL_CENTRE)
    sheet.text(row, TITLE, line.title, Look.CELL)
    sheet.text(row, WHERE, where, Look.CELL)
    sheet.height(row, height_of(where, _WIDTHS[WHERE]))
    gap = None if line.left is None or line.right is None else difference_of(line)
    for column, content in ((LEFT, line.left), (RIGHT, line.right), (GAP, gap)):
        if content is None:
            sheet.blank(row, column, Look.CELL_CENTRE)
        else:
            sheet.formula(row, column, content, Look.CELL_CENTRE)
    target = sheet.book.where(line.at)
    sheet.link(row, LINK, Place(target.sheet, target.name), words.LINK, Look.LINK)
    sheet.formula(row, FLAG, line.count, Look.MARK)
    if line.kind == UNEXPLAINED:
        sheet.value(row, REASON, sheet.book.values.content(line.reason), Look.REASON)
        sheet.text(row, KEY, line.key, Look.MARK)
        sheet.value(row, DIGEST, sheet.book.values.content(line.digest), Look.MARK)


def _write_reviewed(sheet: Sheet, template: Template, plan: Plan, top: int) -> int:
    """The rules that no formula of the workbook asks."""
    live = {line.code for line in plan.live.relations}
    live |= {code for total in template.totals.values() for code in total.codes}
    kinds = [kind for table in template.tables for kind in table.kinds.values()]
    kinds += [indicator.kind for indicator in template.indicators]
    live |= {code for kind in kinds for code in (kind.code, kind.blank_code)}
    live |= {code.code for code in template.codes.values() if code.off}
    sheet.text(top - 1, STATE, words.CHECK_REVIEWED, Look.SUBHEAD)
    sheet.text(top, STATE, words.CHECK_REVIEWED_NOTE, Look.GUIDE)
    row = top
    for row, code in enumerate((code for code in template.codes.values() if code.code not in live), top + 1):
        sheet.text(row, STATE, words.CHECK_REVIEWED, Look.CELL_CENTRE)
        sheet.text(row, TITLE, code.title, Look.CELL)
    return row


def _write_others(sheet: Sheet, reasons: Sequence[Reason], top: int) -> int:
    row = top - 2
    if reasons:
        sheet.text(top - 1, STATE, words.REASONS_OTHER, Look.SUBHEAD)
    for row, reason in enumerate(reasons, top):
        sheet.text(row, REASON, reason.text, Look.REASON)
        sheet.text(row, KEY, line_key(reason.code, reason.address), Look.MARK)
        sheet.text(row, DIGEST, reason.digest, Look.MARK)
    return row


def _where(template: Template, line: Line) -> str:
    if line.code is not None:
        return template.called(line.at)
    if not isinstance(line.at, FigureAddress):
        return words.INDICATORS if line.part is Area.INDICATORS else _on_cover(template, line)
    table = template.table(line.at.table)
    section = next(section for section in template.sections if table in section.tables)
    return table.caption or section.heading


def _on_cover(template: Template, line: Line) -> str:
    """The cover, and which of its cells where the form requires several."""
    is_one_of_several = sum(field.required for field in template.agency_fields) > 1
    return f"{words.COVER} {template.called(line.at)}" if is_one_of_several else words.COVER


def _colour(sheet: Sheet, first_row: int, last_row: int) -> None:
    area = (first_row, STATE, last_row, STATE)
    first = cell_name(first_row, STATE)
    wrong = ",".join(f'{first}="{word}"' for word in (words.FAILS, words.LAPSED))
    calm = (words.PASSES, words.MARK_DONE, words.EXPLAINED, words.NO_PREVIOUS)
    waiting = ",".join(f'{first}<>"{word}"' for word in calm)
    sheet.highlight(area, f"=OR({wrong})", wrong=True)
    sheet.highlight(area, f"=AND(LEN({first})>0,{waiting})", wrong=False)
