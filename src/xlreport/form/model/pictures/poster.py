"""A poster as data: the few numbers of a report that the public looks at, in blocks of one kind of picture each."""

from dataclasses import dataclass
from enum import StrEnum

from xlreport.form.model.expression import Expression
from xlreport.form.model.sentence import Sentence


class Show(StrEnum):
    """How the numbers of a block are shown: large, as parts of their sum, or as bars beside each other."""

    FIGURES = "figures"
    SHARES = "shares"
    BARS = "bars"


@dataclass(frozen=True, slots=True)
class PosterItem:
    """A number and what it is called. `unit` may be empty."""

    label: str
    number: Expression
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PosterBlock:
    """Shown where `when` holds (None: always).

    `zero` is said in the place of the picture while all numbers are 0; `whole`: what their sum is called, where each is
    a part of it. `say`: sentences under the picture.
    """

    id: str
    heading: str
    show: Show
    items: tuple[PosterItem, ...]
    when: Expression | None
    whole: PosterItem | None
    zero: Sentence | None
    say: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class PosterPlan:
    """`kicker` stands over the report's own title, `foot` sentences stand at the end."""

    kicker: str
    blocks: tuple[PosterBlock, ...]
    foot: tuple[Sentence, ...]
