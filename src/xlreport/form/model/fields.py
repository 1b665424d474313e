"""What a form asks for beside its tables: the fields of the agency, and the figures of sentences."""

from dataclasses import dataclass

from xlreport.form.model.kind import NumberKind
from xlreport.form.model.spoken import Phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyField:
    """What the body says of itself. `fallback`: used while this is blank. `carried`: last year's is taken over."""

    id: str
    label: str
    guide: str | None = None
    choices: tuple[str, ...] = ()
    fallback: str | None = None
    required: bool = False
    carried: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """A figure that only the narrative uses. Blank means: not reported."""

    id: str
    label: str
    kind: NumberKind
    unit: str
    guide: str | None = None
    adds: bool = True
    """Whether the figures of several agencies add up to one of all of them."""
    said: tuple[Phrase, ...] = ()
    of: str | None = None
    """The indicator or the table that it is a part of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorGroup:
    """`nouns`: what its indicators count."""

    label: str
    indicators: tuple[Indicator, ...]
    nouns: tuple[str, ...] = ()
