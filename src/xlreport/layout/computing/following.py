"""Values that rest on each other, report after report: only what rests on something else than before is worked out.

A spreadsheet program does the same. The formulas stand in the order in which they rest on each other. Of each report
what people typed is compared with what was typed in the one before; each formula that rests on something that changed
is worked out, and where its result is the old one nothing that rests on it is. Two values are the same only if they
are of one type and are written alike, so that nothing of a former report can be seen in a later one. A formula is made
ready, by closures over the cells it rests on, when it is worked out for the first time. If anything fails midway, all
is as at the beginning the next time.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from decimal import Decimal

from xlreport.form.language.closures.closures import Cells, Made
from xlreport.form.language.evaluate import Values
from xlreport.form.language.vocabulary import CellValue, Listed, as_text
from xlreport.form.model.address import Address


class Following(ABC):
    """`place_of`: where what an address names stands among all `values`; `typed`: the places in which people type.

    `above`: of each place, those that rest on it. `changed`: in which run a value became another one, `run`: which one
    was the last.
    """

    def __init__(
        self, place_of: Mapping[Address | int, int], typed: Sequence[tuple[int, Address]],
        above: Sequence[Sequence[int]],
    ) -> None:  # fmt: skip
        self._place_of = place_of
        self._typed = typed
        self._above = above
        self.values: list[CellValue] = []
        self.changed: list[int] = []
        self.run = 0
        self._due = bytearray()
        self._works: list[Made | None] = []

    @abstractmethod
    def _begin(self) -> None:
        """Values, what is due and what has changed, as they are before anything is worked out."""

    @abstractmethod
    def _ready(self, place: int) -> Made:
        """What works out the value of a place."""

    def work_out(self, given: Values) -> None:
        """All values for a report."""
        self.run += 1
        try:
            for place, address in self._typed:
                self._set(place, given.content(address))
            self._follow()
        except BaseException:
            self._begin()
            raise

    def place(self, address: Address) -> int | None:
        """Where what stands at an address is found; None for what no formula rests on."""
        return self._place_of.get(address)

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
        place = self.place(address)
        return given.content(address) if place is None else self.values[place]

    def _set(self, place: int, value: CellValue) -> None:
        if not _same(self.values[place], value):
            self.values[place] = value
            self.changed[place] = self.run
            for one in self._above[place]:
                self._due[one] = 1

    def _follow(self) -> None:
        due, works = self._due, self._works
        place = due.find(1)
        while place >= 0:
            due[place] = 0
            work = works[place]
            if work is None:
                work = works[place] = self._ready(place)
            self._set(place, work(self.values))
            place = due.find(1, place + 1)


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


def texts_at(places: Sequence[int], values: Cells) -> tuple[str, ...]:
    return tuple(as_text(values[place]) for place in places)
