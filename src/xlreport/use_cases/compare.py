"""Two reports of one form held against each other: two years, or two versions."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from difflib import SequenceMatcher
from typing import Any

from xlreport.checking.run import Verdict, check
from xlreport.collection.rounds.differences import Difference, differences
from xlreport.form.language.numbers import exact_digits
from xlreport.form.model.finding import Finding, Severity
from xlreport.form.model.template import Template
from xlreport.form.report.report import Reading, Report
from xlreport.messages import comparison as words
from xlreport.messages.findings import message
from xlreport.narrative.blocks import Document, Heading, Paragraph, Title
from xlreport.narrative.compose import compose


@dataclass(frozen=True, slots=True)
class TextChange:
    """The paragraphs of a section, as they are printed, that only one of the two reports has."""

    section: str
    removed: tuple[str, ...]
    added: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """`cells`: figures, indicators and fields. `gone` and `new`: what is wrong with one of the two alone."""

    cells: tuple[Difference, ...]
    texts: tuple[TextChange, ...]
    gone: tuple[Finding, ...]
    new: tuple[Finding, ...]

    @property
    def is_empty(self) -> bool:
        return not (self.cells or self.texts or self.gone or self.new)


def compare(template: Template, old: Reading, new: Reading) -> Comparison:
    """What differs between two reports of the form. Totals follow from their figures and are left out."""
    verdicts = check(template, old), check(template, new)
    cells = (one for one in differences(template, old.report, new.report) if one.first is not None)
    return Comparison(
        cells=tuple(cells), texts=tuple(_texts(template, old.report, new.report)),
        gone=tuple(_only_in_first(*verdicts)), new=tuple(_only_in_first(*reversed(verdicts))),
    )  # fmt: skip


def comparison_listing(template: Template, found: Comparison) -> Mapping[str, Any]:
    """The comparison as plain values."""
    return {
        "cells": [
            {"address": str(one.address), "name": one.name, "old": one.first, "new": one.second, "change": change(one)}
            for one in found.cells
        ],
        "texts": [
            {"section": one.section, "removed": list(one.removed), "added": list(one.added)} for one in found.texts
        ],
        "findings": {"gone": _findings(template, found.gone), "new": _findings(template, found.new)},
    }  # fmt: skip


def change(one: Difference) -> str | None:
    """How much more it is, with its sign; None where not both are numbers."""
    try:
        by = Decimal(one.second or "") - Decimal(one.first or "")
    except InvalidOperation:
        return None
    return ("+" if by > 0 else "") + exact_digits(by)


def _findings(template: Template, findings: Sequence[Finding]) -> list[Mapping[str, Any]]:
    return [
        {
            "code": one.code, "severity": one.severity.value, "message": message(template, one),
            "address": None if one.address is None else str(one.address),
        }
        for one in findings
    ]  # fmt: skip


def _only_in_first(first: Verdict, second: Verdict) -> Iterator[Finding]:
    known = {(one.code, one.address) for one in second.findings}
    for one in first.findings:
        if one.severity is not Severity.NOTE and (one.code, one.address) not in known:
            yield one


def _texts(template: Template, old: Report, new: Report) -> Iterator[TextChange]:
    before, after = (_sections(compose(template, report)) for report in (old, new))
    for section in dict.fromkeys((*before, *after)):
        pair = before.get(section, ()), after.get(section, ())
        if pair[0] != pair[1]:
            yield TextChange(section, *_changed(*pair))


def _sections(document: Document) -> Mapping[str, Sequence[str]]:
    """The printed paragraphs under each heading of a section."""
    sections: dict[str, list[str]] = {words.BEFORE_SECTIONS: []}
    own = sections[words.BEFORE_SECTIONS]
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 1:
            own = sections.setdefault(block.text, [])
        elif isinstance(block, Title | Heading | Paragraph):
            own.append(block.text)
    return sections


def _changed(before: Sequence[str], after: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    removed: list[str] = []
    added: list[str] = []
    for kind, start, end, new_start, new_end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind != "equal":
            removed += before[start:end]
            added += after[new_start:new_end]
    return tuple(removed), tuple(added)
