"""The figures of the agencies as one table: a row an agency, a column an item."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any

from xlreport.collection.submissions import AgencyState, Submission
from xlreport.district.run.journal import Journal, previous_record
from xlreport.form.model.address import FigureAddress, IndicatorAddress
from xlreport.form.model.answers import LISTED
from xlreport.form.model.template import Template
from xlreport.form.report.adding import mean_of, sum_of
from xlreport.form.report.editions.counting import Counting
from xlreport.records.read import parse_record
from xlreport.records.write import render_json

Item = FigureAddress | IndicatorAddress
Given = int | Decimal | str | None
Figures = tuple[Given, ...]
"""Of one report, in the order of the frame's items."""
Record = tuple[str, Mapping[str, Given]]
"""Whose it is, and its cells by column."""


@dataclass(frozen=True)
class Frame:
    """`states`: its rows, those with a report that may be published. `figures`: for each of them exact numbers and
    words, None where nothing was given.
    """

    template: Template
    items: tuple[Item, ...]
    states: tuple[AgencyState, ...]
    figures: tuple[Figures, ...]
    before: tuple[Figures | None, ...]
    """Last year's of the same agencies; None for one whose report of last year is not known."""
    records: Mapping[str, Sequence[Record]] = field(default_factory=dict)
    """By table, those of the agencies that are counted."""

    @cached_property
    def place(self) -> Mapping[Item, int]:
        """Where each item stands in the figures of a report."""
        return {item: place for place, item in enumerate(self.items)}

    @property
    def compares(self) -> bool:
        """Whether there is anything of last year."""
        return any(one is not None for one in self.before)

    def total(self, item: Item) -> Decimal | None:
        """The sum over the agencies that are counted, or their mean; None where none of them gave the figure."""
        return self._total(item, self.figures)

    def total_before(self, item: Item) -> Decimal | None:
        """The same of last year, over those of them whose report of last year is known."""
        return self._total(item, self.before)

    def given(self, item: Item) -> int:
        """How many of those counted gave the figure."""
        return sum(one is not None for one in self._column(item, self.figures))

    def texts(self, item: Item, *, before: bool = False) -> Sequence[str]:
        """The words that those counted gave."""
        given = self._column(item, self.before if before else self.figures)
        return [one for one in given if isinstance(one, str)]

    @property
    def known_before(self) -> int:
        """For how many of those counted last year's report is known."""
        return sum(one.counted and last is not None for one, last in zip(self.states, self.before, strict=True))

    def _total(self, item: Item, years: Sequence[Figures | None]) -> Decimal | None:
        """None too for what does not add up."""
        table = None if isinstance(item, IndicatorAddress) else self.template.table(item.table)
        if table is not None and isinstance(item, FigureAddress):
            kind, weight = table.number_kinds.get(item), table.weights.get(item)
            if kind is not None and weight is not None:
                pairs = zip(self._column(item, years), self._column(weight, years), strict=True)
                return mean_of([(_number(one), _number(by)) for one, by in pairs], kind.places)
            if not table.adds_up(item):
                return None
        return sum_of(map(_number, self._column(item, years)))

    def _column(self, item: Item, years: Sequence[Figures | None]) -> Iterator[Given]:
        """What those counted gave for an item."""
        place = self.place[item]
        for counted, figures in zip(self._counts, years, strict=True):
            if counted and figures is not None:
                yield figures[place]

    @cached_property
    def _counts(self) -> Sequence[bool]:
        return [one.counted for one in self.states]


def _number(given: Given) -> Decimal | None:
    return None if given is None or isinstance(given, str) else Decimal(given)


def frame_of(
    template: Template, forms: Mapping[str, Template], states: Sequence[AgencyState], journal: Journal, year: int
) -> Frame:
    """Of the agencies whose report may be published, in the order of the intake. Figures of other editions are those
    that count in the sums of this one.
    """
    own = tuple((one, one.used) for one in states if one.publishable and one.used is not None)
    items = tuple(_items(template))

    def figures(edition: str, record: str) -> Figures:
        return _figures(items, _parsed(_counted(record, edition, template, forms)))

    now: list[Figures] = []
    records: dict[str, list[Record]] = {table.id: [] for table, _ in template.record_tables}
    for state, used in own:
        record = _parsed(_counted(record_of(used, journal), used.template, template, forms))
        now.append(_figures(items, record))
        for table, rows in records.items() if state.counted else ():
            rows.extend(_records(table, state.agency, record))
    lasts = (
        (used.template, previous_record(journal.path, one.owner, used.part, used.template, year - 1))
        for one, used in own
    )
    before = tuple(None if last is None else figures(edition, last) for edition, last in lasts)
    return Frame(template, items, tuple(one for one, _ in own), tuple(now), before, records)


def _counted(record: str, edition: str, template: Template, forms: Mapping[str, Template]) -> str:
    """The report as it counts in the sums of the form."""
    if edition == template.id:
        return record
    report = parse_record(record, forms).report
    return render_json(template, Counting(forms[edition], template).counted(report).report)


def _figures(items: Sequence[Item], record: Mapping[str, Any]) -> Figures:
    return tuple(_figure(item, record) for item in items)


def _records(table: str, agency: str, record: Mapping[str, Any]) -> Iterator[Record]:
    for row in record["records"][table]:
        yield agency, {column: _given(cell) for column, cell in row.items()}


def _parsed(record: str) -> Mapping[str, Any]:
    own: Mapping[str, Any] = json.loads(record, parse_float=Decimal)
    return own


def record_of(used: Submission, journal: Journal) -> str:
    """The report that counts for an agency, as JSON."""
    result = journal.result(used.key)
    if result is None:
        raise LookupError(f"the report of {used.agency} is gone from the journal")
    record: str = result["record"]
    return record


def _items(template: Template) -> Iterator[Item]:
    for table in template.tables:
        yield from table.addresses
    yield from (IndicatorAddress(one.id) for one in template.indicators)


def _figure(item: Item, record: Mapping[str, Any]) -> Given:
    """Several choices as one text."""
    if isinstance(item, IndicatorAddress):
        found: int | Decimal | str | list[str] | None = record["indicators"][item.indicator]
    else:
        found = record["tables"][item.table][item.row][item.column]
    return _given(found)


def _given(found: int | Decimal | str | list[str] | None) -> Given:
    return LISTED.join(found) if isinstance(found, list) else found
