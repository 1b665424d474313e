"""Words that stand for others, put right before a sentence is heard: numbers of names, 前者 and 后者, split nouns."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from xlreport.checking.understanding import grammar
from xlreport.checking.understanding.counts.figures import Figure
from xlreport.checking.understanding.words import narrowing
from xlreport.checking.understanding.words.clauses import LEAST, Clause
from xlreport.checking.understanding.words.lexicon import Lexicon
from xlreport.checking.understanding.words.tokens import Kind, Token

TWO = 2

Words = tuple[Token, ...]


def of_own_field(known: Lexicon, name: str, tokens: Iterable[Token]) -> list[Token]:
    """The tokens, a noun in which a word of the agency's name stands being the noun: 政府环境信息公开申请.

    `name`: the agency's. The word narrows nothing for it, and anything for another.
    """
    found: list[Token] = []
    for token in tokens:
        inner = found[-1] if len(found) > 1 else None
        if inner is not None and inner.kind is Kind.UNKNOWN and len(inner.word) >= LEAST and inner.word in name:
            first = found[-2]
            if first.kind is token.kind is Kind.WORD and first.word + token.word in known.nouns:
                found[-2:] = [Token(Kind.WORD, first.word + token.word, first.start, token.end)]
                continue
        found.append(token)
    return found


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
        own.append(token._replace(kind=Kind.WORD, word=narrowing.NAMED) if tally else token)
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
        return (token._replace(kind=Kind.UNKNOWN),)
    words = told[token.word == grammar.LATTER]
    return tuple(one._replace(start=token.start, end=token.end) for one in words)


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
