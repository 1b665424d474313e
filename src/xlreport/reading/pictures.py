"""Pictures that stand in cells: programs keep them as a formula of their own, whose result nobody typed."""

import re
from collections.abc import Mapping
from dataclasses import replace

from xlreport.messages.codes.reading_codes import PICTURE
from xlreport.reading.cells import Content, ContentKind, Position, RawBook, RawSheet

_PICTURE = re.compile(r"=?\s*(?:_xlfn\.)*(?:_xlws\.)?(?:DISPIMG|IMAGE|EMBED)\s*\(.*\)\s*", re.IGNORECASE | re.DOTALL)
"""WPS, Excel, and what both make of an embedded object. Where only values were saved the formula stands as a text."""


def with_pictures_named(book: RawBook) -> RawBook:
    """The book in which such a cell holds a picture and no text."""
    return replace(book, sheets=tuple(map(_named, book.sheets)))


def _named(sheet: RawSheet) -> RawSheet:
    pictures: Mapping[Position, Content] = {
        position: Content(ContentKind.PICTURE, PICTURE)
        for position, content in sheet.cells.items()
        if _is_picture(content, (sheet.formulas or {}).get(position))
    }
    return replace(sheet, cells={**sheet.cells, **pictures}) if pictures else sheet


def _is_picture(content: Content, formula: str | None) -> bool:
    told = formula or (content.text if content.text.startswith("=") else "")
    return bool(told) and _PICTURE.fullmatch(told) is not None
