"""Blank cells side by side, told as one finding of their range: as few words as the sheet allows."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from xlreport.checking.cell_values import is_blank
from xlreport.form.model.address import FigureAddress
from xlreport.form.model.cell import Position, Rectangle, cell_position, range_name, rectangles
from xlreport.form.model.finding import Finding, Place
from xlreport.form.model.tables.table import Table
from xlreport.form.model.template import Template
from xlreport.form.report.report import Reading


@dataclass(frozen=True, slots=True)
class _Ground:
    """Where the figures of a table stand. `computed`: positions that nobody fills in; a range may pass over them.

    Positions are the file's own, so that nothing foreign lies within a range; those of the form for a report as JSON.
    """

    sheet: str | None
    positions: Mapping[FigureAddress, Position]
    computed: frozenset[Position]


def in_ranges(findings: Sequence[Finding], template: Template, reading: Reading) -> list[Finding]:
    """The findings with those of blank cells folded, each at the place of its first cell.

    Equal ranges of rows that follow each other are one rectangle, a table without any figure is one range.
    """
    folded: dict[int, Finding] = {}
    left_out: set[int] = set()
    for table, alike in _alike(findings, template, reading):
        for own in _folded(table, alike, reading):
            numbers = [number for number, finding in alike if finding.address in own.addresses]
            folded[min(numbers)] = own
            left_out.update(numbers)
    return [folded.get(n, one) for n, one in enumerate(findings) if n in folded or n not in left_out]


def _alike(
    findings: Sequence[Finding], template: Template, reading: Reading
) -> Iterator[tuple[Table, Sequence[tuple[int, Finding]]]]:
    """Findings that say the same of blank cells of one table, with their numbers."""
    groups: dict[tuple[str, str, str | None], list[tuple[int, Finding]]] = {}
    for number, finding in enumerate(findings):
        at = finding.address
        entry = reading.report.entries.get(at) if isinstance(at, FigureAddress) else None
        if entry is not None and isinstance(at, FigureAddress) and is_blank(entry) and not finding.related:
            groups.setdefault((at.table, finding.code, finding.found), []).append((number, finding))
    for (table_id, _, _), alike in groups.items():
        if len(alike) > 1:
            yield template.table(table_id), alike


def _folded(table: Table, alike: Sequence[tuple[int, Finding]], reading: Reading) -> Iterator[Finding]:
    found = {one.address: one for _, one in alike if isinstance(one.address, FigureAddress)}
    ground = _ground(table, reading)
    at = {ground.positions[address]: address for address in found}
    has_nothing = len(at) == len(table.inputs)
    for area in [_around(at)] if has_nothing else rectangles(at, ground.computed):
        own = [found[at[position]] for position in sorted(at) if _holds(area, position)]
        yield _of_area(own, area, ground.sheet)


def _of_area(own: Sequence[Finding], area: Rectangle, sheet: str | None) -> Finding:
    first, *others = own
    place = None if sheet is None else Place(sheet, range_name(*area))
    addresses = tuple(one.address for one in others if one.address is not None)
    return replace(first, place=place, others=addresses) if others else first


def _ground(table: Table, reading: Reading) -> _Ground:
    """The cells of the file where it has all of them on one sheet, else the rows and columns of the form."""
    places = {address: reading.places.get(address) for address in table.addresses}
    sheets = {None if place is None else place.sheet for address, place in places.items() if address in table.inputs}
    sheet = next(iter(sheets)) if len(sheets) == 1 else None
    positions: dict[FigureAddress, Position] = {}
    for address, place in places.items():
        if sheet is None:
            positions[address] = _of_form(table, address)
        elif place is not None and place.sheet == sheet:
            positions[address] = cell_position(place.cell)
    computed = frozenset(position for address, position in positions.items() if address in table.totals)
    return _Ground(sheet, positions, computed)


def _of_form(table: Table, address: FigureAddress) -> Position:
    rows, columns = list(table.rows.by_id), list(table.columns.by_id)
    return rows.index(address.row), columns.index(address.column)


def _around(positions: Iterable[Position]) -> Rectangle:
    rows, columns = zip(*positions, strict=True)
    return Rectangle(min(rows), min(columns), max(rows), max(columns))


def _holds(area: Rectangle, position: Position) -> bool:
    return area.top <= position[0] <= area.bottom and area.left <= position[1] <= area.right
