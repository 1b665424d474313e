"""The sheet to print and sign: whose report it is, its light, its main figures, and lines for names and seal.

The main figures are those the form gives names that texts may use; else its totals; else its figures as they stand.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from xlreport.form.language.guard import guarded_or
from xlreport.form.language.sentences import sentence_expression
from xlreport.form.model.address import YEAR, AgencyAddress
from xlreport.form.model.expression import Call, Expression, Reference, Text, figures
from xlreport.form.model.template import Section, Template
from xlreport.layout.addresses import TablePart
from xlreport.layout.finished import Area, FinishedSheet
from xlreport.layout.plan import Plan
from xlreport.layout.sheets.sheet import Book, Sheet, a4, colour_light
from xlreport.layout.styles import Style
from xlreport.messages import workbook as words

WIDTHS = (24.0, 16.0, 24.0, 16.0)
LAST = len(WIDTHS) - 1
LINE, SIGNED_LINE = 21.0, 40.0
MOST_FIGURES = 40
"""So many stand on a page, two a line, with room for signatures."""


@dataclass(frozen=True, slots=True)
class _Number:
    label: str
    number: Expression


def sign_off_sheet(book: Book, template: Template, plan: Plan) -> FinishedSheet:
    sheet = Sheet(book, words.SIGN_OFF)
    sheet.merged(0, 0, 0, LAST, words.SIGN_OFF_TITLE.format(form=template.short_name), Style.PREVIEW_TITLE)
    sheet.height(0, SIGNED_LINE)
    head: Sequence[tuple[str, Expression, Style]] = (
        (words.SIGN_OFF_AGENCY, Reference(AgencyAddress("name")), Style.CELL),
        (template.period_label or words.YEAR, Call("join", (Reference(YEAR), Text(""))), Style.CELL),
        (words.LIGHT, plan.live.light, Style.LIGHT),
    )
    for row, (label, shown, style) in enumerate(head, 1):
        sheet.text(row, 0, label, Style.LABEL)
        sheet.merged(row, 1, row, LAST, "", style)
        sheet.formula(row, 1, shown, style)
        sheet.height(row, LINE + 5)
    colour_light(sheet, len(head), 1)
    row = len(head) + 2
    for heading, progress, numbers in _groups(template, plan):
        row = _lay_group(sheet, template, row, heading, progress, numbers)
    for number, sentence in enumerate(template.signatures, 1):
        sheet.formula(row + number, 0, sentence_expression(sentence, template.totals), Style.SIGNATURE)
        sheet.height(row + number, SIGNED_LINE)
    for column, width in enumerate(WIDTHS):
        sheet.width(column, column, width)
    return sheet.finished(page=a4(one_page=True, area=Area(0, 0, row + len(template.signatures), LAST)))


def _lay_group(
    sheet: Sheet, template: Template, row: int, heading: str, progress: Expression | None, numbers: Sequence[_Number]
) -> int:
    """A section's figures, two a line, below its heading and how far it is. Returns the row after them."""
    for column in range(LAST + 1):
        sheet.blank(row, column, Style.SUBHEAD)
    sheet.text(row, 0, heading, Style.SUBHEAD)
    if progress is not None:
        sheet.formula(row, LAST, progress, Style.SUBHEAD)
    sheet.height(row, LINE + 5)
    for place, one in enumerate(numbers):
        line, column = row + 1 + place // 2, place % 2 * 2
        sheet.text(line, column, one.label, Style.LABEL)
        missing = Text(words.NOT_REPORTED if progress is None else words.FIELD_MISSING)
        told = guarded_or(Call("join", (one.number, Text(""))), [one.number], missing, template.totals)
        sheet.formula(line, column + 1, told, Style.CELL_CENTRE)
        sheet.height(line, LINE)
    return row + 1 + (len(numbers) + 1) // 2


def _groups(template: Template, plan: Plan) -> Iterator[tuple[str, Expression | None, Sequence[_Number]]]:
    """The main figures section by section, then those of no table; with each section how far it is."""
    numbers = _main_numbers(template)
    for section in template.sections:
        own = [one for one in numbers if _section_of(template, one.number) == section]
        if section.tables:
            yield section.heading, plan.live.progress([TablePart(table.id) for table in section.tables]), own
    others = [one for one in numbers if _section_of(template, one.number) is None]
    if others:
        yield words.INDICATORS, None, others


def _main_numbers(template: Template) -> Sequence[_Number]:
    if template.text_fields:
        return [_Number(name, number) for name, number in template.text_fields.items()][:MOST_FIGURES]
    addresses = list(template.totals) or [
        one for table in template.tables for one in table.addresses if table.adds_up(one)
    ]
    return [_Number(template.called(address), Reference(address)) for address in addresses][:MOST_FIGURES]


def _section_of(template: Template, number: Expression) -> Section | None:
    """The section whose table the figure stands in; None for an indicator."""
    tables = {address.table for address in figures(number)}
    return next((one for one in template.sections if tables & {table.id for table in one.tables}), None)


def said_on_sign_off(template: Template) -> set[str]:
    """Whatever the sheet says that no formula gives."""
    said = {words.SIGN_OFF_TITLE.format(form=template.short_name), words.SIGN_OFF_AGENCY, words.LIGHT, words.INDICATORS}
    said |= {template.period_label or words.YEAR, *(section.heading for section in template.sections)}
    return said | {one.label for one in _main_numbers(template)}
