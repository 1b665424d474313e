"""Parts that the text lists after their total."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import ClassVar, Literal

from xlreport.checking.inquiry import Inquiry
from xlreport.checking.statements import difference
from xlreport.checking.understanding.figures import Figure, figures
from xlreport.checking.understanding.grammar import AMONG
from xlreport.form.loading.rules.check_fields import Limit
from xlreport.form.loading.rules.check_kinds import SentenceSpec
from xlreport.form.model.finding import Finding, Severity

_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
FEWEST = 2


class ToldSums(SentenceSpec):
    """Parts after 其中 exceed their total; parts that fall at most `percent` short of it are only worth a note.

    checks: [{name: told_sums, unless: ["分别"], percent: "settings.breakdown_short"}]
    """

    name: Literal["told_sums"]
    holes: ClassVar = frozenset({"found", "expected", "difference", "quoted"})
    percent: Limit


def find(spec: ToldSums, inquiry: Inquiry) -> Iterator[Finding]:
    for passage, sentence in inquiry.sentences(spec.parts):
        before, among, after = _BRACKETS.sub("", sentence).partition(AMONG)
        wholes = list(figures(before))
        if not among or not wholes or any(excuse.search(sentence) for excuse in spec.unless):
            continue
        whole, parts = wholes[-1], _parts(after, wholes[-1])
        total = sum((part.number for part in parts), Decimal(0))
        short = whole.number - total
        if len(parts) < FEWEST or not whole.exact or not all(part.exact for part in parts) or not short:
            continue
        if short < 0 or short * 100 <= whole.number * spec.percent:
            severity = None if short < 0 else Severity.NOTE
            yield difference(inquiry, passage, sentence, total, whole.number, severity)


def _parts(text: str, whole: Figure) -> list[Figure]:
    """The figures of the whole's unit, up to a second list, or until they make up the whole: what follows is another
    matter.
    """
    parts: list[Figure] = []
    total = Decimal(0)
    for figure in figures(text.partition(AMONG)[0]):
        if figure.unit == whole.unit:
            parts.append(figure)
            total += figure.number
            if len(parts) >= FEWEST and total == whole.number:
                break
    return parts
