"""Sentences as data, and the prose they stand in: which is said depends on the figures, each number cites a cell."""

from collections.abc import Iterator
from dataclasses import dataclass

from xlreport.form.model.expression import Expression


@dataclass(frozen=True, slots=True)
class Words:
    text: str


@dataclass(frozen=True, slots=True)
class Cited:
    """A figure or field printed in the sentence."""

    expression: Expression


@dataclass(frozen=True, slots=True)
class Phrase:
    """A part that is said when its condition holds (None: always)."""

    when: Expression | None
    pieces: tuple["Piece", ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """Phrases joined by a separator; those whose condition fails are left out.

    `when`: whether the list is said at all. `opening` and `closing` stand around what is said, if anything is.
    `optional`: a phrase whose figures are missing is left out, too, and the sentence does not need them.
    """

    phrases: tuple[Phrase, ...]
    separator: str
    when: Expression | None = None
    opening: str = ""
    closing: str = ""
    optional: bool = False


Piece = Words | Cited | Listing


@dataclass(frozen=True, slots=True)
class Sentence:
    """The first of the phrases whose condition holds is said; none if a figure it cites is missing."""

    phrases: tuple[Phrase, ...]


def cited(sentence: Sentence) -> Iterator[Expression]:
    """Everything the sentence rests on: conditions, and what it prints; an optional list is not needed."""
    yield from _cited(sentence.phrases)


def _cited(phrases: tuple[Phrase, ...]) -> Iterator[Expression]:
    for phrase in phrases:
        if phrase.when is not None:
            yield phrase.when
        for piece in phrase.pieces:
            if isinstance(piece, Cited):
                yield piece.expression
            elif isinstance(piece, Listing) and not piece.optional:
                if piece.when is not None:
                    yield piece.when
                yield from _cited(piece.phrases)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Another way to say an item's sentences; `name` is what staff choose."""

    id: str
    name: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardItem:
    """An item the form itself provides: `name` tells staff what belongs there, `heading` may be edited.

    `sentences`: how it is worded unless staff choose one of `wordings`. `also`: words by which its heading is known.
    """

    id: str | None
    name: str
    heading: str
    guide: str | None
    sentences: tuple[Sentence, ...]
    wordings: tuple[Wording, ...] = ()
    also: tuple[str, ...] = ()

    def said(self, wording: str | None) -> tuple[Sentence, ...]:
        """The sentences of a wording; None is the item's own."""
        return next((one.sentences for one in self.wordings if one.id == wording), self.sentences)


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """A section of text. `heading_pattern` holds `{number}` and `{heading}`.

    `heading_alone`: the heading stands on its own line, else the text runs on after it.
    `side_by_side`: items stand in pairs, paragraph beside paragraph.
    `ordered_ids`: the ids that items given without ids take, in order.
    """

    heading_pattern: str
    heading_alone: bool
    standard_items: tuple[StandardItem, ...]
    ordered_ids: tuple[str, ...]
    side_by_side: bool
    guide: str | None

    def standard(self, item_id: str | None) -> StandardItem | None:
        return next((item for item in self.standard_items if item.id == item_id), None)

    def provided(self, number: int, item_id: str | None) -> int:
        """The number among the form's own items of the one that stands so many'th; 0 for one of the agency's own.

        Numbers count from 1. It is known by its id where the form gives its items any, else by its place.
        """
        ids = [item.id for item in self.standard_items]
        if any(one is not None for one in ids):
            return 0 if item_id is None or item_id not in ids else 1 + ids.index(item_id)
        return number if number <= len(ids) else 0
