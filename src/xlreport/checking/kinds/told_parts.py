"""Parts that a sentence lists after a total."""

from collections.abc import Iterator
from decimal import Decimal
from typing import ClassVar, Literal

from xlreport.checking.inquiry import Inquiry
from xlreport.checking.statements import Counted, Said, difference, said
from xlreport.form.loading.rules.check_fields import CountPattern, Several
from xlreport.form.loading.rules.check_kinds import CountSpec
from xlreport.form.model.finding import Finding

FEWEST = 2


class ToldParts(CountSpec):
    """What a sentence lists, at least two counts, adds up to less than the total that it gives.

    checks: [{name: told_parts, total: ["办结{n}件"], listed: ["(?:同意|驳回){n}"], unless: ["占|%"]}]
    """

    name: Literal["told_parts"]
    holes: ClassVar = frozenset({"found", "expected", "difference", "quoted"})
    total: Several[CountPattern]
    listed: Several[CountPattern]


def find(spec: ToldParts, inquiry: Inquiry) -> Iterator[Finding]:
    total, listed = Counted(spec.total), Counted(spec.listed)
    sentences: dict[tuple[str, str], list[Said[Counted]]] = {}
    for one in said(inquiry, spec, [total, listed]):
        sentences.setdefault((str(one.passage.address), one.sentence), []).append(one)
    for (_address, sentence), own in sentences.items():
        totals = [one.figure.number for one in own if one.statement is total and one.figure]
        parts = [one.figure.number for one in own if one.statement is listed and one.figure]
        if all(one.filled for one in own):
            continue
        if len(totals) == 1 and len(parts) >= FEWEST and sum(parts) < totals[0]:
            yield difference(inquiry, own[0].passage, sentence, Decimal(sum(parts)), totals[0])
