"""Which declared form a workbook is: by its marks, and without them by its labels."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from xlreport.errors import UnknownWorkbookError
from xlreport.form.model.finding import Finding, Severity
from xlreport.form.model.template import Template
from xlreport.form.report.round import FIRST, Round
from xlreport.form.text.labels import normal
from xlreport.layout.grid import section_grids
from xlreport.layout.sheets.stamp import round_in, template_in
from xlreport.messages.workbook import CARRIER_NAMES, COVER, HIDDEN
from xlreport.reading.cells import ContentKind, RawBook
from xlreport.reading.locate import ENOUGH

_MARKS_LIE_IN_FIRST_ROWS = 400
_SIGN = "XLR1:"

CARRIERS = frozenset({"custom property", "core category", "defined name", COVER, HIDDEN})
"""Where a workbook carries its form's mark when it is written."""


@dataclass(frozen=True, slots=True)
class Identity:
    """`round`: which handing-in of the form it is, by the most trusted carrier that names the form."""

    template: Template
    findings: tuple[Finding, ...]
    round: Round = FIRST


def identify(book: RawBook, templates: Mapping[str, Template]) -> Identity:
    """The form a workbook is. Raises UnknownWorkbookError if it is none, or as much one as another."""
    told = _marks(book)
    marks = {name: own for name, text in told.items() if (own := template_in(text)) is not None}
    known = [template_id for template_id in dict.fromkeys(marks.values()) if template_id in templates]
    if known:
        carrier = next(name for name, own in marks.items() if own == known[0])
        return Identity(templates[known[0]], tuple(_told(marks, known[0])), round_in(told[carrier]) or FIRST)
    if marks:
        raise UnknownWorkbookError("FORM-UNKNOWN", found=next(iter(marks.values())))
    return _by_layout(book, templates)


def _marks(book: RawBook) -> Mapping[str, str]:
    """Each carrier's text with its mark, the most trusted carrier first: properties, visible cell, hidden sheet."""
    found = {name: text for name, text in book.marks.items() if template_in(text) is not None}
    for sheet in sorted(book.sheets, key=lambda sheet: sheet.name == HIDDEN):
        marked = [text for text in sheet.texts if _SIGN in text and template_in(text) is not None]
        for position in sorted(at for text in marked for at in sheet.texts[text]):
            if position[0] < _MARKS_LIE_IN_FIRST_ROWS and sheet.cells[position].kind is ContentKind.TEXT:
                found.setdefault(sheet.name, sheet.text(position))
    return found


def _told(marks: Mapping[str, str], chosen: str) -> Iterator[Finding]:
    """That the carriers disagree, or that only some of them survived and which."""
    if len(set(marks.values())) > 1:
        found = "、".join(dict.fromkeys(marks.values()))
        yield Finding(code="FORM-MARKS-DIFFER", severity=Severity.WARNING, found=found, expected=chosen)
    elif not marks.keys() >= CARRIERS:
        where = "、".join(f"“{CARRIER_NAMES.get(name, name)}”" for name in marks)
        yield Finding(code="FORM-BY-MARK", severity=Severity.NOTE, found=where)


def _by_layout(book: RawBook, templates: Mapping[str, Template]) -> Identity:
    texts = {
        normal(content.text)
        for sheet in book.sheets
        for content in sheet.cells.values()
        if content.kind is ContentKind.TEXT
    }
    shares = {template_id: _share(template, texts) for template_id, template in templates.items()}
    best = max(shares.values(), default=0.0)
    likely = [template_id for template_id, share in shares.items() if share == best]
    if best < ENOUGH or not likely:
        raise UnknownWorkbookError("FORM-NOT-RECOGNISED")
    if len(likely) > 1:
        raise UnknownWorkbookError("FORM-AMBIGUOUS", found="、".join(likely))
    template = templates[likely[0]]
    note = Finding(code="FORM-BY-LAYOUT", severity=Severity.NOTE, found=f"{template.name} {template.edition}")
    return Identity(template, (note,))


def _share(template: Template, texts: set[str]) -> float:
    grids = section_grids(template)
    labels = {normal(cell.text) for grid in grids for cell in grid.labels}
    return len(labels & texts) / len(labels) if labels else 0.0
