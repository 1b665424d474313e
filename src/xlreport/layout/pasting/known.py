"""What the headings of a form are known by in a pasted text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from xlreport.form.model.sentence import Prose, Words
from xlreport.form.model.template import Template
from xlreport.layout.pasting.lists import ENCLOSED, ORDINALS, WordList, item_words, section_words, whole_items

OWN_KEYS, OWN_FLAGS, NAME_KEYS, NAMES, AGENCY = "own.keys", "own.flags", "names.keys", "names", "agency"
"""Lists of the sheet beside those of words: what is typed elsewhere, how places are called, the agency's name."""

_LAST_WORD = 2


@dataclass(frozen=True)
class Known:
    """What a form's headings are known by."""

    template: Template
    sections: tuple[WordList, WordList]
    items: Mapping[int, WordList]
    whole_items: WordList
    prose: Mapping[int, Prose]

    @classmethod
    def of(cls, template: Template) -> "Known":
        prose = {n: one.prose for n, one in enumerate(template.sections, 1) if one.prose is not None}
        items = {n: item_words(n, one) for n, one in prose.items()}
        return cls(template, section_words(template), items, whole_items(prose), prose)

    @property
    def title_ends(self) -> str:
        """The word that ends the form's title: with it a title over several rows is whole."""
        words = [
            piece.text for phrase in self.template.title.phrases for piece in phrase.pieces if isinstance(piece, Words)
        ]
        return words[-1][-_LAST_WORD:] if words else ""

    @property
    def lists(self) -> Sequence[WordList]:
        return (ORDINALS, ENCLOSED, *self.sections, *self.items.values(), self.whole_items)
