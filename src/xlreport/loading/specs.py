"""The shape of a declared form: closed, so that a misspelt key is a mistake and not a silence."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
CodeName = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z0-9]*(-[A-Z0-9]+)*$")]
LinePath = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$")]
Line = Annotated[str, StringConstraints(min_length=1, pattern=r"^[^\n\r]*$")]


class Spec(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class YearsSpec(Spec):
    first: int
    last: int | None = None


class CodeSpec(Spec):
    code: CodeName
    title: Line
    severity: Literal["error", "warning", "note"]
    message: Line
    remedy: str = ""


class KindSpec(Spec):
    id: Id
    places: Annotated[int, Field(ge=0, le=6)]
    least: int
    most: int
    unit: str
    code: CodeName
    blank_code: CodeName | None = None


class AgencyFieldSpec(Spec):
    id: Id
    label: Line
    guide: str | None = None
    choices: list[Line] = []
    fallback: Id | None = None
    required: bool = False


class IndicatorSpec(Spec):
    id: Id
    label: Line
    unit: str
    kind: Id | None = None
    guide: str | None = None


class IndicatorGroupSpec(Spec):
    label: Line
    indicators: list[IndicatorSpec]


class PhraseSpec(Spec):
    when: Line | None = None
    text: str
    lists: "dict[Id, ListingSpec]" = {}


class ListingSpec(Spec):
    separator: str
    phrases: Id | list[PhraseSpec]


class SentenceSpec(Spec):
    say: Annotated[list[PhraseSpec], Field(min_length=1)]


class NodeSpec(Spec):
    id: Id
    label: Line | None = None
    guide: str | None = None
    kind: Id | None = None
    children: list["NodeSpec"] = []
    opens_with: LinePath | None = None
    is_: Line | None = Field(default=None, alias="is")
    code: CodeName | None = None


class CheckSpec(Spec):
    code: CodeName
    each: Literal["row", "column"]
    at: LinePath
    require: Line


class TableSpec(Spec):
    id: Id
    caption: Line | None = None
    corner: Line | None = None
    kind: Id
    columns: Annotated[list[NodeSpec], Field(min_length=1)]
    rows: Annotated[list[NodeSpec], Field(min_length=1)]
    checks: list[CheckSpec] = []


class ItemSpec(Spec):
    id: Id | None = None
    name: Line
    heading: Line
    guide: str | None = None
    sentences: list[SentenceSpec] = []


class ProseSpec(Spec):
    guide: str | None = None
    heading_pattern: Line
    heading_alone: bool
    items: list[ItemSpec]
    side_by_side: bool = False
    ordered_ids: Annotated[int, Field(ge=0)] | None = None


class SectionSpec(Spec):
    id: Id
    heading: Line
    guide: str | None = None
    tables: list[TableSpec] = []
    prose: ProseSpec | None = None


class CoverSpec(Spec):
    when_done: list[SentenceSpec] = []
    signatures: list[SentenceSpec] = []


class FormSpec(Spec):
    form: Id
    edition: int | Line
    name: Line
    short_name: Line
    legal_source: Line
    years: YearsSpec
    codes: list[CodeSpec]
    label_code: CodeName
    kinds: list[KindSpec]
    agency: list[AgencyFieldSpec]
    indicators: list[IndicatorGroupSpec] = []
    tally: Id
    phrases: dict[Id, list[PhraseSpec]] = {}
    title: Annotated[list[PhraseSpec], Field(min_length=1)]
    lead: list[SentenceSpec] = []
    cover: CoverSpec = CoverSpec()
    sections: Annotated[list[SectionSpec], Field(min_length=1)]
