"""What the headings of a form are known by in a pasted text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from xlreport.form.model.sentence import Prose, Words
from xlreport.form.model.template import Template
from xlreport.layout.pasting.lists import WordList, item_words, section_words, whole_items

OWN_KEYS, OWN_FLAGS, NAME_KEYS, NAMES, AGENCY = "own.keys", "own.flags", "names.keys", "names", "agency"
MANNERS, NUMBERED = "manners", "numbered"
"""Lists of the sheet beside those of words: what is typed elsewhere, how places are called, the agency's name; how each
section takes text, how items are numbered.
"""

_LAST_WORD = 2


class Manner(IntEnum):
    """Whether a section has a text."""

    NOT, AS_TEXT = range(2)


@dataclass(frozen=True)
class Known:
    """What a form's headings are known by."""

    template: Template
    sections: tuple[WordList, WordList]
    items: WordList
    whole_items: WordList
    prose: Mapping[int, Prose]

    @classmethod
    def of(cls, template: Template) -> "Known":
        prose = {n: one.prose for n, one in enumerate(template.sections, 1) if one.prose is not None}
        return cls(template, section_words(template), item_words(prose), whole_items(prose), prose)

    @property
    def title_ends(self) -> str:
        """The word that ends the form's title: with it a title over several rows is whole."""
        words = [
            piece.text for phrase in self.template.title.phrases for piece in phrase.pieces if isinstance(piece, Words)
        ]
        return words[-1][-_LAST_WORD:] if words else ""

    @property
    def manners(self) -> Sequence[Manner]:
        """How what stands before the sections takes text, and each section."""
        return [Manner.AS_TEXT, *(self._manner(n) for n, _ in enumerate(self.template.sections, 1))]

    def _manner(self, section: int) -> Manner:
        return Manner.AS_TEXT if section in self.prose else Manner.NOT

    @property
    def lists(self) -> Sequence[WordList]:
        return (*self.sections, self.items, self.whole_items)
