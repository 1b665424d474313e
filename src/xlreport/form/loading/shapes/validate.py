"""From a strict source to a closed spec: every mistake of shape, at its line and column.

A wrong part is told once and then left out, or something stands in for it, so that all other mistakes are found too.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeVar, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from xlreport.form.loading.shapes.stand_in import fields_of, stand_in_at
from xlreport.form.loading.source import Path, Plain, Source
from xlreport.form.loading.spec_types import CODE_PATTERN, ID_PATTERN, LINE_PATTERN, PATH_PATTERN, TOLD, Spec
from xlreport.form.mistakes.mistake import Mistake, Told

_Spec = TypeVar("_Spec", bound=Spec)

_ROUNDS = 8

_KINDS: Mapping[str, Mistake] = {
    "missing": Mistake.MISSING_KEY,
    "string_type": Mistake.TEXT_EXPECTED,
    "int_type": Mistake.INTEGER_EXPECTED,
    "bool_type": Mistake.BOOLEAN_EXPECTED,
    "list_type": Mistake.LIST_EXPECTED,
    "tuple_type": Mistake.LIST_EXPECTED,
    "dict_type": Mistake.MAPPING_EXPECTED,
    "model_type": Mistake.MAPPING_EXPECTED,
    "string_too_short": Mistake.EMPTY,
}
_LIMITS: Mapping[str, Callable[[Mapping[str, Any]], Told]] = {
    "too_short": lambda limits: Mistake.TOO_FEW.of(least=limits["min_length"]),
    "too_long": lambda limits: Mistake.TOO_MANY.of(most=limits["max_length"]),
    "less_than_equal": lambda limits: Mistake.TOO_LARGE.of(most=limits["le"]),
    "greater_than_equal": lambda limits: Mistake.TOO_SMALL.of(least=limits["ge"]),
}
PATTERNS: Mapping[str, Mistake] = {
    ID_PATTERN: Mistake.BAD_ID,
    CODE_PATTERN: Mistake.BAD_CODE,
    PATH_PATTERN: Mistake.BAD_PATH,
    LINE_PATTERN: Mistake.SEVERAL_LINES,
}
"""How a text must be written, in words: nobody is shown a bare pattern."""


def validate(source: Source, kind: type[_Spec]) -> _Spec | None:
    """The spec of what the source declares, or None where that is no mapping. Mistakes are added to it."""
    content: Plain = source.content
    for _ in range(_ROUNDS):
        content, found, errors = _with_known_keys(source, (), content, kind, None)
        if not errors:
            return found
        for error in errors:
            path = _path(error)
            source.report(path, _told(error), offset=_offset(error))
            source.stands_in(path, names=not path or _names_something(path, error))
            content = with_part(content, path, stand_in_at(kind, path))
        if not isinstance(content, dict):
            return None
    return None


def validate_part(source: Source, path: Path, content: Plain, kind: type[_Spec], names: object = None) -> _Spec | None:
    """The same for the part of the source at `path`; its fields may look up what they name in `names`.

    None where a mistake leaves nothing to go on: nothing stands in for what names something.
    """
    _, found, errors = _with_known_keys(source, path, content, kind, names)
    for error in errors:
        source.report((*path, *_path(error)), _told(error), offset=_offset(error))
    return found


def _with_known_keys(
    source: Source, start: Path, content: Plain, kind: type[_Spec], names: object
) -> tuple[Plain, _Spec | None, Sequence[ErrorDetails]]:
    """The content without unknown keys, which are told; what is wrong with it then, or the spec.

    What stands under a misspelt key is taken for what it is meant to be.
    """
    for _ in range(_ROUNDS):
        found, errors = _tried(content, kind, names)
        unknown = [_path(error) for error in errors if error["type"] == "extra_forbidden"]
        for path in unknown:
            told = Mistake.UNKNOWN_KEY.unknown(str(path[-1]), _known_keys(path[:-1], kind))
            source.report((*start, *path), told, at_key=True)
            own, meant = _node(content, path), (*path[:-1], told.meant)
            content = _without(content, path)
            if told.meant and not _given(content, meant):
                source.also_at((*start, *path), (*start, *meant))
                content = with_part(content, meant, own)
        if not unknown:
            return content, found, list(_leading(errors))
    return content, None, ()


def _tried(content: Plain, kind: type[_Spec], names: object) -> tuple[_Spec | None, Sequence[ErrorDetails]]:
    try:
        return kind.model_validate(content, context=names), ()
    except ValidationError as error:
        return None, error.errors(include_url=False)


def _leading(errors: Sequence[ErrorDetails]) -> Iterator[ErrorDetails]:
    """One error for each place: none for a list that is too short because one of its elements is wrong.

    What may be a text or a list is wrong in two ways; where its type is one of them, the other way is told.
    """
    told: dict[Path, ErrorDetails] = {}
    for error in errors:
        own = error["loc"]
        inside = any(other["loc"][: len(own)] == own and len(other["loc"]) > len(own) for other in errors)
        if error["type"] == "too_short" and inside:
            continue
        first = told.setdefault(_path(error), error)
        if first["type"].endswith("_type") and not error["type"].endswith("_type"):
            told[_path(error)] = error
    yield from told.values()


def _path(error: ErrorDetails) -> Path:
    """Pydantic names the branch of a union it tried as a step of its own; a path of ours has no such step."""
    return tuple(step for step in error["loc"] if not (isinstance(step, str) and ("[" in step or step in _BRANCHES)))


_BRANCHES = {"int", "str", "bool", "constrained-str"}


def _names_something(path: Path, error: ErrorDetails) -> bool:
    """Whether names that other parts use may have stood there: in an id, or in a list or mapping that is left out."""
    is_container = error["type"] in {"list_type", "dict_type", "model_type", "too_short"}
    return path[-1] in {"id", "code", "name"} or is_container or isinstance(path[-1], int)


def _offset(error: ErrorDetails) -> int | None:
    """How many characters into a text the mistake stands."""
    offset = error.get("ctx", {}).get("offset")
    return offset if isinstance(offset, int) else None


def _told(error: ErrorDetails) -> Told:
    context, what = error.get("ctx", {}), error["type"]
    if what == TOLD and isinstance(context["told"], Told):
        return context["told"]
    if what == "literal_error":
        return _no_choice(str(context["expected"]), error["input"])
    if what == "string_pattern_mismatch":
        return PATTERNS.get(context["pattern"], Mistake.BADLY_WRITTEN).of(text=error["input"])
    if what in _LIMITS:
        return _LIMITS[what](context)
    return _KINDS[what].of() if what in _KINDS else Mistake.OTHER_SHAPE.of(told=error["msg"])


def _no_choice(expected: str, given: object) -> Told:
    choices = expected.replace(" or ", ", ").replace("'", "").split(", ")
    close = Mistake.NO_CHOICE.unknown(str(given), choices)
    return Mistake.NO_CHOICE.of(meant=close.meant, known=choices, choices=expected)


def _known_keys(path: Path, kind: type[Spec]) -> list[str]:
    """The keys a mapping at this path may have, found by walking the spec's own types."""
    model: Any = kind
    is_name = False
    for step in path:
        if isinstance(step, int) or is_name or not _is_model(model):
            is_name = False
            continue
        fields = fields_of(model)
        annotation = fields[step].annotation if step in fields else None
        is_name = get_origin(annotation) is dict
        model = _model_within(annotation)
    return list(fields_of(model)) if _is_model(model) else []


def _is_model(kind: Any) -> bool:  # noqa: ANN401  a type expression has no type of its own
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def _model_within(annotation: Any) -> Any:  # noqa: ANN401  a type expression has no type of its own
    if _is_model(annotation):
        return annotation
    inner = (_model_within(argument) for argument in getattr(annotation, "__args__", ()))
    return next((model for model in inner if model is not None), None)


def _given(content: Plain, path: Path) -> bool:
    parent = _node(content, path[:-1])
    return isinstance(parent, dict) and bool(path) and path[-1] in parent


def _node(node: Plain, path: Path) -> Plain:
    for step in path:
        if isinstance(node, dict):
            node = node.get(str(step))
        elif isinstance(node, list) and isinstance(step, int) and step < len(node):
            node = node[step]
        else:
            return None
    return node


def with_part(node: Plain, path: Path, new: Plain) -> Plain:
    """The content with something else at the path."""
    if not path:
        return new
    step, *rest = path
    if isinstance(node, list):
        return [with_part(one, tuple(rest), new) if index == step else one for index, one in enumerate(node)]
    own = node if isinstance(node, dict) else {}
    return {**own, str(step): with_part(own.get(str(step)), tuple(rest), new)}


def _without(node: Plain, path: Path) -> Plain:
    step, *rest = path
    if isinstance(node, dict):
        if not rest:
            return {key: value for key, value in node.items() if key != step}
        return {key: _without(value, tuple(rest)) if key == step else value for key, value in node.items()}
    if isinstance(node, list):
        return [_without(value, tuple(rest)) if index == step else value for index, value in enumerate(node)]
    return node
