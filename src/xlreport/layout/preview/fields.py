"""The fields of the form in typed texts: what stands for each, and where."""

from collections.abc import Iterator, Sequence

from xlreport.form.language.fields import braced, field_text
from xlreport.form.language.spell import Cell
from xlreport.form.model.address import LEAD, TITLE, Address
from xlreport.form.model.expression import Call, Expression, Reference, Text
from xlreport.form.model.template import Template
from xlreport.layout.addresses import FieldAddress, FilledAddress
from xlreport.layout.preview.columns import FIELD, OWN, PREVIEW_TOP
from xlreport.layout.prose import COUNT as FILLED
from xlreport.layout.prose import TEXT as TYPED
from xlreport.layout.prose import ProseSheet
from xlreport.messages import workbook as words


def with_fields(template: Template, typed: Address) -> Reference:
    """What a typed text says: where the form has fields, with them filled in."""
    return Reference(FilledAddress(typed) if template.text_fields else typed)


def fields_filled(template: Template, prose: Sequence[ProseSheet]) -> Iterator[tuple[Address, Expression]]:
    """What stands for each field, and each typed text with its fields filled in."""
    fields: list[Expression] = []
    for name, number in template.text_fields.items():
        yield FieldAddress(name), field_text(name, number, template.totals)
        fields += [Text(braced(name)), Reference(FieldAddress(name))]
    for address, _ in field_cells(template, prose):
        if isinstance(address, FilledAddress):
            yield address, Call("fill", (Reference(address.of), *fields))


def field_cells(template: Template, prose: Sequence[ProseSheet]) -> Iterator[tuple[Address, Cell]]:
    """Hidden cells: of title, lead and fields in the preview, of the other texts beside where they are typed."""
    if not template.text_fields:
        return
    for row, name in enumerate(template.text_fields, PREVIEW_TOP):
        yield FieldAddress(name), Cell(words.PREVIEW, row, FIELD)
    for row, part in enumerate((TITLE, LEAD), PREVIEW_TOP):
        yield FilledAddress(part), Cell(words.PREVIEW, row, OWN)
    for sheet in prose:
        cells = sheet.cells()
        for address in (*sheet.written, *(slot.heading for slot in sheet.slots)):
            typed = cells[address]
            yield FilledAddress(address), Cell(typed.sheet, typed.row, typed.column - TYPED + FILLED)
