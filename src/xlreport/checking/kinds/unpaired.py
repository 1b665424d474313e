"""Brackets and quotation marks that are opened and not closed, or closed and not opened."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator

from xlreport.checking.inquiry import Inquiry
from xlreport.checking.understanding.grammar import SENTENCE_ENDS
from xlreport.form.loading.rules.check_fields import Part, Pattern, Several, Word, mistake
from xlreport.form.loading.rules.check_kinds import CheckSpec
from xlreport.form.mistakes.mistake import Mistake
from xlreport.form.model.finding import Finding, Severity
from xlreport.form.text.patterns.search_pattern import SearchPattern

AROUND = 12


def _are_pairs(value: str) -> str:
    if len(value) % 2:
        raise mistake(Mistake.PAIRS_EXPECTED)
    return value


class Unpaired(CheckSpec):
    """In what people wrote in one place, marks of a pair are not balanced: told once a place.

    `pairs`: what opens and what closes; what stands in one text is of one kind, and one may close the other. `alone`:
    where a mark that closes may stand by itself, as in `1）`. What the last paragraph of the whole text leaves open is
    only worth a note where it breaks off.

    checks: [{name: unpaired, pairs: ["（）()", "《》"], alone: ["1）"]}]
    """

    name: Literal["unpaired"]
    holes: ClassVar = frozenset({"found", "quoted"})
    parts: Several[Part] = ()
    pairs: Several[Annotated[Word, AfterValidator(_are_pairs)]]
    alone: Several[Pattern] = ()


def find(spec: Unpaired, inquiry: Inquiry) -> Iterator[Finding]:
    kinds = {mark: marks for marks in spec.pairs for mark in marks}
    closing = {mark for marks in spec.pairs for mark in marks[1::2]}
    any_mark = re.compile(f"[{re.escape(''.join(kinds))}]")
    own = inquiry.typed(spec.parts)
    for _, together in groupby(own, key=lambda one: one.address):
        passages = list(together)
        text = "\n".join(one.plain for one in passages)
        marks = [(one.start(), one[0]) for one in any_mark.finditer(_without(text, spec.alone))]
        at = _first_unpaired(marks, kinds, closing)
        if at is not None:
            passage = passages[text.count("\n", 0, at)]
            was_cut = passage is own[-1] and text[at] not in closing and passage.plain[-1:] not in SENTENCE_ENDS
            yield inquiry.finding(
                passage, found=text[at], quoted=text[max(at - AROUND, 0) : at + AROUND].replace("\n", ""),
                severity=Severity.NOTE if was_cut else None,
            )  # fmt: skip


def _without(text: str, alone: tuple[SearchPattern, ...]) -> str:
    """The text with what may stand by itself blotted out, as long as before."""
    for pattern in alone:
        text = pattern.sub(lambda match: " " * len(match.group()), text)
    return text


def _first_unpaired(marks: Iterable[tuple[int, str]], kinds: Mapping[str, str], closing: set[str]) -> int | None:
    """Where the first mark without its other half stands; None if all of them have one."""
    waiting: list[tuple[str, int]] = []
    for at, mark in marks:
        if mark in closing:
            if not waiting or waiting[-1][0] != kinds[mark]:
                return waiting[-1][1] if any(kind == kinds[mark] for kind, _ in waiting) else at
            waiting.pop()
        else:
            waiting.append((kinds[mark], at))
    return waiting[0][1] if waiting else None
