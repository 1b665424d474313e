"""Two reports of one form held against each other: two years, two versions, a workbook and what was published."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from decimal import Decimal, InvalidOperation
from difflib import SequenceMatcher
from typing import Any

from xlreport.checking.run import check
from xlreport.collection.rounds.differences import Difference, differences
from xlreport.form.language.numbers import exact_digits
from xlreport.form.model.address import AgencyAddress, FigureAddress, IndicatorAddress
from xlreport.form.model.finding import Finding, Severity
from xlreport.form.model.template import Template
from xlreport.form.report.report import Reading, Report
from xlreport.messages import comparison as words
from xlreport.messages.findings import message
from xlreport.messages.rounds import BLANK
from xlreport.narrative.blocks import Document, Heading, Paragraph, Title
from xlreport.narrative.compose import compose


@dataclass(frozen=True, slots=True)
class TextChange:
    """The paragraphs of a section, as they are printed, that only one of the two reports has."""

    section: str
    removed: tuple[str, ...]
    added: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What is wrong with a report, in words; the address as it is printed."""

    code: str
    severity: str
    message: str
    address: str | None


@dataclass(frozen=True, slots=True)
class Judged:
    """A report, and what was found wrong with it."""

    report: Report
    findings: Sequence[Told]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """`cells`: figures, indicators and fields. `gone` and `new`: what is wrong with one of the two alone."""

    cells: tuple[Difference, ...]
    texts: tuple[TextChange, ...]
    gone: tuple[Told, ...]
    new: tuple[Told, ...]

    @property
    def is_empty(self) -> bool:
        return not (self.cells or self.texts or self.gone or self.new)


def compare(template: Template, old: Reading, new: Reading) -> Comparison:
    """What differs between two reports of the form. Totals follow from their figures and are left out."""
    sides = (Judged(one.report, in_words(template, check(template, one).findings)) for one in (old, new))
    return _compare(template, *sides)


def compare_versions(template: Template, old: Judged, new: Judged) -> Comparison:
    """What somebody changed in a report: sentences that follow from figures and fields are left out as totals are."""
    found = _compare(template, old, new)
    return replace(found, texts=tuple(_texts(template, old.report, replace(old.report, texts=new.report.texts))))


def _compare(template: Template, old: Judged, new: Judged) -> Comparison:
    cells = (one for one in differences(template, old.report, new.report) if one.first is not None)
    return Comparison(
        cells=tuple(cells), texts=tuple(_texts(template, old.report, new.report)),
        gone=tuple(_only_in_first(old, new)), new=tuple(_only_in_first(new, old)),
    )  # fmt: skip


def compare_published(template: Template, book: Judged, page: Judged) -> tuple[Comparison, int]:
    """What a page prints otherwise than the workbook says, and how many of its figures stand nowhere on the page.

    A page has no indicators, and few of an agency's fields: what it does not print is no difference. Of what is wrong
    with it only its totals are told, which are left out among the figures.
    """
    found = _compare(template, book, page)
    printed = [one for one in found.cells if one.second != BLANK]
    unread = sum(isinstance(one.address, FigureAddress) and one.second == BLANK for one in found.cells)
    own = tuple(one for one in printed if one.address != AgencyAddress("name"))
    totals = {str(address) for table in template.tables for address in table.totals}
    new = (one for one in found.new if one.severity == Severity.ERROR and one.address in totals)
    return replace(found, cells=own, gone=(), new=tuple(new)), unread


def in_words(template: Template, findings: Sequence[Finding]) -> Sequence[Told]:
    """Findings as they are told."""
    return [
        Told(one.code, one.severity.value, message(template, one), None if one.address is None else str(one.address))
        for one in findings
    ]


def comparison_listing(found: Comparison) -> Mapping[str, Any]:
    """The comparison as plain values."""
    return {
        "cells": [
            {"address": str(one.address), "name": one.name, "old": one.first, "new": one.second, "change": change(one)}
            for one in found.cells
        ],
        "texts": [
            {"section": one.section, "removed": list(one.removed), "added": list(one.added)} for one in found.texts
        ],
        "findings": {"gone": [asdict(one) for one in found.gone], "new": [asdict(one) for one in found.new]},
    }  # fmt: skip


def counted(found: Comparison, unread: int = 0) -> Mapping[str, Any]:
    """The comparison as plain values, with how much differs in words. `unread`: figures that a page does not print."""
    return {"comparison": comparison_listing(found), "changes": _changes(found), "unread": unread}


def _changes(found: Comparison) -> Sequence[str]:
    """Part by part; texts are counted by their paragraphs."""
    figures = sum(not _is_field(one) for one in found.cells)
    counts = (
        (words.FIGURES_OF, figures),
        (words.FIELDS_OF, len(found.cells) - figures),
        (words.PARAGRAPHS_OF, sum(max(len(one.removed), len(one.added)) for one in found.texts)),
    )
    return [said.format(count=count) for said, count in counts if count]


def _is_field(one: Difference) -> bool:
    return not isinstance(one.address, FigureAddress | IndicatorAddress)


def change(one: Difference) -> str | None:
    """How much more it is, with its sign; None where not both are numbers."""
    try:
        by = Decimal(one.second or "") - Decimal(one.first or "")
    except InvalidOperation:
        return None
    return ("+" if by > 0 else "") + exact_digits(by)


def _only_in_first(first: Judged, second: Judged) -> Iterator[Told]:
    known = {(one.code, one.address) for one in second.findings}
    for one in first.findings:
        if one.severity != Severity.NOTE and (one.code, one.address) not in known:
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
