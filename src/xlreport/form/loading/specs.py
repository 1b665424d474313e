"""The shape of a declared form: closed, so that a misspelt key is a mistake and not a silence."""

from typing import Annotated, Any, Literal

from pydantic import Field

from xlreport.form.loading.shapes.abroad import BetweenSpec, CountsInSpec
from xlreport.form.loading.shapes.poster import PosterSpec
from xlreport.form.loading.spec_types import CodeName, Grade, Id, Line, LinePath, Lines, RecordsSpec, Spec


class YearsSpec(Spec):
    first: int
    last: int | None = None


class KindSpec(Spec):  # what a cell may hold; each type takes some of the keys
    id: Id
    type: Literal["number", "percent", "currency", "date", "text", "choice", "choices", "yes_no"] = "number"
    places: Annotated[int, Field(ge=0, le=6)] = 0
    least: int = 0
    most: int = 100
    unit: str = ""
    first: Line = ""
    last: Line = ""
    longest: Annotated[int, Field(ge=1, le=2000)] = 1
    choices: list[Line] = []
    require: Line = ""
    wanted: Line = ""
    prompt: Line = ""
    adds: Literal["sum", "count", "none"] | None = None
    code: CodeName
    blank_code: CodeName | None = None


class SettingSpec(Spec):
    id: Id
    label: Line
    value: bool | int


class AskSpec(Spec):  # in each row or column of a table, or of single cells
    in_: Id | None = Field(default=None, alias="in")
    each: Literal["row", "column", "record"] | None = None
    at: Line | Annotated[list[Line], Field(min_length=1)]
    when: Line | None = None
    require: Line
    found: Line | None = None
    expected: Line | None = None
    values: dict[Id, Line] = {}


class RuleSpec(Spec):
    """A rule, or the code of an included one with what is to be changed of it.

    A rule of its own needs `title`, `severity` and `message`.
    """

    code: CodeName
    title: Line = ""
    asks: Line = ""
    severity: Grade = "note"
    message: Line = ""
    remedy: str = ""
    source: str = ""
    from_: int | None = Field(default=None, alias="from")
    until: int | None = None
    trial: bool = False
    off: bool = False
    ask: list[AskSpec] = []
    between: list[BetweenSpec] = []
    checks: list[dict[str, Any]] = []  # each by its `name`; the kind of that name says what else it takes


class LibrarySpec(Spec):  # what may stand in a file of rules that any form may include
    fragments: dict[Id, Line] = {}
    settings: list[SettingSpec] = []
    rules: list[RuleSpec] = []


class RulesSpec(LibrarySpec):  # what may stand in a form's `rules.yaml`
    include: list[Id] = []


class AgencyFieldSpec(Spec):
    id: Id
    label: Line
    guide: str | None = None
    choices: list[Line] = []
    fallback: Id | None = None
    required: bool = False
    carried: bool = False


class IndicatorSpec(Spec):
    id: Id
    label: Line
    unit: str
    kind: Id | None = None
    guide: str | None = None
    adds: bool = True
    said: list[Line] = []
    of: Id | None = None  # the indicator or the table whose part it is


class IndicatorGroupSpec(Spec):
    label: Line
    indicators: list[IndicatorSpec]
    said: list[Line] = []


class PhraseSpec(Spec):
    when: Line | None = None
    text: str
    lists: "dict[Id, ListingSpec]" = {}


class TextFieldSpec(Spec):  # a number that people may name in braces in what they write
    name: Line
    number: Line


class ListingSpec(Spec):
    """Phrases that are joined. `each`: a group of rows or columns, for each line of which the phrases are said."""

    each: Line | None = None
    separator: str = ""
    when: Line | None = None
    opening: str = ""
    closing: str = ""
    optional: bool = False
    phrases: Annotated[list[PhraseSpec], Field(min_length=1)]


class SentenceSpec(Spec):
    say: Annotated[list[PhraseSpec], Field(min_length=1)]


class ItemSentenceSpec(SentenceSpec):
    """`instead`: what is said in one of the item's other wordings, by its id."""

    instead: dict[Id, Annotated[list[PhraseSpec], Field(min_length=1)]] = {}


class NodeSpec(Spec):
    id: Id
    label: Line | None = None
    short: Line | None = None
    guide: str | None = None
    kind: Id | None = None
    children: list["NodeSpec"] = []
    opens_with: LinePath | None = None
    mean_by: LinePath | None = None
    when: Line | None = None
    is_: Line | None = Field(default=None, alias="is")
    code: CodeName | None = None
    said: list[Line] = []


class SayingSpec(Spec):  # each list of lines is added up, and any of the sums may be meant
    said: Annotated[list[Line], Field(min_length=1)]
    rows: list[Lines] = []
    columns: list[Lines] = []


class RateSpec(Spec):  # left out, `of` are the table's `wholes`
    said: Annotated[list[Line], Field(min_length=1)]
    part: Lines
    of: list[Lines] = []


class TableSpec(Spec):
    id: Id
    caption: Line | None = None
    corner: Line | None = None
    kind: Id
    said: list[Line] = []
    of: Id | None = None
    wholes: list[Lines] = []
    sayings: list[SayingSpec] = []
    rates: list[RateSpec] = []
    notes: list[Line] = []
    may_not_apply: CodeName | None = None
    columns: Annotated[list[NodeSpec], Field(min_length=1)]
    rows: Annotated[list[NodeSpec], Field(min_length=1)] = []
    records: RecordsSpec | None = None


class ItemSpec(Spec):
    id: Id | None = None
    name: Line
    heading: Line
    guide: str | None = None
    also: list[Line] = []
    wordings: dict[Id, Line] = {}
    sentences: list[ItemSentenceSpec] = []


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
    printed_heading: str | None = None
    also: list[Line] = []
    guide: str | None = None
    tables: list[TableSpec] = []
    prose: ProseSpec | None = None


class CoverSpec(Spec):
    when_done: list[SentenceSpec] = []
    signatures: list[SentenceSpec] = []


class FormSpec(RulesSpec):
    form: Id
    edition: int | Line
    name: Line
    short_name: Line
    legal_source: Line
    years: YearsSpec
    by_name: bool = False
    period_label: Line | None = None
    label_code: CodeName
    kinds: list[KindSpec]
    agency: list[AgencyFieldSpec]
    indicators: list[IndicatorGroupSpec] = []
    tally: Id | None = None
    lists: dict[Id, ListingSpec] = {}
    said_besides: list[Line] = []
    said_alike: list[Line] = []
    fields: list[TextFieldSpec] = []
    charts: list[Line] = []
    poster: PosterSpec | None = None
    counts_in: list[CountsInSpec] = []
    apart_by: Line | None = None
    title: Annotated[list[PhraseSpec], Field(min_length=1)]
    lead: list[SentenceSpec] = []
    cover: CoverSpec = CoverSpec()
    sections: Annotated[list[SectionSpec], Field(min_length=1)]
