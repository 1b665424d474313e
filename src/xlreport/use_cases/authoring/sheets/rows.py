"""A form's content as the rows of its sheets."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from xlreport.form.loading.source import Plain
from xlreport.form.loading.spec_types import Spec
from xlreport.use_cases.authoring.sheets.plan import ID, SheetPlan, entry_word
from xlreport.use_cases.authoring.sheets.shapes import Branch, KeyPath, branches

PartContent = Mapping[str, Plain]


@dataclass(frozen=True, slots=True)
class Row:
    """One part of a form. `of`: the id of the row of another sheet that it belongs to; `name`: what it goes by."""

    spec: type[Spec]
    of: str
    entry: str
    level: int
    name: str
    content: PartContent


def rows_of(sheet: SheetPlan, spec: type[Spec], content: PartContent) -> Iterator[Row]:
    """The rows of a sheet, in the order of the form; `spec` is that of the whole."""
    aboves = {root.above or spec: None for root in sheet.roots}
    for above, part in _parts(spec, content):
        if above not in aboves:
            continue
        of = "" if above is spec else str(part.get(ID, ""))
        for root in sheet.roots:
            if (root.above or spec) is above:
                yield from _rows(sheet, root.branch, value_at(part, root.branch.path), of, 1, entry_word(root.branch))


def value_at(content: PartContent, path: KeyPath) -> Plain:
    """What stands at a path of keys; None where nothing does."""
    value: Plain = content if isinstance(content, dict) else dict(content)
    for step in path:
        value = value.get(step) if isinstance(value, dict) else None
    return value


def named_parts(branch: Branch, value: Plain) -> Iterator[tuple[str, PartContent]]:
    """The parts under a key, each with the name it goes by there, if any."""
    listed = value.items() if isinstance(value, dict) else [("", value)]
    for name, own in listed:
        for part in own if isinstance(own, list) else [own]:
            if isinstance(part, dict):
                yield name if branch.named else "", part


def _parts(spec: type[Spec], content: PartContent) -> Iterator[tuple[type[Spec], PartContent]]:
    """Every part of a content, outer ones first."""
    yield spec, content
    for branch in branches(spec):
        for _, part in named_parts(branch, value_at(content, branch.path)):
            yield from _parts(branch.part, part)


def _rows(sheet: SheetPlan, branch: Branch, value: Plain, of: str, level: int, entry: str) -> Iterator[Row]:
    for name, part in named_parts(branch, value):
        yield Row(branch.part, of, entry, level, name, part)
        for below in sheet.below(branch.part):
            own = value_at(part, below.path)
            yield from _rows(sheet, below, own, of, level + 1, entry_word(below, entry))
