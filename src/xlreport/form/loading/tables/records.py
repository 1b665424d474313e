"""A table whose rows are those of a report, from its declaration: what it may have, and what stands for every row."""

from collections.abc import Iterator
from dataclasses import replace

from xlreport.form.loading.bench import Bench
from xlreport.form.loading.scopes import leaf_ids, no_line
from xlreport.form.loading.source import Path
from xlreport.form.loading.spec_types import RecordsSpec
from xlreport.form.loading.specs import SectionSpec, TableSpec
from xlreport.form.mistakes.mistake import Mistake
from xlreport.form.model.axis import Axis, Node
from xlreport.form.model.kind import WordsKind
from xlreport.form.model.tables.table import EACH, Records, Table

_NOT_TAKEN = ("rows", "corner", "said", "of", "wholes", "sayings", "rates", "may_not_apply")
"""Keys of a table that speak of rows which the form knows."""

EVERY_ROW = Axis((Node(id=EACH, label=None),))
"""The rows of the pattern."""


def rows_or_records(bench: Bench, path: Path, spec: TableSpec) -> None:
    """A table has rows of its own or leaves them to people; what speaks of its rows goes with the first."""
    if spec.records is None and "rows" not in spec.model_fields_set:
        bench.source.report((*path, "rows"), Mistake.MISSING_KEY)
    for key in _NOT_TAKEN if spec.records is not None else ():
        if key in spec.model_fields_set:
            bench.source.report((*path, key), Mistake.KEY_NOT_TAKEN.of(type="records", key=key), at_key=True)


def alone_in_section(bench: Bench, path: Path, spec: SectionSpec) -> None:
    """Rows that are added would move another table of the sheet."""
    for index, table in enumerate(spec.tables):
        if table.records is not None and len(spec.tables) > 1:
            bench.source.report((*path, "tables", index, "records"), Mistake.RECORDS_ALONE, at_key=True)


def with_records(bench: Bench, path: Path, spec: RecordsSpec, pattern: Table) -> Table:
    """The table without any row; `pattern` has the one that stands for all."""
    if pattern.totals:
        bench.source.report((*path, "columns"), Mistake.KEY_NOT_TAKEN.of(type="records", key="is"))
    if any(leaf.node.label is None for leaf in pattern.columns.leaves):
        bench.source.report((*path, "columns"), Mistake.KEY_NEEDED.of(type="records", key="label"))
    for key, name in _named(spec):
        if leaf_ids(pattern.columns, name) != [name]:
            bench.source.report((*path, "records", key), no_line(Mistake.NOT_A_COLUMN, name, pattern.columns))
        elif not _is_free_text(pattern, name):
            bench.source.report((*path, "records", key), Mistake.KEY_IS_TEXT.of(name=name))
    for index, name in enumerate(spec.carried):
        if leaf_ids(pattern.columns, name) != [name]:
            bench.source.report(
                (*path, "records", "carried", index), no_line(Mistake.NOT_A_COLUMN, name, pattern.columns)
            )
    given = {**spec.model_dump(), "carried": tuple(dict.fromkeys((spec.key, *spec.carried))) if spec.carried else ()}
    records = Records(**given, pattern=pattern)
    return replace(pattern, rows=Axis(()), kinds={}, totals={}, conditions={}, weights={}, records=records)


def _named(spec: RecordsSpec) -> Iterator[tuple[str, str]]:
    yield "key", spec.key
    if spec.agency is not None:
        yield "agency", spec.agency


def _is_free_text(pattern: Table, column: str) -> bool:
    kind = next((kind for address, kind in pattern.kinds.items() if address.column == column), None)
    return kind is None or (isinstance(kind, WordsKind) and not kind.choices)
