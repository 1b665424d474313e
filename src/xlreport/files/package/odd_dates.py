"""Numbers that are no day in cells that show dates: nobody sees a date there, and calamine tells a time or a number."""

import re

from xlreport.files.cells.cell_values import Contents, calamine_workbook, contents_of
from xlreport.files.cells.number_formats import cells_with_looks
from xlreport.files.package.foreign import SPREADSHEET
from xlreport.files.package.rebuilt import rebuilt
from xlreport.reading.cells import Content, ContentKind, Position, name_of

_LAST_DAY = 2_958_465
"""31 December 9999, the last day of a spreadsheet."""

_NUMBER = re.compile(r"[-+.\dEe]{1,40}")
_SHEET = '<worksheet xmlns="' + SPREADSHEET + '"><sheetData><row>{}</row></sheetData></worksheet>'
_CELL = '<c r="{name}" s="{look}"><v>1</v></c>'


def settle_dates(values: Contents, xml: bytes, styles: bytes | None) -> None:
    """Makes such a number a date without a day, quoted as the number that stands in the file."""
    asked = {position for position, content in values.items() if _may_be_none(content)}
    found = [one for one in cells_with_looks(xml) if one[0] in asked and _NUMBER.fullmatch(one[2])] if asked else []
    shown_as_dates = _dates_among({look for _, look, _ in found}, styles)
    for position, look, number in found:
        if look in shown_as_dates and not 0 <= float(number) <= _LAST_DAY:
            values[position] = Content(ContentKind.DATE, number)


def _may_be_none(content: Content) -> bool:
    if content.kind is ContentKind.NUMBER and content.number is not None:
        return content.number > _LAST_DAY
    return content.kind is ContentKind.DATE and (content.date is None or content.date.year < 1901)  # noqa: PLR2004


def _dates_among(looks: set[str], styles: bytes | None) -> set[str]:
    """Those in which calamine takes a number for a date: it is asked with a workbook of one cell for each."""
    if not looks or styles is None:
        return set()
    cells: dict[Position, str] = {(0, column): look for column, look in enumerate(sorted(looks))}
    row = "".join(_CELL.format(name=name_of(at), look=look) for at, look in cells.items())
    content = rebuilt([_SHEET.format(row).encode()], strings=None, styles=styles, starts_1904=False)
    with calamine_workbook(content) as workbook:
        asked = contents_of(workbook.get_sheet_by_index(0))
    return {look for at, look in cells.items() if at in asked and asked[at].kind is ContentKind.DATE}
