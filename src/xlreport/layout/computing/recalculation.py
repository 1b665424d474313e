"""What the formulas of a plan yield, for one report after the other."""

from collections.abc import Iterable
from functools import partial

from xlreport.form.language.closures.closures import Made
from xlreport.form.model.address import Address
from xlreport.form.model.expression import Expression
from xlreport.layout.computing.following import Following, texts_at
from xlreport.layout.computing.order import Column, Order
from xlreport.layout.computing.placed import Placed

_UNSET = object()
"""Stands where nothing was worked out yet: the same as no value."""


class Recalculation(Following):
    """The formulas of some cells, with all that they rest on. `places`: where the result of each of them stands."""

    def __init__(self, order: Order, formulas: Iterable[Expression]) -> None:
        self.places = [order.place_of(one) for one in formulas]
        inputs = [(place, one) for place, one in enumerate(order.nodes) if isinstance(one, Address)]
        above: list[list[int]] = [[] for _ in order.nodes]
        for place, below in enumerate(order.rests_on):
            for one in below:
                above[one].append(place)
        typed = [(place, one) for place, one in inputs if one not in order.constants]
        super().__init__(order.places, typed, above)
        self.order = order
        self._inputs = inputs
        self._closures = Placed(self.values, order.places, order.shared)
        self._begin()

    def _begin(self) -> None:
        count = len(self.order.nodes)
        self.values[:] = [_UNSET] * count  # type: ignore[list-item]
        self._works = [None] * count
        self._due = bytearray(b"\1" * count)
        self.run += 1
        self.changed = [self.run] * count
        for place, address in self._inputs:
            self._due[place] = 0
            if address in self.order.constants:
                self._set(place, self.order.constants[address])

    def _ready(self, place: int) -> Made:
        node = self.order.nodes[place]
        if isinstance(node, Column):
            return partial(texts_at, node.places)
        if isinstance(node, Address):
            raise TypeError(f"{node} is typed")
        return self._closures.cell(node)
