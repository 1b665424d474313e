"""Remarks and text boxes of an .xls. Source: [MS-XLS] 2.4.179, 2.4.181, 2.4.329; [MS-ODRAW] 2.2.46."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from xlreport.files.cells.old_cells import sheet_starts
from xlreport.files.compound import records
from xlreport.reading.cells import Position, Remark, RemarkKind

_BEGIN, _END, _NOTE, _OBJECT, _TEXT, _CONTINUED, _DRAWING = 0x0809, 0x000A, 0x001C, 0x005D, 0x01B6, 0x003C, 0x00EC
_EXCEL_97 = 0x0600
_VERSION = struct.Struct("<H")
_NOTE_HEAD = struct.Struct("<HH2xH")
_OBJECT_HEAD = struct.Struct("<4xHH")
_LENGTH = struct.Struct("<10xH")
_ANCHOR = b"\x00\x00\x10\xf0\x12\x00\x00\x00"
_CORNER = struct.Struct("<2xH2xH")
_OF_A_NOTE = 0x19
_WIDE = 1


def remarks_in(stream: bytes) -> list[tuple[Remark, ...]] | None:
    """For each sheet in order; None where Excel 95 or older wrote them in another manner."""
    sheets = [_Sheet(stream, start) for start in sheet_starts(stream)]
    if any(sheet.is_older and (sheet.notes or sheet.objects) for sheet in sheets):
        return None
    return [tuple(sheet.remarks()) for sheet in sheets]


@dataclass(slots=True)
class _Object:
    """What is drawn: `of_note` a remark's own box, else a shape over the cell at `corner`."""

    of_note: bool
    corner: Position
    left: int = 0
    text: list[str] = field(default_factory=list)


class _Sheet:
    """`notes`: the number of the box for each remark, by its cell. `objects`: what is drawn, by number."""

    def __init__(self, stream: bytes, start: int) -> None:
        self.notes: list[tuple[Position, int]] = []
        self.objects: dict[int, _Object] = {}
        self.is_older = False
        self._corner: Position = (0, 0)
        self._last: _Object | None = None
        depth = 0
        for kind, body in records(stream, start):
            depth += {_BEGIN: 1, _END: -1}.get(kind, 0)
            if depth == 0:
                break
            if kind == _BEGIN and depth == 1 and len(body) >= _VERSION.size:
                self.is_older = _VERSION.unpack_from(body)[0] < _EXCEL_97
            if depth == 1:
                self._take(kind, body)

    def remarks(self) -> Iterator[Remark]:
        for position, number in self.notes:
            box = self.objects.get(number)
            yield from _told(RemarkKind.REMARK, position, box)
        for shape in self.objects.values():
            if not shape.of_note:
                yield from _told(RemarkKind.TEXT_BOX, shape.corner, shape)

    def _take(self, kind: int, body: bytes) -> None:
        if kind == _NOTE and len(body) >= _NOTE_HEAD.size:
            row, column, number = _NOTE_HEAD.unpack_from(body)
            self.notes.append(((row, column), number))
        elif kind == _DRAWING:
            self._corner = _corner(body, self._corner)
        elif kind == _OBJECT and len(body) >= _OBJECT_HEAD.size:
            drawn, number = _OBJECT_HEAD.unpack_from(body)
            self._last = self.objects[number] = _Object(drawn == _OF_A_NOTE, self._corner)
        elif kind == _TEXT and self._last is not None and len(body) >= _LENGTH.size:
            self._last.left = _LENGTH.unpack_from(body)[0]
        elif kind == _CONTINUED and self._last is not None and body:
            _continue(self._last, body)


def _corner(body: bytes, before: Position) -> Position:
    """Column and row of the last anchor in a record of drawings."""
    at = body.rfind(_ANCHOR)
    if at < 0 or at + len(_ANCHOR) + _CORNER.size > len(body):
        return before
    column, row = _CORNER.unpack_from(body, at + len(_ANCHOR))
    return row, column


def _continue(drawn: _Object, body: bytes) -> None:
    """A piece of a text: one byte says whether its characters have two bytes or one. After the text come its looks."""
    size = 2 if body[0] & _WIDE else 1
    letters = body[1 : 1 + size * drawn.left]
    drawn.text.append(letters.decode("utf-16-le" if body[0] & _WIDE else "latin-1", errors="replace"))
    drawn.left -= len(letters) // size


def _told(kind: RemarkKind, position: Position, drawn: _Object | None) -> Iterator[Remark]:
    text = "" if drawn is None else "".join(drawn.text)
    if text.strip():
        yield Remark(kind, position, text)
