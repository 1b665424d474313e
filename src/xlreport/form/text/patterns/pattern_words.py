"""Words that stand in everything that a pattern matches, found from its structure before it is ever used.

Most patterns of a rule are in none of a report's texts, and looking for a few words in a long text costs next to
nothing beside a search. Nothing is assumed of what stands around a match: the words are characters that the match
itself is made of, or that a lookahead or lookbehind asks for. Where a pattern has no such words, or they are too short
to say anything, there are none, and it has to be searched for.
"""

from collections.abc import Iterator, Sequence
from re import IGNORECASE
from re import _constants as op  # type: ignore[attr-defined]  # private, with no public twin
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

_MOST = 24
"""More words than so many cost as much as they save."""

Words = frozenset[str]


def words_of(pattern: str) -> tuple[Words, ...]:
    """Of each of these one stands in each match, the rarest first; none where none can be told."""
    tree = parser.parse(pattern)
    if tree.state.flags & IGNORECASE:
        return ()
    found = dict.fromkeys(words for words in _of_all(tree) if len(words) <= _MOST)
    return tuple(sorted(found, key=_rarity))


def _rarity(words: Words) -> tuple[int, int]:
    return -min(map(len, words)), len(words)


def _of_all(tree: Sequence[Any]) -> Iterator[Words]:
    """Each set of words of which the pieces one after the other need one."""
    run = ""
    for kind, value in tree:
        if kind is op.LITERAL:
            run += chr(value)
            continue
        if run:
            yield Words({run})
        run = ""
        yield from _of_one(kind, value)
    if run:
        yield Words({run})


def _of_one(kind: object, value: Any) -> Iterator[Words]:  # noqa: ANN401  the tree has no types
    if kind is op.SUBPATTERN:
        yield from () if value[1] or value[2] else _of_all(value[-1])
    elif kind is op.ATOMIC_GROUP:
        yield from _of_all(value)
    elif kind is op.ASSERT:
        yield from _of_all(value[1])
    elif kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT) and value[0] > 0:
        yield from _of_all(value[2])
    elif kind is op.BRANCH:
        own = [_best(tree) for tree in value[1]]
        if all(own):
            yield Words().union(*own)
    elif kind is op.IN and all(one is op.LITERAL for one, _ in value):
        yield Words(chr(code) for _, code in value)


def _best(tree: Sequence[Any]) -> Words:
    """Of what the pieces need, what says most; nothing where they need nothing."""
    return min(_of_all(tree), key=_rarity, default=Words())
