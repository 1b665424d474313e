"""The rows that people add to a table, as JSON: a list of records in their order, each with its cells by column."""

from collections.abc import Callable, Mapping, Sequence

from xlreport.form.model.address import FigureAddress, RecordAddress
from xlreport.form.model.kind import Kind
from xlreport.form.model.tables.table import Records, Table
from xlreport.form.model.template import Template
from xlreport.form.report.report import BLANK, Entry
from xlreport.form.report.rows import record_names
from xlreport.messages import records as words
from xlreport.records.cells import Given
from xlreport.records.shapes import RecordShape

ReadEntry = Callable[[Kind, str, Given], Entry]
"""Makes the content of a cell of that kind from what stands under a key, whose mistakes it tells."""


class RecordRows:
    """What a report as JSON says of each table with records. What it names unknown is added to `problems`."""

    def __init__(self, template: Template, shape: RecordShape, problems: list[str], entry: ReadEntry) -> None:
        self.entries: dict[FigureAddress, Entry] = {}
        self.names: dict[str, tuple[str, ...]] = {}
        self._problems, self._entry = problems, entry
        tables = template.record_tables
        self._reject("records", shape.records, [table.id for table, _ in tables])
        for table, records in tables:
            self._read(table, records, shape.records.get(table.id, []))

    def _reject(self, where: str, found: Mapping[str, object], known: Sequence[str]) -> None:
        self._problems += [words.UNKNOWN.format(key=f"{where}.{key}") for key in found if key not in known]

    def _read(self, table: Table, records: Records, given: Sequence[Mapping[str, Given]]) -> None:
        rows = [self._row(table, records, f"records.{table.id}[{at}]", row) for at, row in enumerate(given)]
        rows = [row for row in rows if any(entry != BLANK for entry in row.values())]
        names = record_names([row[records.key].text or "" for row in rows])
        self.names[table.id] = names
        for name, row in zip(names, rows, strict=True):
            self.entries.update((RecordAddress(table.id, name, column), entry) for column, entry in row.items())

    def _row(self, table: Table, records: Records, where: str, given: Mapping[str, Given]) -> Mapping[str, Entry]:
        kinds = {address.column: kind for address, kind in records.pattern.kinds.items()}
        self._reject(where, given, [column.id for column in table.columns.leaves])
        return {
            column: self._entry(kind, f"{where}.{column}", given[column]) if column in given else BLANK
            for column, kind in kinds.items()
        }
