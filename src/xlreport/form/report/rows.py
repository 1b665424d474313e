"""The records of a report as rows of its form's tables."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from xlreport.form.model.address import Address, FigureAddress, RecordAddress, ZeroChoiceAddress
from xlreport.form.model.axis import Axis, Node
from xlreport.form.model.check import Check
from xlreport.form.model.expression import Expression, Reference, Text, references, with_references
from xlreport.form.model.tables.table import EACH, Condition, Table
from xlreport.form.model.template import Template

_NUMBERED = re.compile(r"#\d+\Z")
Placed = Callable[[FigureAddress], FigureAddress]
"""Which cell of a record stands for one of the row that stands for all."""


def record_names(keys: Iterable[str]) -> tuple[str, ...]:
    """What records with these keys are called by: the key; with a number where it is blank, or there before."""
    return tuple(_names(keys))


def _names(keys: Iterable[str]) -> Iterator[str]:
    seen: Counter[str] = Counter()
    for key in keys:
        seen[key] += 1
        plain = key and seen[key] == 1 and not _NUMBERED.search(key)
        yield key if plain else f"{key}#{seen[key]}"


def with_rows(template: Template, records: Mapping[str, Sequence[str]]) -> Template:
    """The form with a row for each record, and what is asked of each; the form itself if it has no such table."""
    if not template.record_tables:
        return template
    sections = tuple(
        replace(section, tables=tuple(table_with_rows(one, records.get(one.id, ())) for one in section.tables))
        for section in template.sections
    )
    asked = (
        check_of(check, placed_at(row))
        for check in template.each_record
        if isinstance(check.address, FigureAddress)
        for row in records.get(check.address.table, ())
    )
    return replace(template, sections=sections, checks=(*template.checks, *asked), each_record=())


def checks_at(template: Template, address: Address | None) -> Iterator[Check]:
    """What may be asked at an address: the checks of the form, of a record's cell those of every record."""
    yield from template.checks
    if isinstance(address, RecordAddress):
        own = (one for one in template.each_record if table_of(one) == address.table)
        yield from (check_of(one, placed_at(address.row)) for one in own)


def table_of(check: Check) -> str | None:
    """The table of the record that a check is asked of."""
    return check.address.table if isinstance(check.address, FigureAddress) else None


def table_with_rows(table: Table, rows: Sequence[str], kind: type[FigureAddress] = RecordAddress) -> Table:
    """The table with these records; `kind`: how their cells are called. Any other table stays as it is."""
    if table.records is None:
        return table
    pattern, at = table.records.pattern, [placed_at(row, kind) for row in rows]
    return replace(
        table,
        rows=Axis(tuple(Node(id=row, label=None) for row in rows)),
        kinds={place(address): kind for place in at for address, kind in pattern.kinds.items()},
        conditions={
            place(address): _condition_of(one, place) for place in at for address, one in pattern.conditions.items()
        },
    )


def placed_at(row: str, kind: type[FigureAddress] = RecordAddress) -> Placed:
    """The cells of one record; `kind`: how they are called."""

    def placed(address: FigureAddress) -> FigureAddress:
        return kind(address.table, row, address.column, address.previous)

    return placed


def _condition_of(condition: Condition, place: Placed) -> Condition:
    return replace(condition, when=of_record(condition.when, place), ready=of_record(condition.ready, place))


def check_of(check: Check, place: Placed) -> Check:
    """What is asked of every record, asked of one."""
    if not isinstance(check.address, FigureAddress):
        raise TypeError(check.address)
    return replace(
        check, address=place(check.address), require=of_record(check.require, place),
        ready=of_record(check.ready, place), found=of_record(check.found, place),
        expected=None if check.expected is None else of_record(check.expected, place),
        values={name: of_record(value, place) for name, value in check.values.items()},
    )  # fmt: skip


def of_record(expression: Expression, place: Placed) -> Expression:
    """The tree about one record. Nobody says of records that their blanks are zero."""
    named = (one.address for one in references(expression))
    tables = {one.table for one in named if isinstance(one, FigureAddress) and one.row == EACH}

    def changed(own: Reference) -> Expression:
        if isinstance(own.address, ZeroChoiceAddress) and own.address.table in tables:
            return Text("")
        if isinstance(own.address, FigureAddress) and own.address.row == EACH:
            return replace(own, address=place(own.address))
        return own

    return with_references(expression, changed)
