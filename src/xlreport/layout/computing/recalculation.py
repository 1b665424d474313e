"""What the formulas of a plan yield, report after report: only what rests on something else than before is worked out.

A spreadsheet program does the same. The formulas stand in the order in which they rest on each other. Of each report
what people typed is compared with what was typed in the one before; each formula that rests on something that changed
is worked out, and where its result is the old one nothing that rests on it is. Two values are the same only if they
are of one type and are written alike, so that nothing of a former report can be seen in a later one. A formula is made
ready, by closures over the cells it rests on, when it is worked out for the first time. If anything fails midway, all
is worked out anew the next time.
"""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from functools import partial
from operator import itemgetter

from xlreport.form.language.closures.closures import Cells, Closures, Made
from xlreport.form.language.evaluate import Values
from xlreport.form.language.functions import FUNCTIONS
from xlreport.form.language.vocabulary import CellValue, Listed, as_number, as_text
from xlreport.form.model.address import Address
from xlreport.form.model.expression import Call, Expression, Reference
from xlreport.layout.computing.order import Column, Order

_UNSET = object()
"""Stands where nothing was worked out yet: the same as no value."""


class Recalculation:
    """The formulas of some cells, with all that they rest on."""

    def __init__(self, order: Order, cells: Iterable[Expression]) -> None:
        """`changed`: in which run a value became another one."""
        self.places = [order.place_of(one) for one in cells]
        self.values: list[CellValue] = []
        self.run = 0
        self.changed: list[int] = []
        self._order = order
        self._inputs = [(place, one) for place, one in enumerate(order.nodes) if isinstance(one, Address)]
        self._above: list[list[int]] = [[] for _ in order.nodes]
        for place, below in enumerate(order.rests_on):
            for one in below:
                self._above[one].append(place)
        self._closures = _Placed(self.values, order.places, order.shared)
        self._forget()

    def _forget(self) -> None:
        count = len(self._order.nodes)
        self.values[:] = [_UNSET] * count  # type: ignore[list-item]
        self._works: list[Made | None] = [None] * count
        self._due = bytearray(b"\1" * count)
        self.run += 1
        self.changed = [self.run] * count
        for place, address in self._inputs:
            self._due[place] = 0
            if address in self._order.constants:
                self._set(place, self._order.constants[address])
        self._typed = [(place, address) for place, address in self._inputs if address not in self._order.constants]

    def work_out(self, given: Values) -> None:
        """All values for a report."""
        self.run += 1
        try:
            for place, address in self._typed:
                self._set(place, given.content(address))
            self._follow()
        except BaseException:
            self._forget()
            raise

    def place(self, address: Address) -> int | None:
        """Where what stands at an address is found; None for what no formula rests on."""
        return self._order.places.get(address)

    def result(self, place: int) -> Decimal | bool | str:
        """A result as a formula's cell keeps it."""
        return cached(self.values[place])

    def typed(self, place: int | None, address: Address, given: Values) -> Decimal | str | None:
        """What stands in a cell in which people type; `place`: that of its address."""
        return shown(given.content(address) if place is None else self.values[place])

    def text(self, address: Address, given: Values) -> str:
        return as_text(self.value(address, given))

    def value(self, address: Address, given: Values) -> CellValue:
        """What stands at an address, after it was worked out."""
        place = self._order.places.get(address)
        return given.content(address) if place is None else self.values[place]

    def _set(self, place: int, value: CellValue) -> None:
        if not _same(self.values[place], value):
            self.values[place] = value
            self.changed[place] = self.run
            for one in self._above[place]:
                self._due[one] = 1

    def _follow(self) -> None:
        due = self._due
        place = due.find(1)
        while place >= 0:
            due[place] = 0
            work = self._works[place] or self._ready(place)
            self._set(place, work(self.values))
            place = due.find(1, place + 1)

    def _ready(self, place: int) -> Made:
        node = self._order.nodes[place]
        if isinstance(node, Column):
            work: Made = partial(_texts, node.places)
        elif isinstance(node, Address):
            raise TypeError(f"{node} is typed")
        else:
            work = self._closures.cell(node)
        self._works[place] = work
        return work


class _Placed(Closures):
    """`values`: what stands at each place; `places`: the place of each address, and of what formulas share."""

    def __init__(
        self, values: Sequence[CellValue], places: Mapping[Address | int, int], shared: Mapping[int, Address | int]
    ) -> None:
        self.values = values
        self._shared = shared
        self._places = places
        self._made: dict[tuple[int, bool], tuple[Expression, Made]] = {}

    def number(self, address: Address) -> int:
        return self._places[address]

    def cell(self, formula: Expression) -> Made:
        """What a cell shows that holds the formula, as `evaluate_cell` has it."""
        if isinstance(formula, Reference):
            shown, place = as_number if formula.is_figure else as_text, self._places[formula.address]
            return lambda values: shown(values[place])
        return super().made(formula)

    def made(self, expression: Expression, *, in_text: bool = False) -> Made:
        """What a function asks for its argument: what is shared is looked up, and each part is made once."""
        if id(expression) in self._shared:
            return itemgetter(self._places[self._shared[id(expression)]])
        key = id(expression), in_text
        if key not in self._made:
            self._made[key] = (expression, super().made(expression, in_text=in_text))
        return self._made[key][1]

    def _from_table(self, call: Call) -> Made:
        """What the function is handed is made once: it is always asked about the same values."""
        own = [partial(one, self.values) for one in self._arguments(call)]
        evaluate = FUNCTIONS[call.function].evaluate
        return lambda _: evaluate(own)


def cached(result: CellValue) -> Decimal | bool | str:
    """A result as a formula's cell keeps it."""
    return result if isinstance(result, bool | Decimal) else as_text(result)


def shown(value: CellValue) -> Decimal | str | None:
    """A number, a text or a blank, as it stands."""
    return value if value is None or isinstance(value, Decimal) else str(value)


def _same(before: CellValue, value: CellValue) -> bool:
    if before is value:
        return True
    if type(before) is not type(value):
        return False
    if isinstance(value, Decimal):
        return isinstance(before, Decimal) and before.compare_total(value) == 0
    if isinstance(value, Listed):
        other = before.values if isinstance(before, Listed) else ()
        return len(other) == len(value.values) and all(map(_same, other, value.values))
    return before == value


def _texts(places: Sequence[int], values: Cells) -> tuple[str, ...]:
    return tuple(as_text(values[place]) for place in places)
