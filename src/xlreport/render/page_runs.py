"""Which blocks of a report stand on upright pages and which on pages turned for a wide table."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from xlreport.narrative.blocks import Block, Heading, Note, Paragraph, SignOff, TableBlock, Title
from xlreport.render.setting import Page, SetTable, set_tables

Placed = Title | Heading | Paragraph | Note | SignOff | SetTable
"""A block whose tables are set."""


@dataclass(frozen=True, slots=True)
class PageRun:
    """Blocks that follow each other on pages of one direction."""

    turned: bool
    blocks: tuple[Placed, ...]


def page_runs(blocks: Sequence[Block], page: Page) -> tuple[PageRun, ...]:
    """The blocks in their order. Headings and notes are never parted from their table, nor last lines left alone."""
    placed = [one for block in blocks for one in _placed(block, page)]
    turned = [isinstance(one, SetTable) and one.turned for one in placed]
    for place, one in enumerate(placed):
        turned[place] = turned[place - 1] if isinstance(one, Note) and place else turned[place]
    if len(placed) > 1 and isinstance(placed[-1], SignOff):
        turned[-1] = turned[-2]
    for after, before in pairwise(reversed(range(len(placed)))):
        if isinstance(placed[before], Title | Heading):
            turned[before] = turned[after]
    together = groupby(zip(turned, placed, strict=True), key=lambda pair: pair[0])
    return tuple(PageRun(way, tuple(one for _, one in pairs)) for way, pairs in together)


def _placed(block: Block, page: Page) -> Iterator[Placed]:
    if isinstance(block, TableBlock):
        yield from set_tables(block, page)
    else:
        yield block
