"""How a table is set: upright or across the page, how large its letters are, and in how many parts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from xlreport.narrative.blocks import TableBlock
from xlreport.render.parts import column_part, cuts, single_tables
from xlreport.render.widths import CRAMPED, EASY, Needs, column_widths, fitted_widths, label_widths, levelled, needs_of

LEAST_SIZE = 14
"""Seven points: smaller figures are hard to read on paper."""


@dataclass(frozen=True, slots=True)
class Page:
    """`upright` and `turned`: the width of the text block either way, in twips. `size`: of a table's letters, in
    half-points.
    """

    upright: int
    turned: int
    size: int

    @property
    def turns(self) -> bool:
        """Whether a turned page is the wider one."""
        return self.turned > self.upright

    @property
    def width(self) -> int:
        return max(self.turned, self.upright)


@dataclass(frozen=True, slots=True, kw_only=True)
class SetTable:
    """A table, or a part of its columns, ready to be drawn.

    `widths`: of its columns, in twips; `size`: of its letters, in half-points; `fitted`: the widths follow the figures
    instead of being even; `part` of `parts`, from 1.
    """

    block: TableBlock
    widths: tuple[int, ...]
    size: int
    turned: bool = False
    fitted: bool = True
    part: int = 1
    parts: int = 1


def set_tables(block: TableBlock, page: Page) -> Iterator[SetTable]:
    """The table as it is printed: in one piece where its figures can be read so, upright if possible.

    Several tables in one grid that is too wide for an upright page are turned together and set one by one.
    """
    whole = _whole(block, page)
    if whole is not None and not whole.turned:
        yield whole
        return
    singles = single_tables(block)
    if len(singles) > 1:
        across = replace(page, upright=page.width)
        for one in (made for single in singles for made in set_tables(single, across)):
            yield replace(one, turned=page.turns)
    elif whole is not None:
        yield whole
    else:
        yield from _parted(block, page)


def _whole(block: TableBlock, page: Page) -> SetTable | None:
    even = column_widths(block.grid, page.upright, 10 * page.size)
    if needs_of(block, page.size, CRAMPED).held_by(even):
        return SetTable(block=block, widths=tuple(even), size=page.size, fitted=False)
    for turned, width in ((False, page.upright), (True, page.width)):
        for size, labels in _choices(page):
            widths = fitted_widths(needs_of(block, size, labels), width)
            if widths is not None:
                return SetTable(block=block, widths=tuple(widths), size=size, turned=turned and page.turns)
    return None


def _choices(page: Page) -> Iterator[tuple[int, int]]:
    """Sizes of letters and of row labels, the best first: somewhat smaller letters before broken labels."""
    yield from ((size, EASY) for size in _sizes(page) if size >= LEAST_SIZE + 2)
    yield from ((size, CRAMPED) for size in _sizes(page))


def _sizes(page: Page) -> Iterator[int]:
    """From the usual size down to the least."""
    yield page.size
    yield from range(page.size - 1, LEAST_SIZE - 1, -1)


def _parted(block: TableBlock, page: Page) -> Iterator[SetTable]:
    """As few parts as hold at the least size, then as large as these allow, with labels of one width."""
    edges = cuts(block.grid, needs_of(block, min(page.size, LEAST_SIZE), CRAMPED), page.width)
    pairs = list(pairwise(edges))
    needs = next(
        (made for size in _sizes(page) if _all_hold(pairs, made := needs_of(block, size, CRAMPED), page.width)),
        needs_of(block, LEAST_SIZE, CRAMPED),
    )
    parts = [needs.part(left, right) for left, right in pairs]
    labels = min((label_widths(own, page.width) for own in parts), key=sum)
    for part, ((left, right), own) in enumerate(zip(pairs, parts, strict=True), 1):
        yield SetTable(
            block=TableBlock(column_part(block.grid, left, right), block.figures, block.title),
            widths=(*labels, *levelled(own.figures, page.width - sum(labels))),
            size=needs.size, turned=page.turns, part=part, parts=len(parts),
        )  # fmt: skip


def _all_hold(pairs: Sequence[tuple[int, int]], needs: Needs, width: int) -> bool:
    return all(needs.part(left, right).total <= width for left, right in pairs)
