"""Sentences as data: which is said depends on the figures, and each number in it cites a cell."""

from collections.abc import Iterator
from dataclasses import dataclass

from xlreport.model.expression import Expression


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
    """Phrases joined by a separator; those whose condition fails are left out."""

    phrases: tuple[Phrase, ...]
    separator: str


Piece = Words | Cited | Listing


@dataclass(frozen=True, slots=True)
class Sentence:
    """The first of the phrases whose condition holds is said; none if a figure it cites is missing."""

    phrases: tuple[Phrase, ...]


def cited(sentence: Sentence) -> Iterator[Expression]:
    """Everything the sentence rests on: conditions, and what it prints."""
    yield from _cited(sentence.phrases)


def _cited(phrases: tuple[Phrase, ...]) -> Iterator[Expression]:
    for phrase in phrases:
        if phrase.when is not None:
            yield phrase.when
        for piece in phrase.pieces:
            if isinstance(piece, Cited):
                yield piece.expression
            elif isinstance(piece, Listing):
                yield from _cited(piece.phrases)
