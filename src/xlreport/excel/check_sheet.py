"""The check sheet: every relation of the form live, with both sides and a link to the cell."""

from xlreport.excel.book import Book, Sheet, print_on_a4
from xlreport.excel.styles import Look
from xlreport.layout import words
from xlreport.layout.check_plan import (
    CHECKS_TOP,
    FLAG,
    GAP,
    LEFT,
    LINK,
    RIGHT,
    STATE,
    SUMS_ROW,
    TITLE,
    WHERE,
    line_rows,
    relations_top,
)  # fmt: skip
from xlreport.layout.live import MISSING, WRONG, Line, difference_of
from xlreport.layout.plan import Plan
from xlreport.model.template import Template


def write_check_sheet(book: Book, template: Template, plan: Plan) -> None:
    sheet = book.sheet(words.CHECKS)
    sheet.text(0, STATE, words.CHECKS, Look.TITLE)
    sheet.formula(1, STATE, plan.live.light, Look.LIGHT)
    formulas = plan.live.formulas
    for address, column in ((WRONG, FLAG), (MISSING, FLAG + 1)):
        sheet.formula(SUMS_ROW, column, formulas[address], Look.MARK)
    _write_heads(sheet, CHECKS_TOP - 1, words.COMPLETENESS, CHECKS_TOP)
    _write_heads(sheet, relations_top(plan.live) - 1, words.RELATIONS, relations_top(plan.live))
    for line, row in line_rows(plan.live):
        _write_line(sheet, template, line, row)
        sheet.formula(row, FLAG, formulas[line.flag], Look.MARK)
    _colour(sheet, max(row for _, row in line_rows(plan.live)))
    for column, width in (
        (STATE, 12),
        (TITLE, 34),
        (WHERE, 60),
        (LEFT, 12),
        (RIGHT, 12),
        (GAP, 12),
        (LINK, 8),
    ):
        sheet.width(column, column, width)
    sheet.width(FLAG, FLAG + 1, 4, hidden=True)
    sheet.height(0, 28)
    sheet.worksheet.print_area(0, 0, max(row for _, row in line_rows(plan.live)), LINK)
    print_on_a4(sheet, landscape=True)
    sheet.protect()


def _write_heads(sheet: Sheet, title_row: int, title: str, row: int) -> None:
    sheet.text(title_row, STATE, title, Look.SUBHEAD)
    heads = {
        STATE: words.CHECK_STATE, TITLE: words.CHECK_TITLE, WHERE: words.CHECK_WHERE, LEFT: words.CHECK_LEFT,
        RIGHT: words.CHECK_RIGHT, GAP: words.CHECK_GAP, LINK: words.CHECK_LINK,
    }  # fmt: skip
    for column, head in heads.items():
        sheet.text(row, column, head, Look.HEAD)


def _write_line(sheet: Sheet, template: Template, line: Line, row: int) -> None:
    sheet.formula(row, STATE, line.state, Look.CELL_CENTRE)
    sheet.text(row, TITLE, line.title, Look.CELL)
    sheet.text(row, WHERE, _where(template, line), Look.CELL)
    for column, side in ((LEFT, line.left), (RIGHT, line.right)):
        if side is None or line.right is None:
            sheet.text(row, column, "", Look.CELL_CENTRE)
        else:
            sheet.formula(row, column, side, Look.CELL_CENTRE)
    sheet.formula(row, GAP, difference_of(line, template), Look.CELL_CENTRE)
    target = sheet.book.where(line.at)
    quoted = target.sheet.replace("'", "''")
    link = f"internal:'{quoted}'!{target.name}"
    sheet.worksheet.write_url(row, LINK, link, sheet.book.styles[Look.LINK], words.LINK)


def _where(template: Template, line: Line) -> str:
    table = template.table(line.table)
    section = next(section for section in template.sections if table in section.tables)
    if line.right is None:
        return table.caption or section.heading
    leaves = (table.row(line.at), table.column(line.at))
    return " × ".join("/".join(leaf.labels) for leaf in leaves if leaf.labels)


def _colour(sheet: Sheet, last_row: int) -> None:
    for text, wrong in ((words.FAILS, True), (words.WAITS, False)):
        options = {
            "type": "cell",
            "criteria": "==",
            "value": f'"{text}"',
            "format": sheet.book.styles.state(wrong=wrong),
        }
        sheet.worksheet.conditional_format(CHECKS_TOP, STATE, last_row, STATE, options)
