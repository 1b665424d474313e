"""What a few formulas of a plan yield that rest on little of a report, small enough to be kept in a file.

Whoever writes a blank workbook gives an agency and a year, and of ten thousand values some thirty become others. So
kept are the values of one report, and of what rests on what may be given the formulas, each by itself: one that is
never due is never unpacked. What a formula shares with others is looked up where it stands, as it is before.
"""

import pickle
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING, Any

from xlreport.form.language.closures.closures import Made
from xlreport.form.language.vocabulary import CellValue
from xlreport.form.model.address import Address
from xlreport.form.model.expression import Call, Expression, references
from xlreport.layout.computing.following import Following, texts_at
from xlreport.layout.computing.order import Column
from xlreport.layout.computing.placed import Placed

if TYPE_CHECKING:  # which has them kept
    from xlreport.layout.computing.recalculation import Recalculation

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


def kept_results(
    own: "Recalculation", given: Collection[Address], besides: Iterable[int]
) -> tuple[KeptResults, Mapping[int, int], frozenset[int]]:
    """What yields the same as `own`, now worked out for a report, for reports that differ only in what is `given`.

    `besides`: other places that are asked for. With it come the new place of each that was kept, and which of them may
    have other values.
    """
    order = own.order
    varying = {place for place, node in enumerate(order.nodes) if isinstance(node, Address) and node in given}
    for place, below in enumerate(order.rests_on):
        if not varying.isdisjoint(below):
            varying.add(place)
    below = {one for place in varying for one in order.rests_on[place]}
    asked = set(besides)
    new = {old: place for place, old in enumerate(sorted(varying | below | asked))}
    shared = {part: new[order.places[key]] for part, key in order.shared.items() if order.places[key] in new}
    named = {one: new[old] for one, old in order.places.items() if old in new}
    above: list[tuple[int, ...]] = [()] * len(new)
    formulas: dict[int, Formula] = {}
    typed: list[tuple[int, Address]] = []
    for old in sorted(varying):
        node = order.nodes[old]
        for one in order.rests_on[old]:
            above[new[one]] += (new[old],)
        if isinstance(node, Address):
            typed.append((new[old], node))
        elif isinstance(node, Column):
            formulas[new[old]] = tuple(new[one] for one in node.places)
        else:
            formulas[new[old]] = _packed(node, shared, named)
    place_of: dict[Address | int, int] = {
        address: new[old] for address, old in order.places.items() if isinstance(address, Address) and old in asked
    }
    values = [own.values[old] for old in new]
    return KeptResults(place_of, typed, above, formulas, values), new, frozenset(new[one] for one in varying)


def _packed(formula: Expression, shared: Mapping[int, int], place_of: Mapping[Address | int, int]) -> bytes:
    """With the places of all that it names, and in the place of what it shares with others where that stands."""
    stream = BytesIO()
    packer = _Packer(stream, formula, shared)
    packer.dump(formula)
    packer.dump({one.address: place_of[one.address] for one in references(formula) if one.address in place_of})
    return stream.getvalue()


class _Packer(pickle.Pickler):
    """`shared`: by the identity of a part of a formula, the place of its value."""

    def __init__(self, stream: BytesIO, whole: Expression, shared: Mapping[int, int]) -> None:
        super().__init__(stream, pickle.HIGHEST_PROTOCOL)
        self._whole = whole
        self._shared = shared

    def persistent_id(self, one: Any) -> int | None:  # noqa: ANN401  whatever a formula is made of
        return None if one is self._whole else self._shared.get(id(one))


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
