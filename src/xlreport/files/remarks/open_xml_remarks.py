"""Remarks and text boxes of an .xlsx, from the parts that calamine is never shown."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from lxml import etree

from xlreport.errors import UnreadableWorkbookError
from xlreport.files.cells.cell_reference import position_of
from xlreport.files.file_content import JudgedXml
from xlreport.files.limits import LIMITS
from xlreport.files.package.open_xml import Workbook
from xlreport.files.package.package import Package
from xlreport.files.package.relationships import parse_xml, relationships, relationships_part
from xlreport.files.remarks.shapes import anchored_shapes, legacy_shapes
from xlreport.reading.cells import Position, RawBook, Remark, RemarkKind

_COMMENTS, _THREADS, _DRAWING, _LEGACY = "comments", "threadedComment", "drawing", "vmlDrawing"
_KINDS = (_THREADS, _COMMENTS, _DRAWING, _LEGACY)
_THREAD_AUTHOR = "tc="
"""How the author of a remark begins that only stands in for a thread, for programs that know no threads."""

_LONGEST_KEPT = 100_000
"""Bytes of a part whose remarks are remembered."""

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def with_remarks(book: RawBook, package: Package, workbook: Workbook) -> RawBook:
    """The book with what is fastened to its sheets. A part that cannot be read costs the remarks, never the file."""
    try:
        found = _Remarks(package).of(workbook)
    except UnreadableWorkbookError:
        return replace(book, unread_remarks=True)
    sheets = tuple(replace(sheet, remarks=found.get(sheet.name, ())) for sheet in book.sheets)
    return replace(book, sheets=sheets)


class _Remarks:
    """The parts are counted together, so that many small ones cost no more than a large one."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._bytes = self._tags = 0

    def of(self, workbook: Workbook) -> Mapping[str, tuple[Remark, ...]]:
        """By the name of the sheet."""
        return {sheet.name: self._of_sheet(sheet.part) for sheet in workbook.sheets if sheet.part is not None}

    def _of_sheet(self, part: str) -> tuple[Remark, ...]:
        self._count_bytes(relationships_part(part))
        related = relationships(self._package, part).values()
        found: list[Remark] = []
        threads: set[Position] = set()
        for kind in _KINDS:
            for target in sorted({one.target for one in related if one.kind == kind and one.target is not None}):
                found += _READERS[kind](self._xml(target), target, threads)
        told = dict.fromkeys(one for one in found if one.text.strip())
        return tuple(sorted(told, key=lambda one: one.position))

    def _xml(self, part: str) -> JudgedXml:
        self._count_bytes(part)
        xml = self._package.xml_part(part)
        self._tags += xml.count(b"<")
        if self._tags > LIMITS.remark_tags:
            raise UnreadableWorkbookError("FILE-TOO-BIG", limit="remark_tags", part=part)
        return xml

    def _count_bytes(self, part: str) -> None:
        self._bytes += self._package.size(part)
        if self._bytes > LIMITS.remark_bytes:
            raise UnreadableWorkbookError("FILE-TOO-BIG", limit="remark_bytes", part=part)


def _threads(xml: JudgedXml, part: str, threads: set[Position]) -> Iterator[Remark]:
    """Each remark of a thread and each answer to it; where threads are is added to `threads`."""
    for one in parse_xml(xml, part).iterfind("{*}threadedComment"):
        position = _position(one, part)
        threads.add(position)
        yield Remark(RemarkKind.REMARK, position, one.findtext("{*}text") or "")


def _comments(xml: JudgedXml, part: str, threads: set[Position]) -> Iterator[Remark]:
    for position, author, text in (_known if len(xml) <= _LONGEST_KEPT else _written)(xml, part):
        if not (position in threads and author.startswith(_THREAD_AUTHOR)):
            yield Remark(RemarkKind.REMARK, position, text)


def _written(xml: JudgedXml, part: str) -> Sequence[tuple[Position, str, str]]:
    """Place, author and text of each remark."""
    root = parse_xml(xml, part)
    authors = [author.text or "" for author in root.iterfind("{*}authors/{*}author")]
    found = []
    for one in root.iterfind("{*}commentList/{*}comment"):
        number = one.get("authorId", "")
        known = number.isascii() and number.isdigit() and int(number[:6]) < len(authors)
        found.append((_position(one, part), authors[int(number[:6])] if known else "", _text(one)))
    return tuple(found)


_known = lru_cache(maxsize=32)(_written)
"""Remarks of the form itself are the same in all its workbooks, and most sheets have no others."""


def _text(comment: etree._Element) -> str:
    """Its letters without the readings of characters, which stand in elements `rPh`."""
    letters = (*comment.iterfind("{*}text/{*}t"), *comment.iterfind("{*}text/{*}r/{*}t"))
    return _ESCAPED.sub(lambda code: chr(int(code[1], 16)), "".join(one.text or "" for one in letters))


def _position(remark: etree._Element, part: str) -> Position:
    written = remark.get("ref", "")
    position = position_of(written.partition(":")[0])
    if position is None:
        raise UnreadableWorkbookError("FILE-BAD-CELL", part=part, cell=written)
    return position


def _shapes(xml: JudgedXml, part: str, _: set[Position]) -> Iterator[Remark]:
    return anchored_shapes(xml, part)


def _legacy(xml: JudgedXml, part: str, _: set[Position]) -> Iterator[Remark]:
    return legacy_shapes(xml, part)


_READERS: Mapping[str, Callable[[JudgedXml, str, set[Position]], Iterator[Remark]]] = {
    _THREADS: _threads, _COMMENTS: _comments, _DRAWING: _shapes, _LEGACY: _legacy,
}  # fmt: skip
