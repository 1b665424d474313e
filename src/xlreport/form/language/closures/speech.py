"""Sentences spoken: what each says of one report, from closures made once a form."""

from collections.abc import Callable, Iterable

from xlreport.form.language.closures.closures import Made
from xlreport.form.language.closures.formulas import Contents, Formulas
from xlreport.form.language.guard import needed_for
from xlreport.form.language.sentences import Said, asked_of, conditions, needed
from xlreport.form.language.vocabulary import as_text
from xlreport.form.model.expression import Expression, references
from xlreport.form.model.sentence import Listing, Phrase, Piece, Sentence, Words

_Parts = Callable[[Contents], Iterable[Said]]


def speak(sentence: Sentence, contents: Contents) -> tuple[Said, ...]:
    """What is said of a report, part by part; nothing if a typed figure it rests on is missing."""
    return contents.formulas.once(sentence, _of_sentence)(contents)


def _of_sentence(formulas: Formulas, sentence: Sentence) -> Callable[[Contents], tuple[Said, ...]]:
    there = _there(formulas, conditions(sentence))
    phrases = [_of_phrase(formulas, phrase) for phrase in sentence.phrases]

    def made(contents: Contents) -> tuple[Said, ...]:
        if there is None or there(contents):
            for when, sayable, parts in phrases:
                if when is None or when(contents):
                    return tuple(parts(contents)) if sayable is None or sayable(contents) else ()
        return ()

    return made


def _of_phrase(formulas: Formulas, phrase: Phrase) -> tuple[Made | None, Made | None, _Parts]:
    """When it is said, what must be there for it, and its parts."""
    when = None if phrase.when is None else formulas.made(phrase.when)
    return when, _there(formulas, needed(phrase.pieces)), _of_pieces(formulas, phrase.pieces)


def _there(formulas: Formulas, expressions: Iterable[Expression]) -> Made | None:
    condition = needed_for(expressions, formulas.totals)
    return None if condition is None else formulas.made(condition)


def _of_pieces(formulas: Formulas, pieces: Iterable[Piece]) -> _Parts:
    own = [_of_piece(formulas, piece) for piece in pieces]
    return lambda contents: [said for parts in own for said in parts(contents)]


def _of_piece(formulas: Formulas, piece: Piece) -> _Parts:
    if isinstance(piece, Words):
        words = (Said(piece.text),)
        return lambda _: words
    if isinstance(piece, Listing):
        return _of_listing(formulas, piece)
    number = formulas.made(piece.expression)
    cites = tuple(dict.fromkeys(reference.address for reference in references(piece.expression)))
    return lambda contents: (Said(as_text(number(contents)), cites),)


def _of_listing(formulas: Formulas, listing: Listing) -> _Parts:
    when = None if listing.when is None else formulas.made(listing.when)
    phrases = [
        (
            [formulas.made(one) for one in asked_of(listing, phrase, formulas.totals)],
            _of_pieces(formulas, phrase.pieces),
        )
        for phrase in listing.phrases
    ]
    opening, separator, closing = Said(listing.opening), Said(listing.separator), Said(listing.closing)

    def made(contents: Contents) -> list[Said]:
        if when is not None and not when(contents):
            return []
        said: list[Said] = []
        for asked, parts in phrases:
            if all(one(contents) for one in asked):
                said += [separator if said else opening, *parts(contents)]
        return [*said, closing] if said else []

    return made
