"""The tables whose rows people add themselves: from the head down to the locked row, and what stands below that."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from xlreport.form.model.address import RecordAddress
from xlreport.form.model.finding import Finding, Place, Severity
from xlreport.form.model.kind import Kind
from xlreport.form.report.report import Entry, State
from xlreport.form.report.rows import record_names
from xlreport.form.text.labels import same_label
from xlreport.layout.plan import Plan
from xlreport.layout.rows.row_plan import RecordSheet
from xlreport.layout.table_plan import TABLE_TOP
from xlreport.reading.cells import Position, RawSheet, name_of
from xlreport.reading.entries import read_cell
from xlreport.reading.labels import LabelIndex
from xlreport.reading.locate import Located
from xlreport.reading.tables import Rows, TablesReading, find_table, label_findings, label_indexes, take_cell


@dataclass(frozen=True, slots=True)
class _Listing:
    """A table in a sheet: the place of each column, the row below its head, and the rows that say where it ends."""

    plan: RecordSheet
    sheet: RawSheet
    top: int
    columns: Mapping[str, int]
    guards: Sequence[int]

    @property
    def kinds(self) -> Mapping[str, Kind]:
        return {address.column: kind for address, kind in self.plan.records.pattern.kinds.items()}

    def rows(self) -> Iterator[int]:
        """Each row below the head in which something stands that is neither the last row nor the head again."""
        own = frozenset(self.columns.values())
        filled = {row for (row, column), content in self.sheet.cells.items() if column in own and content.text.strip()}
        for row in sorted(one for one in filled if one >= self.top and one not in self.guards):
            entries = {column: self.entry(row, column) for column in self.columns}
            written = {column for column, entry in entries.items() if entry.state is not State.BLANK}
            if written and not self._is_head(row, written):
                yield row

    def entry(self, row: int, column: str) -> Entry:
        return read_cell(self.sheet.cells.get((row, self.columns[column])), self.kinds[column])[0]

    def _is_head(self, row: int, written: set[str]) -> bool:
        labels = {column.id: column.label for column in self.plan.table.columns.leaves}
        return all(same_label(self.sheet.text((row, self.columns[one])), labels[one]) for one in written)

    def key(self, row: int) -> str:
        entry = self.entry(row, self.plan.records.key) if self.plan.records.key in self.columns else None
        return "" if entry is None else entry.text or ""


def read_rows(reading: TablesReading, plan: Plan, sheets: Mapping[str, RawSheet], label_code: str) -> None:
    """Adds what the tables with records hold. Raises UnknownWorkbookError where one is there twice."""
    indexes = label_indexes(sheets) if plan.records else {}
    for own in plan.records:
        strangers = [index for name, index in indexes.items() if name not in plan.section_names]
        candidates = [*([indexes[own.name]] if own.name in indexes else []), *strangers]
        located = find_table(reading, own, own.table, candidates)
        if located is None:
            reading.findings.append(_missing(own, indexes))
            continue
        reading.findings += label_findings(located, label_code)
        read = _take(reading, _listing(own, located))
        overwritten = {position for _, position in located.wrong}
        reading.rows.append(Rows(own.table.id, located.sheet, read | overwritten))


def _missing(plan: RecordSheet, indexes: Mapping[str, LabelIndex]) -> Finding:
    if plan.name not in indexes:
        return Finding(code="SHEET-MISSING", severity=Severity.ERROR, expected=plan.name)
    place = Place(plan.name, name_of((TABLE_TOP, 0)))
    title = plan.table.caption or plan.section.heading
    return Finding(code="TABLE-NOT-FOUND", severity=Severity.ERROR, place=place, expected=title)


def _listing(plan: RecordSheet, located: Located) -> _Listing:
    top = plan.top + located.offset[0]
    guards = [row for row, _ in LabelIndex(located.sheet).find(plan.records.guard) if row >= top]
    columns = {address.column: position[1] for address, position in located.figures.items()}
    return _Listing(plan, located.sheet, top, columns, guards)


def _take(reading: TablesReading, listing: _Listing) -> frozenset[Position]:
    """Takes every record, and gives the cells it found them in."""
    rows, table = list(listing.rows()), listing.plan.table.id
    names = record_names([listing.key(row) for row in rows])
    for row, name in zip(rows, names, strict=True):
        for column, at in listing.columns.items():
            address = RecordAddress(table, name, column)
            kind = listing.kinds[column]
            reading.entries[address] = take_cell(reading, listing.sheet, (row, at), address, kind)
    reading.records[table] = names
    reading.findings += _end_findings(listing, rows, names)
    return frozenset((row, at) for row in rows for at in listing.columns.values())


def _end_findings(listing: _Listing, rows: Sequence[int], names: Sequence[str]) -> Iterator[Finding]:
    """What stands below the last row is read, but nothing in the sheet counts it."""
    guard, key = listing.plan.records.guard, listing.plan.records.key
    if not listing.guards:
        place = Place(listing.sheet.name, name_of((rows[-1] + 1 if rows else listing.top, 0)))
        yield Finding(code="GUARD-MISSING", severity=Severity.WARNING, place=place, expected=guard)
        return
    for row, name in zip(rows, names, strict=True):
        if row > listing.guards[0]:
            address = RecordAddress(listing.plan.table.id, name, key)
            place = Place(listing.sheet.name, name_of((row, listing.columns.get(key, 0))))
            yield Finding(code="ROW-BELOW", severity=Severity.ERROR, address=address, place=place, expected=guard)
