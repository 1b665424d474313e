"""One sheet's XML, judged by its bytes before any parser sees it: no far cells, and whether anything is odd.

Odd is a sheet that calamine would misread: a cell without or with a far reference, or written twice, an index that is
none, values in an unusual order, elements of another namespace, a comment or a character code inside a number. An
ordinary sheet is judged by regular expressions alone.
"""

import re
from dataclasses import dataclass

from xlreport.errors import UnreadableWorkbookError
from xlreport.files.cells.cell_reference import FORMULA, INSIDE
from xlreport.files.file_content import JudgedXml
from xlreport.files.limits import LIMITS
from xlreport.files.package.foreign import has_foreign_elements

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
_REFERENCE = re.compile(rb'<c r="([^"]*)"')
# Repetitions that could meet their own beginning are bounded: a hostile text must not cost its square.
_ODD_INDEX = re.compile(rb't="s"(?![^<>]{0,300}><v>\d{1,9}</v>)')
_A_NUMBER = rb">(?:" + FORMULA + rb"<v>[-+.\dEe]{1,40}</v>|</c>)"
_ODD_NUMBER = re.compile(rb't="n"(?![^<>]{0,300}(?:/>|' + _A_NUMBER + rb"))")
# A cell with more to it than formula and value, or in another order: calamine takes the wrong one or none.
_ODD_ORDER = re.compile(rb"(?:</(?:v|is)>|<(?:v|is)/>)(?!</c>)")
# Comments, CDATA, instructions; character codes in a tag or a value: those in texts and formulas are read as they are.
_ODD_MARKUP = re.compile(rb"<[!?]")
_CHARACTER_CODE = re.compile(rb"<(?:[^<>]*|(?:[^\s<>/!?:]{1,100}:)?v(?:\s[^<>]*)?>[^<]*)&#")
# The type of a cell in single quotes or with blanks around `=`; the same in a text between tags tells nothing.
# Each pattern begins with plain bytes, which are searched several times as fast as a choice of them.
_ODD_TYPES = tuple(re.compile(blank + rb"""t(?:[ \t\r\n]|=[^"])""") for blank in (b" ", b"\t", b"\r", b"\n"))
# A value or a formula with anything but text inside.
_ODD_INSIDE = re.compile(rb"<[vf](?:\s[^<>]{0,300}[^<>/])?>[^<]*<(?!/[vf]>)")
_TEXT = re.compile(rb">[^<>]+</")
_ORDINARY_TAGS = 50_000
_AFTER_DECLARATION = 5  # length of `<?xml`


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedSheet:
    """A sheet that was let in. `odd`: each cell has to be looked at before calamine may see it.

    `after`: what follows the cells; merged areas stand there.
    """

    cells: JudgedXml
    tags: int
    odd: bool
    after: bytes


def judge_sheet(raw: JudgedXml, sheet: str) -> JudgedSheet:
    """Refuses a sheet with too much in it; `sheet` is the name people see."""
    before, after = _parted(raw)
    cells, strays = (raw, True) if before is None else _cells_of(before)
    tags = cells.count(b"<")
    if tags > LIMITS.sheet_tags:
        raise UnreadableWorkbookError("FILE-TOO-BIG", limit="sheet_tags", sheet=sheet)
    return JudgedSheet(cells=JudgedXml(cells), tags=tags, odd=strays or _has_odd_values(cells), after=after)


def _parted(raw: bytes) -> tuple[bytes | None, bytes]:
    """The sheet up to the end of its cells, and the rest; None and all of it where they do not begin just once."""
    if raw.count(_CELLS) != 1:
        return None, raw
    end = _NO_CELLS.match(raw, raw.find(_CELLS)) or _END_OF_CELLS.search(raw)
    return (raw, raw) if end is None else (raw[: end.end()] + b"</worksheet>", raw[end.end() :])


def _cells_of(raw: bytes) -> tuple[bytes, bool]:
    """The sheet without what tells nothing of its cells; and whether a cell has no plain reference of its own."""
    cells = _DIMENSION.sub(b"", raw, count=1)
    strays = _has_strays(cells)
    if (strays or _is_long(cells)) and not _WITHOUT_REFERENCE.search(cells):
        cells = _BLANK.sub(b"", cells)
        strays = _has_strays(cells)
    return cells, strays


def _is_long(cells: bytes) -> bool:
    """A tag has four bytes at least: most sheets need not be counted."""
    return len(cells) > 4 * _ORDINARY_TAGS and cells.count(b"<") > _ORDINARY_TAGS


def _has_strays(cells: bytes) -> bool:
    if _ODD_REFERENCE.search(cells) is not None:
        return True
    references = _REFERENCE.findall(cells)
    return len(set(references)) != len(references)


def _has_odd_values(cells: bytes) -> bool:
    return (
        _ODD_MARKUP.search(cells, _AFTER_DECLARATION) is not None
        or _CHARACTER_CODE.search(cells) is not None
        or has_foreign_elements(cells)
        or (_may_have_odd_types(cells) and _may_have_odd_types(_TEXT.sub(b"></", cells)))
        or _ODD_ORDER.search(cells) is not None
        or _ODD_INSIDE.search(cells) is not None
        or _ODD_INDEX.search(cells) is not None
        or _ODD_NUMBER.search(cells) is not None
    )


def _may_have_odd_types(cells: bytes) -> bool:
    return any(pattern.search(cells) is not None for pattern in _ODD_TYPES)
