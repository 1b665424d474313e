"""Remarks and text boxes that people put into the file: listed, for nothing that they say is read into the report."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from xlreport.form.model.address import Address
from xlreport.form.model.finding import Finding, Place, Severity
from xlreport.form.model.template import Template
from xlreport.form.text.labels import normal
from xlreport.layout.plan import Plan
from xlreport.messages import workbook as words
from xlreport.messages.codes.catalogue import GENERAL_CODES
from xlreport.messages.findings import MISTAKES, SUSPECTED
from xlreport.reading.cells import RawBook, RemarkKind, name_of

MOST_TOLD = 20
"""So many are listed one by one, the others counted."""

_QUOTED = 60
_CODES = {RemarkKind.REMARK: "CELL-REMARK", RemarkKind.TEXT_BOX: "TEXT-BOX"}
_HOLE = re.compile(r"\{\w+\}")
_LEAST_SAID = 8
"""With fewer letters beside its holes a sentence would be taken for anything."""

_LONGEST_NOTE = 5_000
"""A longer remark is no note of ours."""

_FIRST_HOLE = 40
"""A sentence that begins with a hole is only looked for so far from the beginning."""

_BEFORE_THREAD = "linkid=870924"
"""The end of what Excel puts before a thread, in every language, for programs that know no threads."""

Pattern = tuple[str, ...]
"""What stands between the holes of a sentence."""


def remark_findings(plan: Plan, book: RawBook, places: Mapping[Address, Place]) -> Iterator[Finding]:
    """One for each text, in the order of sheets and cells. Notes that the tool itself wrote are not told.

    `places`: where the reader found what; a remark at such a cell is told with what stands there.
    """
    if book.unread_remarks:
        yield Finding(code="REMARKS-UNREAD", severity=Severity.NOTE)
    addresses = {place: address for address, place in places.items()}
    told = list(_told(plan, book))
    for code, place, text in told[:MOST_TOLD]:
        yield Finding(code=code, severity=Severity.NOTE, address=addresses.get(place), place=place, found=text)
    if len(told) > MOST_TOLD:
        yield Finding(code="REMARKS-MORE", severity=Severity.NOTE, found=str(len(told) - MOST_TOLD))


def _told(plan: Plan, book: RawBook) -> Iterator[tuple[str, Place, str]]:
    printed = own_notes(plan)
    sentences = _sentences(plan.template, printed)
    for sheet in book.sheets:
        for remark in sheet.remarks:
            if normal(remark.text) in printed:
                continue
            text = _of_people(remark.text, sentences) if remark.kind is RemarkKind.REMARK else remark.text
            if text:
                yield _CODES[remark.kind], Place(sheet.name, name_of(remark.position)), _quoted(text)


def own_notes(plan: Plan) -> frozenset[str]:
    """What the form's own sheets note at their labels, as `normal` makes it.

    Known by their words alone: programs keep neither the author nor the look of a note, and rows may have moved.
    """
    grids = [*(sheet.grid for sheet in plan.tables), *(sheet.grid for sheet in plan.records)]
    guides = {cell.guide for grid in grids for cell in grid.cells if cell.guide}
    codes = {check.code for check in plan.template.checks if check.each == "column"}
    titles = {plan.template.codes[code].title for code in codes}
    return frozenset(map(normal, {words.ZERO_NOTE, words.NOT_APPLICABLE_NOTE, *guides, *titles}))


def _of_people(text: str, sentences: Mapping[str, Sequence[Pattern]]) -> str:
    """The remark without the sentences of the tool it begins with; empty where nothing else stands in it."""
    whole = left = normal(text)
    while left and len(whole) <= _LONGEST_NOTE:
        rest = min((_after(one, left) for one in (*sentences.get(left[0], ()), *sentences.get("", ()))), key=len)
        if len(rest) == len(left):
            break
        left = rest
    return text if left == whole else left


def _after(pattern: Pattern, text: str) -> str:
    """What follows the sentence; all of the text if it does not begin with it. Takes one pass over the text."""
    first, *others = pattern
    if not text.startswith(first):
        return text
    at = len(first)
    for part in others:
        end = at + _FIRST_HOLE + len(part) if not first and part is others[0] else None
        at = text.find(part, at, end)
        if at < 0:
            return text
        at += len(part)
    return text[at:]


@lru_cache(maxsize=8)
def _sentences(template: Template, printed: frozenset[str]) -> Mapping[str, Sequence[Pattern]]:
    """What the tool may note at a cell, by its first letter; none for those that begin with a hole.

    That is a guide, what is found and what to do, or which cell may be the cause.
    """
    told = {code.message + code.remedy for code in (*GENERAL_CODES.values(), *template.codes.values())}
    asked = {SUSPECTED.replace("{why}", slip) for slip in MISTAKES.values()}
    found: dict[str, list[Pattern]] = {}
    for sentence in sorted(told | asked | printed):
        pattern = tuple(map(normal, _HOLE.split(sentence)))
        if sum(map(len, pattern)) >= _LEAST_SAID:
            found.setdefault(pattern[0][:1], []).append(pattern)
    return found


def _quoted(text: str) -> str:
    line = " ".join((text.partition(_BEFORE_THREAD)[2] or text).split())
    return line if len(line) <= _QUOTED else f"{line[:_QUOTED]}…"
