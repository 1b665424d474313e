"""Sentences as formulas: the workbook shows what Python will say, from the same tree."""

from collections.abc import Iterator
from dataclasses import dataclass

from xlreport.formula.evaluate import Values, evaluate
from xlreport.formula.guard import ALWAYS, Totals, guarded, needed_for
from xlreport.formula.vocabulary import as_text
from xlreport.model.address import Address
from xlreport.model.expression import Call, Expression, Text, references
from xlreport.model.sentence import Cited, Listing, Piece, Sentence, Words


@dataclass(frozen=True, slots=True)
class Said:
    """A part of a spoken sentence; `cites` names the cells its figure or name comes from."""

    text: str
    cites: tuple[Address, ...] = ()


def sentence_expression(sentence: Sentence, totals: Totals) -> Expression:
    """One text formula: empty while a figure it needs is missing."""
    tail: Expression = Text("")
    for phrase in reversed(sentence.phrases):
        spoken = guarded(_joined(phrase.pieces), _expressions(phrase.pieces), totals)
        tail = spoken if phrase.when is None else Call("choose", (phrase.when, spoken, tail))
    return guarded(tail, _conditions(sentence), totals)


def speak(sentence: Sentence, values: Values, totals: Totals) -> tuple[Said, ...]:
    """What is said of these values, part by part; nothing if a typed figure it rests on is missing."""
    if not _there(_conditions(sentence), values, totals):
        return ()
    for phrase in sentence.phrases:
        if phrase.when is None or evaluate(phrase.when, values):
            sayable = _there(list(_expressions(phrase.pieces)), values, totals)
            return tuple(_parts(phrase.pieces, values)) if sayable else ()
    return ()


def _conditions(sentence: Sentence) -> list[Expression]:
    return [phrase.when for phrase in sentence.phrases if phrase.when is not None]


def _there(needed: list[Expression], values: Values, totals: Totals) -> bool:
    condition = needed_for(needed, totals)
    return condition is None or bool(evaluate(condition, values))


def _expressions(pieces: tuple[Piece, ...]) -> Iterator[Expression]:
    for piece in pieces:
        if isinstance(piece, Cited):
            yield piece.expression
        elif isinstance(piece, Listing):
            for phrase in piece.phrases:
                if phrase.when is not None:
                    yield phrase.when
                yield from _expressions(phrase.pieces)


def _joined(pieces: tuple[Piece, ...]) -> Expression:
    return Call("join", tuple(map(_expression, pieces)) or (Text(""),))


def _expression(piece: Piece) -> Expression:
    if isinstance(piece, Words):
        return Text(piece.text)
    return piece.expression if isinstance(piece, Cited) else _listing(piece)


def _listing(listing: Listing) -> Expression:
    parts: list[Expression] = []
    earlier: list[Expression] = []
    for phrase in listing.phrases:
        words = _joined(phrase.pieces)
        if earlier:
            separator = Call("choose", (Call("or", tuple(earlier)), Text(listing.separator), Text("")))
            words = Call("join", (separator, words))
        if phrase.when is None:
            parts.append(words)
            earlier = [ALWAYS]
        else:
            parts.append(Call("choose", (phrase.when, words, Text(""))))
            earlier.append(phrase.when)
    return Call("join", tuple(parts))


def _parts(pieces: tuple[Piece, ...], values: Values) -> Iterator[Said]:
    for piece in pieces:
        if isinstance(piece, Words):
            yield Said(piece.text)
        elif isinstance(piece, Cited):
            cites = tuple(dict.fromkeys(reference.address for reference in references(piece.expression)))
            yield Said(as_text(evaluate(piece.expression, values)), cites)
        else:
            yield from _listed(piece, values)


def _listed(listing: Listing, values: Values) -> Iterator[Said]:
    said = [p for p in listing.phrases if p.when is None or evaluate(p.when, values)]
    for index, phrase in enumerate(said):
        if index:
            yield Said(listing.separator)
        yield from _parts(phrase.pieces, values)
