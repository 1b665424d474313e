"""Which formulas of a plan rest on which cells, and an order in which each comes after all that it rests on."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from xlreport.form.language.guard import total_or_blank
from xlreport.form.language.vocabulary import CellValue
from xlreport.form.model.address import Address
from xlreport.form.model.expression import Call, Expression, Reference
from xlreport.form.model.template import Template
from xlreport.layout.live import Live
from xlreport.layout.pages.visual import PLACES, TEXTS, place_at, text_at
from xlreport.layout.seen.alike import Alike
from xlreport.layout.todo.cells import ROWS_BETWEEN, LinesAddress, LinesCell


@dataclass(frozen=True, slots=True)
class Column:
    """A column of texts, each the text of what stands at another place."""

    places: Sequence[int]


Node = Address | Expression | Column
"""What yields the value of a place: the report itself, a formula, or other places."""

_Key = Address | int


class _Between(Address):
    """A row between the lines of the check sheet in which nothing stands."""


_BETWEEN = _Between()


class Order:
    """The places of values. What formulas name is found by its address, a formula itself by what it is."""

    def __init__(self, live: Live, alike: Alike, constants: Mapping[Address, CellValue]) -> None:
        """`alike`: what formulas share, which is worked out once. `constants`: what is the same for every report."""
        self.constants = {**constants, _BETWEEN: ""}
        self.shared: dict[int, Address | int] = {}
        """By the identity of a part of a formula, the key of what it shares with others."""
        self._alike = alike
        self._parts = {part.cell: part.expression for part in alike.parts}
        self.nodes: list[Node] = []
        self.rests_on: list[Sequence[int]] = []
        self.places: dict[Address | int, int] = {}
        self._live = live
        self._needed: dict[_Key, Sequence[_Key]] = {}
        self._totals = dict(_totals(live.template))
        self._formulas: dict[int, Expression] = {}
        self._names = {id(formula): address for address, formula in live.formulas.items()}

    def place_of(self, formula: Expression) -> int:
        """The place of a formula's result, after those of all that it rests on."""
        key = self._key(formula)
        path = [] if key in self.places else [key]
        while path:
            missing = [one for one in self._needs(path[-1]) if one not in self.places]
            if missing:
                path += missing
            else:
                self._put(path.pop())
        return self.places[key]

    def _key(self, formula: Expression) -> _Key:
        """One formula may stand in several cells, and behind an address."""
        self._formulas[id(formula)] = formula
        return self._names.get(id(formula), id(formula))

    def _put(self, key: _Key) -> None:
        if key in self.places:
            return
        rests_on = [self.places[one] for one in self._needs(key)]
        node: Node | None = self._formula(key)
        if isinstance(key, Address) and node is None:
            node = Column(rests_on) if rests_on else key
        if node is None:
            raise AssertionError(f"{key} yields nothing")
        self.places[key] = len(self.nodes)
        self.nodes.append(node)
        self.rests_on.append(rests_on)

    def _formula(self, key: _Key) -> Expression | None:
        if isinstance(key, int):
            return self._formulas[key]
        return None if key in self.constants else self._live.formulas.get(key) or self._totals.get(key)

    def _needs(self, key: _Key) -> Sequence[_Key]:
        needed = self._needed.get(key)
        if needed is None:
            formula = self._formula(key)
            if formula is not None:
                needed = self._named(formula)
            else:
                needed = () if isinstance(key, int) or key in self.constants else self._column(key)
            self._needed[key] = needed
        return needed

    def _column(self, address: Address) -> Sequence[_Key]:
        """The cells of a column that formulas look into as a whole; none for a cell in which people type."""
        live = self._live
        if address in {TEXTS, PLACES}:
            one = text_at if address == TEXTS else place_at
            return [one(index) for index in range(len(live.preview))]
        if not isinstance(address, LinesAddress) or address.index is not None:
            return live.paste.column(address) or ()
        own: list[_Key] = [LinesAddress(address.cell, index) for index in range(len(live.lines))]
        if address.cell is LinesCell.STATE:
            own = [self._key(line.state) if line.code is None else line.state_cell for line in live.lines]
        first = len(live.completeness)
        return [*own[:first], *[_BETWEEN] * ROWS_BETWEEN, *own[first:]]

    def _named(self, formula: Expression) -> Sequence[_Key]:
        """What a formula names and what it shares with others, each once."""
        shared = self._alike.worked_out(formula, itself=False)
        self.shared |= {part: self._key(self._parts[cell]) for part, cell in shared.items()}
        named: dict[_Key, None] = {}
        left = [formula]
        while left:
            one = left.pop()
            if id(one) in shared:
                named[self.shared[id(one)]] = None
            elif isinstance(one, Reference):
                named[one.address] = None
            elif isinstance(one, Call):
                left += one.arguments
        return list(named)


def _totals(template: Template) -> Iterator[tuple[Address, Expression]]:
    """The figures of the form that are worked out; those of records are the report's own."""
    for table in template.tables:
        if table.records is None:
            yield from ((address, total_or_blank(total)) for address, total in table.totals.items())
