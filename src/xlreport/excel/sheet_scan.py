"""One sheet's XML, judged before calamine sees it: no far cells, nothing that it would misread.

An ordinary sheet is judged by regular expressions over its bytes. Only a sheet with something odd (a cell
without or with a far reference, an index that is none, a comment or a character code inside a number) is
walked cell by cell and written anew, because calamine then reads another figure than a person sees, or ends
the process.
"""

import re
from dataclasses import dataclass

from lxml import etree

from xlreport.errors import UnreadableWorkbookError
from xlreport.excel.cell_formulas import formula_texts
from xlreport.excel.cell_reference import INSIDE, position_of
from xlreport.excel.limits import LIMITS
from xlreport.excel.odd_cells import settle
from xlreport.excel.relationships import parse_xml
from xlreport.reading.cells import Position

# Nothing before or after the cells is read; whole-column merges there make calamine give up the workbook.
_CELLS = b"<sheetData"
_NO_CELLS = re.compile(_CELLS + rb"\s*/>")
_END_OF_CELLS = re.compile(rb"</sheetData\s*>")
_DIMENSION = re.compile(rb"<dimension\s[^<>]*>(?:</dimension>)?")
# A blank styled cell or an empty row tells nothing; there may be a million of them, far away or not.
_BLANK = re.compile(rb"""<(c|row) r="\w+"(?: [\w:]+="[^"'<>&]*")*\s*(?:/>|></\1>)""", re.ASCII)
_WITHOUT_REFERENCE = re.compile(rb'<(?:[^\s<>/!?:]+:)?(?:c|row)(?=[\s/>])(?! r="\w)', re.ASCII)
_CELL_OR_ROW = rb'(?:c(?=[\s/>])(?! r="' + INSIDE + rb'")|row(?=[\s/>])(?! r="[1-9]\d{0,6}"))'
_ODD_REFERENCE = re.compile(rb"<" + _CELL_OR_ROW, re.ASCII)
_PREFIXED = re.compile(rb":(?:c|row)[\s/>]", re.ASCII)
_ODD_PREFIXED_REFERENCE = re.compile(rb"<[^\s<>/!?:]+:" + _CELL_OR_ROW, re.ASCII)
# Repetitions that could meet their own beginning are bounded: a hostile text must not cost its square.
_ODD_INDEX = re.compile(rb't="s"(?![^<>]{0,300}><v>\d{1,9}</v>)')
_FORMULA = rb"(?:<f[^<>]{0,300}>(?:[^<]{0,8192}</f>)?)?"
_ODD_NUMBER = re.compile(rb't="n"(?![^<>]{0,300}>' + _FORMULA + rb"<v>[-+.\dEe]{1,40}</v>)")
# Comments, CDATA, instructions; character codes.
_ODD_MARKUP = re.compile(rb"<[!?]")
_CHARACTER_CODE = re.compile(rb"&#")
# The type of a cell in single quotes or with blanks around `=`; the same in a text between tags tells nothing.
# Each pattern begins with plain bytes, which are searched several times as fast as a choice of them.
_ODD_TYPES = tuple(re.compile(blank + rb"""t(?:[ \t\r\n]|=[^"])""") for blank in (b" ", b"\t", b"\r", b"\n"))
_TEXT = re.compile(rb">[^<>]+</")
_ORDINARY_TAGS = 50_000
_AFTER_DECLARATION = 5  # length of `<?xml`
# The error values that calamine knows; any other one makes it give up the whole workbook.
_KNOWN_ERRORS = frozenset({"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"})


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetScan:
    """`xml` may be given to calamine; `tags` says how much there is in it."""

    xml: bytes
    tags: int
    formulas: dict[Position, str]
    errors: dict[Position, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedSheet:
    """A sheet that was let in. `odd`: `root` was set right, and is no longer what `cells` says."""

    root: etree._Element
    cells: bytes
    tags: int
    odd: bool


def scan_sheet(raw: bytes, part: str, sheet: str) -> SheetScan:
    """Judges a sheet and reads what calamine does not tell of it."""
    judged = judge_sheet(raw, part, sheet)
    root, cells = judged.root, judged.cells
    errors, unknown = _error_texts(root) if b'"e"' in cells or b"'e'" in cells else ({}, False)
    xml = etree.tostring(root, encoding="UTF-8") if judged.odd or unknown else cells
    return SheetScan(xml=xml, tags=judged.tags, formulas=formula_texts(root), errors=errors)


def judge_sheet(raw: bytes, part: str, sheet: str) -> JudgedSheet:
    """Refuses a sheet that holds something far away or nowhere; `sheet` is the name people see."""
    cells, strays = _cells_of(raw)
    tags = cells.count(b"<")
    if tags > LIMITS.sheet_tags:
        raise UnreadableWorkbookError("FILE-TOO-BIG", limit="sheet_tags", sheet=sheet)
    root = parse_xml(cells, part)
    if etree.QName(root).localname != "worksheet":
        raise UnreadableWorkbookError("FILE-UNUSUAL", part=part, detail="no worksheet")
    odd = strays or _has_odd_values(cells)
    if odd:
        settle(root, sheet)
    return JudgedSheet(root=root, cells=cells, tags=tags, odd=odd)


def _cells_of(raw: bytes) -> tuple[bytes, bool]:
    """The sheet without what tells nothing of its cells; and whether a cell has no plain reference inside."""
    end = _NO_CELLS.match(raw, max(raw.find(_CELLS), 0)) or _END_OF_CELLS.search(raw)
    cells = raw if end is None else raw[: end.end()] + b"</worksheet>"
    cells = _DIMENSION.sub(b"", cells, count=1)
    strays = _has_strays(cells)
    if (strays or _is_long(cells)) and not _WITHOUT_REFERENCE.search(cells):
        cells = _BLANK.sub(b"", cells)
        strays = _has_strays(cells)
    return cells, strays


def _is_long(cells: bytes) -> bool:
    """A tag has four bytes at least: most sheets need not be counted."""
    return len(cells) > 4 * _ORDINARY_TAGS and cells.count(b"<") > _ORDINARY_TAGS


def _has_strays(cells: bytes) -> bool:
    """Names with a prefix are rare, and looking for them at every tag is dear."""
    return _ODD_REFERENCE.search(cells) is not None or (
        _PREFIXED.search(cells) is not None and _ODD_PREFIXED_REFERENCE.search(cells) is not None
    )


def _has_odd_values(cells: bytes) -> bool:
    return (
        _ODD_MARKUP.search(cells, _AFTER_DECLARATION) is not None
        or _CHARACTER_CODE.search(cells) is not None
        or (_may_have_odd_types(cells) and _may_have_odd_types(_TEXT.sub(b"></", cells)))
        or _ODD_INDEX.search(cells) is not None
        or _ODD_NUMBER.search(cells) is not None
    )


def _may_have_odd_types(cells: bytes) -> bool:
    return any(pattern.search(cells) is not None for pattern in _ODD_TYPES)


def _error_texts(root: etree._Element) -> tuple[dict[Position, str], bool]:
    """Error values by position; and whether one, unknown to calamine, was replaced by `#VALUE!`."""
    texts: dict[Position, str] = {}
    unknown = False
    for cell in root.iterfind("{*}sheetData/{*}row/{*}c[@t='e']"):
        value = cell.find("{*}v")
        position = position_of(cell.get("r", ""))
        if value is None or not value.text or position is None:
            continue
        texts[position] = value.text
        if value.text not in _KNOWN_ERRORS:
            value.text = "#VALUE!"
            unknown = True
    return texts, unknown
