"""What the keys of a spec are on a sheet: a cell, or rows of their own for each of their parts."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from annotated_types import MinLen

from xlreport.form.loading.shapes.stand_in import fields_of, steps_into
from xlreport.form.loading.spec_types import CODE_PATTERN, ID_PATTERN, PATH_PATTERN, Spec
from xlreport.form.loading.specs import FormSpec, RulesSpec

KeyPath = tuple[str, ...]
_BARE = {ID_PATTERN, CODE_PATTERN, PATH_PATTERN}


class Sort(StrEnum):
    """What a cell may hold. A word is an id, a code or a choice; what has no sort of its own is in short notation."""

    TEXT = "text"
    WORD = "word"
    NUMBER = "number"
    ANSWER = "answer"
    LINES = "lines"
    WORDS = "words"
    NOTATION = "notation"


@dataclass(frozen=True, slots=True)
class Field:
    """A key that fits into a cell. `path`: from the spec of the row, through parts that stand in its row."""

    path: KeyPath
    spec: type[Spec]
    annotation: Any

    @property
    def key(self) -> str:
        return ".".join(self.path)

    @property
    def sorts(self) -> frozenset[Sort]:
        return sorts_of(self.annotation)

    @property
    def choices(self) -> tuple[str, ...]:
        """The words of which it is one; empty if any may stand there."""
        return tuple(_choices(self.annotation))


@dataclass(frozen=True, slots=True)
class Branch:
    """A key with parts that are rows. `named`: each by a name of its own; `several`: under each name there may be more.

    `empty`: no rows are an empty list, where the key is needed.
    """

    path: KeyPath
    spec: type[Spec]
    part: type[Spec]
    named: bool = False
    several: bool = False
    empty: bool = False

    @property
    def key(self) -> str:
        return self.path[-1]


@cache
def parts_of(spec: type[Spec]) -> tuple[Field | Branch, ...]:
    """What each key of a spec is, in the order of the keys. A form's rules come before what first names one of them."""
    parts = list(_parts(spec, (), (spec,)))
    if spec is not FormSpec:
        return tuple(parts)
    shared = [part for part in parts if part.path[0] in fields_of(RulesSpec)]
    own = [part for part in parts if part not in shared]
    first = next(
        at for at, part in enumerate(own) if isinstance(part, Field) and _has_pattern(part.annotation, {CODE_PATTERN})
    )
    return (*own[:first], *shared, *own[first:])


def fields(spec: type[Spec]) -> Iterator[Field]:
    return (part for part in parts_of(spec) if isinstance(part, Field))


def branches(spec: type[Spec]) -> Iterator[Branch]:
    return (part for part in parts_of(spec) if isinstance(part, Branch))


def _parts(spec: type[Spec], start: KeyPath, above: tuple[type[Spec], ...]) -> Iterator[Field | Branch]:
    """A single part has no row of its own; one that may hold itself is spelled in a cell."""
    for key, own in fields_of(spec).items():
        annotation, path = next(steps_into(spec, key)), (*start, key)
        single = _spec_in(annotation)
        branch = _branch(path, spec, annotation)
        if branch is not None:
            yield replace(branch, empty=own.is_required() and not _least(annotation))
        elif single is not None and single not in above:
            yield from _parts(single, path, (*above, single))
        else:
            yield Field(path, spec, annotation)


def _branch(path: KeyPath, spec: type[Spec], annotation: Any) -> Branch | None:  # noqa: ANN401  a type has no type
    inner = _inner(annotation)
    origin, arguments = get_origin(inner), get_args(inner)
    if origin is list and (part := _spec_in(arguments[0])) is not None:
        return Branch(path, spec, part)
    if origin is not dict:
        return None
    if (part := _spec_in(arguments[1])) is not None:
        return Branch(path, spec, part, named=True)
    below = _inner(arguments[1])
    part = _spec_in(get_args(below)[0]) if get_origin(below) is list else None
    return None if part is None else Branch(path, spec, part, named=True, several=True)


def _least(annotation: Any) -> int:  # noqa: ANN401  a type has no type
    """How many parts a list must have."""
    limits = getattr(annotation, "__metadata__", ())
    return max((one.min_length for one in limits if isinstance(one, MinLen)), default=0)


def _inner(annotation: Any) -> Any:  # noqa: ANN401  a type has no type
    """The type without its limits, and without None."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _inner(arguments[0])
    if origin in {Union, UnionType}:
        left = [one for one in arguments if one is not NoneType]
        return _inner(left[0]) if len(left) == 1 else annotation
    return annotation


def _spec_in(annotation: Any) -> type[Spec] | None:  # noqa: ANN401  a type has no type
    inner = _inner(annotation)
    return inner if isinstance(inner, type) and issubclass(inner, Spec) else None


def sorts_of(annotation: Any) -> frozenset[Sort]:  # noqa: ANN401  a type has no type
    """What may stand in a cell for something of that type."""
    return frozenset(_sorts(annotation))


def _sorts(annotation: Any) -> Iterator[Sort]:  # noqa: ANN401  a type has no type
    """Raises TypeError for a type that no cell has a notation for."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if annotation is NoneType:
        return
    if origin is Literal or _has_pattern(annotation, _BARE):
        yield Sort.WORD
    elif annotation in _SIMPLE:
        yield _SIMPLE[annotation]
    elif origin is Annotated:
        yield from _sorts(arguments[0])
    elif origin in {Union, UnionType}:
        for one in arguments:
            yield from _sorts(one)
    elif origin in {list, tuple}:
        yield _LISTS.get(frozenset(_sorts(arguments[0])), Sort.NOTATION)
    elif origin is dict or annotation is Any or _spec_in(annotation) is not None:
        yield Sort.NOTATION
    else:
        raise TypeError(f"no cell can hold {annotation}")


_SIMPLE = {bool: Sort.ANSWER, int: Sort.NUMBER, str: Sort.TEXT}
_LISTS = {frozenset({Sort.TEXT}): Sort.LINES, frozenset({Sort.WORD}): Sort.WORDS}


def _has_pattern(annotation: Any, patterns: AbstractSet[str]) -> bool:  # noqa: ANN401  a type has no type
    """Whether it is a text that must be of one of the patterns."""
    return any(getattr(one, "pattern", None) in patterns for one in getattr(annotation, "__metadata__", ()))


def _choices(annotation: Any) -> Iterator[str]:  # noqa: ANN401  a type has no type
    if get_origin(annotation) is Literal:
        yield from get_args(annotation)
    elif get_origin(annotation) in {Annotated, Union, UnionType}:
        for one in get_args(annotation):
            yield from _choices(one)
