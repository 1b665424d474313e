"""Tables from their declaration: axes, kinds and totals, each name resolved."""

from collections.abc import Iterator, Mapping
from functools import partial

from xlreport.form.language.vocabulary import Type
from xlreport.form.loading.bench import Bench
from xlreport.form.loading.scopes import AxisScope, leaf_ids, walk
from xlreport.form.loading.source import Path
from xlreport.form.loading.specs import NodeSpec, TableSpec
from xlreport.form.loading.spoken import build_spoken
from xlreport.form.model.address import FigureAddress
from xlreport.form.model.axis import Axis, Node
from xlreport.form.model.expression import figures
from xlreport.form.model.kind import Kind
from xlreport.form.model.template import Table, Total


def build_axis(bench: Bench, path: Path, specs: list[NodeSpec]) -> Axis:
    return Axis(tuple(_nodes(bench, path, specs)))


def _nodes(bench: Bench, path: Path, specs: list[NodeSpec]) -> Iterator[Node]:
    bench.unique(path, (spec.id for spec in specs))
    for index, spec in enumerate(specs):
        own = (*path, index)
        if spec.is_ is not None and spec.children:
            bench.source.report((*own, "is"), "a group cannot be computed, only a row or column", at_key=True)
        if (spec.is_ is None) != (spec.code is None):
            bench.source.report(own, "'is' and 'code' go together: a total names the finding it raises")
        bench.known_code((*own, "code"), spec.code)
        bench.known_kind((*own, "kind"), spec.kind)
        yield Node(
            id=spec.id, label=spec.label, short=spec.short, guide=spec.guide, kind=spec.kind,
            computed=spec.is_ is not None, opens_with=spec.opens_with,
            children=tuple(_nodes(bench, (*own, "children"), spec.children)),
        )  # fmt: skip


def build_table(bench: Bench, path: Path, spec: TableSpec, rows: Axis, columns: Axis) -> Table:
    return Table(
        id=spec.id, caption=spec.caption, corner=spec.corner, rows=rows, columns=columns,
        kinds=_kinds(bench, path, spec, rows, columns),
        totals=_totals(bench, path, spec, rows, columns),
        spoken=build_spoken(bench, path, spec, rows, columns),
    )  # fmt: skip


def _kinds(bench: Bench, path: Path, spec: TableSpec, rows: Axis, columns: Axis) -> Mapping[FigureAddress, Kind]:
    own = bench.known_kind((*path, "kind"), spec.kind)
    kinds: dict[FigureAddress, Kind] = {}
    for row in rows.leaves:
        for column in columns.leaves:
            special = column.node.kind or row.node.kind
            kind = bench.kinds.get(special) if special else own
            if kind is not None:
                kinds[FigureAddress(spec.id, row.id, column.id)] = kind
    return kinds


def _totals(bench: Bench, path: Path, spec: TableSpec, rows: Axis, columns: Axis) -> Mapping[FigureAddress, Total]:
    totals: dict[FigureAddress, Total] = {}
    for ids, node, at in _computed(spec.columns, columns, (*path, "columns")):
        for row in rows.leaves:
            scope = AxisScope(columns, ids, partial(FigureAddress, spec.id, row.id))
            address = FigureAddress(spec.id, row.id, ".".join(ids))
            _add_total(bench, totals, address, node, at, scope)
    for ids, node, at in _computed(spec.rows, rows, (*path, "rows")):
        for column in columns.leaves:
            scope = AxisScope(rows, ids, partial(_in_column, spec.id, column.id))
            address = FigureAddress(spec.id, ".".join(ids), column.id)
            _add_total(bench, totals, address, node, at, scope)
    _reject_circles(bench, path, totals)
    _check_openings(bench, (*path, "rows"), spec.rows, rows)
    _check_openings(bench, (*path, "columns"), spec.columns, columns)
    return totals


def _check_openings(bench: Bench, path: Path, specs: list[NodeSpec], axis: Axis) -> None:
    for _, (spec, at) in _spec_paths(specs, path):
        if spec.opens_with is not None and leaf_ids(axis, spec.opens_with) != [spec.opens_with]:
            bench.source.report((*at, "opens_with"), f"nothing here is called '{spec.opens_with}'")


def _computed(specs: list[NodeSpec], axis: Axis, path: Path) -> Iterator[tuple[tuple[str, ...], NodeSpec, Path]]:
    by_path = dict(_spec_paths(specs, path))
    for ids, node in walk(axis.nodes):
        if node.computed and node.is_leaf:
            spec, at = by_path[ids]
            yield ids, spec, at


def _spec_paths(
    specs: list[NodeSpec], path: Path, ids: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], tuple[NodeSpec, Path]]]:
    for index, spec in enumerate(specs):
        own = (*path, index)
        yield (*ids, spec.id), (spec, own)
        yield from _spec_paths(spec.children, (*own, "children"), (*ids, spec.id))


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
            bench.source.report(path, f"the total {address} rests on itself")
        elif address in totals and address not in settled:
            for term in figures(totals[address].expression):
                visit(term, (*above, address))
        settled.add(address)

    for address in totals:
        visit(address, ())


def _in_column(table: str, column: str, row: str) -> FigureAddress:
    return FigureAddress(table, row, column)
