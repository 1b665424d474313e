"""The figures of the agencies as one table: a row an agency, a column an item."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from xlreport.collection.submissions import AgencyState
from xlreport.district.run.journal import Journal
from xlreport.form.model.address import FigureAddress, IndicatorAddress
from xlreport.form.model.template import Template

Item = FigureAddress | IndicatorAddress


@dataclass(frozen=True)
class Frame:
    """`states`: its rows, those with a report that may be published. `figures`: for each of them exact numbers by
    item, None where nothing was given.
    """

    template: Template
    items: tuple[Item, ...]
    states: tuple[AgencyState, ...]
    figures: tuple[Mapping[Item, int | Decimal | None], ...]

    def total(self, item: Item) -> Decimal | None:
        """The sum over the agencies that are counted; None where none of them gave the figure."""
        given = list(self._counted(item))
        return sum(map(Decimal, given), Decimal(0)) if given else None

    def given(self, item: Item) -> int:
        """How many of those counted gave the figure."""
        return len(list(self._counted(item)))

    def _counted(self, item: Item) -> Iterator[int | Decimal]:
        for state, figures in zip(self.states, self.figures, strict=True):
            number = figures[item]
            if state.counted and number is not None:
                yield number


def frame_of(template: Template, states: Sequence[AgencyState], journal: Journal) -> Frame:
    """Of the agencies whose report may be published, in the order of the intake."""
    own = tuple(one for one in states if one.publishable and one.used is not None)
    items = tuple(_items(template))
    records = [record_of_state(one, journal) for one in own]
    return Frame(template, items, own, tuple({item: _figure(item, record) for item in items} for record in records))


def record_of_state(state: AgencyState, journal: Journal) -> Mapping[str, Any]:
    """The report that counts for an agency, as JSON."""
    result = journal.result(state.used.key) if state.used is not None else None
    if result is None:
        raise LookupError(f"the report of {state.agency} is gone from the journal")
    record: Mapping[str, Any] = json.loads(result["record"], parse_float=Decimal)
    return record


def _items(template: Template) -> Iterator[Item]:
    for table in template.tables:
        yield from table.addresses
    yield from (IndicatorAddress(one.id) for one in template.indicators)


def _figure(item: Item, record: Mapping[str, Any]) -> int | Decimal | None:
    if isinstance(item, IndicatorAddress):
        found: int | Decimal | None = record["indicators"][item.indicator]
    else:
        found = record["tables"][item.table][item.row][item.column]
    return found
