"""Which sheets a form is written on, and with which columns: made from the specs with which forms are loaded."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from xlreport.form.loading.folder import RULES
from xlreport.form.loading.spec_types import Spec
from xlreport.form.loading.specs import FormSpec, RulesSpec
from xlreport.messages.forms.sheets import head
from xlreport.use_cases.authoring.sheets.shapes import Branch, Field, KeyPath, branches, fields

FORM = "form"
"""The sheet of the keys that stand but once."""

OF, ENTRY, LEVEL, NAME = "(of)", "(entry)", "(level)", "(name)"
"""Columns that say where a row belongs: to which row of another sheet, as what, how deep, by which name."""

ID = "id"
"""What rows of other sheets name their row by."""

_SHEETS: Mapping[str, Sequence[str]] = {
    "kinds": ("kinds",),
    "agency": ("agency",),
    "indicators": ("indicators",),
    "sections": ("sections",),
    "tables": ("sections.tables",),
    "columns_rows": ("sections.tables.columns", "sections.tables.rows"),
    "items": ("sections.prose.items",),
    "sentences": ("title", "lead", "cover.when_done", "cover.signatures", "lists"),
}
"""Keys whose rows have a sheet together, or another one than the rows they belong to. Every other key of a form with
parts has a sheet by its own name, and parts of parts stand below their row."""


@dataclass(frozen=True, slots=True)
class Root:
    """A key whose parts begin at the edge of a sheet.

    `above`: the spec of the rows they belong to, on the sheet `above_sheet`; None where they belong to the whole form.
    """

    branch: Branch
    above: type[Spec] | None = None
    above_sheet: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: a place (`OF` and its like), or a key of one or several of the specs that have rows on the sheet."""

    key: str
    fields: tuple[Field, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """A sheet of rows. `entries`: what its rows are called, where there are rows of several kinds."""

    name: str
    roots: tuple[Root, ...]
    columns: tuple[Column, ...] = ()
    entries: tuple[str, ...] = ()

    def below(self, spec: type[Spec]) -> list[Branch]:
        """The keys of a row whose parts stand below it."""
        return [one for one in branches(spec) if (one.spec, one.path) not in _apart()]


@dataclass(frozen=True, slots=True)
class FilePlan:
    """The sheets of one file of a form: that of keys that stand but once, and those of rows."""

    spec: type[Spec]
    single: str
    fields: tuple[Field, ...]
    sheets: tuple[SheetPlan, ...]

    @property
    def names(self) -> list[str]:
        return [self.single, *(sheet.name for sheet in self.sheets)]


@cache
def form_plan() -> FilePlan:
    return _file(FormSpec, FORM, "")


@cache
def rules_plan() -> FilePlan:
    """The sheets of the rules beside a form."""
    return _file(RulesSpec, RULES, f"{RULES} ")


def _file(spec: type[Spec], single: str, start: str) -> FilePlan:
    keys = {one.path: one for one in branches(spec)}
    given = {name: tuple(_root(spec, text) for text in texts) for name, texts in _SHEETS.items() if spec is FormSpec}
    taken = {root.branch.path for roots in given.values() for root in roots if root.above is None}
    others = {path[-1]: (Root(one),) for path, one in keys.items() if path not in taken}
    sheets = (_sheet(start + name, roots) for name, roots in (given | others).items())
    return FilePlan(spec, single, tuple(fields(spec)), tuple(sheets))


def _root(spec: type[Spec], text: str) -> Root:
    """The key at a path of keys, through rows of other sheets."""
    rest, passed, above = tuple(text.split(".")), "", None
    while True:
        found = next(one for one in branches(spec) if rest[: len(one.path)] == one.path)
        if found.path == rest:
            sheet = next((name for name, texts in _SHEETS.items() if passed in texts), "")
            return Root(found, above, sheet)
        passed = ".".join(filter(None, (passed, *found.path)))
        rest = rest[len(found.path) :]
        spec = above = found.part


@cache
def _apart() -> frozenset[tuple[type[Spec], KeyPath]]:
    """The keys of rows whose parts stand on another sheet."""
    roots = (_root(FormSpec, text) for texts in _SHEETS.values() for text in texts)
    return frozenset((one.branch.spec, one.branch.path) for one in roots if one.above is not None)


def entry_word(branch: Branch, above: str = "") -> str:
    """What a row is called by the key it stands under; one like the row above it is called like that."""
    return above if branch.part is branch.spec and above else head(branch.spec, branch.key)


def _sheet(name: str, roots: tuple[Root, ...]) -> SheetPlan:
    bare = SheetPlan(name, roots)
    specs = list(_specs(bare))
    outer = [root.branch for root in roots]
    below = [one for spec in specs for one in bare.below(spec)]
    is_mixed = len(roots) > 1 or bool(below)
    places = [OF] * any(root.above for root in roots) + [ENTRY] * is_mixed + [LEVEL] * bool(below)
    keys: dict[str, list[Field]] = {NAME: []} if any(one.named for one in (*outer, *below)) else {}
    for field in (field for spec in specs for field in fields(spec)):
        keys.setdefault(field.key, []).append(field)
    columns = (*map(Column, places), *(Column(key, tuple(own)) for key, own in keys.items()))
    entries = dict.fromkeys(entry_word(one) for one in (*outer, *below) if one in outer or one.part is not one.spec)
    return SheetPlan(name, roots, columns, tuple(entries) if is_mixed else ())


def _specs(sheet: SheetPlan) -> Iterator[type[Spec]]:
    """The specs that have rows on a sheet, each once, the outer ones first."""
    found = dict.fromkeys(root.branch.part for root in sheet.roots)
    waiting = list(found)
    while waiting:
        for one in sheet.below(waiting.pop(0)):
            if one.part not in found:
                found[one.part] = None
                waiting.append(one.part)
    yield from found
