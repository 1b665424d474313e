"""Cells that point at a look or a text the workbook does not have, or are of a type that none has.

calamine passes over the first, and of the others says only that the workbook cannot be read.
"""

import re
from collections.abc import Iterable, Iterator

from xlreport.errors import UnreadableWorkbookError

_LOOKS = re.compile(rb"<cellXfs[\s>].*?</cellXfs>", re.DOTALL)
_LOOK = re.compile(rb"<xf[\s/>]")
_STYLE = re.compile(rb' s="([^"]*)"')
_CELL = re.compile(rb'<c r="(?P<cell>[^"]*)"(?P<attributes>[^<>]*)(?:/>|>(?P<content>.*?)</c>)', re.DOTALL)
_ATTRIBUTE = re.compile(rb'\s(s|t)="([^"]*)"')
_INDEX = re.compile(rb"<v>\s*(\d{1,9})\s*</v>")
_TYPES = frozenset({b"b", b"d", b"e", b"inlineStr", b"n", b"s", b"str"})


def looks_of(styles: bytes | None) -> int:
    """How many looks cells may have; a workbook without styles has one."""
    found = None if styles is None else _LOOKS.search(styles)
    return 1 if found is None else len(_LOOK.findall(found[0]))


def refuse_unknown_looks(sheets: Iterable[tuple[str, bytes]], looks: int) -> None:
    """`sheets`: names and judged XML."""
    for name, xml in sheets:
        if all(_is_below(index, looks) for index in set(_STYLE.findall(xml))):
            continue
        for cell, style, _, _ in _cells(xml):
            if not _is_below(style or b"0", looks):
                raise _unusual(name, cell, f's="{_shown(style)}"')


def refuse_unreadable_cell(sheets: Iterable[tuple[str, bytes]], texts: int) -> None:
    """Names the cell for which calamine gave up a workbook, if it is one of these."""
    for name, xml in sheets:
        for cell, _, kind, content in _cells(xml):
            index = _INDEX.search(content or b"") if kind == b"s" else None
            if kind is not None and kind not in _TYPES:
                raise _unusual(name, cell, f't="{_shown(kind)}"')
            if index is not None and int(index[1]) >= texts:
                raise _unusual(name, cell, f"<v>{int(index[1])}</v>")


def _cells(xml: bytes) -> Iterator[tuple[str, bytes | None, bytes | None, bytes | None]]:
    """Name, look, type and content of each cell."""
    for found in _CELL.finditer(xml):
        attributes = dict(_ATTRIBUTE.findall(found["attributes"]))
        yield _shown(found["cell"]), attributes.get(b"s"), attributes.get(b"t"), found["content"]


def _is_below(index: bytes, count: int) -> bool:
    return index.isdigit() and int(index[:10]) < count


def _shown(text: bytes | None) -> str:
    return (text or b"").decode("utf-8", errors="replace")[:40]


def _unusual(sheet: str, cell: str, found: str) -> UnreadableWorkbookError:
    return UnreadableWorkbookError("FILE-CELL-UNUSUAL", sheet=sheet, cell=cell, found=found)
