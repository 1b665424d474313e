"""Remarks and text boxes of an .ods; in its one part of content, from which calamine is given neither."""

from collections.abc import Iterator, Mapping

from lxml import etree

from xlreport.files.open_document.document import named_tables, placed_cells
from xlreport.reading.cells import Position, Remark, RemarkKind

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_TABLE, _OFFICE, _TEXT, _DRAW = (f"{{{_OASIS}{name}:1.0}}" for name in ("table", "office", "text", "drawing"))
_SIGNS = {f"{_TEXT}s": " ", f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}


def remarks_in(root: etree._Element) -> Mapping[str, tuple[Remark, ...]]:
    """By sheet name. To be asked before the document is cleared of them; signs in their texts become characters."""
    return {name: tuple(_of_table(table)) for name, table in named_tables(root)}


def _of_table(table: etree._Element) -> Iterator[Remark]:
    """Shapes that are tied to the sheet and to no cell stand at A1."""
    for shapes in table.iterfind(f"{_TABLE}shapes"):
        for shape in shapes:
            yield from _of_shape(shape, (0, 0))
    for cell, position, _ in placed_cells(table):
        for child in cell:
            if child.tag == f"{_OFFICE}annotation":
                yield from _told(RemarkKind.REMARK, position, child)
            else:
                yield from _of_shape(child, position)


def _of_shape(shape: etree._Element, position: Position) -> Iterator[Remark]:
    """A group is as many text boxes as it holds shapes."""
    if shape.tag == f"{_DRAW}g":
        for inner in shape:
            yield from _of_shape(inner, position)
    elif str(shape.tag).startswith(_DRAW):
        yield from _told(RemarkKind.TEXT_BOX, position, shape)


def _told(kind: RemarkKind, position: Position, holder: etree._Element) -> Iterator[Remark]:
    for sign in holder.iter(*_SIGNS):
        sign.text = _SIGNS[str(sign.tag)]
    paragraphs = holder.iter(f"{_TEXT}p", f"{_TEXT}h")
    text = "\n".join("".join(str(part) for part in one.itertext()) for one in paragraphs)
    if text.strip():
        yield Remark(kind, position, text)
