"""All figures of all agencies that are counted as one long table, for those who go on with them in other programs."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from types import NoneType
from typing import Any, NamedTuple, get_args, get_type_hints

from xlreport.district.publish.frames import Frame, Given, Item
from xlreport.district.publish.sections import FormSection
from xlreport.form.model.address import IndicatorAddress
from xlreport.form.model.template import Template


class Figure(NamedTuple):
    """One cell of one agency's report, in the order of the table's columns.

    `address` as in findings, of a row that people added as in the report's JSON; its parts are null where it has none.
    `label`: what people call it. `adds_up`: whether the numbers of several agencies have a sum.
    `value`: as text, exact, null where nothing was given; `number`: the same where it is one.
    """

    agency: str
    superior: str | None
    form: str
    year: int
    address: str
    table_id: str | None
    row_id: str | None
    column_id: str | None
    row_label: str | None
    column_label: str | None
    label: str
    adds_up: bool
    value: str | None
    number: Decimal | None


def _column(hint: Any) -> tuple[type, bool]:  # noqa: ANN401  a type or a union of one with None
    kinds = [one for one in get_args(hint) if one is not NoneType]
    return (kinds[0], True) if kinds else (hint, False)


COLUMNS = {name: _column(hint) for name, hint in get_type_hints(Figure).items()}
"""Of each column the type, and whether it may be null."""


_Cell = tuple[str, str | None, str | None, str | None, str | None, str | None, str, bool]
"""Of a figure what is the same for every agency: from `address` to `adds_up`."""


def figures_of(sections: Sequence[FormSection], year: int) -> Iterator[Figure]:
    """Agency by agency as in 汇总.xlsx, each in the order of its form."""
    for frame in (section.frame for section in sections if section.frame is not None):
        cells = [_cell(frame.template, item) for item in frame.items]
        records = _records(frame)
        for state, figures in zip(frame.states, frame.figures, strict=True):
            if not state.counted:
                continue
            superior = (state.member.superior or None) if state.member is not None else None
            for cell, given in [*zip(cells, figures, strict=True), *records[state.agency]]:
                value, number = _said(given)
                yield Figure(state.agency, superior, frame.template.id, year, *cell, value, number)


def _cell(template: Template, item: Item) -> _Cell:
    label = template.called(item)
    if isinstance(item, IndicatorAddress):
        adds_up = next(one.adds for one in template.indicators if one.id == item.indicator)
        return str(item), None, None, None, None, None, label, adds_up
    table = template.table(item.table)
    row, column = table.rows.name(table.row(item)), table.columns.name(table.column(item))
    return str(item), item.table, item.row, item.column, row, column, label, table.adds_up(item)


def _records(frame: Frame) -> Mapping[str, Sequence[tuple[_Cell, Given]]]:
    """The rows that people added, by whose they are: numbered from 0 as in the report's JSON."""
    found: dict[str, list[tuple[_Cell, Given]]] = {state.agency: [] for state in frame.states}
    for table, rows in frame.records.items():
        columns = frame.template.table(table).columns
        counts = dict.fromkeys(found, 0)
        for agency, given in rows:
            number = counts[agency]
            counts[agency] += 1
            for leaf in columns.leaves:
                address, label = f"records.{table}[{number}].{leaf.id}", columns.name(leaf)
                cell = address, table, str(number), leaf.id, None, label, label, False
                found[agency].append((cell, given[leaf.id]))
    return found


def _said(given: Given) -> tuple[str | None, Decimal | None]:
    if given is None or isinstance(given, str):
        return given, None
    return f"{given:f}" if isinstance(given, Decimal) else str(given), Decimal(given)
