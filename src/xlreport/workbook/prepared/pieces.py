"""A part of a package in pieces: what all reports have alike, and between it what each has for itself.

The pieces are compressed in blocks of neighbours. A block none of whose pieces changed since the last report is not
joined, encoded and compressed again.
"""

from collections.abc import Mapping
from itertools import accumulate

from xlreport.render.package import Pressed
from xlreport.workbook.packing import block_edges, joined, press

Place = tuple[int, int]
"""The row and the column of a cell."""

Span = tuple[int, int]
"""From where to where something stands in a text."""


class Pieces:
    """`holes`: where each piece stands that is left open, by what it is called."""

    def __init__(self, name: str, text: str, spans: Mapping[Place, Span]) -> None:
        self.name = name
        self.holes: dict[Place, int] = {}
        self._texts: list[str] = []
        self._block_of: list[int] = []
        edges = [*block_edges(text), len(text)]
        at = block = 0

        def cut(end: int) -> None:
            """What all reports have alike, up to there."""
            nonlocal at, block
            while edges[block] < end:
                self._add(text[at : edges[block]], block)
                at, block = edges[block], block + 1
            self._add(text[at:end], block)
            at, block = end, block + (edges[block] == end < len(text))

        for place, (start, end) in sorted(spans.items(), key=lambda one: one[1]):
            cut(start)
            self.holes[place] = len(self._texts)
            self._add(text[start:end], block)
            at = end
        cut(len(text))
        self._blocks = [[n for n, own in enumerate(self._block_of) if own == one] for one in range(block + 1)]
        self._changed = set(range(len(self._blocks)))
        self._bytes: list[bytes] = [b""] * len(self._blocks)
        self._pressed: list[bytes] = [b""] * len(self._blocks)
        self._whole: Pressed | None = None
        self._kept: dict[int, str] = {}

    def __getitem__(self, piece: int) -> str:
        return self._texts[piece]

    def __setitem__(self, piece: int, text: str) -> None:
        if self._texts[piece] != text:
            self._texts[piece] = text
            self._changed.add(self._block_of[piece])

    def piece_with(self, beginning: str) -> int:
        """The piece in which something stands."""
        return next(piece for piece, text in enumerate(self._texts) if beginning in text)

    def change_for_once(self, piece: int, text: str) -> None:
        """Until `restore` is called."""
        self._kept.setdefault(piece, self._texts[piece])
        self[piece] = text

    def restore(self) -> None:
        for piece, text in self._kept.items():
            self[piece] = text
        self._kept.clear()

    @property
    def last(self) -> int:
        return len(self._texts) - 1

    def _add(self, text: str, block: int) -> None:
        self._texts.append(text)
        self._block_of.append(block)

    def with_open(self, left: Mapping[Place, str]) -> tuple[str, Mapping[Place, Span]]:
        """The whole text with something else in the holes of these places, and from where to where that stands."""
        texts = list(self._texts)
        for place, text in left.items():
            texts[self.holes[place]] = text
        starts = list(accumulate(map(len, texts), initial=0))
        return "".join(texts), {one: (starts[self.holes[one]], starts[self.holes[one] + 1]) for one in left}

    def pressed(self) -> Pressed:
        if self._changed or self._whole is None:
            last = len(self._blocks) - 1
            for block in self._changed:
                content = "".join([self._texts[one] for one in self._blocks[block]]).encode()
                self._bytes[block], self._pressed[block] = content, press(content, last=block == last)
            self._changed.clear()
            self._whole = joined(self.name, self._bytes, self._pressed)
        return self._whole
