"""The words beside the lines of a table, each name among them resolved."""

from collections.abc import Iterator, Sequence

from xlreport.form.loading.bench import Bench
from xlreport.form.loading.scopes import leaf_ids, walk
from xlreport.form.loading.source import Path
from xlreport.form.loading.specs import NodeSpec, SayingSpec, TableSpec
from xlreport.form.model.axis import Axis
from xlreport.form.model.spoken import Phrase, Rate, Saying, Spoken


def build_spoken(bench: Bench, path: Path, spec: TableSpec, rows: Axis, columns: Axis) -> Spoken:
    """How the table is spoken of: the words of its lines first, then those that name several lines."""
    row_sayings = [*_of_nodes(rows, spec.rows), *_sayings(bench, (*path, "sayings"), spec.sayings, rows, "rows")]
    column_sayings = [
        *_of_nodes(columns, spec.columns),
        *_sayings(bench, (*path, "sayings"), spec.sayings, columns, "columns"),
    ]
    return Spoken(
        nouns=tuple(spec.said), of=spec.of, rows=tuple(row_sayings), columns=tuple(column_sayings),
        wholes=_readings(bench, (*path, "wholes"), spec.wholes, rows),
        rates=tuple(_rates(bench, path, spec, rows)),
    )  # fmt: skip


def phrases(texts: Sequence[str]) -> tuple[Phrase, ...]:
    """Each text's words, which blanks part."""
    return tuple(tuple(text.split()) for text in texts)


def _of_nodes(axis: Axis, specs: Sequence[NodeSpec], ids: tuple[str, ...] = ()) -> Iterator[Saying]:
    for spec in specs:
        own = (*ids, spec.id)
        if spec.said:
            yield Saying(phrases=phrases(spec.said), readings=(_typed(axis, ".".join(own)),))
        yield from _of_nodes(axis, spec.children, own)


def _typed(axis: Axis, path: str) -> tuple[str, ...]:
    """The typed leaves of a line: a total's are those beside it."""
    leaves = leaf_ids(axis, path)
    computed = {".".join(ids) for ids, node in walk(axis.nodes) if node.computed}
    if computed.isdisjoint(leaves):
        return tuple(leaves)
    above = path.rpartition(".")[0]
    return tuple(leaf_ids(axis, above)) if above else tuple(leaf.id for leaf in axis.leaves if not leaf.node.computed)


def _sayings(bench: Bench, path: Path, specs: Sequence[SayingSpec], axis: Axis, key: str) -> Iterator[Saying]:
    for index, spec in enumerate(specs):
        named = spec.rows if key == "rows" else spec.columns
        if named:
            yield Saying(
                phrases=phrases(spec.said), readings=_readings(bench, (*path, index, key), named, axis)
            )  # fmt: skip
        if bool(spec.rows) == bool(spec.columns):
            bench.source.report((*path, index), "words name either 'rows' or 'columns'")


def _readings(bench: Bench, path: Path, named: Sequence[Sequence[str]], axis: Axis) -> tuple[tuple[str, ...], ...]:
    return tuple(_lines(bench, (*path, index), names, axis) for index, names in enumerate(named))


def _lines(bench: Bench, path: Path, names: Sequence[str], axis: Axis) -> tuple[str, ...]:
    leaves: list[str] = []
    for index, name in enumerate(names):
        own = _typed(axis, name)
        if not own:
            bench.source.report((*path, index), f"nothing here is called '{name}'")
        leaves.extend(own)
    return tuple(dict.fromkeys(leaves))


def _rates(bench: Bench, path: Path, spec: TableSpec, rows: Axis) -> Iterator[Rate]:
    wholes = _readings(bench, (*path, "wholes"), spec.wholes, rows)
    for index, one in enumerate(spec.rates):
        at = (*path, "rates", index)
        own = wholes if not one.of else _readings(bench, (*at, "of"), one.of, rows)
        yield Rate(words=tuple(one.said), part=_lines(bench, (*at, "part"), one.part, rows), wholes=own)
