"""Which one change would mend all that is broken: a single cell, or a figure that stands in its neighbour's place."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from xlreport.checking.diagnosis.equations import Cells, Equation
from xlreport.form.language.numbers import difference
from xlreport.form.model.address import FigureAddress
from xlreport.form.model.tables.table import Table
from xlreport.form.model.template import Template

NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Change:
    """What the cells would be. `mends` names the broken equations that would hold."""

    cells: Mapping[FigureAddress, Decimal]
    mends: frozenset[str]

    @property
    def first(self) -> FigureAddress:
        return next(iter(self.cells))


class Search:
    """All changes that break nothing and mend something."""

    def __init__(self, template: Template, cells: Cells, equations: Sequence[Equation]) -> None:
        self._template = template
        self._cells = cells
        self._by_cell: dict[FigureAddress, list[Equation]] = {}
        for equation in equations:
            for address in equation.terms:
                self._by_cell.setdefault(address, []).append(equation)
        self._broken = [equation for equation in equations if not equation.holds]

    def best(self) -> list[Change]:
        """The changes that mend most; of one cell if those do, else of two neighbours."""
        singles = list(self.singles())
        most = max((len(change.mends) for change in singles), default=0)
        moved = [change for change in self.moved() if len(change.mends) > most]
        changes = moved or singles
        most = max((len(change.mends) for change in changes), default=0)
        return [change for change in changes if len(change.mends) == most]

    def singles(self) -> Iterator[Change]:
        for address in self._in_broken():
            own = self._by_cell[address]
            steps = {-equation.gap / equation.terms[address] for equation in own}
            if len(steps) == 1:
                yield from self._change(own, {address: self._cells[address] + steps.pop()})

    def moved(self) -> Iterator[Change]:
        """A cell that holds zero while the figure next to it would do for it."""
        for table in self._template.tables:
            for empty, taken in _neighbours(table):
                figure = self._cells.get(taken, NOTHING)
                if self._cells.get(empty) == NOTHING and figure and (empty in self._by_cell or taken in self._by_cell):
                    yield from self._moved(empty, taken, figure)

    def _moved(self, empty: FigureAddress, taken: FigureAddress, figure: Decimal) -> Iterator[Change]:
        own = list({id(one): one for a in (empty, taken) for one in self._by_cell.get(a, [])}.values())
        if all(equation.holds for equation in own):
            return
        rests: set[Decimal] = set()
        for equation in own:
            gap = equation.gap + equation.terms.get(empty, NOTHING) * figure
            factor = equation.terms.get(taken, NOTHING)
            if factor:
                rests.add(figure - gap / factor)
            elif difference(gap, NOTHING):
                return
        if len(rests) == 1:
            yield from self._change(own, {taken: rests.pop(), empty: figure})

    def _change(self, own: Iterable[Equation], cells: Mapping[FigureAddress, Decimal]) -> Iterator[Change]:
        if all(self._accepts(address, number) for address, number in cells.items()):
            yield Change(cells, frozenset(equation.name for equation in own if not equation.holds))

    def _accepts(self, address: FigureAddress, number: Decimal) -> bool:
        kind = self._template.table(address.table).number_kinds[address]
        return number != self._cells[address] and kind.accepts(number)

    def _in_broken(self) -> Iterable[FigureAddress]:
        return dict.fromkeys(address for equation in self._broken for address in equation.terms)


def _neighbours(table: Table) -> Iterator[tuple[FigureAddress, FigureAddress]]:
    """Cells that lie beside or below each other, both ways; nobody takes a total for a cell to fill."""
    rows, columns = [leaf.id for leaf in table.rows.leaves], [leaf.id for leaf in table.columns.leaves]
    lines = [[FigureAddress(table.id, row, column) for column in columns] for row in rows]
    lines += [[FigureAddress(table.id, row, column) for row in rows] for column in columns]
    for line in lines:
        for one, other in pairwise(line):
            if (one in table.totals) == (other in table.totals):
                yield one, other
                yield other, one
