"""The words of a report taken apart: sentences, and the numbers they give."""

import re
from collections.abc import Iterator
from decimal import Decimal

from xlreport.model.report import Texts

_END = re.compile(r"[。；;！!？?\n]")
_FIGURE = re.compile(r"(\d+(?:\.\d+)?)\s*([^\d\s，。、；]?)")


def sentences_of(texts: Texts) -> Iterator[str]:
    """Every sentence that people wrote, in the report's order."""
    parts = [texts.lead]
    for section in texts.sections.values():
        parts += [section.intro, *(item.text for item in section.items)]
    for part in parts:
        yield from (sentence.strip() for sentence in _END.split(part or "") if sentence.strip())


def figures_in(sentence: str) -> Iterator[tuple[Decimal, str]]:
    """Each number with the unit of one character that follows it."""
    for match in _FIGURE.finditer(sentence):
        yield Decimal(match.group(1)), match.group(2)
