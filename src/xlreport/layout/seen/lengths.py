"""How long texts are while somebody writes them: of each item, of each opening, of each section."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from xlreport.form.model.address import Address
from xlreport.form.model.expression import Call, Expression, Reference, Text
from xlreport.form.model.template import Template
from xlreport.layout.pasting.paste import Paste
from xlreport.layout.preview.fields import with_fields
from xlreport.layout.preview.items import printed_text
from xlreport.layout.prose import ProseSheet

_COUNTED: Mapping[bool, str] = {True: "printed", False: "written"}


@dataclass(frozen=True, slots=True)
class LengthAddress(Address):
    """How many characters, spaces aside, an item has, or with `index` None the section's opening.

    `printed`: those of the report, the generated sentences among them; else those that people have written.
    """

    section: str
    index: int | None
    printed: bool

    def __str__(self) -> str:
        own = "intro" if self.index is None else f"items[{self.index}]"
        return f"{_COUNTED[self.printed]}(texts.{self.section}.{own})"


@dataclass(frozen=True, slots=True)
class SectionLengthAddress(Address):
    """The same of a whole section, headings aside."""

    section: str
    printed: bool

    def __str__(self) -> str:
        return f"{_COUNTED[self.printed]}(texts.{self.section})"


def lengths(template: Template, prose: Sequence[ProseSheet], paste: Paste) -> Iterator[tuple[Address, Expression]]:
    """How many characters are printed, and how many people have written."""
    for sheet in prose:
        section = sheet.section.id
        yield (
            LengthAddress(section, None, printed=True),
            _length(with_fields(template, one) for one in sheet.intro_paragraphs),
        )
        yield LengthAddress(section, None, printed=False), _length(map(Reference, sheet.intro_paragraphs))
        for slot in sheet.slots:
            yield (
                LengthAddress(section, slot.index, printed=True),
                _length([printed_text(template, sheet, slot, paste)]),
            )
            yield LengthAddress(section, slot.index, printed=False), _length(map(Reference, slot.paragraphs))
        for printed in (True, False):
            parts = [
                LengthAddress(section, index, printed=printed)
                for index in (None, *(slot.index for slot in sheet.slots))
            ]
            pasted = paste.characters(paste.number_of(section))
            yield SectionLengthAddress(section, printed=printed), Call("sum", (*map(Reference, parts), pasted))


def _length(texts: Iterable[Expression]) -> Expression:
    pieces = tuple(texts) or (Text(""),)
    together = pieces[0] if len(pieces) == 1 else Call("join", pieces)
    return Call("length", (Call("bare", (together,)),))
