"""The report as it will read, a paragraph a row, from the cells staff are typing in."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from xlreport.form.language.guard import Totals
from xlreport.form.language.sentences import sentence_expression
from xlreport.form.language.trees import above_zero, call, tree
from xlreport.form.model.address import LEAD, SIGNED_ON, TITLE, AgencyAddress
from xlreport.form.model.answers import NONE
from xlreport.form.model.expression import Call, Expression, Number, Reference, Text
from xlreport.form.model.sentence import Sentence
from xlreport.form.model.template import Section, Template
from xlreport.layout.pages.visual import LineKind, signed
from xlreport.layout.pasting.cells import RowKind
from xlreport.layout.pasting.paste import Paste
from xlreport.layout.preview.fields import with_fields
from xlreport.layout.preview.items import PreviewItem, PreviewLine, given, join
from xlreport.layout.prose import ProseSheet
from xlreport.messages import workbook as words
from xlreport.messages.sheets import pasting

_PART = 10_000
"""So many places has each part of the text: what stands before the sections, each section, what stands behind."""


def preview_lines(
    template: Template, prose: Sequence[ProseSheet], sheets: Mapping[str, str], paste: Paste
) -> Iterator[PreviewLine]:
    """Title, lead, sections and sign-off in the report's order; tables are only pointed at.

    `sheets`: the names of the sheets to look at for tables that the preview does not show itself. What is pasted
    stands where nothing else is typed: each section's pasted rows before its own. They are told once, behind all
    others: each has its place by the section that it belongs to.
    """
    parts = [_before(template, paste), *_sections(template, prose, sheets, paste), _behind(paste)]
    for part, lines in enumerate(parts):
        for index, line in enumerate(lines):
            place = part * _PART + (index + 1 if index == 0 else index + paste.rows + 1)
            yield replace(line, place=tree(place))
    if prose:
        for row, (shown, section) in enumerate(paste.lines(), 2):
            yield PreviewLine(shown, place=call("sum", call("multiply", section, _PART), row))


def _before(template: Template, paste: Paste) -> Iterator[PreviewLine]:
    """Title and opening."""
    pasted = join(list(paste.lines_of(RowKind.TITLE)))
    yield PreviewLine(_own_or(with_fields(template, TITLE), (template.title,), template.totals, pasted, pasted))
    lead, own_lead = list(paste.lines_of(RowKind.LEAD)), with_fields(template, LEAD)
    yield PreviewLine(_own_or(own_lead, template.lead, template.totals, join(lead), Text("")))
    yield from (PreviewLine(Call("choose", (given(own_lead), Text(""), line))) for line in lead)


def _sections(
    template: Template, prose: Sequence[ProseSheet], sheets: Mapping[str, str], paste: Paste
) -> Iterator[Iterator[PreviewLine]]:
    texts = {sheet.section.id: sheet for sheet in prose}
    for section in template.sections:
        yield _section(template, section, sheets.get(section.id), texts.get(section.id), paste)


def _section(
    template: Template, section: Section, sheet: str | None, texts: ProseSheet | None, paste: Paste
) -> Iterator[PreviewLine]:
    """`sheet`: the one to look at for its tables."""
    heading = None if section.printed is None else sentence_expression(section.printed, template.totals)
    yield PreviewLine(heading or Text(section.heading), kind=LineKind.SECTION)
    if section.tables:
        named = words.PREVIEW_TABLE.format(sheet=sheet) if sheet is not None else None
        yield PreviewLine(Text(named or words.PREVIEW_TABLE_BESIDE))
    if texts is not None:
        yield from _texts(template, texts, paste)


def _behind(paste: Paste) -> Iterator[PreviewLine]:
    yield PreviewLine(Call("choose", (above_zero(paste.below), Text(pasting.PASTED_MORE), Text(""))))
    yield from _signed_off()


def _signed_off() -> Iterator[PreviewLine]:
    """The agency, then the day if there is one, both at the right."""
    name, day = Reference(AgencyAddress("name")), Reference(SIGNED_ON)
    yield PreviewLine(_if_given(name, signed(name, Call("length", (name,)))), kind=LineKind.SIGNED)
    said = join([Call("year", (day,)), Text(words.YEAR_UNIT), Call("month", (day,)), Text(words.MONTH_UNIT),
                  Call("day", (day,)), Text(words.DAY_UNIT)])  # fmt: skip
    there = Call("exactly", (Call("count", (day,)), Number(Decimal(1))))
    yield PreviewLine(Call("choose", (there, signed(said, Number(Decimal(7))), day)), kind=LineKind.SIGNED)


def _texts(template: Template, sheet: ProseSheet, paste: Paste) -> Iterator[PreviewLine]:
    for address in sheet.intro_paragraphs:
        yield PreviewLine(with_fields(template, address))
    for slot in sheet.slots:
        yield from PreviewItem(template, slot, sheet, paste).lines()


def _own_or(
    own: Reference, sentences: Sequence[Sentence], totals: Totals, pasted: Expression, instead: Expression
) -> Expression:
    """What staff wrote, nothing if they want none; `instead` where something is pasted; else what is generated."""
    wanted = Call("choose", (Call("same", (own, Text(NONE))), Text(""), own))
    generated = join([sentence_expression(sentence, totals) for sentence in sentences])
    return Call("choose", (given(own), wanted, Call("choose", (given(pasted), instead, generated))))


def _if_given(text: Expression, shown: Expression) -> Expression:
    return Call("choose", (given(text), shown, Text("")))
