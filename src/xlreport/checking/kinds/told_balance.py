"""The balance that the text gives of itself."""

from collections.abc import Collection, Iterator
from decimal import Decimal
from typing import ClassVar, Literal

from xlreport.checking.inquiry import Inquiry
from xlreport.checking.statements import difference
from xlreport.checking.understanding.judging.doubts import Judged
from xlreport.checking.understanding.passages import Passage
from xlreport.checking.understanding.words.clauses import Why
from xlreport.form.loading.rules.check_fields import Cells, Several
from xlreport.form.loading.rules.check_kinds import SentenceSpec
from xlreport.form.model.address import Address
from xlreport.form.model.finding import Finding


class ToldBalance(SentenceSpec):
    """What is new and brought forward, closed and carried out, all four told in one item, do not balance.

    Each of the four is a number of the text that counts its cells. Asked only where the table does not tell which of
    them is wrong. `beside`: what may have been left out of those closed, such as withdrawn ones; and what is new may
    already hold what was brought forward: one of the readings must balance.

    checks:
      - name: told_balance
        parts: [overview]
        new: ["applications[received, applicant.total]"]
        brought: ["applications[brought_forward, applicant.total]"]
        closed: ["applications[handled.total, applicant.total]"]
        carried: ["applications[carried_forward, applicant.total]"]
        beside: ["indicators.withdrawn"]
    """

    name: Literal["told_balance"]
    holes: ClassVar = frozenset({"found", "expected", "difference", "quoted"})
    new: Several[Cells]
    brought: Several[Cells]
    closed: Several[Cells]
    carried: Several[Cells]
    beside: Several[Cells] = ()


def find(spec: ToldBalance, inquiry: Inquiry) -> Iterator[Finding]:
    items: dict[tuple[str, str | None], list[tuple[Passage, Judged]]] = {}
    for one in inquiry.subject.understood:
        if not spec.parts or one.passage.part in spec.parts:
            own = items.setdefault((one.passage.part, one.passage.item), [])
            own.extend((one.passage, judged) for judged in one.numbers if _is_told(judged))
    for told in items.values():
        numbers = [judged for _, judged in told]
        four = [_one_of(numbers, cells) for cells in (spec.new, spec.brought, spec.closed, spec.carried)]
        known = [one.told.figure.number for one in four if one is not None]
        if len(known) < len(four) or not any(one is not None and one.why is Why.BLANK for one in four):
            continue
        new, brought, closed, carried = known
        beside = sum((one.told.figure.number for one in numbers if _counts(one, spec.beside)), Decimal(0))
        if {closed + carried, closed + carried + beside}.isdisjoint({new + brought, new}):
            passage = told[0][0]
            quoted = next((each for each in passage.sentences), passage.plain)
            yield difference(inquiry, passage, quoted, new + brought, closed + carried)


def _is_told(judged: Judged) -> bool:
    """Whether it is a count of this year's own that nobody is asked about yet."""
    told = judged.told
    return (
        judged.why in (None, Why.BLANK)
        and judged.doubt is None
        and not (told.last_year or told.changes or told.figure.unit == "%")
    )


def _one_of(numbers: list[Judged], cells: Collection[Collection[Address]]) -> Judged | None:
    """The number that counts the cells; None if there is none, or there are several that differ."""
    own = [one for one in numbers if _counts(one, cells)]
    return own[0] if len({one.told.figure.number for one in own}) == 1 else None


def _counts(one: Judged, cells: Collection[Collection[Address]]) -> bool:
    return bool(one.cited) and any(one.cited[0] in each for each in cells)
