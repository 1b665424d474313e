"""Strict YAML that remembers where everything stands.

Labels, sentences and formulas are quoted; unquoted scalars are true, false, null, integers or identifiers.
Anchors, tags, duplicate keys and second documents are mistakes. All mistakes are collected, none is raised.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

import yaml
from yaml.reader import ReaderError

from xlreport.errors import Problem
from xlreport.form.mistakes.mistake import Mistake, Told
from xlreport.form.mistakes.told import Position, problem
from xlreport.form.mistakes.wide_signs import in_yaml

Path = tuple[str | int, ...]
Plain = dict[str, "Plain"] | list["Plain"] | str | int | bool | Decimal | None

_IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z0-9_.\-]*")
_INTEGER = re.compile(r"-?(0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]*)\.[0-9]+")
_MOST_DIGITS = 18
"""A spreadsheet keeps 15."""

_DEEPEST = 40
"""A form has 14 levels."""

_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None}


@dataclass(slots=True)
class Source:
    """What a file declares, and where: `keys` and `values` map a path to its position."""

    name: str
    content: Plain = None
    keys: dict[Path, Position] = field(default_factory=dict)
    values: dict[Path, Position] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    stood_in: set[Path] = field(default_factory=set)
    """Parts that are no author's: a mistake was told there, and what would be told of them now is none."""
    elsewhere: set[Path] = field(default_factory=set)
    """Keys whose value stands in another file, so that no character of it can be pointed at."""
    lacks_names: bool = False
    """Whether names may be missing that the author declared."""

    def report(self, path: Path, told: Told | Mistake, *, at_key: bool = False, offset: int | None = None) -> None:
        """Record a mistake at a path; `offset` counts characters into a scalar's text."""
        if any(path[:length] in self.stood_in for length in range(len(path) + 1)):
            return
        self.problems.append(self.problem_at(path, told, at_key=at_key, offset=offset))

    def problem_at(
        self, path: Path, told: Told | Mistake, *, at_key: bool = False, offset: int | None = None
    ) -> Problem:
        """What would be recorded there."""
        own = problem(self.name, (1, 1), told, self.describe(path))
        return self._position(path, at_key=at_key).of(
            own, None if path[:1] in self.elsewhere and path not in self.values else offset
        )

    def stands_in(self, path: Path, *, names: bool) -> None:
        """What is declared at the path is passed over from now on; `names`: other parts may use names of it."""
        self.stood_in.add(path)
        self.lacks_names = self.lacks_names or names

    def also_at(self, written: Path, meant: Path) -> None:
        """What is written at one path is meant to be at another."""
        for positions in (self.keys, self.values):
            moved = {path: at for path, at in positions.items() if path[: len(written)] == written}
            positions.update({(*meant, *path[len(written) :]): at for path, at in moved.items()})

    def describe(self, path: Path) -> str:
        """The path in the author's words: list elements go by their id."""
        names: list[str] = []
        node: Plain = self.content
        for step in path:
            if isinstance(node, list) and isinstance(step, int) and step < len(node):
                node = node[step]
                names.append(str(_name(node) or step))
            else:
                node = node.get(str(step)) if isinstance(node, dict) else None
                names.append(str(step))
        return ".".join(names)

    def _position(self, path: Path, *, at_key: bool) -> Position:
        while path:
            known = (self.keys if at_key else self.values).get(path) or self.keys.get(path)
            if known is not None:
                return known
            path = path[:-1]
        return Position(1, 1)


def read_source(name: str, text: str, *, of_cells: bool = False) -> Source:
    """Parse `text`; what is wrong with it is in the result's `problems`.

    `of_cells`: what goes into cells is declared, so numbers may have decimals and a key may be a quoted address.
    """
    source = Source(name)
    try:
        events = iter(list(yaml.parse(text, Loader=yaml.CSafeLoader)))
    except yaml.YAMLError as error:
        source.problems.append(_no_yaml(name, text, error))
        return source
    _Reader(source, events, of_cells=of_cells).read()
    return source


def _no_yaml(name: str, text: str, error: yaml.YAMLError) -> Problem:
    """What cannot be parsed, told at the sign that a keyboard typed for another one where there is one before it."""
    if isinstance(error, ReaderError):
        before = text.encode()[: error.position].decode(errors="ignore")
        told = Mistake.CONTROL.of(code=f"U+{ord(text[len(before)]):04X}")
        return problem(name, (before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1), told)
    if not isinstance(error, yaml.MarkedYAMLError):
        return problem(name, (1, 1), Mistake.NOT_YAML.of(problem=" ".join(str(error).split())))
    opened = error.context_mark if error.problem in _TOLD_TOO_LATE else None
    mark = opened or error.problem_mark
    at = (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)
    lines = text.split("\n")
    for number in (at[0], at[0] - 1):
        if 0 < number <= len(lines) and (wide := in_yaml(lines[number - 1])) is not None:
            return problem(name, (number, wide[0] + 1), Mistake.WIDE_SIGN.of(sign=wide[1], right=wide[2]))
    return problem(name, at, Mistake.NOT_YAML.of(problem=str(error.problem)))


_TOLD_TOO_LATE = {"found unexpected end of stream", "could not find expected ':'"}
"""Told where reading ends; the quotation mark or the key that is meant stands where the scalar began."""


def _name(node: Plain) -> str | None:
    if not isinstance(node, dict):
        return None
    name = node.get("id") or node.get("code")
    return name if isinstance(name, str) else None


class _Reader:
    def __init__(self, source: Source, events: Iterator[yaml.Event], *, of_cells: bool) -> None:
        self._source = source
        self._events = events
        self._of_cells = of_cells

    def read(self) -> None:
        documents = 0
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                content = self._node(next(self._events), ())
                if documents == 1:
                    self._source.content = content
                else:
                    self._problem(event, Mistake.SECOND_DOCUMENT)
        if self._source.content is None:
            self._source.problems.append(problem(self._source.name, (1, 1), Mistake.NOTHING))

    def _node(self, event: yaml.Event, path: Path) -> Plain:
        """What the event begins. What stands too deep is told once and passed over."""
        self._reject_extras(event)
        if len(path) == _DEEPEST:
            self._problem(event, Mistake.NESTED.of(most=_DEEPEST))
            self._pass_over(event)
            return None
        quoted = isinstance(event, yaml.ScalarEvent) and bool(event.style)
        line, column = _start(event)
        self._source.values[path] = Position(line, column, quoted)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(path)
        return self._scalar(event) if isinstance(event, yaml.ScalarEvent) else None

    def _pass_over(self, event: yaml.Event) -> None:
        depth = int(isinstance(event, yaml.CollectionStartEvent))
        while depth:
            event = next(self._events)
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)

    def _mapping(self, path: Path) -> dict[str, Plain]:
        content: dict[str, Plain] = {}
        while not isinstance(key := next(self._events), yaml.MappingEndEvent):
            if not isinstance(key, yaml.ScalarEvent):
                self._problem(key, Mistake.KEY_NO_IDENTIFIER)
                self._node(key, (*path, "?"))
                self._node(next(self._events), (*path, "?"))
                continue
            own_path = (*path, key.value)
            if key.value in content:
                self._problem(key, Mistake.TWICE.of(name=key.value))
            if not (key.style and self._of_cells) and (key.style or not _IDENTIFIER.fullmatch(key.value)):
                self._problem(key, Mistake.KEY_QUOTED.of(name=key.value))
            self._source.keys[own_path] = Position(*_start(key))
            content[key.value] = self._node(next(self._events), own_path)
        return content

    def _sequence(self, path: Path) -> list[Plain]:
        content: list[Plain] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            content.append(self._node(event, (*path, len(content))))
        return content

    def _scalar(self, event: yaml.ScalarEvent) -> Plain:
        text: str = event.value
        if event.style:
            return text
        if text in _WORDS:
            return _WORDS[text]
        if len(text) > _MOST_DIGITS and (_INTEGER.fullmatch(text) or _DECIMAL.fullmatch(text)):
            self._problem(event, Mistake.DIGITS.of(found=len(text), most=_MOST_DIGITS))
            return 0
        if _INTEGER.fullmatch(text):
            return int(text)
        if self._of_cells and _DECIMAL.fullmatch(text):
            return Decimal(text)
        if not _IDENTIFIER.fullmatch(text):
            self._problem(event, Mistake.UNQUOTED.of(text=text) if text else Mistake.NO_VALUE)
        return text

    def _reject_extras(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            self._problem(event, Mistake.ANCHOR)
        if getattr(event, "tag", None) not in {None, "!"}:
            self._problem(event, Mistake.TAG)

    def _problem(self, event: yaml.Event, told: Told | Mistake) -> None:
        self._source.problems.append(problem(self._source.name, _start(event), told))


def _start(event: yaml.Event) -> tuple[int, int]:
    """Line and column of an event, counted from 1."""
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)
