"""Figures that are the number of items published, where all decisions are asked for."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import ClassVar, Literal

from xlreport.checking.inquiry import Inquiry
from xlreport.checking.understanding import grammar
from xlreport.checking.understanding.passages import Passage
from xlreport.checking.understanding.words import narrowing
from xlreport.form.language.numbers import exact_digits
from xlreport.form.loading.rules.check_fields import Figure, Several, Word
from xlreport.form.loading.rules.check_kinds import CheckSpec
from xlreport.form.model.finding import Finding

MOST_QUOTED = 30
_DEED = re.compile("|".join(map(re.escape, sorted(narrowing.DEEDS))))
_APART = re.compile(
    rf"^(?:{'|'.join(map(re.escape, sorted(narrowing.PUBLISHING)))})*[，,；;](?!{'|'.join(grammar.PART_OF)})"
)
"""After what is no verb of the number: 推进信息公开，处罚12件."""


class SaidPublished(CheckSpec):
    """A figure is the very number that a sentence gives for what was published, beside the label of its row.

    `figures`: the cells. `after`: the words after which a number counts what was published.

    checks: [{name: said_published, figures: ["licensing[licences, decisions]"], after: ["公开", "公示"]}]
    """

    name: Literal["said_published"]
    holes: ClassVar = frozenset({"found", "quoted"})
    figures: Several[Figure]
    after: Several[Word]


def find(spec: SaidPublished, inquiry: Inquiry) -> Iterator[Finding]:
    said = [(passage, sentence) for passage in inquiry.typed() for sentence in passage.sentences]
    published = re.compile("|".join(map(re.escape, spec.after)))
    for address in spec.figures:
        number = inquiry.values.content(address)
        if not isinstance(number, Decimal) or not number:
            continue
        digits = exact_digits(number)
        label = inquiry.template.table(address.table).row(address).node.label or ""
        counted = re.compile(rf"{re.escape(label)}[^\d，,]{{0,12}}(\d+)")
        for passage, sentence in said:
            if digits in sentence and digits in _numbers_after(published, counted, passage, sentence):
                yield inquiry.finding_at(address, found=digits, quoted=sentence[:MOST_QUOTED])
                break


def _numbers_after(
    published: re.Pattern[str], counted: re.Pattern[str], passage: Passage, sentence: str
) -> Iterator[str]:
    """What is counted after each of the words, none of which stands before a number that was told already.

    What stands for a field is passed over.
    """
    at = 0
    while (word := published.search(sentence, at)) and (number := counted.search(sentence, word.end())):
        between = sentence[word.end() : number.start(1)]
        governs = not _DEED.search(between) and not _APART.search(between)
        if governs and passage.filled_at(number.start(1), sentence) is None:
            yield number.group(1)
        at = number.end()
