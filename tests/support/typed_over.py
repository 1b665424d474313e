"""A workbook as it comes back from an agency: cells typed over in the very file, everything else as it was."""

import re
from collections.abc import Mapping
from io import BytesIO
from xml.sax.saxutils import escape, unescape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

Cells = Mapping[tuple[str, str], object]
"""What is typed, by sheet and cell: a text, a number, or None for a cell that is emptied."""

_SHEET = re.compile(r'<sheet name="([^"]*)" sheetId="\d+"[^>]*?r:id="([^"]+)"')
_TARGET = re.compile(r'<Relationship Id="([^"]+)"[^>]*?Target="([^"]+)"')
_QUICKLY = 1
"""Level of compression: the files of a test are read once."""


def typed_over(content: bytes, cells: Cells) -> bytes:
    """The workbook with these cells typed over; formulas keep the results they had, as if none was computed anew."""
    with ZipFile(BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    paths = _sheet_paths(parts)
    texts = {paths[sheet]: parts[paths[sheet]].decode() for sheet, _ in cells}
    for (sheet, cell), value in cells.items():
        texts[paths[sheet]] = _with_cell(texts[paths[sheet]], cell, value)
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED, compresslevel=_QUICKLY) as package:
        for name, part in parts.items():
            package.writestr(_entry(name), texts[name].encode() if name in texts else part)
    return made.getvalue()


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name)
    entry.compress_type = ZIP_DEFLATED
    return entry


def _sheet_paths(parts: Mapping[str, bytes]) -> Mapping[str, str]:
    """Where each sheet lies in the package, by its name."""
    targets = dict(_TARGET.findall(parts["xl/_rels/workbook.xml.rels"].decode()))
    sheets = _SHEET.findall(parts["xl/workbook.xml"].decode())
    return {unescape(name): f"xl/{targets[key]}" for name, key in sheets}


def _with_cell(text: str, cell: str, value: object) -> str:
    changed, count = re.subn(
        rf'<c r="{cell}"( s="\d+")?(?: t="\w+")?(?:/>|>.*?</c>)',
        lambda found: _cell(cell, found[1] or "", value),
        text,
        flags=re.DOTALL,
    )
    if count != 1:
        raise LookupError(f"{cell} is no cell that one can type in")
    return changed


def _cell(cell: str, style: str, value: object) -> str:
    if value is None:
        return f'<c r="{cell}"{style}/>'
    if isinstance(value, str):
        return f'<c r="{cell}"{style} t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'
    return f'<c r="{cell}"{style}><v>{value}</v></c>'
