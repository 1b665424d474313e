"""The closures of a form, made once, and what stands in the cells of one report of it."""

from collections.abc import Callable
from functools import lru_cache
from itertools import count
from typing import Any, TypeVar

from xlreport.form.language.closures.closures import Closures, Made
from xlreport.form.language.evaluate import Values
from xlreport.form.language.guard import Totals, total_or_blank
from xlreport.form.language.vocabulary import CellValue
from xlreport.form.model.address import Address, FigureAddress
from xlreport.form.model.template import Template

Tree = TypeVar("Tree")
Work = TypeVar("Work")


class Contents(dict[int, CellValue]):
    """What stands in the cells of one report, by the numbers of their addresses."""

    def __init__(self, formulas: "Formulas", values: Values) -> None:
        super().__init__()
        self.formulas = formulas
        self._values = values

    def __missing__(self, number: int) -> CellValue:
        total = self.formulas.total(number)
        found = self._values.content(self.formulas.addresses[number]) if total is None else total(self)
        self[number] = found
        return found


class Formulas(Closures):
    """The closures of one form. `addresses`: those that they name, by number."""

    def __init__(self, totals: Totals) -> None:
        self.addresses: dict[int, Address] = {}
        self._next = count()
        self._numbers: dict[Address, int] = {}
        self.totals = totals
        self._made_totals: dict[int, Made] = {}
        self._once: dict[tuple[int, Any], tuple[object, Any]] = {}

    def number(self, address: Address) -> int:
        """The number of an address, a new one if it has none yet; two threads get the same."""
        number = self._numbers.get(address)
        if number is None:
            new = next(self._next)
            self.addresses[new] = address
            number = self._numbers.setdefault(address, new)
        return number

    def total(self, number: int) -> Made | None:
        """What a total shows; None for an address of which there is none."""
        if number not in self._made_totals:
            address = self.addresses[number]
            total = self.totals.get(address) if isinstance(address, FigureAddress) else None
            if total is None:
                return None
            self._made_totals[number] = self.made(total_or_blank(total))
        return self._made_totals[number]

    def once(self, tree: Tree, make: Callable[["Formulas", Tree], Work]) -> Work:
        """What is made of a part of the form, when first asked for; the part itself is kept, so no other has its id."""
        key = (id(tree), make)
        if key not in self._once:
            self._once[key] = (tree, make(self, tree))
        kept: Work = self._once[key][1]
        return kept


def contents_of(template: Template, values: Values) -> Contents:
    """The cells of a report of the form, which already has a row for each of the report's records."""
    return Contents(Formulas(template.totals) if template.record_tables else _formulas(template), values)


@lru_cache(maxsize=16)
def _formulas(template: Template) -> Formulas:
    """Made once a form; one with rows of a report is another form for every report."""
    return Formulas(template.totals)
