"""What is told of a cell in which people type, whatever it is for: a formula, a cover over it, a misleading format."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from xlreport.form.language.numbers import exact_digits
from xlreport.form.model.address import Address
from xlreport.form.model.finding import Finding, Place, Severity
from xlreport.messages.codes.reading_codes import PICTURE
from xlreport.reading.cells import Content, ContentKind, Position, RawBook, RawSheet, name_of

_QUOTED = 60
"""How much of a formula or of a covered text is quoted."""

_ELSEWHERE = re.compile(r"[\[|]|\bDDE\(", re.IGNORECASE)
"""Another workbook, or another program."""


_LONGEST = frozenset({255, 32767})
"""Where texts are cut off: by programs that write .xls as Excel 95 did, and by all that write a cell of Excel."""

_SHORT = min(_LONGEST) // 2
"""With fewer characters no text is as long, though some count twice."""

_ENDED = re.compile(r"[。！？；…”’）】》〉」.!?;)]\s*\Z")
"""How a sentence ends."""

_PICTURE = re.compile(r"=?\s*(?:_xlfn\.)*(?:_xlws\.)?(?:DISPIMG|IMAGE|EMBED)\s*\(.*\)\s*", re.IGNORECASE | re.DOTALL)
"""WPS, Excel, and what both make of an embedded object. Where only values were saved the formula stands as a text."""


def typed_cell_findings(sheet: RawSheet, position: Position, address: Address | None = None) -> Iterator[Finding]:
    """What the person who typed it would not expect to be read; nothing where the format of the file does not tell."""
    content = sheet.cells.get(position)
    yield from _formula(sheet, position, address, content)
    if content is None:
        return
    if _is_covered(sheet, position):
        yield _told("CELL-COVERED", sheet, position, address, content.text[:_QUOTED])
    if _is_cut(content):
        yield _told("TEXT-CUT", sheet, position, address, str(_length(content.text)))
    pattern = sheet.disguised.get(position)
    if pattern is not None:
        yield _told("CELL-DISGUISED", sheet, position, address, content.text[:_QUOTED], pattern[:_QUOTED])


def _formula(
    sheet: RawSheet, position: Position, address: Address | None, content: Content | None
) -> Iterator[Finding]:  # fmt: skip
    """The result that was saved with it is read. A picture is told as one."""
    formula = (sheet.formulas or {}).get(position)
    if formula is None or (content is not None and content.kind is ContentKind.PICTURE):
        return
    elsewhere = _ELSEWHERE.search(formula) is not None
    yield Finding(
        code="FORMULA-ELSEWHERE" if elsewhere else "FORMULA-TYPED",
        severity=Severity.WARNING if elsewhere else Severity.NOTE, address=address,
        place=Place(sheet.name, name_of(position)), found=f"={formula[:_QUOTED]}",
        expected=None if content is None else content.text if content.number is None else exact_digits(content.number),
    )  # fmt: skip


def _is_covered(sheet: RawSheet, position: Position) -> bool:
    """Whether another cell was merged over it, so that nobody sees what it holds."""
    row, column = position
    for top, left, bottom, right in sheet.merged:  # a loop that is run for each cell in which people type
        if top <= row <= bottom and left <= column <= right and (top, left) != position:
            return True
    return False


def _is_cut(content: Content) -> bool:
    """Whether a text is just as long as some programs let one be, and ends within a sentence."""
    text = content.text
    if len(text) < _SHORT:
        return False
    return content.kind is ContentKind.TEXT and _length(text) in _LONGEST and _ENDED.search(text) is None


def _length(text: str) -> int:
    """As those programs count."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _told(
    code: str, sheet: RawSheet, position: Position, address: Address | None, found: str, expected: str | None = None
) -> Finding:  # fmt: skip
    place = Place(sheet.name, name_of(position))
    return Finding(
        code=code, severity=Severity.WARNING, address=address, place=place, found=found, expected=expected
    )  # fmt: skip


def with_pictures_named(book: RawBook) -> RawBook:
    """The book in which such a cell holds a picture and no text."""
    return replace(book, sheets=tuple(map(_named, book.sheets)))


def _named(sheet: RawSheet) -> RawSheet:
    told = {at: text for text, positions in sheet.texts.items() if text.startswith("=") for at in positions}
    if sheet.pictured and sheet.formulas is not None:
        formulas = ((at, sheet.formulas[at]) for at in sheet.formulas.keys() & sheet.cells.keys())
        told |= {at: formula for at, formula in formulas if formula}
    pictures: Mapping[Position, Content] = {
        position: Content(ContentKind.PICTURE, PICTURE)
        for position, formula in told.items()
        if _PICTURE.fullmatch(formula) is not None
    }
    return replace(sheet, cells={**sheet.cells, **pictures}) if pictures else sheet
