"""What the names in a formula mean: relative to the table head it stands in, or over the whole form."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from xlreport.form.language.parse import UnknownNameError
from xlreport.form.mistakes.mistake import Mistake, Told
from xlreport.form.model.address import Address, FigureAddress, RecordsAddress, parse_address
from xlreport.form.model.axis import Axis, Node
from xlreport.form.model.expression import Call, Expression, Reference
from xlreport.form.model.kind import Kind, WordsKind
from xlreport.form.model.tables.table import EACH

Cells = Mapping[FigureAddress, Kind]
"""What each cell of the tables may hold."""


def refer(cells: Cells, address: Address) -> Reference:
    """A field, or a cell of a table, as a formula names it."""
    kind = cells.get(address) if isinstance(address, FigureAddress) else None
    return Reference(address, words=isinstance(kind, WordsKind))


def choices_of(cells: Cells, address: Address) -> Sequence[str]:
    """What may be chosen in a cell of a table."""
    kind = cells.get(address) if isinstance(address, FigureAddress) else None
    return kind.choices if isinstance(kind, WordsKind) and not kind.several else ()


@dataclass(frozen=True, slots=True)
class AxisScope:
    """Names of rows in one column, or of columns in one row: siblings of `path` first, then from the root."""

    axis: Axis
    path: tuple[str, ...]
    place: Callable[[str], FigureAddress]
    cells: Cells

    def name(self, path: str) -> Sequence[Expression]:
        own = ".".join(self.path)
        leaves = self._leaves(path)
        if leaves == [own]:
            raise UnknownNameError(Mistake.ITSELF.of(name=path))
        if not leaves:
            raise UnknownNameError(no_line(Mistake.NO_LINE_HERE, path, self.axis))
        return [refer(self.cells, self.place(leaf)) for leaf in leaves if leaf != own]

    def knows(self, path: str) -> bool:
        return bool(self._leaves(path))

    def _leaves(self, path: str) -> list[str]:
        found = (leaf_ids(self.axis, ".".join((*start, path))) for start in (self.path[:-1], ()))
        return next((leaves for leaves in found if leaves), [])

    def figure(self, table: str, row: str, column: str) -> Sequence[Expression]:
        raise UnknownNameError(Mistake.NAMES_OF_TABLE.of(name=f"{table}[{row}, {column}]"))

    def choices(self, address: Address, /) -> Sequence[str]:
        return choices_of(self.cells, address)


@dataclass(frozen=True, slots=True)
class FormScope:
    """Figures of every table, `year`, the fields of `agency` and `indicators`, and `settings`.

    `fields` holds every known field with the texts it offers; `fallbacks` the field read while another is blank.
    `keys`: of each table whose rows are those of a report the column that tells them apart.
    """

    axes: Mapping[str, tuple[Axis, Axis]]
    fields: Mapping[Address, Sequence[str]]
    fallbacks: Mapping[Address, Address]
    settings: Mapping[str, Expression] = field(default_factory=dict)
    cells: Cells = field(default_factory=dict)
    keys: Mapping[str, str] = field(default_factory=dict)

    def name(self, path: str) -> Sequence[Expression]:
        if path in self.settings:
            return [self.settings[path]]
        table, _, column = path.partition(".")
        if table in self.keys:
            return [self._records(table, column or self.keys[table])]
        address = parse_address(path)
        if address is None or address not in self.fields:
            raise UnknownNameError(Mistake.NO_NAME.unknown(path, self._names))
        own = Reference(address)
        if address not in self.fallbacks:
            return [own]
        return [Call("choose", (Call("given", (own,)), own, Reference(self.fallbacks[address])))]

    def figure(self, table: str, row: str, column: str) -> Sequence[Expression]:
        if table not in self.axes:
            raise UnknownNameError(Mistake.NO_TABLE.unknown(table, self.axes))
        if table in self.keys:
            raise UnknownNameError(Mistake.RECORDS_HAVE_NO_ROWS.of(table=table))
        rows, columns = self.axes[table]
        row_ids, column_ids = leaf_ids(rows, row), leaf_ids(columns, column)
        for ids, name, axis, mistake in (
            (row_ids, row, rows, Mistake.NO_ROW), (column_ids, column, columns, Mistake.NO_COLUMN),
        ):  # fmt: skip
            if not ids:
                raise UnknownNameError(no_line(mistake, name, axis, table=table))
        own = [FigureAddress(table, row_id, column_id) for row_id in row_ids for column_id in column_ids]
        return [refer(self.cells, address) for address in own]

    def _records(self, table: str, column: str) -> Expression:
        columns = self.axes[table][1]
        if leaf_ids(columns, column) != [column]:
            raise UnknownNameError(no_line(Mistake.NO_COLUMN, column, columns, table=table))
        kind = self.cells.get(FigureAddress(table, EACH, column))
        return Reference(RecordsAddress(table, column, self.keys[table]), words=isinstance(kind, WordsKind))

    @property
    def _names(self) -> list[str]:
        return [*map(str, self.fields), *self.settings, *self.keys]

    def choices(self, address: Address, /) -> Sequence[str]:
        if isinstance(address, RecordsAddress):
            address = FigureAddress(address.table, EACH, address.column)
        return self.fields.get(address) or choices_of(self.cells, address)


@dataclass(frozen=True, slots=True)
class RuleScope:
    """Where a rule is asked: `this` is the cell it speaks of, a line's names come before those of the form."""

    form: FormScope
    this: Reference
    line: AxisScope | None = None

    def name(self, path: str) -> Sequence[Expression]:
        if path == THIS:
            return [self.this]
        if self.line is not None and self.line.knows(path):
            return self.line.name(path)
        own = [] if self.line is None else [".".join(ids) for ids, _ in walk(self.line.axis.nodes)]
        return _name_of(self.form, path, THIS, *own)

    def figure(self, table: str, row: str, column: str) -> Sequence[Expression]:
        return self.form.figure(table, row, column)

    def choices(self, address: Address, /) -> Sequence[str]:
        return self.form.choices(address)


@dataclass(frozen=True, slots=True)
class EachScope:
    """Where a list runs over the lines of a group: `this` is the line's figure; other names are those of the form."""

    form: FormScope
    this: Expression
    label: str

    def name(self, path: str) -> Sequence[Expression]:
        return [self.this] if path == THIS else _name_of(self.form, path, THIS)

    def figure(self, table: str, row: str, column: str) -> Sequence[Expression]:
        return self.form.figure(table, row, column)

    def choices(self, address: Address, /) -> Sequence[str]:
        return self.form.choices(address)


THIS = "this"
"""What a formula calls the cell or the line that it is about."""


def _name_of(form: FormScope, path: str, *more: str) -> Sequence[Expression]:
    """What a name means in the whole form, where these names are known as well."""
    try:
        return form.name(path)
    except UnknownNameError as error:
        raise UnknownNameError(error.told.among(*more)) from None


def leaf_ids(axis: Axis, path: str) -> list[str]:
    """The leaf of that path, or the typed leaves of that group; empty if there is neither."""
    leaves = axis.leaves
    if any(leaf.id == path for leaf in leaves):
        return [path]
    return [leaf.id for leaf in leaves if leaf.id.startswith(path + ".") and not leaf.node.computed]


def no_line(mistake: Mistake, name: str, axis: Axis, **about: str) -> Told:
    """A name that no line or group of the axis has; one of them may be called so by people."""
    lines = {".".join(own): node.label for own, node in walk(axis.nodes)}
    labels = {path: label for path, label in lines.items() if label is not None}
    return mistake.unknown(name, lines, labels, **about)


def walk(nodes: Sequence[Node], path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Node]]:
    """Every node with its path of ids, groups before their children."""
    for node in nodes:
        own = (*path, node.id)
        yield own, node
        yield from walk(node.children, own)
