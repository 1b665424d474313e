"""A sheet whose rows are all ordinary, told without calamine; what stands around the rows is judged as in any sheet."""

from dataclasses import dataclass, replace
from functools import lru_cache

from xlreport.errors import UnreadableWorkbookError
from xlreport.files.limits import LIMITS
from xlreport.files.package.ordinary.formulas import formulas_in
from xlreport.files.package.ordinary.letters import UnordinaryError
from xlreport.files.package.ordinary.rows import Cells, cells_in
from xlreport.files.package.package import judged_xml
from xlreport.files.package.sheet_scan import SheetScan, merged_areas, scan_sheet

_BEGIN, _END = b"<sheetData>", b"</sheetData>"
_NO_ROWS = b"<sheetData/></worksheet>"
_NOT_AFTER = (b"<sheetData", b"<!", b"<?")
"""What makes readers of XML take for rows, or leave out, what follows the rows."""

_PREFIX = "x14ac"
_MOST_BYTES = 3 * LIMITS.sheet_tags
"""A sheet of so many cannot have more attributes than one may."""

_MOST_TAGS = 50_000
"""In a sheet with more, blank cells are left out before it is looked at."""

_LONGEST_KEPT = 16_000
"""Bytes before the rows of a sheet whose meaning is remembered."""

_COLUMNS = 234
"""Up to HZ, the last column in which an ordinary cell stands."""


@dataclass(frozen=True, slots=True)
class OrdinarySheet:
    """`scan`: what the sheet tells beside the values of its cells."""

    scan: SheetScan
    cells: Cells

    @property
    def area(self) -> int:
        """How many cells calamine would hold for it at most."""
        positions = self.cells.positions
        last = positions[-1:] if self.cells.in_order else positions
        return (1 + max(last)[0]) * _COLUMNS if last else 0


def ordinary_sheet(part: bytes, sheet: str) -> OrdinarySheet:
    """A part as it is written. Raises UnordinaryError where anything would be refused or set right, or may be."""
    begin = part.find(_BEGIN)
    end = part.rfind(_END, begin)
    if begin < 0 or end < 0 or len(part) > _MOST_BYTES:
        raise UnordinaryError
    before, rows, after = part[:begin], part[begin + len(_BEGIN) : end], part[end + len(_END) :]
    if any(one in after for one in _NOT_AFTER):
        raise UnordinaryError
    cells = cells_in(rows)
    try:
        around = _known(before) if len(before) <= _LONGEST_KEPT else _told(before)
        merged = merged_areas(after, sheet)
    except UnreadableWorkbookError as refusal:
        raise UnordinaryError from refusal
    tags = around.tags + cells.tags
    if around.odd or tags > _MOST_TAGS or (cells.prefixed and _PREFIX not in around.prefixes):
        raise UnordinaryError
    scan = replace(around, tags=tags, formulas=formulas_in(cells), merged=merged, hidden_rows=cells.hidden_rows)
    return OrdinarySheet(scan, cells)


def _told(before: bytes) -> SheetScan:
    """What stands before the rows. Raises UnreadableWorkbookError."""
    return scan_sheet(judged_xml(before + _NO_ROWS, ""), "", "")


_known = lru_cache(maxsize=256)(_told)
"""Views and columns are those of the form, in each workbook of it that the same program saved."""
