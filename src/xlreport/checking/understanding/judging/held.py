"""What the tables hold of a subject: this year's figures and last year's, each reading of its own."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache
from itertools import product

from xlreport.checking.understanding.words.axes import Readings, all_columns, wholes
from xlreport.checking.understanding.words.frames import Spot, Subject, subject
from xlreport.checking.understanding.words.lexicon import Cells, Lexicon, Lines
from xlreport.checking.understanding.words.tokens import Token
from xlreport.form.model.address import Address, FigureAddress, IndicatorAddress
from xlreport.form.model.fields import Indicator
from xlreport.form.report.report import Reading
from xlreport.form.report.values import ReportValues


@dataclass(frozen=True, slots=True)
class Sum:
    """What one reading comes to; None where a figure is missing. `cited`: the cells that it is read from."""

    number: Decimal | None
    cited: tuple[Address, ...]


@dataclass(frozen=True, slots=True)
class Holdings:
    """The figures that a text is held against."""

    known: Lexicon
    values: ReportValues
    previous: Mapping[str, Decimal | None]
    """Last year's indicators by their ids."""
    kept: dict[tuple[Cells, bool, Decimal], Sum] = field(default_factory=dict, repr=False)
    """The sums made so far."""

    def sums(self, one: Subject, *, last_year: bool = False) -> list[Sum]:
        """Each reading of a subject in order."""
        if one.table is None:
            return self._fields(one, last_year=last_year)
        scale = self.known.scales[one.table.id]
        return [self.sum(own, last_year=last_year, scale=scale) for own in readings(self.known, one)]

    def sum(self, cells: Cells, *, last_year: bool = False, scale: Decimal = Decimal(1)) -> Sum:
        asked = (cells, last_year, scale)
        found = self.kept.get(asked)
        if found is None:
            found = self.kept[asked] = self._sum(cells, last_year=last_year, scale=scale)
        return found

    def _sum(self, cells: Cells, *, last_year: bool, scale: Decimal) -> Sum:
        cited = _cited(self.known, cells)
        numbers = [self._figure(address, last_year=last_year) for address in cells]
        known = [number for number in numbers if number is not None]
        return Sum(sum(known, Decimal(0)) * scale if len(known) == len(numbers) else None, cited)

    def _figure(self, address: FigureAddress, *, last_year: bool) -> Decimal | None:
        if not last_year:
            return self.values.figure(address)
        number = self.values.content(replace(address, previous=True))
        return number if isinstance(number, Decimal) else None

    def _fields(self, one: Subject, *, last_year: bool) -> list[Sum]:
        own = [Sum(self._field(field, last_year=last_year), (address_of(field),)) for field in one.fields]
        if not one.added:
            return own
        numbers = [each.number for each in own]
        total = None if None in numbers else sum((number for number in numbers if number is not None), Decimal(0))
        return [Sum(total, tuple(address for each in own for address in each.cited))]

    def _field(self, field: Indicator, *, last_year: bool) -> Decimal | None:
        if last_year:
            return self.previous.get(field.id)
        number = self.values.content(address_of(field))
        return number if isinstance(number, Decimal) else None


def address_of(indicator: Indicator) -> IndicatorAddress:
    return IndicatorAddress(indicator.id)


def holdings(known: Lexicon, reading: Reading, values: ReportValues) -> Holdings:
    before = reading.previous_report
    previous = {} if before is None else {name: entry.number for name, entry in before.indicators.items()}
    return Holdings(known, values, previous)


def unit_of(one: Subject) -> str:
    """The unit that the subject is counted in."""
    if one.table is None:
        return one.fields[0].unit
    return next((kind.unit for kind in one.table.number_kinds.values()), "")


def readings(known: Lexicon, one: Subject) -> tuple[Cells, ...]:
    """The figures that a number of the subject may be the sum of, in any of several readings."""
    if one.table is None:
        return ()
    return _crossed(one.table.id, one.rows or wholes(one.table), one.columns or all_columns(known, one.table))


@lru_cache(maxsize=4096)
def _cited(known: Lexicon, cells: Cells) -> tuple[FigureAddress, ...]:
    return known.cited(cells)


@lru_cache(maxsize=1024)
def _crossed(table: str, rows: Readings, columns: Readings) -> tuple[Cells, ...]:
    return tuple(crossed(table, own, across) for own in rows for across in columns)


@lru_cache(maxsize=4096)
def crossed(table: str, rows: frozenset[str], columns: frozenset[str]) -> Cells:
    """The cells where the rows cross the columns."""
    return frozenset(FigureAddress(table, row, column) for row in rows for column in columns)


@lru_cache(maxsize=1024)
def containing(known: Lexicon, part: Cells) -> tuple[Cells, ...]:
    """What declared totals add up besides the part."""
    return tuple(cells for cells in known.totals if part < cells)


def parts_of_wholes(
    holdings: Holdings, head: Sequence[Token], found: Subject, before: Sequence[Subject]
) -> Iterator[tuple[Cells, Cells]]:
    """The cells of what is named, with those of each whole that it may be all of, or most. `head`: what it is said of.

    `before`: what the sentence has told.
    """
    table = found.table
    if table is None:
        return
    every = all_columns(holdings.known, table)
    own = [one for one in before if one.matter == table.id]
    said = subject(holdings.known, Spot(head)) or (own[-1] if own else None)
    if not found.columns and said is not None and said.rows and not set(said.rows) <= set(wholes(table)):
        return
    rows = own[-1].rows if own and own[-1].rows else wholes(table)
    if len(found.columns) == 1 and not found.rows:
        spoken = _spoken(holdings, head, own, found.columns[0]) or frozenset().union(*every)
        for row in rows:
            yield crossed(table.id, row, found.columns[0] & spoken), crossed(table.id, row, spoken)
    elif found.rows and not found.columns and len(every) == 1:
        own_rows = [one for one in found.rows if one not in wholes(table)] if len(found.rows) > 1 else found.rows
        for row, part in product(wholes(table), own_rows if len(own_rows) == len(found.rows) else ()):
            if row != part:
                yield crossed(table.id, part, every[0]), crossed(table.id, row, every[0])


def _spoken(holdings: Holdings, head: Sequence[Token], before: Sequence[Subject], lines: Lines) -> Lines:
    """The columns that were spoken of before and that the lines are a part of."""
    named = subject(holdings.known, Spot(head))
    groups = [*(named.columns if named is not None else ())] or [group for one in before for group in one.context]
    return frozenset().union(*(group for group in groups if group & lines))
