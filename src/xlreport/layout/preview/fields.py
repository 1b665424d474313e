"""The fields of the form in typed texts: what stands for each, and where."""

from collections.abc import Iterator, Sequence

from xlreport.form.language.fields import braced, field_text
from xlreport.form.language.spell import Cell
from xlreport.form.model.address import LEAD, TITLE, Address
from xlreport.form.model.expression import Call, Expression, Reference, Text
from xlreport.form.model.template import Template
from xlreport.layout.addresses import FieldAddress, FilledAddress
from xlreport.layout.pages.cells import FieldWordAddress
from xlreport.layout.preview.columns import FIELD, FIELD_WORD, FILLED, PREVIEW_TOP
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
        yield FieldWordAddress(name), Text(braced(name))
        fields += [Reference(FieldWordAddress(name)), Reference(FieldAddress(name))]
    for address, _ in field_cells(template, prose):
        if isinstance(address, FilledAddress):
            yield address, Call("fill", (Reference(address.of), *fields))


def field_cells(template: Template, prose: Sequence[ProseSheet]) -> Iterator[tuple[Address, Cell]]:
    """Hidden cells of the preview, beside each other: a text names each field and what stands for it."""
    if not template.text_fields:
        return
    for row, name in enumerate(template.text_fields, PREVIEW_TOP):
        yield FieldAddress(name), Cell(words.PREVIEW, row, FIELD)
        yield FieldWordAddress(name), Cell(words.PREVIEW, row, FIELD_WORD)
    texts = [address for sheet in prose for address in (*sheet.written, *(slot.heading for slot in sheet.slots))]
    for row, text in enumerate((TITLE, LEAD, *texts), PREVIEW_TOP):
        yield FilledAddress(text), Cell(words.PREVIEW, row, FILLED)
