"""The figures as a Parquet file with exact decimals, by pyarrow: DuckDB, pandas, Polars and Spark read it."""

import io
from collections.abc import Iterable, Iterator
from decimal import Context, Decimal
from itertools import islice

import pyarrow
from pyarrow import parquet

from xlreport.district.publish.tables.figures import COLUMNS, Figure

MOST_DIGITS, PLACES = 38, 6
"""Of a decimal in 128 bits; a number with more is there as text alone."""

_LAST_PLACE = Decimal(1).scaleb(-PLACES)
_AT_ONCE = 100_000
_TYPES = {
    str: pyarrow.string(), int: pyarrow.int32(), bool: pyarrow.bool_(),
    Decimal: pyarrow.decimal128(MOST_DIGITS, PLACES),
}  # fmt: skip
_SCHEMA = pyarrow.schema([
    pyarrow.field(name, _TYPES[kind], nullable=nullable) for name, (kind, nullable) in COLUMNS.items()
])  # fmt: skip


def parquet_table(figures: Iterable[Figure]) -> bytes:
    """One table; what repeats in every report (labels, addresses) is kept once."""
    stream = io.BytesIO()
    with parquet.ParquetWriter(stream, _SCHEMA, compression="zstd") as writer:
        for some in _parts(iter(figures)):
            columns = dict(zip(Figure._fields, map(list, zip(*some, strict=True)), strict=True))
            columns["number"] = [_fitting(number) for number in columns["number"]]
            writer.write_table(pyarrow.table(columns, schema=_SCHEMA))
    return stream.getvalue()


def _parts(figures: Iterator[Figure]) -> Iterator[list[Figure]]:
    while some := list(islice(figures, _AT_ONCE)):
        yield some


def _fitting(number: Decimal | None) -> Decimal | None:
    if number is None or number.adjusted() >= MOST_DIGITS - PLACES:
        return None
    rounded = number.quantize(_LAST_PLACE, context=Context(prec=MOST_DIGITS))
    return rounded if rounded == number else None
