"""Which values and formulas of a plan are kept in a file for reports that differ in little, see `kept_results`."""

import pickle
from collections.abc import Collection, Iterable, Iterator, Mapping
from io import BytesIO
from typing import Any

from xlreport.form.model.address import Address
from xlreport.form.model.expression import Expression, references
from xlreport.layout.computing.kept_results import Formula, KeptResults
from xlreport.layout.computing.order import Column, Order
from xlreport.layout.computing.recalculation import Recalculation


def kept_results(
    own: Recalculation, given: Collection[Address], besides: Iterable[int]
) -> tuple[KeptResults, Mapping[int, int], frozenset[int]]:
    """What yields the same as `own`, now worked out for a report, for reports that differ only in what is `given`.

    `besides`: other places that are asked for. With it come the new place of each that was kept, and which of them may
    have other values.
    """
    order = own.order
    varying = {place for place, node in enumerate(order.nodes) if isinstance(node, Address) and node in given}
    for place, resting in enumerate(order.rests_on):
        if not varying.isdisjoint(resting):
            varying.add(place)
    below = {one for place in varying for one in order.rests_on[place]}
    asked = set(besides)
    new = {old: place for place, old in enumerate(sorted(varying | below | asked))}
    above: list[tuple[int, ...]] = [()] * len(new)
    for place in sorted(varying):
        for one in order.rests_on[place]:
            above[new[one]] += (new[place],)
    typed = [(new[place], node) for place in varying if isinstance(node := order.nodes[place], Address)]
    place_of: dict[Address | int, int] = {
        key: new[place] for key, place in order.places.items() if isinstance(key, Address) and place in asked
    }
    formulas = dict(_formulas(order, new, varying))
    values = [own.values[place] for place in new]
    return KeptResults(place_of, typed, above, formulas, values), new, frozenset(new[one] for one in varying)


def _formulas(order: Order, new: Mapping[int, int], varying: Iterable[int]) -> Iterator[tuple[int, Formula]]:
    shared = {part: new[order.places[key]] for part, key in order.shared.items() if order.places[key] in new}
    named = {key: new[place] for key, place in order.places.items() if place in new}
    for place in varying:
        node = order.nodes[place]
        if isinstance(node, Column):
            yield new[place], tuple(new[one] for one in node.places)
        elif not isinstance(node, Address):
            yield new[place], _packed(node, shared, named)


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
