"""The lines of the check sheet about the cover, about choices, and about texts, as far as cells tell of them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from xlreport.form.language.guard import ALWAYS
from xlreport.form.language.ready import in_its_years
from xlreport.form.language.texts.shapes import pictures_in
from xlreport.form.language.trees import ONE, one_if, steady
from xlreport.form.model.address import (
    LEAD,
    SIGNED_ON,
    TITLE,
    YEAR,
    AbsenceAddress,
    Address,
    AgencyAddress,
    ZeroChoiceAddress,
)
from xlreport.form.model.answers import NO, YES
from xlreport.form.model.check import Seen
from xlreport.form.model.expression import Call, Expression, Number, Reference, Text
from xlreport.form.model.fields import AgencyField
from xlreport.form.model.finding import Code, Severity
from xlreport.form.model.template import Template
from xlreport.form.text.years import MOST_YEAR
from xlreport.layout.addresses import MISSING, WRONG, CountAddress, FormArea, Part, TextPart
from xlreport.layout.lines import KIND_OF, Line, count_line, judged, relation_line
from xlreport.layout.prose import ProseSheet
from xlreport.layout.seen.sight import Sight
from xlreport.messages import workbook as words


def cover_lines(template: Template) -> Iterator[Line]:
    """Required fields that are blank; a year, a choice, or a day that is none."""
    last_year = MOST_YEAR if template.last_year is None else template.last_year
    years = tuple(Number(Decimal(limit)) for limit in (template.first_year, last_year, 0))
    yield count_line(words.MISSING_CELLS, YEAR, MISSING, YEAR, one_if(_blank(YEAR)))
    yield count_line(words.WRONG_CELLS, YEAR, WRONG, YEAR, Call("invalid", (*years, Reference(YEAR))))
    for field in template.agency_fields:
        yield from _field_lines(field)
    texts = (TITLE, LEAD, *(AgencyAddress(field.id) for field in template.agency_fields))
    yield _texts_line(FormArea.AGENCY, texts, ())
    day = Call("shaped", (Reference(SIGNED_ON), *(Text(one) for way in words.DAYS for one in pictures_in(way))))
    is_number = Call("exactly", (Call("count", (Reference(SIGNED_ON),)), ONE))
    is_none = Call("not", (Call("or", (_blank(SIGNED_ON), is_number, day)),))
    yield count_line(words.WRONG_CELLS, SIGNED_ON, WRONG, SIGNED_ON, one_if(is_none))


def _texts_line(part: Part, texts: Sequence[Address], choices: Sequence[Expression]) -> Line:
    """How many cells that people type a text in hold an error of the spreadsheet: no text, and no blank.

    `choices`: how many of the choices beside them are none.
    """
    errors = Call("errors", tuple(map(Reference, texts)))
    count = Call("sum", (errors, *choices)) if choices else errors
    return replace(count_line(words.WRONG_TEXTS, part, WRONG, texts[0], count), remedy=words.DO_TEXTS)


def _field_lines(field: AgencyField) -> Iterator[Line]:
    address = AgencyAddress(field.id)
    if field.required:
        yield count_line(words.MISSING_CELLS, address, MISSING, address, one_if(_blank(address)))
    if field.choices:
        yield count_line(words.WRONG_CELLS, address, WRONG, address, _unknown(address, field.choices))


def choice_lines(template: Template, prose: Sequence[ProseSheet]) -> Iterator[Line]:
    """The choices beside tables and texts that are none of those there are."""
    for table in template.tables:
        if table.numbers:
            address = ZeroChoiceAddress(table.id)
            yield count_line(words.WRONG_CHOICES, address, WRONG, address, steady(_unknown(address, (YES, NO))))
        if table.may_not_apply is not None:
            absence = AbsenceAddress(table.id)
            yield count_line(words.WRONG_CHOICES, absence, WRONG, absence, steady(_unknown(absence, (YES, NO))))
    for sheet in prose:
        cells, counts = sheet.cells(), [Reference(address) for address, _ in _choice_counts(sheet)]
        beside = (address for slot in sheet.slots for address in (slot.heading, slot.placement, slot.generated))
        texts = (*sheet.written, *(address for address in beside if address in cells))
        yield _texts_line(TextPart(sheet.section.id), texts, counts)


def choice_counts(prose: Sequence[ProseSheet]) -> Iterator[tuple[Address, Expression]]:
    """For each item how many of the choices beside it are none of those there are."""
    for sheet in prose:
        yield from _choice_counts(sheet)


def _choice_counts(sheet: ProseSheet) -> Iterator[tuple[Address, Expression]]:
    cells = sheet.cells()
    for slot in sheet.slots:
        offered = ((slot.placement, (words.RUNS_ON, words.STANDS_OFF)), (slot.generated, slot.choices))
        unknown = [_unknown(address, choices) for address, choices in offered if address in cells]
        if unknown:
            yield CountAddress(WRONG, slot.heading), Call("sum", tuple(unknown))


def seen_lines(template: Template, sight: Sight) -> Iterator[Line]:
    """What is seen of each check by name; what no cell tells is left to whoever checks the file."""
    for rule, seen in sight.seen():
        yield _seen(template, rule, seen)


def _seen(template: Template, rule: Code, seen: Seen) -> Line:
    state: Expression = judged(template, rule.code, seen.address, in_its_years(seen.holds, rule), digest=seen.digest)
    found = Text("") if seen.found is None else Call("choose", (seen.ready, Call("sum", (seen.found,)), Text("")))
    if seen.ready != ALWAYS:
        state = Call("choose", (seen.ready, state, Text(words.LATER)))
    return relation_line(template, rule.code, KIND_OF[rule.severity], seen.address, found, seen.expected, state, None)


def between_lines(template: Template) -> Iterator[Line]:
    """What is held against another form once both are there, with room for a reason beforehand."""
    for one in template.between:
        rule = template.codes[one.code]
        if rule.severity is Severity.WARNING:
            kind, state = KIND_OF[rule.severity], Text(words.LATER)
            yield relation_line(template, one.code, kind, one.address, Text(""), None, state, None)


def _unknown(address: Address, choices: Sequence[str]) -> Expression:
    """1 if a cell holds something that is none of the choices."""
    chosen = Call("among", (Call("bare", (Reference(address),)), Text(""), *map(Text, choices)))
    return one_if(Call("not", (chosen,)))


def _blank(address: Address) -> Expression:
    return Call("not", (Call("written", (Reference(address),)),))
