"""What stands in for a part that is missing or wrong, so that the rest of a form can still be looked at."""

from collections.abc import Iterator
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from xlreport.form.loading.source import Path, Plain
from xlreport.form.loading.spec_types import Spec

_SCALARS: tuple[Plain, ...] = ("standing_in", "STANDING-IN", 0, 1, False)


def stand_in_at(kind: type[Spec], path: Path) -> Plain:
    """Something of the right shape for the part at a path of the spec."""
    annotation: Any = kind
    for step in path:
        annotation = next(steps_into(annotation, step), None)
    return _stand_in(annotation)


def fields_of(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """The fields of a spec by their keys, with the types that they name found."""
    model.model_rebuild()
    return {field.alias or name: field for name, field in model.model_fields.items()}


def steps_into(annotation: Any, step: str | int) -> Iterator[Any]:  # noqa: ANN401  a type has no type
    """The types at a step into a type, whichever branch of a union it is."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        field = fields_of(annotation).get(str(step))
        if field is not None:
            yield Annotated[(field.annotation, *field.metadata)] if field.metadata else field.annotation
        return
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin in {list, tuple} and isinstance(step, int):
        yield arguments[0]
    elif origin is dict and isinstance(step, str):
        yield arguments[1]
    elif origin is Annotated:
        yield from steps_into(arguments[0], step)
    elif origin is not Literal:
        for argument in arguments:
            yield from steps_into(argument, step)


def _stand_in(annotation: Any) -> Plain:  # noqa: ANN401  a type has no type
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        needed = (name for name, field in fields_of(annotation).items() if field.is_required())
        return {name: _stand_in(next(steps_into(annotation, name))) for name in needed}
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        return str(arguments[0])
    if origin in {list, tuple}:
        return [_stand_in(arguments[0])]
    if origin is dict:
        return {}
    if origin is Annotated and get_origin(arguments[0]) in {list, tuple}:
        return _stand_in(arguments[0])
    return next((one for one in _SCALARS if _fits(annotation, one)), None)


def _fits(annotation: Any, value: Plain) -> bool:  # noqa: ANN401  a type has no type
    try:
        TypeAdapter(annotation).validate_python(value, strict=True)
    except ValidationError:
        return False
    return True
