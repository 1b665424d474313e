"""From a strict source to a closed spec: every mistake of shape, at its line and column."""

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from xlreport.form.loading.source import Path, Plain, Source
from xlreport.form.loading.specs import Spec

_Spec = TypeVar("_Spec", bound=Spec)

_MESSAGES: Mapping[str, str] = {
    "missing": "this key is missing",
    "string_type": "a text is expected here",
    "int_type": "an integer is expected here",
    "bool_type": "true or false is expected here",
    "list_type": "a list is expected here",
    "tuple_type": "a list is expected here",
    "dict_type": "a mapping is expected here",
    "model_type": "a mapping is expected here",
    "string_pattern_mismatch": "not written as it must be ({pattern})",
    "literal_error": "must be one of {expected}",
    "string_too_short": "must not be empty",
    "too_short": "at least {min_length} needed here",
    "too_long": "at most {max_length} allowed here",
    "less_than_equal": "at most {le}",
    "greater_than_equal": "at least {ge}",
}


def validate(source: Source, kind: type[_Spec]) -> _Spec | None:
    """The spec of what the source declares, or None when a mistake leaves nothing to go on.

    Mistakes are added to the source. Unknown keys are told and then left out, so that what the rest refers to can be
    checked too.
    """
    return validate_part(source, (), source.content, kind)


def validate_part(source: Source, path: Path, content: Plain, kind: type[_Spec], names: object = None) -> _Spec | None:
    """The same for the part of the source at `path`; its fields may look up what they name in `names`."""
    found, errors = _tried(content, kind, names)
    for error in errors:
        _tell(source, path, error, kind)
    if not errors or not all(error["type"] == "extra_forbidden" for error in errors):
        return found
    for error in errors:
        content = _without(content, _path(error))
    found, _ = _tried(content, kind, names)  # None where what an unknown key was meant for is missing
    return found


def _tried(content: Plain, kind: type[_Spec], names: object) -> tuple[_Spec | None, Sequence[ErrorDetails]]:
    try:
        return kind.model_validate(content, context=names), ()
    except ValidationError as error:
        return None, list(_without_consequences(error.errors(include_url=False)))


def _without_consequences(errors: Sequence[ErrorDetails]) -> Iterator[ErrorDetails]:
    """A list is not too short because one of its elements is wrong."""
    for error in errors:
        own = error["loc"]
        inside = any(other["loc"][: len(own)] == own and len(other["loc"]) > len(own) for other in errors)
        if error["type"] != "too_short" or not inside:
            yield error


def _path(error: ErrorDetails) -> Path:
    """Pydantic names the branch of a union it tried as a step of its own; a path of ours has no such step."""
    return tuple(step for step in error["loc"] if not (isinstance(step, str) and ("[" in step or step in _BRANCHES)))


_BRANCHES = {"int", "str", "bool", "constrained-str"}


def _tell(source: Source, start: Path, error: ErrorDetails, kind: type[Spec]) -> None:
    path, context = _path(error), error.get("ctx", {})
    if error["type"] == "extra_forbidden":
        known = _known_keys(path[:-1], kind)
        source.report((*start, *path), "unknown key" + suggestion(str(path[-1]), known), at_key=True)
        return
    pattern = _MESSAGES.get(error["type"])
    message = error["msg"] if pattern is None else pattern.format_map(context)
    source.report((*start, *path), message, offset=context.get("offset"))


def suggestion(word: str, known: Iterable[str]) -> str:
    """What may have been meant, to end a mistake with; empty where nothing is spelt like it."""
    close = difflib.get_close_matches(word, list(known), n=1)
    return f", did you mean '{close[0]}'?" if close else ""


def _known_keys(path: Path, kind: type[Spec]) -> list[str]:
    """The keys a mapping at this path may have, found by walking the spec's own types."""
    model: Any = kind
    is_name = False
    for step in path:
        if isinstance(step, int) or is_name or not _is_model(model):
            is_name = False
            continue
        fields = {f.alias or name: f for name, f in model.model_fields.items()}
        annotation = fields[step].annotation if step in fields else None
        is_name = get_origin(annotation) is dict
        model = _model_within(annotation)
    return [f.alias or name for name, f in model.model_fields.items()] if _is_model(model) else []


def _is_model(kind: Any) -> bool:  # noqa: ANN401  a type expression has no type of its own
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def _model_within(annotation: Any) -> Any:  # noqa: ANN401  a type expression has no type of its own
    if _is_model(annotation):
        return annotation
    inner = (_model_within(argument) for argument in getattr(annotation, "__args__", ()))
    return next((model for model in inner if model is not None), None)


def _without(node: Plain, path: Path) -> Plain:
    step, *rest = path
    if isinstance(node, dict):
        if not rest:
            return {key: value for key, value in node.items() if key != step}
        return {key: _without(value, tuple(rest)) if key == step else value for key, value in node.items()}
    if isinstance(node, list):
        return [_without(value, tuple(rest)) if index == step else value for index, value in enumerate(node)]
    return node
