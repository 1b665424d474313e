"""What a few formulas of a plan yield that rest on little of a report, small enough to be kept in a file.

Whoever writes a blank workbook gives an agency and a year, and of ten thousand values some thirty become others. So
kept are the values of one report, and of what rests on what may be given the formulas, each by itself: one that is
never due is never unpacked. What a formula shares with others is looked up where it stands, as it is before.
"""

import pickle
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from io import BytesIO

from xlreport.form.language.closures.closures import Made
from xlreport.form.language.vocabulary import CellValue
from xlreport.form.model.address import Address
from xlreport.form.model.expression import Call, Expression
from xlreport.layout.computing.following import Following, texts_at
from xlreport.layout.computing.placed import Placed

Formula = bytes | tuple[int, ...]
"""A formula that is packed, or the places of a column."""


class KeptResults(Following):
    """`formulas`: by their places, those that may be due. `as_kept`: all values for the report they were kept of."""

    def __init__(
        self, place_of: Mapping[Address | int, int], typed: Sequence[tuple[int, Address]],
        above: Sequence[Sequence[int]], formulas: Mapping[int, Formula], as_kept: Sequence[CellValue],
    ) -> None:  # fmt: skip
        super().__init__(place_of, typed, above)
        self._formulas = formulas
        self._as_kept = as_kept
        self._begin()

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        return KeptResults, (self._place_of, self._typed, self._above, self._formulas, self._as_kept)

    def _begin(self) -> None:
        count = len(self._as_kept)
        self.values[:] = self._as_kept
        self.changed = [0] * count
        self._due = bytearray(count)
        self._works = [None] * count

    def _ready(self, place: int) -> Made:
        packed = self._formulas[place]
        return partial(texts_at, packed) if isinstance(packed, tuple) else _Unpacker(packed).made(self.values)

    def changed_at(self, places: Iterable[int]) -> bool:
        """Whether any of these has another value than it was kept with."""
        return any(self.changed[one] for one in places)


class _Unpacker(pickle.Unpickler):
    def __init__(self, packed: bytes) -> None:
        super().__init__(BytesIO(packed))
        self._shared: dict[int, tuple[Expression, int]] = {}

    def persistent_load(self, place: int) -> Expression:
        stands_for = Call("", ())
        self._shared[id(stands_for)] = stands_for, place
        return stands_for

    def made(self, values: Sequence[CellValue]) -> Made:
        formula, places = self.load(), self.load()
        shared = {one: place for one, (_, place) in self._shared.items()}
        return Placed(values, {**places, **{place: place for place in shared.values()}}, shared).cell(formula)
