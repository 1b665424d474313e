"""Tables from their declaration: axes, kinds and totals, each name resolved."""

from collections.abc import Iterator, Mapping, Sequence

from xlreport.form.language.vocabulary import Type
from xlreport.form.loading.bench import Bench
from xlreport.form.loading.scopes import AxisScope, FormScope, leaf_ids, no_line, walk
from xlreport.form.loading.source import Path
from xlreport.form.loading.specs import NodeSpec, SayingSpec, TableSpec
from xlreport.form.loading.tables.heads import Head, conditions_of, spec_paths, weights_of
from xlreport.form.loading.tables.records import with_records
from xlreport.form.mistakes.mistake import Mistake
from xlreport.form.model.address import FigureAddress
from xlreport.form.model.axis import Axis, Node
from xlreport.form.model.expression import figures
from xlreport.form.model.kind import Kind
from xlreport.form.model.spoken import Phrase, Rate, Saying, Spoken
from xlreport.form.model.tables.table import Table, Total


def build_axis(bench: Bench, path: Path, specs: list[NodeSpec]) -> Axis:
    return Axis(tuple(_nodes(bench, path, specs)))


def _nodes(bench: Bench, path: Path, specs: list[NodeSpec]) -> Iterator[Node]:
    bench.unique(path, (spec.id for spec in specs))
    for index, spec in enumerate(specs):
        own = (*path, index)
        if spec.is_ is not None and spec.children:
            bench.source.report((*own, "is"), Mistake.GROUP_COMPUTED, at_key=True)
        if spec.when is not None and spec.code is None:
            bench.source.report(own, Mistake.WHEN_AND_CODE)
        elif (spec.is_ is None and spec.when is None) != (spec.code is None):
            bench.source.report(own, Mistake.TOTAL_AND_CODE)
        if spec.is_ is not None and spec.when is not None:
            bench.source.report((*own, "when"), Mistake.COMPUTED_ASKED, at_key=True)
        bench.known_code((*own, "code"), spec.code)
        bench.known_kind((*own, "kind"), spec.kind)
        yield Node(
            id=spec.id, label=spec.label, short=spec.short, guide=spec.guide, kind=spec.kind,
            computed=spec.is_ is not None, opens_with=spec.opens_with,
            children=tuple(_nodes(bench, (*own, "children"), spec.children)),
        )  # fmt: skip


def build_table(bench: Bench, path: Path, spec: TableSpec, rows: Axis, columns: Axis, scope: FormScope) -> Table:
    """`scope`: of the form, whose cells are known already."""
    head = Head(bench, path, spec, rows, columns, scope)
    table = Table(
        id=spec.id, caption=spec.caption, corner=spec.corner, rows=rows, columns=columns,
        kinds={address: scope.cells[address] for address in head.addresses() if address in scope.cells},
        totals=_totals(head),
        spoken=build_spoken(bench, path, spec, rows, columns), notes=tuple(spec.notes),
        conditions=conditions_of(head), weights=weights_of(head),
        may_not_apply=bench.known_code((*path, "may_not_apply"), spec.may_not_apply) or None,
    )  # fmt: skip
    return table if spec.records is None else with_records(bench, path, spec.records, table)


def cell_kinds(
    bench: Bench, path: Path, spec: TableSpec, rows: Axis, columns: Axis
) -> Mapping[FigureAddress, Kind]:  # fmt: skip
    """What each cell of a table may hold."""
    own = bench.known_kind((*path, "kind"), spec.kind)
    kinds: dict[FigureAddress, Kind] = {}
    for row in rows.leaves:
        for column in columns.leaves:
            special = column.node.kind or row.node.kind
            kind = bench.kinds.get(special) if special else own
            if kind is not None:
                kinds[FigureAddress(spec.id, row.id, column.id)] = kind
    return kinds


def _totals(head: Head) -> Mapping[FigureAddress, Total]:
    totals: dict[FigureAddress, Total] = {}
    for line in head.lines():
        if line.node.is_ is not None and line.is_leaf:
            for across in line.across:
                _add_total(head.bench, totals, line.address(across), line.node, line.at, line.scope(across))
    _reject_circles(head.bench, head.path, totals)
    _check_openings(head.bench, (*head.path, "rows"), head.spec.rows, head.rows)
    _check_openings(head.bench, (*head.path, "columns"), head.spec.columns, head.columns)
    return totals


def _check_openings(bench: Bench, path: Path, specs: list[NodeSpec], axis: Axis) -> None:
    for _, (spec, at) in spec_paths(specs, path):
        if spec.opens_with is not None and leaf_ids(axis, spec.opens_with) != [spec.opens_with]:
            bench.source.report((*at, "opens_with"), no_line(Mistake.NO_LINE_HERE, spec.opens_with, axis))


def _add_total(
    bench: Bench,
    totals: dict[FigureAddress, Total],
    address: FigureAddress,
    spec: NodeSpec,
    at: Path,
    scope: AxisScope,
) -> None:
    """Where a computed row crosses a computed column the column's formula stands; both codes are kept."""
    expression = bench.formula((*at, "is"), spec.is_ or "", scope, Type.NUMBER)
    if expression is None:
        return
    first = totals.get(address)
    if first is None:
        totals[address] = Total(address=address, expression=expression, codes=(spec.code or "",))
    else:
        codes = (*first.codes, spec.code or "")
        totals[address] = Total(address=address, expression=first.expression, codes=codes)


def _reject_circles(bench: Bench, path: Path, totals: Mapping[FigureAddress, Total]) -> None:
    settled: set[FigureAddress] = set()

    def visit(address: FigureAddress, above: tuple[FigureAddress, ...]) -> None:
        if address in above:
            bench.source.report(path, Mistake.CIRCLE.of(name=address))
        elif address in totals and address not in settled:
            for term in figures(totals[address].expression):
                visit(term, (*above, address))
        settled.add(address)

    for address in totals:
        visit(address, ())


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
            bench.source.report((*path, index), Mistake.ROWS_OR_COLUMNS)


def _readings(bench: Bench, path: Path, named: Sequence[Sequence[str]], axis: Axis) -> tuple[tuple[str, ...], ...]:
    return tuple(_lines(bench, (*path, index), names, axis) for index, names in enumerate(named))


def _lines(bench: Bench, path: Path, names: Sequence[str], axis: Axis) -> tuple[str, ...]:
    leaves: list[str] = []
    for index, name in enumerate(names):
        own = _typed(axis, name)
        if not own:
            bench.source.report((*path, index), no_line(Mistake.NO_LINE_HERE, name, axis))
        leaves.extend(own)
    return tuple(dict.fromkeys(leaves))


def _rates(bench: Bench, path: Path, spec: TableSpec, rows: Axis) -> Iterator[Rate]:
    wholes = _readings(bench, (*path, "wholes"), spec.wholes, rows)
    for index, one in enumerate(spec.rates):
        at = (*path, "rates", index)
        own = wholes if not one.of else _readings(bench, (*at, "of"), one.of, rows)
        yield Rate(words=tuple(one.said), part=_lines(bench, (*at, "part"), one.part, rows), wholes=own)
