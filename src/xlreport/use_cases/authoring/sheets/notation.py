"""What a form declares as YAML in the manner of authors: texts in quotes, ids without, what is short on one line."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from xlreport.form.loading.shapes.stand_in import steps_into
from xlreport.form.loading.source import Plain
from xlreport.form.loading.spec_types import CODE_PATTERN, PATH_PATTERN, Spec
from xlreport.form.text.clean import UNCARRIED
from xlreport.form.text.normal import changes
from xlreport.use_cases.authoring.sheets.shapes import Sort, parts_of, sorts_of

_MOST_OF_LINE = 200
_MOST_OF_TEXTS = 3000
"""How long the texts of what is in braces, and those of lists, may get on one line."""

_WORD = re.compile(f"{PATH_PATTERN}|{CODE_PATTERN}")
_RESERVED: Mapping[bool | None, str] = {True: "true", False: "false", None: "null"}
_STRING, _INTEGER, _BOOLEAN, _NULL = (f"tag:yaml.org,2002:{name}" for name in ("str", "int", "bool", "null"))
_LIST, _MAPPING = "tag:yaml.org,2002:seq", "tag:yaml.org,2002:map"
_Types = tuple[Any, ...]


def file_text(content: Mapping[str, Plain], spec: type[Spec]) -> str:
    """The file that declares the content, an empty line before each key with parts below it."""
    keys = dict.fromkeys([*(part.path[0] for part in parts_of(spec)), *content])
    pieces: list[str] = []
    for key in (key for key in keys if content.get(key) is not None):
        piece = _text({key: content[key]}, (spec,))
        pieces += ["\n"] * (pieces != [] and piece.count("\n") > 1) + [piece]
    return "".join(pieces)


def cell_text(content: Plain, annotation: Any) -> str:  # noqa: ANN401  a type has no type
    """The same in a cell: each part on a line of its own."""
    return _text(content, (annotation,)).rstrip("\n")


def quoted(text: str) -> str:
    """A text in double quotes, with what nobody could see in it written out."""
    odd = {*UNCARRIED.findall(text), *changes(text)}
    return "".join(_escaped(one) if one in odd else one for one in json.dumps(text, ensure_ascii=False))


def _escaped(one: str) -> str:
    return f"\\u{ord(one):04X}" if ord(one) <= 0xFFFF else f"\\U{ord(one):08X}"  # noqa: PLR2004  the last of the plane


def _text(content: Plain, types: _Types) -> str:
    node = _node(content, types)
    if isinstance(node, yaml.CollectionNode) and node.value:
        node.flow_style = False
    return str(yaml.serialize(node, Dumper=_Dumper, allow_unicode=True, width=float("inf")))


class _Dumper(yaml.Dumper):
    """Lists stand two columns deeper than their key; texts in double quotes are spelled by `quoted`.

    What needs no quotation marks is what the forms' own reader takes for a text: `off` does.
    """

    yaml_implicit_resolvers = {}  # noqa: RUF012  as PyYAML declares it

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002  PyYAML's own signature
        super().increase_indent(flow, indentless=False)

    def write_double_quoted(self, text: str, split: bool = True) -> None:  # noqa: ARG002, FBT001, FBT002  PyYAML's own signature
        self.write_indicator(quoted(text), need_whitespace=True)


for _tag, _pattern in ((_BOOLEAN, "true|false"), (_NULL, "null"), (_INTEGER, "-?[0-9]+")):
    _Dumper.add_implicit_resolver(_tag, re.compile(f"(?:{_pattern})$"), list("tfn-0123456789"))


def _node(content: Plain, types: _Types) -> yaml.Node:
    if isinstance(content, dict):
        given = {key: _node(own, _below(types, key)) for key, own in content.items() if own is not None}
        mapping = yaml.MappingNode(_MAPPING, [(_plain(_STRING, key), own) for key, own in given.items()])
        return _laid(mapping, list(given.values()))
    if isinstance(content, list):
        parts = [_node(own, _below(types, index)) for index, own in enumerate(content)]
        return _laid(yaml.SequenceNode(_LIST, parts), parts)
    if content is None or isinstance(content, bool):
        return _plain(_NULL if content is None else _BOOLEAN, _RESERVED[content])
    if not isinstance(content, str):
        return _plain(_INTEGER, str(content))
    is_word = content not in _RESERVED.values() and _WORD.fullmatch(content) and any(map(_may_be_bare, types))
    return _plain(_STRING, content) if is_word else yaml.ScalarNode(_STRING, content, style=_marks(content))


def _plain(tag: str, text: str) -> yaml.ScalarNode:
    return yaml.ScalarNode(tag, text)


def _marks(text: str) -> str:
    """Which quotation marks are the easier to read around a text."""
    is_single = ('"' in text or "\\" in text) and "'" not in text and text.isprintable() and not any(changes(text))
    return "'" if is_single else '"'


def _laid(node: yaml.CollectionNode, parts: Sequence[yaml.Node]) -> yaml.CollectionNode:
    """On one line where that is short; parts that have keys stand below each other."""
    lists = [one for one in parts if isinstance(one, yaml.CollectionNode)]
    own = sum(_length(one) for one in parts if isinstance(one, yaml.ScalarNode))
    has_keys = isinstance(node, yaml.SequenceNode) and sum(isinstance(one, yaml.MappingNode) for one in lists) > 1
    most = _MOST_OF_LINE if isinstance(node, yaml.MappingNode) else _MOST_OF_TEXTS
    is_short = own <= most and sum(map(_length, parts)) <= _MOST_OF_TEXTS
    node.flow_style = is_short and not has_keys and all(one.flow_style for one in lists)
    return node


def _length(node: yaml.Node) -> int:
    if isinstance(node, yaml.MappingNode):
        return sum(_length(one) for pair in node.value for one in pair)
    return len(node.value) + 2 if isinstance(node, yaml.ScalarNode) else sum(map(_length, node.value))


def _below(types: _Types, step: str | int) -> _Types:
    """What may stand at a step into a part; anything where the part may be anything."""
    return tuple(one for own in types for one in ((Any,) if own is Any else steps_into(own, step)))


def _may_be_bare(annotation: Any) -> bool:  # noqa: ANN401  a type has no type
    """Whether forms write such a text without quotation marks."""
    return annotation is Any or bool({Sort.WORD} & set(sorts_of(annotation)))
