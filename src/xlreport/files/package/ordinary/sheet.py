"""A sheet whose rows are all ordinary, told without calamine; what stands around the rows is judged as in any sheet."""

from dataclasses import dataclass, replace

from xlreport.errors import UnreadableWorkbookError
from xlreport.files.file_content import JudgedXml
from xlreport.files.limits import LIMITS
from xlreport.files.package.ordinary.formulas import formulas_in
from xlreport.files.package.ordinary.letters import UnordinaryError
from xlreport.files.package.ordinary.rows import Cells, cells_in
from xlreport.files.package.sheet_scan import SheetScan, scan_sheet

_BEGIN, _END, _NO_ROWS = b"<sheetData>", b"</sheetData>", b"<sheetData/>"
_PREFIX = "x14ac"
_MOST_BYTES = 3 * LIMITS.sheet_tags
"""A sheet of so many cannot have more attributes than one may."""

_MOST_TAGS = 50_000
"""In a sheet with more, blank cells are left out before it is looked at."""

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
        return (1 + max(self.cells.positions)[0]) * _COLUMNS if self.cells.positions else 0


def ordinary_sheet(raw: JudgedXml, part: str, sheet: str) -> OrdinarySheet:
    """Raises UnordinaryError for a sheet of which anything would be refused or set right, or may be."""
    begin = raw.find(_BEGIN)
    end = raw.find(_END, begin)
    if begin < 0 or end < 0 or len(raw) > _MOST_BYTES:
        raise UnordinaryError
    cells = cells_in(raw[begin + len(_BEGIN) : end])
    try:
        around = scan_sheet(JudgedXml(raw[:begin] + _NO_ROWS + raw[end + len(_END) :]), part, sheet)
    except UnreadableWorkbookError as refusal:
        raise UnordinaryError from refusal
    tags = around.tags + cells.tags
    if around.odd or tags > _MOST_TAGS or (cells.prefixed and _PREFIX not in around.prefixes):
        raise UnordinaryError
    return OrdinarySheet(replace(around, tags=tags, formulas=formulas_in(cells), hidden_rows=cells.hidden_rows), cells)
