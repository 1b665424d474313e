"""The check sheet: what is to be done, then every relation of the form live, with room for a reason."""

from collections.abc import Mapping, Sequence

from xlreport.form.language.spell import Cell
from xlreport.form.language.spelling import SPACES
from xlreport.form.model.address import Address
from xlreport.form.model.cell import cell_name
from xlreport.form.model.finding import Place
from xlreport.form.model.template import Template
from xlreport.form.report.report import Reason
from xlreport.layout.addresses import UNEXPLAINED, line_key
from xlreport.layout.check_plan import (
    COLUMNS,
    DIGEST,
    FLAG,
    GAP,
    GIVEN,
    KEY,
    LAST_COLUMN,
    LEFT,
    LINK,
    REASON,
    RIGHT,
    SIGN,
    SPACE_COLUMN,
    STATE,
    SUMS_ROW,
    TITLE,
    WHERE,
    after_lines,
    checks_top,
    line_rows,
    relations_top,
)  # fmt: skip
from xlreport.layout.finished import Area, FinishedSheet
from xlreport.layout.lines import Line
from xlreport.layout.live import SUMS
from xlreport.layout.plan import Plan
from xlreport.layout.seen.marks import difference_of
from xlreport.layout.sheets.checks.todo import called, lay_list, line_texts
from xlreport.layout.sheets.sheet import Book, Sheet, a4, colour_light
from xlreport.layout.sizes import LEAST_HEIGHT, height_of
from xlreport.layout.styles import State, Style
from xlreport.layout.todo.cells import LinesAddress, LinesCell
from xlreport.messages import workbook as words

_WIDTHS = {STATE: 11, TITLE: 25, WHERE: 30, LEFT: 8, SIGN: 5, RIGHT: 8, GAP: 8, LINK: 7, REASON: 51}
"""Together no wider than a window of 1366 pixels shows; the columns after them are hidden."""


def check_sheet(book: Book, template: Template, plan: Plan, others: Sequence[Reason]) -> FinishedSheet:
    """`others`: reasons that belong to no live line; they are carried along."""
    sheet, live, texts = Sheet(book, words.CHECKS), plan.live, line_texts(template, plan)
    sheet.text(0, STATE, words.CHECKS, Style.TITLE)
    sheet.merged(0, WHERE, 0, REASON, "", Style.LIGHT)
    sheet.formula(0, WHERE, live.light, Style.LIGHT)
    colour_light(sheet, 0, WHERE)
    for offset, address in enumerate(SUMS.values()):
        sheet.formula(SUMS_ROW, FLAG + offset, live.formulas[address], Style.MARK)
    lay_list(sheet, live)
    for row, space in enumerate(SPACES):
        sheet.text(row, SPACE_COLUMN, space, Style.MARK)
    for part in plan.alike.parts:
        sheet.part(part, Style.MARK)
    _lay_heads(sheet, words.COMPLETENESS, checks_top(live))
    _lay_heads(sheet, words.RELATIONS, relations_top(live))
    for index, (line, row) in enumerate(line_rows(live)):
        _lay_line(sheet, template, line, row)
        _lay_mirrored(sheet, plan, texts, index)
    sheet.text(after_lines(live) - 1, STATE, words.CHECK_REVIEWED_NOTE, Style.GUIDE)
    last = _lay_others(sheet, template, others, after_lines(live) + 2)
    _colour(sheet, checks_top(live) + 1, checks_top(live) + len(live.completeness))
    _colour(sheet, relations_top(live) + 1, relations_top(live) + len(live.relations))
    return _arranged(sheet, Area(checks_top(live) - 1, STATE, last, REASON))


def _arranged(sheet: Sheet, printed: Area) -> FinishedSheet:
    for column, width in _WIDTHS.items():
        sheet.width(column, column, width)
    sheet.width(KEY, LAST_COLUMN, 4, hidden=True)
    sheet.height(0, 32)
    return sheet.finished(page=a4(landscape=True, area=printed), frozen=(1, 0), plain=True)


def _lay_heads(sheet: Sheet, title: str, row: int) -> None:
    sheet.text(row - 1, STATE, title, Style.SUBHEAD)
    sheet.height(row - 1, 26)
    heads = {
        STATE: words.CHECK_STATE, TITLE: words.CHECK_TITLE, WHERE: words.CHECK_WHERE, LEFT: words.CHECK_LEFT,
        SIGN: words.CHECK_SIGN, RIGHT: words.CHECK_RIGHT, GAP: words.CHECK_GAP, LINK: words.CHECK_LINK,
        REASON: words.CHECK_REASON,
    }  # fmt: skip
    for column, head in heads.items():
        sheet.text(row, column, head, Style.HEAD)
    sheet.height(row, 24)


def _lay_line(sheet: Sheet, template: Template, line: Line, row: int) -> None:
    where = called(template, line)
    sheet.formula(row, STATE, line.state, Style.CELL_CENTRE)
    sheet.text(row, TITLE, line.title, Style.CELL)
    sheet.text(row, WHERE, where, Style.CELL)
    sheet.height(row, max(height_of(where, _WIDTHS[WHERE]), height_of(line.title, _WIDTHS[TITLE])))
    both = line.left is not None and line.right is not None
    for column, content in ((LEFT, line.left), (RIGHT, line.right), (GAP, difference_of(line) if both else None)):
        if content is None:
            sheet.blank(row, column, Style.CELL_CENTRE)
        else:
            sheet.formula(row, column, content, Style.CELL_CENTRE)
    sign = words.SIGNS.get(line.relation or "", words.BESIDE)
    sheet.text(row, SIGN, sign if both else "", Style.CELL_CENTRE)
    target = sheet.book.where(line.at)
    sheet.link(row, LINK, Place(target.sheet, target.name), words.LINK, Style.LINK)
    sheet.formula(row, FLAG, line.count, Style.MARK)
    if line.kind == UNEXPLAINED:
        _lay_reason(sheet, line, row)
    else:
        sheet.blank(row, REASON, Style.CELL)


def _lay_reason(sheet: Sheet, line: Line, row: int) -> None:
    """Its cell, with what it was given for."""
    sheet.text(row, KEY, line.key, Style.MARK)
    for column, address, style in reason_cells(line):
        sheet.typed(row, column, address, style)


def reason_cells(line: Line) -> Sequence[tuple[int, Address, Style]]:
    """Where the reason stands, and what it was given for."""
    return ((REASON, line.reason, Style.REASON), (DIGEST, line.digest, Style.MARK), (GIVEN, line.given, Style.MARK))


def _lay_mirrored(sheet: Sheet, plan: Plan, texts: Mapping[Address, str], index: int) -> None:
    """What the list mirrors of a line and does not stand there already."""
    for cell in LinesCell:
        address = LinesAddress(cell, index)
        where: Cell | None = plan.cells.get(address)
        if where is None or COLUMNS[cell] <= REASON:
            continue
        formula = plan.live.formulas.get(address)
        if formula is None:
            sheet.text(where.row, where.column, texts[address], Style.MARK)
        else:
            sheet.formula(where.row, where.column, formula, Style.MARK)


def _lay_others(sheet: Sheet, template: Template, reasons: Sequence[Reason], top: int) -> int:
    row = top - 2
    if reasons:
        sheet.text(top - 1, STATE, words.REASONS_OTHER, Style.SUBHEAD)
    for row, reason in enumerate(reasons, top):
        code = template.codes.get(reason.code)
        where = "" if reason.at is None else template.called(reason.at)
        sheet.text(row, TITLE, reason.code if code is None else code.asks or code.title, Style.CELL)
        sheet.text(row, WHERE, where, Style.CELL)
        sheet.text(row, REASON, reason.text, Style.REASON)
        sheet.text(row, KEY, line_key(reason.code, reason.address), Style.MARK)
        sheet.text(row, DIGEST, reason.digest, Style.MARK)
        sheet.height(row, max(LEAST_HEIGHT, height_of(where, _WIDTHS[WHERE]), height_of(reason.text, _WIDTHS[REASON])))
    return row


def _colour(sheet: Sheet, first_row: int, last_row: int) -> None:
    area = Area(first_row, STATE, last_row, STATE)
    first = cell_name(first_row, STATE)
    wrong = ",".join(f'{first}="{word}"' for word in (words.FAILS, words.LAPSED))
    calm = (
        words.PASSES,
        words.MARK_DONE,
        words.EXPLAINED,
        words.NO_PREVIOUS,
        words.FOLLOWS,
        words.LATER,
        words.OPTIONAL,
    )
    waiting = ",".join(f'{first}<>"{word}"' for word in calm)
    sheet.highlight(area, f"=OR({wrong})", State.WRONG)
    sheet.highlight(area, f"=AND(LEN({first})>0,{waiting})", State.MISSING)
    due = ",".join(f'${first}="{word}"' for word in (words.ASKS, words.LAPSED))
    sheet.highlight(Area(first_row, REASON, last_row, REASON), f"=OR({due})", State.MISSING)
