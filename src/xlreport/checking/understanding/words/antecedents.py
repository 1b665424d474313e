"""The former and the latter: the words of the two things that a sentence told last."""

from collections.abc import Sequence
from dataclasses import replace

from xlreport.checking.understanding import grammar
from xlreport.checking.understanding.words.clauses import Clause
from xlreport.checking.understanding.words.tokens import Kind, Token

TWO = 2

Words = tuple[Token, ...]


def with_antecedents(clauses: Sequence[Clause]) -> list[Clause]:
    """The clauses of a sentence, 前者 and 后者 being what they stand for; where that is unclear nobody knows them."""
    found: list[Clause] = []
    told: list[Words] = []
    for clause in clauses:
        if clause.says(grammar.OF_TWO):
            tokens = (one for token in clause.tokens for one in _meant(token, told))
            found.append(replace(clause, tokens=tuple(tokens)))
            continue
        found.append(clause)
        if not clause.bracketed:
            told = _named(clause) or told
            told = told if len(told) == TWO else (told + _counted(clause))[-TWO:]
    return found


def _meant(token: Token, told: Sequence[Words]) -> Words:
    if token.word not in grammar.OF_TWO:
        return (token,)
    if len(told) < TWO:
        return (replace(token, kind=Kind.UNKNOWN),)
    words = told[token.word == grammar.LATTER]
    return tuple(replace(one, start=token.start, end=token.end) for one in words)


def _named(clause: Clause) -> list[Words]:
    """The two things of a clause that tells each of both: 甲、乙分别为3件、5件, or 甲3件、乙5件."""
    tokens = clause.tokens
    at = next((i for i, token in enumerate(tokens) if token.word in grammar.RESPECTIVELY), None)
    parts: list[list[Token]] = [[]]
    for token in tokens if at is None else tokens[:at]:
        if (token.kind is Kind.NUMBER) if at is None else (token.word in grammar.CONJUNCTIONS):
            parts.append([])
        else:
            parts[-1].append(token)
    named = [_words(part) for part in (parts[:-1] if at is None else parts)]
    return named if len(named) == TWO and all(named) else []


def _counted(clause: Clause) -> list[Words]:
    """What the only number of a clause stands after."""
    at = [i for i, token in enumerate(clause.tokens) if token.kind is Kind.NUMBER]
    words = _words(clause.tokens[: at[0]]) if len(at) == 1 else ()
    return [words] if words else []


def _words(tokens: Sequence[Token]) -> Words:
    return tuple(token for token in tokens if token.kind is Kind.WORD and token.word not in grammar.CONJUNCTIONS)
