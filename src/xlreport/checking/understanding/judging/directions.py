"""Statements without a number of how much there was beside last year: as many, more, fewer."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from xlreport.checking.understanding import grammar, plain_words
from xlreport.checking.understanding.judging.doubts import Doubt, Doubted
from xlreport.checking.understanding.judging.held import Holdings
from xlreport.checking.understanding.told import Told
from xlreport.checking.understanding.words.clauses import Clause
from xlreport.checking.understanding.words.frames import Spot, Subject, subject
from xlreport.checking.understanding.words.tokens import Kind, Token

_LAST_YEAR = frozenset({grammar.LAST})
_TO_LAST_YEAR = grammar.THAN | _LAST_YEAR
_COMPARING = _TO_LAST_YEAR | grammar.CONJUNCTIONS | plain_words.FILLERS
_BESIDE = grammar.TREND | grammar.THAN | plain_words.FILLERS | {grammar.LAST}


def only_compares(clause: Clause) -> bool:
    """Whether a clause says no more than beside what the next one is told: 与上年相比."""
    beside = clause.says(_LAST_YEAR) and clause.says(grammar.THAN)
    return beside and all(token.word in _COMPARING for token in clause.tokens)


def directed(
    holdings: Holdings, clause: Clause, topic: str | None, before: Sequence[Told], quoted: str, *, led: bool
) -> Iterator[Doubt]:
    """What a clause says of this year beside last year, if the figures of both contradict it.

    `led`: the clause before it says beside what.
    """
    if not (led or clause.says(_TO_LAST_YEAR)):
        return
    words = {token.word for token in clause.tokens if token.kind in (Kind.WORD, Kind.DATE)}
    if words & grammar.LEVEL:
        yield from _level(holdings, clause, topic, before, quoted)
    elif bool(words & grammar.MORE) != bool(words & grammar.FEWER):
        yield from _direction(holdings, clause, topic, quoted)


def _level(
    holdings: Holdings, clause: Clause, topic: str | None, before: Sequence[Told], quoted: str
) -> Iterator[Doubt]:
    """与上年持平: as many as last year."""
    said = grammar.LEVEL | _TO_LAST_YEAR
    head = [token for token in clause.tokens if token.word not in said]
    found = subject(holdings.known, Spot(head, topic)) or (before[-1].subject if before else None)
    if found is not None and not _has_unknown(head):
        yield from _contradicted(holdings, found, quoted, 0)


def _direction(holdings: Holdings, clause: Clause, topic: str | None, quoted: str) -> Iterator[Doubt]:
    """申请数量同比呈下降态势: more or fewer than last year."""
    if any(token.kind is Kind.NUMBER for token in clause.tokens):
        return
    way = grammar.MORE | grammar.FEWER
    start = next(i for i, token in enumerate(clause.tokens) if token.word in way | _TO_LAST_YEAR)
    head, rest = clause.tokens[:start], clause.tokens[start:]
    found = subject(holdings.known, Spot(head, topic)) if head else None
    plain = all(token.word in way or token.word in _BESIDE or token.kind is Kind.DATE for token in rest)
    if found is not None and plain and not _has_unknown(head):
        rises = any(token.word in grammar.MORE for token in rest)
        yield from _contradicted(holdings, found, quoted, 1 if rises else -1)


def _contradicted(holdings: Holdings, found: Subject, quoted: str, sign: int) -> Iterator[Doubt]:
    """A doubt if in every reading the figure has not moved by that sign since last year."""
    pairs = list(zip(holdings.sums(found), holdings.sums(found, last_year=True), strict=True))
    known = [(now.number, then.number) for now, then in pairs]
    moved = [_sign(now - then) for now, then in known if now is not None and then is not None]
    if len(moved) == len(pairs) > 0 and sign not in moved:
        now, then = pairs[0]
        yield Doubt(
            Doubted.CHANGE, quoted, grave=True, found=Decimal(0), expected=now.number, cited=now.cited,
            part=now.number, whole=then.number,
        )  # fmt: skip


def _sign(number: Decimal) -> int:
    return (number > 0) - (number < 0)


def _has_unknown(tokens: Sequence[Token]) -> bool:
    return any(token.kind is Kind.UNKNOWN for token in tokens)
