"""The figures of the agencies as one table: a row an agency, a column an item."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pandas

from xlreport.collection.submissions import AgencyState
from xlreport.district.run.journal import Journal
from xlreport.form.model.address import FigureAddress, IndicatorAddress
from xlreport.form.model.template import Template

Item = FigureAddress | IndicatorAddress


@dataclass(frozen=True)
class Frame:
    """`figures`: exact decimals by item, None where nothing was given. `states`: its rows, those with a report
    that may be published.
    """

    template: Template
    items: tuple[Item, ...]
    states: tuple[AgencyState, ...]
    figures: pandas.DataFrame

    def total(self, item: Item) -> Decimal | None:
        """The sum over the agencies that are counted; None where none of them gave the figure."""
        counted = [one.counted for one in self.states]
        given = [number for number in self.figures.loc[counted, str(item)] if number is not None]
        return sum(given, Decimal(0)) if given else None

    def given(self, item: Item) -> int:
        """How many of those counted gave the figure."""
        counted = [one.counted for one in self.states]
        return sum(number is not None for number in self.figures.loc[counted, str(item)])


def frame_of(template: Template, states: Sequence[AgencyState], journal: Journal) -> Frame:
    """Of the agencies whose report may be published, in the order of the intake."""
    own = tuple(one for one in states if one.publishable and one.used is not None)
    items = tuple(_items(template))
    rows = [_row(items, record_of_state(one, journal)) for one in own]
    figures = pandas.DataFrame(rows, columns=[str(item) for item in items], dtype=object)
    return Frame(template, items, own, figures)


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


def _row(items: Sequence[Item], record: Mapping[str, Any]) -> list[int | Decimal | None]:
    return [_figure(item, record) for item in items]


def _figure(item: Item, record: Mapping[str, Any]) -> int | Decimal | None:
    if isinstance(item, IndicatorAddress):
        found: int | Decimal | None = record["indicators"][item.indicator]
    else:
        found = record["tables"][item.table][item.row][item.column]
    return found
