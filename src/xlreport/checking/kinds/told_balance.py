"""The balance that the text gives of itself."""

from collections.abc import Iterator
from decimal import Decimal
from typing import ClassVar, Literal

from xlreport.checking.inquiry import Inquiry
from xlreport.checking.statements import Counted, Said, difference, said
from xlreport.form.loading.rules.check_fields import CountPattern, Several
from xlreport.form.loading.rules.check_kinds import CountSpec
from xlreport.form.model.finding import Finding

FOUR = 4


class ToldBalance(CountSpec):
    """What is new and brought forward, closed and carried out, all four told in one item, do not balance.

    Each of the four takes the patterns that count it. `beside`: what may have been left out of those closed, such as
    withdrawn ones; and what is new may already hold what was brought forward: one of the readings must balance.

    checks:
      - name: told_balance
        parts: [overview]
        new: ["新收{n}件"]
        brought: ["上年结转{n}件"]
        closed: ["办结{n}件"]
        carried: ["结转下年{n}件"]
        beside: ["撤回{n}件"]
    """

    name: Literal["told_balance"]
    holes: ClassVar = frozenset({"found", "expected", "difference", "quoted"})
    new: Several[CountPattern]
    brought: Several[CountPattern]
    closed: Several[CountPattern]
    carried: Several[CountPattern]
    beside: Several[CountPattern] = ()


def find(spec: ToldBalance, inquiry: Inquiry) -> Iterator[Finding]:
    statements = [Counted(one) for one in (spec.new, spec.brought, spec.closed, spec.carried, spec.beside)]
    items: dict[tuple[str, str | None], list[Said[Counted]]] = {}
    for one in said(inquiry, spec, statements):
        items.setdefault((one.passage.part, one.passage.item), []).append(one)
    for own in items.values():
        if all(one.filled for one in own):
            continue
        told = [{one.figure.number for one in own if one.statement is each and one.figure} for each in statements]
        if any(len(numbers) != 1 for numbers in told[:FOUR]):
            continue
        new, brought, closed, carried = (numbers.pop() for numbers in told[:FOUR])
        beside = sum(told[FOUR], Decimal(0))
        if {closed + carried, closed + carried + beside}.isdisjoint({new + brought, new}):
            yield difference(inquiry, own[0].passage, own[0].sentence, new + brought, closed + carried)
