"""The figures as an SQLite database, which most programs for data open, and Python without anything installed."""

import sqlite3
from collections.abc import Iterable, Iterator
from decimal import Decimal

from xlreport.district.publish.tables.figures import COLUMNS, Figure

_LARGEST = 2**63 - 1
_TYPES = {str: "TEXT", int: "INTEGER", bool: "INTEGER", Decimal: "NUMERIC"}
_COLUMNS = [f"{name} {_TYPES[kind]}{'' if nullable else ' NOT NULL'}" for name, (kind, nullable) in COLUMNS.items()]


def sqlite_tables(figures: Iterable[Figure]) -> bytes:
    """With one table `figures`: `value` is exact, `number` as near as SQLite's numbers come."""
    database = sqlite3.connect(":memory:")
    try:
        database.execute(f"CREATE TABLE figures ({', '.join(_COLUMNS)}, PRIMARY KEY (agency, form, year, address))")
        marks = ", ".join("?" for _ in _COLUMNS)
        database.executemany(f"INSERT INTO figures VALUES ({marks})", _rows(figures))  # noqa: S608  marks only
        database.execute("CREATE INDEX by_address ON figures (form, address)")
        database.commit()
        return database.serialize()
    finally:
        database.close()


def _rows(figures: Iterable[Figure]) -> Iterator[tuple[object, ...]]:
    for one in figures:
        yield (*one[:-1], _number(one.number))


def _number(number: Decimal | None) -> int | float | None:
    if number is None:
        return None
    whole = number == number.to_integral_value() and abs(number) <= _LARGEST
    return int(number) if whole else float(number)
