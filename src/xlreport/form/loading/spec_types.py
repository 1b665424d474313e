"""What the values of a declared form are made of: ids, codes, paths and lines, in a closed mapping."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

ID_PATTERN = r"^[a-z][a-z0-9_]*$"
CODE_PATTERN = r"^[A-Z][A-Z0-9]*(-[A-Z0-9]+)*$"
PATH_PATTERN = r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$"
LINE_PATTERN = r"^[^\n\r]*$"

TOLD = "mistake"
"""The type of an error that a field raises of its own; its context holds what is `told`."""

Id = Annotated[str, StringConstraints(pattern=ID_PATTERN)]
CodeName = Annotated[str, StringConstraints(pattern=CODE_PATTERN)]
LinePath = Annotated[str, StringConstraints(pattern=PATH_PATTERN)]
Lines = Annotated[list[LinePath], Field(min_length=1)]
Grade = Literal["error", "warning", "note"]
Line = Annotated[str, StringConstraints(min_length=1, pattern=LINE_PATTERN)]


class Spec(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, defer_build=True)


class RecordsSpec(Spec):  # rows that people add themselves, told apart by the column `key`
    key: LinePath
    rows: Annotated[int, Field(ge=1, le=500)] = 10
    guard: Line
    agency: LinePath | None = None
    named: Annotated[int, Field(ge=1, le=30)] = 5
    carried: Lines = Field(default_factory=list)
