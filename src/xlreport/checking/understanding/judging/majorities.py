"""Statements that most were of a kind: 申请人多为企业, 申请以企业为主, 企业占绝大多数."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from xlreport.checking.understanding import grammar, plain_words
from xlreport.checking.understanding.judging.doubts import Doubt, Doubted
from xlreport.checking.understanding.judging.held import Holdings, parts_of_wholes
from xlreport.checking.understanding.words.clauses import Clause
from xlreport.checking.understanding.words.frames import Spot, subject
from xlreport.checking.understanding.words.tokens import Kind, Token

HALF, LEADING = 2, 3
"""Most are at least every second; what there was much of is at least every third."""

_COPULAS = grammar.BEFORE_A_PART - {grammar.OF}


@dataclass(frozen=True, slots=True)
class _Said:
    """What is said of what is named in `head`: it is `kind` in at least one case of so many."""

    head: Sequence[Token]
    kind: Sequence[Token]
    least: int


def mostly(holdings: Holdings, clause: Clause, topic: str | None, quoted: str) -> Iterator[Doubt]:
    """What a clause says that most were, if the figures say that far fewer were."""
    if any(token.kind in (Kind.NUMBER, Kind.UNKNOWN) for token in clause.tokens):
        return
    said = _said(clause.tokens)
    kind = list(said.kind) if said is not None else []
    while len(kind) > 1 and kind[-1].word in plain_words.TAILS:
        kind.pop()
    found = subject(holdings.known, Spot(kind, topic)) if kind else None
    if said is None or found is None or found.table is None:
        return
    if any(grammar.CONTENT in token.word for token in said.head):
        return
    if any(at not in found.used and token.word not in plain_words.FILLERS for at, token in enumerate(kind)):
        return
    sums = [
        (holdings.sum(part), holdings.sum(whole)) for part, whole in parts_of_wholes(holdings, said.head, found, [])
    ]
    if sums and all(
        part.number is not None and whole.number and part.number * said.least < whole.number for part, whole in sums
    ):
        part, whole = sums[0]
        yield Doubt(Doubted.EVERY, quoted, grave=True, found=whole.number, expected=part.number, cited=part.cited)


def _said(tokens: Sequence[Token]) -> _Said | None:
    for at, token in enumerate(tokens):
        after = tokens[at + 1 : at + 2]
        if token.word in grammar.MUCH_ARE:
            return _Said(tokens[:at], tokens[at + 1 :], LEADING)
        if token.word in grammar.MOSTLY | grammar.MOST and after and after[0].word in _COPULAS:
            return _Said(tokens[:at], tokens[at + 2 :], HALF if token.word in grammar.MOST else LEADING)
        if token.word in grammar.SHARES and after and after[0].word in grammar.MOST:
            return _Said((), tokens[:at], HALF)
        if token.word in grammar.MOST and at and not after:
            return _Said((), tokens[:at], HALF)
        if token.word in grammar.BY_WAY and tokens[-1].word in grammar.PREVAILING:
            return _Said(tokens[:at], tokens[at + 1 : -1], LEADING)
    return None
