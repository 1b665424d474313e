"""How long a regular expression may search a text at worst, found from its structure before it is ever used.

A backtracking search tries every way in which the pieces before a place may match. Here ways are multiplied and never
counted too few, so that what passes is linear in the text for a known factor, whatever the text. It reads the tree
that Python's own `re` parses; an operator that is not known here counts as without bound.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from re import _constants as op  # type: ignore[attr-defined]  # private, with no public twin
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

MOST_CHARACTERS = 32_767
"""Of a cell of a workbook, and so of a text that a pattern searches."""

MOST_STEPS = 5_000
"""For each character of the text: a full cell is searched in a second or two at the very worst."""

_NO_BOUND = 10**18


@dataclass(frozen=True, slots=True)
class _Cost:
    """`steps` at most from one place of the text, and in how many `ways` a piece may match there."""

    steps: int
    ways: int

    def then(self, other: "_Cost") -> "_Cost":
        return _Cost(_capped(self.steps + self.ways * other.steps), _capped(self.ways * other.ways))


def steps_a_character(pattern: str) -> int:
    """How many steps a search takes at most for each character of a full cell. Raises re.error for no pattern."""
    tree = parser.parse(pattern)
    from_one_place = _Search(tree.state.groupwidths).of_all(tree).steps
    starts_once = _is_anchored(tree) and not tree.state.flags & parser.SRE_FLAG_MULTILINE
    return from_one_place // MOST_CHARACTERS if starts_once else from_one_place


def _is_anchored(tree: Sequence[Any]) -> bool:
    """Whether all that matches begins where the text does."""
    if not tree:
        return False
    kind, value = tree[0]
    if kind is op.AT:
        return value in (op.AT_BEGINNING, op.AT_BEGINNING_STRING)
    if kind is op.SUBPATTERN:
        return _is_anchored(value[-1])
    return kind is op.BRANCH and all(map(_is_anchored, value[1]))


class _Search:
    """One pattern; `widths` are the least and most characters of its groups."""

    def __init__(self, widths: Sequence[tuple[int, int] | None]) -> None:
        self._widths = widths
        self._pieces: Mapping[object, Callable[[Any], _Cost]] = {
            **dict.fromkeys((op.LITERAL, op.NOT_LITERAL, op.ANY, op.IN, op.AT), lambda _: _Cost(1, 1)),
            op.SUBPATTERN: lambda value: self.of_all(value[-1]),
            op.BRANCH: lambda value: self._either(value[1]),
            op.ATOMIC_GROUP: self._for_good,
            op.ASSERT: lambda value: self._for_good(value[1]),
            op.ASSERT_NOT: lambda value: self._for_good(value[1]),
            op.GROUPREF: self._again,
            op.MAX_REPEAT: lambda value: self._repeated(*value),
            op.MIN_REPEAT: lambda value: self._repeated(*value),
            op.POSSESSIVE_REPEAT: lambda value: _Cost(self._repeated(*value).steps, 1),
        }

    def of_all(self, tree: Sequence[Any]) -> _Cost:
        found = _Cost(0, 1)
        for kind, value in tree:
            piece = self._pieces.get(kind)
            found = found.then(_Cost(_NO_BOUND, _NO_BOUND) if piece is None else piece(value))
        return found

    def _for_good(self, tree: Sequence[Any]) -> _Cost:
        """What is not tried again once it has matched."""
        return _Cost(self.of_all(tree).steps, 1)

    def _again(self, group: int) -> _Cost:
        width = self._widths[group]
        return _Cost(MOST_CHARACTERS if width is None else min(width[1], MOST_CHARACTERS) + 1, 1)

    def _either(self, trees: Sequence[Sequence[Any]]) -> _Cost:
        """Alternatives: those that begin with different characters exclude each other."""
        firsts: dict[object, list[_Cost]] = {}
        for tree in trees:
            first = tree[0][1] if tree and tree[0][0] is op.LITERAL else None
            firsts.setdefault(first, []).append(self.of_all(tree))
        anywhere = firsts.pop(None, [])
        together = [[*own, *anywhere] for own in firsts.values()] or [anywhere]
        steps = max(sum(one.steps for one in own) for own in together)
        return _Cost(_capped(len(trees) + steps), _capped(max(sum(one.ways for one in own) for own in together)))

    def _repeated(self, least: int, most: int, tree: Any) -> _Cost:  # noqa: ANN401  the tree has no types
        one = self.of_all(tree)
        times = min(int(most), MOST_CHARACTERS // max(tree.getwidth()[0], 1))
        if one.ways == 1:
            return _Cost(_capped(1 + times * one.steps), max(times - int(least) + 1, 1))
        ways = _powers(one.ways, times + 1)
        return _Cost(_capped(1 + one.steps * ways), ways)


def _powers(ways: int, times: int) -> int:
    """The sum of the powers of `ways` below `times`."""
    total, power = 0, 1
    for _ in range(times):
        total, power = total + power, power * ways
        if total >= _NO_BOUND:
            return _NO_BOUND
    return total


def _capped(number: int) -> int:
    return min(number, _NO_BOUND)
