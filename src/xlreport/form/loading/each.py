"""Lists that run over a group: its rows in one column, or its columns in one row."""

import re
from collections.abc import Iterator, Sequence

from xlreport.form.language.parse import UnknownNameError
from xlreport.form.loading.scopes import EachScope, FormScope, walk
from xlreport.form.mistakes.mistake import Mistake
from xlreport.form.model.axis import Axis, Node
from xlreport.form.model.expression import Call

_GROUP = re.compile(r"(?P<table>\w+)\[(?P<row>[\w.]+), (?P<column>[\w.]+)\]")


def lines_of(text: str, form: FormScope) -> Sequence[EachScope]:
    """A scope for each typed line of the group that `text` names. Raises UnknownNameError."""
    match = _GROUP.fullmatch(text)
    if match is None:
        raise UnknownNameError(Mistake.ONE_LINE_OF_GROUP.of())
    table, row, column = match["table"], match["row"], match["column"]
    form.figure(table, row, column)  # raises where there are no such lines
    rows, columns = form.axes[table]
    groups = [_children(rows, row), _children(columns, column)]
    if all(groups) or not any(groups):
        raise UnknownNameError(Mistake.ONE_LINE_OF_GROUP.of())
    if groups[0]:
        return [_line(form, node, (table, f"{row}.{node.id}", column)) for node in groups[0]]
    return [_line(form, node, (table, row, f"{column}.{node.id}")) for node in groups[1]]


def _children(axis: Axis, path: str) -> list[Node]:
    """The lines of the group at `path` that people type into; none where a single line stands there."""
    found: Iterator[Node] = (node for own, node in walk(axis.nodes) if ".".join(own) == path)
    return [child for node in found for child in node.children if not child.computed]


def _line(form: FormScope, node: Node, place: tuple[str, str, str]) -> EachScope:
    label = node.short or node.label
    if label is None:
        raise UnknownNameError(Mistake.LINE_UNNAMED.of(name=node.id))
    return EachScope(form, Call("sum", tuple(form.figure(*place))), label)
