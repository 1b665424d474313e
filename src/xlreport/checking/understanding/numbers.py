"""The numbers that people wrote: which were held against which figures, and why others were not.

Numbers of generated sentences are none of them: those agree by construction, and would only hide what was passed over.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from xlreport.checking.understanding.judging.doubts import Judged
from xlreport.checking.understanding.passages import Passage
from xlreport.checking.understanding.reading import Understood
from xlreport.checking.understanding.words.clauses import Why
from xlreport.form.model.address import Address
from xlreport.form.model.finding import Place


class NumberVerdict(StrEnum):
    AGREES = "agrees"
    DIFFERS = "differs"
    PASSED_OVER = "passed over"


@dataclass(frozen=True, slots=True)
class NumberRead:
    """A number of a text, as it is written with its measure word but in ordinary digits.

    `address` and `place` are those of the text, `paragraph` the part of it that the number stands in. `cells`: the
    figures it was held against, last year's if `last_year`; none where it was passed over, and then `why` it was.
    """

    text: str
    address: Address
    place: Place | None
    paragraph: str
    verdict: NumberVerdict
    why: Why | None = None
    cells: tuple[Address, ...] = ()
    last_year: bool = False

    @property
    def is_held(self) -> bool:
        """Whether it was held against figures."""
        return self.verdict is not NumberVerdict.PASSED_OVER


def numbers_read(all_understood: Iterable[Understood]) -> tuple[NumberRead, ...]:
    """Every number of the text in its order."""
    return tuple(_read(one.passage, each) for one in all_understood for each in one.numbers)


def _read(passage: Passage, judged: Judged) -> NumberRead:
    told = judged.told
    text = passage.plain[told.figure.start : told.figure.end]
    if judged.why is not None:
        verdict = NumberVerdict.PASSED_OVER
        return NumberRead(text, passage.address, passage.place, passage.text, verdict, judged.why)
    verdict = NumberVerdict.AGREES if judged.doubt is None else NumberVerdict.DIFFERS
    last_year = told.last_year and not told.changes and told.figure.unit != "%"
    return NumberRead(
        text, passage.address, passage.place, passage.text, verdict, cells=judged.cited, last_year=last_year
    )  # fmt: skip
