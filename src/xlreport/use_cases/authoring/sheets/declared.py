"""What a file of a form declares, while it is put together from cells: its content, and the cell of each part."""

from dataclasses import dataclass, field, replace

from xlreport.form.loading.source import Path, Plain, Source
from xlreport.form.loading.spec_types import Spec
from xlreport.form.mistakes.mistake import Mistake, Told
from xlreport.form.mistakes.told import Position, problem
from xlreport.reading.cells import Content
from xlreport.use_cases.authoring.sheets.rows import value_at
from xlreport.use_cases.authoring.sheets.shapes import Branch, Field, branches
from xlreport.use_cases.authoring.sheets.values import CellRead, read_cell


@dataclass(slots=True)
class Part:
    """A part of a form: the row of its spec, and where it stands in the whole."""

    spec: type[Spec]
    path: Path
    content: dict[str, Plain]


@dataclass(slots=True)
class Declared:
    """`parts`: all of them, the whole file first."""

    source: Source
    parts: list[Part]
    _read: list[tuple[Path, Position, CellRead]] = field(default_factory=list)

    def tell(self, at: Position, told: Told | Mistake, *, lost: bool = False) -> None:
        """Record a mistake at a cell; `lost`: what may be named elsewhere was passed over for it."""
        self.source.problems.append(at.of(problem(self.source.name, (1, 1), told), None))
        self.source.lacks_names = self.source.lacks_names or lost

    def mark(self, path: Path, at: Position) -> None:
        """The cell in which a key would stand."""
        for length in range(1, len(path) + 1):
            self.source.keys.setdefault(path[:length], at)

    def put(self, part: Part, field: Field, content: Content, at: Position) -> None:
        """What the cell of a key holds."""
        read, path = read_cell(content, field), (*part.path, *field.path)
        self.source.keys[path] = at
        for below, start in read.starts.items():
            self.source.values[(*path, *below)] = replace(at, character=start)
        self._read.append((path, at, read))
        if read.problems and read.value is None:
            self.source.stands_in(path, names=True)
            return
        _inside(part.content, field.path[:-1])[field.path[-1]] = read.value

    def put_unknown(self, part: Part, key: str, content: Content, at: Position) -> None:
        """What stands in a column that rows of this kind do not have."""
        self.source.keys[(*part.path, key)] = at
        part.content[key] = content.text

    def begin(self, above: Part, branch: Branch, name: str) -> Part:
        """A new part, the last under its key."""
        inside = _inside(above.content, branch.path[:-1])
        content: dict[str, Plain] = {}
        path: Path = (*above.path, *branch.path)
        if branch.named:
            under = inside.setdefault(branch.key, {})
            named = under if isinstance(under, dict) else {}
            path = (*path, name)
            if branch.several:
                listed = named.setdefault(name, [])
                path = (*path, _added(listed, content))
            else:
                named[name] = content
        else:
            path = (*path, _added(inside.setdefault(branch.key, []), content))
        part = Part(branch.part, path, content)
        self.parts.append(part)
        return part

    def finish(self) -> Source:
        """With the mistakes in notations, and empty lists where rows were left out that there need not be."""
        for part in self.parts:
            for branch in branches(part.spec):
                inside = value_at(part.content, branch.path[:-1])
                if branch.empty and isinstance(inside, dict):
                    inside.setdefault(branch.key, [])
        for path, at, read in self._read:
            for one in read.problems:
                where = ".".join(filter(None, (self.source.describe(path), one.where)))
                told = replace(one, file=self.source.name, where=where, message=f"{where}: {one.message}")
                self.source.problems.append(replace(at, character=max(one.character, 1)).of(told, None))
        return self.source


def _inside(content: dict[str, Plain], path: tuple[str, ...]) -> dict[str, Plain]:
    """The mapping at a path of keys, made where it is not there."""
    for step in path:
        below = content.setdefault(step, {})
        content = below if isinstance(below, dict) else {}
    return content


def _added(listed: Plain, content: dict[str, Plain]) -> int:
    """Where it stands in a list, once it is the last there."""
    own = listed if isinstance(listed, list) else []
    own.append(content)
    return len(own) - 1
