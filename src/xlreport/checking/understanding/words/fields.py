"""The field of an agency's work inside the noun for what it counts."""

from collections.abc import Iterable, Iterator

from xlreport.checking.understanding.words.lexicon import Lexicon
from xlreport.checking.understanding.words.tokens import Kind, Token

LEAST = 2
"""So many characters name a field."""


def of_own_field(known: Lexicon, name: str, tokens: Iterable[Token]) -> Iterator[Token]:
    """The tokens, a noun in which a word of the agency's name stands being the noun: 政府环境信息公开申请.

    `name`: the agency's. The word narrows nothing for it, and anything for another.
    """
    held: list[Token] = []
    for token in tokens:
        held.append(token)
        if len(held) > 3:  # noqa: PLR2004  a noun's beginning, the word in it and its end
            yield held.pop(0)
        if len(held) == 3 and _is_noun(known, name, *held):  # noqa: PLR2004
            first, _, last = held
            held = [Token(Kind.WORD, first.word + last.word, first.start, last.end)]
    yield from held


def _is_noun(known: Lexicon, name: str, first: Token, inner: Token, last: Token) -> bool:
    own = inner.kind is Kind.UNKNOWN and len(inner.word) >= LEAST and inner.word in name
    return own and first.kind is last.kind is Kind.WORD and first.word + last.word in known.nouns
