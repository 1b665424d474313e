"""Sentences as formulas: the workbook shows what Python will say, from the same tree."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from xlreport.form.language.guard import Totals, guarded, needed_for
from xlreport.form.model.address import Address
from xlreport.form.model.expression import Call, Expression, Number, Text
from xlreport.form.model.sentence import (
    Cited,
    Listing,
    Phrase,
    Piece,
    Sentence,
    Words,
)


@dataclass(frozen=True, slots=True)
class Said:
    """A part of a spoken sentence; `cites` names the cells its figure or name comes from."""

    text: str
    cites: tuple[Address, ...] = ()


def sentence_expression(sentence: Sentence, totals: Totals) -> Expression:
    """One text formula: empty while a figure it needs is missing."""
    tail: Expression = Text("")
    for phrase in reversed(sentence.phrases):
        words = _joined([_expression(piece, totals) for piece in phrase.pieces])
        spoken = guarded(words, needed(phrase.pieces), totals)
        tail = spoken if phrase.when is None else Call("choose", (phrase.when, spoken, tail))
    return guarded(tail, conditions(sentence), totals)


def conditions(sentence: Sentence) -> list[Expression]:
    """What decides which phrase is said."""
    return [phrase.when for phrase in sentence.phrases if phrase.when is not None]


def needed(pieces: tuple[Piece, ...]) -> Iterator[Expression]:
    """What must be there for these words to be said; an optional list needs nothing."""
    for piece in pieces:
        if isinstance(piece, Cited):
            yield piece.expression
        elif isinstance(piece, Listing) and not piece.optional:
            if piece.when is not None:
                yield piece.when
            for phrase in piece.phrases:
                yield from _of_phrase(phrase)


def _of_phrase(phrase: Phrase) -> Iterator[Expression]:
    if phrase.when is not None:
        yield phrase.when
    yield from needed(phrase.pieces)


def asked_of(listing: Listing, phrase: Phrase, totals: Totals) -> list[Expression]:
    """When a phrase of a list is said: each condition may be asked once those before it hold."""
    there = needed_for(_of_phrase(phrase), totals) if listing.optional else None
    return [one for one in (there, phrase.when) if one is not None]


def _joined(parts: Sequence[Expression]) -> Expression:
    return Call("join", tuple(parts) or (Text(""),))


def _expression(piece: Piece, totals: Totals) -> Expression:
    if isinstance(piece, Words):
        return Text(piece.text)
    return piece.expression if isinstance(piece, Cited) else _listing(piece, totals)


def _listing(listing: Listing, totals: Totals) -> Expression:
    """Each phrase follows a separator; the first one's is cut off."""
    parts: list[Expression] = []
    for phrase in listing.phrases:
        separator = [Text(listing.separator)] if listing.separator else []
        words = _joined([*separator, *(_expression(piece, totals) for piece in phrase.pieces)])
        for condition in reversed(asked_of(listing, phrase, totals)):
            words = Call("choose", (condition, words, Text("")))
        parts.append(words)
    said = _joined(parts)
    if listing.separator:
        said = Call("beyond", (Number(Decimal(len(listing.separator))), said))
    if listing.opening or listing.closing:
        around = _joined([Text(listing.opening), said, Text(listing.closing)])
        said = Call("choose", (Call("given", (said,)), around, Text("")))
    return said if listing.when is None else Call("choose", (listing.when, said, Text("")))
