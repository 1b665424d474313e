"""What tells records apart: no two have the same, and none that says something is without."""

from collections import Counter
from collections.abc import Iterator

from xlreport.form.model.address import Address, RecordAddress, RecordsAddress
from xlreport.form.model.finding import Finding, Severity
from xlreport.form.model.tables.table import MOST_RECORDS, Records, Table
from xlreport.form.model.template import Template
from xlreport.form.report.report import BLANK, Reading
from xlreport.form.text.normal import same


def record_findings(template: Template, reading: Reading) -> Iterator[Finding]:
    """A finding for each record after the first with the same key, and for each without one."""
    for table, records in template.record_tables:
        yield from _of_table(table, records, reading)


def with_columns(template: Template, addresses: set[Address | None]) -> set[Address | None]:
    """These, and the columns of the records among them: a sum over a column rests on each of its cells."""
    keys = {table.id: records.key for table, records in template.record_tables}
    records = (one for one in addresses if isinstance(one, RecordAddress))
    return addresses | {RecordsAddress(one.table, one.column, keys[one.table]) for one in records}


def _of_table(table: Table, records: Records, reading: Reading) -> Iterator[Finding]:
    label = table.columns.by_id[records.key].label
    names = reading.report.records.get(table.id, ())
    keys = {name: _key(table, records, name, reading) for name in names}
    count, seen = Counter(keys.values()), Counter[tuple[str, str]]()
    if len(names) > MOST_RECORDS:
        beyond = RecordAddress(table.id, names[MOST_RECORDS], records.key)
        yield Finding(
            code="RECORD-MANY", severity=Severity.ERROR, address=beyond, place=reading.places.get(beyond),
            found=str(len(names)), expected=str(MOST_RECORDS),
        )  # fmt: skip
    for name, key in keys.items():
        address = RecordAddress(table.id, name, records.key)
        place, text = reading.places.get(address), reading.report.entries.get(address, BLANK).text
        seen[key] += 1
        if not key[1]:
            yield Finding(
                code="RECORD-UNKEYED", severity=Severity.ERROR, address=address, place=place, expected=label
            )  # fmt: skip
        elif seen[key] > 1:
            yield Finding(
                code="RECORD-TWICE", severity=Severity.ERROR, address=address, place=place, found=text, expected=label,
                params={"count": str(count[key])},
            )  # fmt: skip


def _key(table: Table, records: Records, name: str, reading: Reading) -> tuple[str, str]:
    """What must not be there twice: the key; of reports put together, that of each agency."""
    columns = [records.agency, records.key]
    entries = reading.report.entries
    agency, key = (
        "" if column is None else same(entries.get(RecordAddress(table.id, name, column), BLANK).text or "")
        for column in columns
    )
    return agency.casefold(), key.casefold()
