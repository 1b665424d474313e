"""Sentences as data: which is said depends on the figures, and each number in it cites a cell."""

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
