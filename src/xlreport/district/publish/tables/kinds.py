"""As what kinds of file the figures can be laid out; what needs more packages is imported when it is asked for."""

from collections.abc import Callable, Iterable

from xlreport.district.publish.tables.figures import Figure
from xlreport.errors import ExtraMissingError


def tables_as(kind: str) -> Callable[[Iterable[Figure]], bytes]:
    """What makes a file of that kind. Raises ExtraMissingError where it cannot be made here."""
    if kind == "sqlite":
        from xlreport.district.publish.tables.sqlite import sqlite_tables

        return sqlite_tables
    try:
        from xlreport.district.publish.tables.parquet import parquet_table
    except ModuleNotFoundError as error:
        raise ExtraMissingError("tables") from error
    return parquet_table
