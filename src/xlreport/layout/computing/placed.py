"""Closures over values that stand at places: what a formula yields, and what several formulas share is looked up."""

from collections.abc import Mapping, Sequence
from functools import partial
from operator import itemgetter

from xlreport.form.language.closures.closures import Closures, Made
from xlreport.form.language.functions import FUNCTIONS
from xlreport.form.language.vocabulary import CellValue, as_number, as_text
from xlreport.form.model.address import Address
from xlreport.form.model.expression import Call, Expression, Reference


class Placed(Closures):
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
