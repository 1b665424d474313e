"""Sentences as formulas: the workbook shows what Python will say, from the same tree."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from xlreport.form.language.evaluate import Values, evaluate
from xlreport.form.language.guard import Totals, guarded, needed_for
from xlreport.form.language.vocabulary import as_text
from xlreport.form.model.address import Address
from xlreport.form.model.expression import Call, Expression, Number, Text, references
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
        spoken = guarded(words, _needed(phrase.pieces), totals)
        tail = spoken if phrase.when is None else Call("choose", (phrase.when, spoken, tail))
    return guarded(tail, _conditions(sentence), totals)


def speak(sentence: Sentence, values: Values, totals: Totals) -> tuple[Said, ...]:
    """What is said of these values, part by part; nothing if a typed figure it rests on is missing."""
    if not _there(_conditions(sentence), values, totals):
        return ()
    for phrase in sentence.phrases:
        if phrase.when is None or evaluate(phrase.when, values):
            sayable = _there(list(_needed(phrase.pieces)), values, totals)
            return tuple(_parts(phrase.pieces, values, totals)) if sayable else ()
    return ()


def _conditions(sentence: Sentence) -> list[Expression]:
    return [phrase.when for phrase in sentence.phrases if phrase.when is not None]


def _there(needed: list[Expression], values: Values, totals: Totals) -> bool:
    condition = needed_for(needed, totals)
    return condition is None or bool(evaluate(condition, values))


def _needed(pieces: tuple[Piece, ...]) -> Iterator[Expression]:
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
    yield from _needed(phrase.pieces)


def _asked_of(listing: Listing, phrase: Phrase, totals: Totals) -> list[Expression]:
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
        for condition in reversed(_asked_of(listing, phrase, totals)):
            words = Call("choose", (condition, words, Text("")))
        parts.append(words)
    said = _joined(parts)
    if listing.separator:
        said = Call("beyond", (Number(Decimal(len(listing.separator))), said))
    if listing.opening or listing.closing:
        around = _joined([Text(listing.opening), said, Text(listing.closing)])
        said = Call("choose", (Call("given", (said,)), around, Text("")))
    return said if listing.when is None else Call("choose", (listing.when, said, Text("")))


def _parts(pieces: tuple[Piece, ...], values: Values, totals: Totals) -> Iterator[Said]:
    for piece in pieces:
        if isinstance(piece, Words):
            yield Said(piece.text)
        elif isinstance(piece, Cited):
            cites = tuple(dict.fromkeys(reference.address for reference in references(piece.expression)))
            yield Said(as_text(evaluate(piece.expression, values)), cites)
        elif piece.when is None or evaluate(piece.when, values):
            yield from _listed(piece, values, totals)


def _listed(listing: Listing, values: Values, totals: Totals) -> Iterator[Said]:
    asked = ((phrase, _asked_of(listing, phrase, totals)) for phrase in listing.phrases)
    said = [phrase for phrase, own in asked if all(evaluate(condition, values) for condition in own)]
    for index, phrase in enumerate(said):
        yield Said(listing.separator if index else listing.opening)
        yield from _parts(phrase.pieces, values, totals)
    if said:
        yield Said(listing.closing)
