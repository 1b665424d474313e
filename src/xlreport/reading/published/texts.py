"""The paragraphs of a published report put where they belong, just as a text that is pasted into a workbook is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from xlreport.errors import UnreadableWorkbookError
from xlreport.form.model.address import Address
from xlreport.form.model.finding import Finding, Place, Severity
from xlreport.form.model.template import Template
from xlreport.form.report.report import Texts
from xlreport.form.report.texts import normal_section
from xlreport.layout.pasting.cells import PASTE_TOP, PASTED
from xlreport.layout.plan import Plan
from xlreport.messages import published as words
from xlreport.reading.cells import Content, ContentKind, RawSheet
from xlreport.reading.contents.pasted import read_pasted
from xlreport.reading.contents.pasted_texts import merged
from xlreport.reading.contents.strays import MOST_QUOTED
from xlreport.reading.published.title import Bounds

_TOLD = {"PASTE-UNPLACED": "PAGE-UNPLACED", "PASTE-TABLE": "PAGE-UNPLACED"}


@dataclass(frozen=True, slots=True)
class PublishedTexts:
    """`places` count the paragraphs from the title on."""

    texts: Texts
    places: dict[Address, Place]
    findings: tuple[Finding, ...]
    unplaced: tuple[str, ...]


MOST_LINES = 1_000
"""Each is sorted by what stands above it; so many take some five seconds."""


def read_published_texts(template: Template, plan: Plan, bounds: Bounds) -> PublishedTexts:
    """Raises UnreadableWorkbookError for a text longer than any report."""
    if len(bounds.lines) > MOST_LINES:
        raise UnreadableWorkbookError("PAGE-TOO-LONG", found=str(len(bounds.lines)), expected=str(MOST_LINES))
    lines = [*([bounds.title] if bounds.title else []), *bounds.lines]
    empty = Texts(
        title="" if bounds.title is None else None, lead=None,
        sections={key: normal_section(prose, None, []) for key, prose in template.prose_sections.items()},
    )  # fmt: skip
    pasted = read_pasted(template, plan.prose, _sheet(lines), bounds.agency)
    told = merged(template, replace(empty, title=None), {}, pasted)
    texts = replace(told.texts, title=told.texts.title or "", lead=told.texts.lead or "")
    findings = [*_told(told.findings), *_around(bounds.left_out)]
    places = {address: _place(place) for address, place in told.places.items()}
    return PublishedTexts(texts, places, tuple(findings), told.unplaced)


def _sheet(lines: Sequence[str]) -> RawSheet:
    """The paragraphs as they would stand in the sheet for a whole text."""
    cells = {
        (PASTE_TOP + row, PASTED): Content(ContentKind.TEXT, text) for row, text in enumerate(lines) if text.strip()
    }  # fmt: skip
    return RawSheet(name=words.TEXT, cells=cells)


def _place(place: Place) -> Place:
    """A cell of column A, the row being the paragraph's number."""
    row = int("".join(filter(str.isdecimal, place.cell))) - PASTE_TOP
    return Place(words.TEXT, f"A{row}")


def _told(findings: Sequence[Finding]) -> Iterator[Finding]:
    for one in findings:
        place = None if one.place is None else _place(one.place)
        if one.code in _TOLD:
            yield replace(one, code=_TOLD[one.code], severity=Severity.WARNING, place=place, address=None)
        elif one.code != "PASTE-SIGNATURE":
            yield replace(one, place=place)


def _around(left_out: Sequence[str]) -> Iterator[Finding]:
    """What stands above and below the report is told once."""
    if left_out:
        found = left_out[0][:MOST_QUOTED]
        yield Finding(code="PAGE-AROUND", severity=Severity.NOTE, found=found, expected=str(len(left_out)))
