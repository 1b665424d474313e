"""Numbers that only say how many names a list has: 甲、乙两项合计12件."""

from collections.abc import Sequence
from dataclasses import replace

from xlreport.checking.understanding import grammar
from xlreport.checking.understanding.counts.figures import Figure
from xlreport.checking.understanding.words import narrowing
from xlreport.checking.understanding.words.clauses import Clause
from xlreport.checking.understanding.words.tokens import Kind, Token


def without_tallies(clauses: Sequence[Clause]) -> list[Clause]:
    """The clauses of a sentence, each number of names being a word that says nothing."""
    found: list[Clause] = []
    before: Sequence[Token] = ()
    counted = 0
    for clause in clauses:
        tokens = tuple(_without(clause.tokens, before, counted))
        found.append(clause if tokens == clause.tokens else replace(clause, tokens=tokens))
        counted += sum(token.kind is Kind.NUMBER for token in found[-1].tokens)
        before = clause.tokens
    return found


def _without(tokens: Sequence[Token], before: Sequence[Token], counted: int) -> list[Token]:
    """`before`: the clause before; `counted`: how many numbers the sentence has had."""
    own: list[Token] = []
    for token in tokens:
        tally = token.figure is not None and token.word in narrowing.PARTS and _is_tally(token.figure, own, before)
        tally = tally or _is_of_numbers(token, own, counted)
        own.append(replace(token, kind=Kind.WORD, word=narrowing.NAMED) if tally else token)
    return own


def _is_of_numbers(token: Token, own: Sequence[Token], counted: int) -> bool:
    """Whether it is how many numbers the sentence has had: 甲5件，乙3件，两种情形合计8件."""
    if token.figure is None or token.word not in narrowing.KINDS or not _is_bare(own[-1:]):
        return False
    return token.figure.number == counted > 1


def _is_bare(tokens: Sequence[Token]) -> bool:
    return all(token.word in grammar.AFORESAID for token in tokens)


def _is_tally(figure: Figure, own: Sequence[Token], before: Sequence[Token]) -> bool:
    """Whether it is how many names stand right before it, or in the clause before where nothing does."""
    return figure.number == (_listed(own) or (_listed(before) if _is_bare(own) else 0)) > 1


def _listed(tokens: Sequence[Token]) -> int:
    """How many names stand at the end of the tokens, after the last number."""
    start = next((i + 1 for i in range(len(tokens) - 1, -1, -1) if tokens[i].kind is Kind.NUMBER), 0)
    return sum(token.word in grammar.CONJUNCTIONS for token in tokens[start:]) + 1 if tokens[start:] else 0
