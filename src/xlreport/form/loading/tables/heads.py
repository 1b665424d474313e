"""What is declared beside a row or a column and holds of all its cells: when they are asked for, how they add up."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from xlreport.form.language.guard import ALWAYS, applies_to
from xlreport.form.language.ready import ready
from xlreport.form.language.vocabulary import Type
from xlreport.form.loading.bench import Bench
from xlreport.form.loading.scopes import AxisScope, FormScope, RuleScope, leaf_ids, no_line, refer
from xlreport.form.loading.source import Path
from xlreport.form.loading.specs import NodeSpec, TableSpec
from xlreport.form.mistakes.mistake import Mistake
from xlreport.form.model.address import FigureAddress
from xlreport.form.model.axis import Axis, Leaf
from xlreport.form.model.expression import Call
from xlreport.form.model.kind import NumberKind, is_counted
from xlreport.form.model.tables.table import Condition


@dataclass(frozen=True, slots=True)
class HeadLine:
    """A row or a column, or a group of them, as it is declared `at` a place; `across`: the lines that cross it."""

    head: "Head"
    by_row: bool
    ids: tuple[str, ...]
    node: NodeSpec
    at: Path

    @property
    def axis(self) -> Axis:
        return self.head.rows if self.by_row else self.head.columns

    @property
    def across(self) -> Sequence[Leaf]:
        return (self.head.columns if self.by_row else self.head.rows).leaves

    @property
    def is_leaf(self) -> bool:
        return not self.node.children

    def place(self, path: str, across: Leaf) -> FigureAddress:
        row, column = (path, across.id) if self.by_row else (across.id, path)
        return FigureAddress(self.head.spec.id, row, column)

    def address(self, across: Leaf) -> FigureAddress:
        """Where the line crosses another."""
        return self.place(".".join(self.ids), across)

    def scope(self, across: Leaf) -> AxisScope:
        """What names mean there."""
        return AxisScope(self.axis, self.ids, lambda path: self.place(path, across), self.head.scope.cells)

    def typed(self, across: Leaf) -> Iterator[FigureAddress]:
        """The cells of the line that people type in."""
        for leaf in self.axis.leaves:
            own = leaf.id == ".".join(self.ids) or leaf.id.startswith(".".join(self.ids) + ".")
            if own and not leaf.node.computed and not across.node.computed:
                yield self.place(leaf.id, across)


@dataclass(frozen=True, slots=True)
class Head:
    """The rows and columns of a table while it is put together."""

    bench: Bench
    path: Path
    spec: TableSpec
    rows: Axis
    columns: Axis
    scope: FormScope

    def addresses(self) -> Iterator[FigureAddress]:
        for row in self.rows.leaves:
            yield from (FigureAddress(self.spec.id, row.id, column.id) for column in self.columns.leaves)

    def lines(self) -> Iterator[HeadLine]:
        """Columns first: where a computed row crosses a computed column, the column's formula stands."""
        for by_row, key, specs in ((False, "columns", self.spec.columns), (True, "rows", self.spec.rows)):
            for ids, (node, at) in spec_paths(specs, (*self.path, key)):
                yield HeadLine(self, by_row, ids, node, at)


def spec_paths(
    specs: Sequence[NodeSpec], path: Path, ids: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], tuple[NodeSpec, Path]]]:
    """Every node with its path of ids, and where it is declared; groups before their children."""
    for index, spec in enumerate(specs):
        own = (*path, index)
        yield (*ids, spec.id), (spec, own)
        yield from spec_paths(spec.children, (*own, "children"), (*ids, spec.id))


def conditions_of(head: Head) -> Mapping[FigureAddress, Condition]:
    """Of each cell that is only asked for under a condition. A group's holds of all its lines."""
    found = dict(_of_table(head))
    for line in head.lines():
        for across in line.across if line.node.when is not None else ():
            known = len(head.bench.source.problems)
            this = refer(head.scope.cells, line.address(across))
            scope = RuleScope(head.scope, this, line.scope(across))
            when = head.bench.formula((*line.at, "when"), line.node.when or "", scope, Type.CONDITION)
            if when is None or len(head.bench.source.problems) > known:
                break  # the same mistake would be told of every line
            for address in line.typed(across):
                outer = found.get(address)
                both = when if outer is None else Call("and", (outer.when, when))
                found[address] = Condition(when=both, ready=ready(both, {}), code=line.node.code or "")
    return found


def _of_table(head: Head) -> Iterator[tuple[FigureAddress, Condition]]:
    """All that people type in a table which may not apply."""
    code = head.spec.may_not_apply
    if code is not None:
        applies = applies_to(head.spec.id)
        for line in head.lines():
            for across in line.across if line.by_row and line.is_leaf else ():
                condition = Condition(when=applies, ready=ALWAYS, code=code, of_table=True)
                yield from ((address, condition) for address in line.typed(across))


def weights_of(head: Head) -> Mapping[FigureAddress, FigureAddress]:
    """For each cell that is a mean, the cell that it is weighted by."""
    found: dict[FigureAddress, FigureAddress] = {}
    for line in head.lines():
        name = line.node.mean_by
        if name is None:
            continue
        if leaf_ids(line.axis, name) != [name]:
            head.bench.source.report((*line.at, "mean_by"), no_line(Mistake.NO_LINE_HERE, name, line.axis))
            continue
        for across in line.across:
            pairs = [(address, line.place(name, across)) for address in line.typed(across)]
            kinds = [head.scope.cells.get(one) for pair in pairs for one in pair]
            if all(isinstance(kind, NumberKind) and is_counted(kind) for kind in kinds):
                found.update(pairs)
            else:
                head.bench.source.report((*line.at, "mean_by"), Mistake.MEAN_OF_NUMBERS)
                break
    return found
