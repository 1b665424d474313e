"""Changes since last year."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from xlreport.checking.understanding import grammar
from xlreport.checking.understanding.judging.doubts import (
    CENT,
    HUNDRED,
    Doubt,
    Doubted,
    Judged,
    measures,
    nearness,
    places_of,
    step_of,
)  # fmt: skip
from xlreport.checking.understanding.judging.held import Holdings, Sum
from xlreport.checking.understanding.judging.shares import has_unknown
from xlreport.checking.understanding.told import Told
from xlreport.checking.understanding.words.clauses import Why
from xlreport.checking.understanding.words.frames import Spot, Subject, subject
from xlreport.checking.understanding.words.tokens import Kind, Token
from xlreport.form.model.address import Address


def change(holdings: Holdings, told: Told, counts: Sequence[Told], before: Told | None, quoted: str) -> Judged:
    """By how much something grew or fell since last year, and which of the two.

    `counts` and `before` are the counts and the last change that the sentence has had.
    """
    if told.after and told.after[0].word == grammar.OF:
        return Judged(told, told.why or Why.UNKNOWN)
    sides, against = _sides(holdings, told), _against(told, counts)
    if sides is not None:
        return _beside_another(holdings, told, counts, sides, quoted)
    return _worked_out(holdings, told, *against, quoted) if against else _since(holdings, told, counts, before, quoted)


def _since(holdings: Holdings, told: Told, counts: Sequence[Told], before: Told | None, quoted: str) -> Judged:
    """By how much it grew or fell by the figures of both years."""
    found = _grown(holdings, told, counts[-1] if counts else before)
    if told.why is not None or found is None or not told.figure.exact:
        return Judged(told, told.why or Why.NO_CELL)
    if told.figure.unit not in ("%", "") and told.figure.unit not in measures(found):
        return Judged(told, Why.NO_CELL)
    pairs = list(zip(holdings.sums(found), holdings.sums(found, last_year=True), strict=True))
    known = _known(told, [(now, then, now.cited) for now, then in pairs])
    return _changed(told, known, quoted) if known and len(known) == len(pairs) else Judged(told, Why.BLANK, ())


def _known(
    told: Told, pairs: Sequence[tuple[Sum, Sum, tuple[Address, ...]]]
) -> list[tuple[Decimal, Decimal, tuple[Address, ...]]]:
    """The pairs of numbers that are both there, and of which a percentage can be worked out."""
    return [
        (one.number, two.number, cited)
        for one, two, cited in pairs
        if one.number is not None and two.number is not None and (two.number or told.figure.unit != "%")
    ]


def _sides(holdings: Holdings, told: Told) -> tuple[list[Token], Subject] | None:
    """The words before a comparison and what it is with, if that is no year: 甲20件，比乙多10件."""
    at = next((i for i, token in enumerate(told.words) if token.word in grammar.BESIDE_WHICH), None)
    if at is None or told.last_year or any(token.word == grammar.LAST for token in told.words):
        return None
    found = subject(holdings.known, Spot(told.words[at + 1 :], told.topic))
    if found is None or found.is_vague:
        return None
    return [token for token in told.words[:at] if token.kind is not Kind.MARK], found


def _beside_another(
    holdings: Holdings, told: Told, counts: Sequence[Told], sides: tuple[list[Token], Subject], quoted: str
) -> Judged:
    """By how much one thing is more than another, where both are understood to the last word."""
    before, other = sides
    found = subject(holdings.known, Spot(before, told.topic)) if before else None
    if found is None and counts and counts[-1].why is None:
        found = counts[-1].subject
    if found is None or found.is_vague or has_unknown(told.words) or told.why not in (None, Why.UNKNOWN):
        return Judged(told, told.why or Why.UNKNOWN)
    pairs = zip(holdings.sums(found), holdings.sums(_alike(found, other)), strict=False)
    known = _known(told, [(one, two, (*one.cited, *two.cited)) for one, two in pairs])
    if not known or not told.figure.exact or told.figure.unit not in ("%", "", *measures(found)):
        return Judged(told, Why.UNKNOWN)
    return _changed(told, known, quoted)


def _alike(found: Subject, other: Subject) -> Subject:
    """The other, of the same rows and columns where it names none."""
    if found.table is not other.table or found.table is None:
        return other
    return replace(other, rows=other.rows or found.rows, columns=other.columns or found.columns)


def _changed(told: Told, known: Sequence[tuple[Decimal, Decimal, tuple[Address, ...]]], quoted: str) -> Judged:
    """`known`: this year's number and last year's, with the cells, in each of several readings."""
    rises = told.says(grammar.MORE)
    worked = [(_by_how_much(told, now, then), now, then, cited) for now, then, cited in known]
    step = step_of(told.figure) if told.figure.unit == "%" else max(nearness(told.figure), CENT)
    near = [_is_near(told.figure.number - by, step, share=told.figure.unit == "%") for by, *_ in worked]
    if any(
        is_near and (now >= then if rises else now <= then)
        for is_near, (_, now, then, _) in zip(near, worked, strict=True)
    ):
        return Judged(told, None, worked[0][3])
    by, now, then, cited = worked[near.index(True) if any(near) else 0]
    doubt = Doubt(
        Doubted.CHANGE, quoted, grave=True, told=(told,), found=told.figure.number,
        expected=None if any(near) else round(by, places_of(told.figure)), cited=cited, part=now, whole=then,
    )  # fmt: skip
    return Judged(told, None, cited, doubt)


def _is_near(off: Decimal, step: Decimal, *, share: bool) -> bool:
    """Whether a number is what was worked out, cut off or rounded at its last digit."""
    return -step < off <= step / 2 if share else abs(off) < step


def _against(told: Told, counts: Sequence[Told]) -> tuple[Told, Told] | None:
    """The two numbers of the text that the change lies between: 12件，比去年的10件增加2件."""
    if len(counts) < 2 or told.why is not None:  # noqa: PLR2004  this number and that one
        return None
    now, then = counts[-2:]
    alike = now.figure.unit == then.figure.unit and now.figure.exact and then.figure.exact and told.figure.exact
    near = then.clause is told.clause and told.sentence == now.sentence and then.says(grammar.THAN)
    return (now, then) if alike and near else None


def _worked_out(holdings: Holdings, told: Told, now: Told, then: Told, quoted: str) -> Judged:
    """Whether the change is what the text's own numbers make it."""
    if told.figure.unit == "%" and not then.figure.number:
        return Judged(told, Why.NO_CELL)
    if told.figure.unit not in ("%", now.figure.unit):
        return Judged(told, Why.NO_CELL)
    named = now.subject or then.subject
    if named is None:
        return Judged(told, Why.NO_CELL)
    return _changed(told, [(now.figure.number, then.figure.number, holdings.sums(named)[0].cited)], quoted)


def _grown(holdings: Holdings, told: Told, last: Told | None) -> Subject | None:
    stop = next(
        (i for i, token in enumerate(told.words) if token.word in grammar.THAN | {grammar.LAST}), len(told.words)
    )
    before = [token for token in told.words[:stop] if token.kind is not Kind.MARK]
    found = subject(holdings.known, Spot(before, told.topic)) if before else None
    if found is not None:
        return None if has_unknown(before) else found
    if last is None:
        return told.subject if told.why is None else None
    return last.subject if last.why in (None, Why.ABOUT) and not has_unknown(told.words) else None


def _by_how_much(told: Told, now: Decimal, then: Decimal) -> Decimal:
    if told.figure.unit != "%":
        return abs(now - then)
    return abs(now - then) * HUNDRED / then
