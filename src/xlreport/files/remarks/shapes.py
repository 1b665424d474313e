"""Shapes with text that float over a sheet of an .xlsx: drawings, and the older ones in VML (form controls)."""

import re
from collections.abc import Iterator

from lxml import etree

from xlreport.files.file_content import JudgedXml
from xlreport.files.package.foreign import ALTERNATIVES, choice_of
from xlreport.files.package.relationships import parse_xml
from xlreport.reading.cells import Position, Remark, RemarkKind

_VML, _EXCEL = "{urn:schemas-microsoft-com:vml}", "{urn:schemas-microsoft-com:office:excel}"
_OBJECT_TYPE = re.compile(rb"ObjectType\s*=")
_NOTE = "Note"
"""The shape in which a remark is shown; its text stands among the remarks."""

_LINE_BREAK = re.compile(rb"<br\s*>")
_CORNER = 3
"""An anchor in VML begins with column, offset, row."""


def anchored_shapes(xml: JudgedXml, part: str) -> Iterator[Remark]:
    """The texts of a drawing, each at the cell under its upper left corner; at A1 where it is tied to no cell."""
    if xml.find(b"txBody") < 0:
        return
    root = parse_xml(xml, part)
    _take_choices(root)
    for anchor in root:
        start = anchor.find("{*}from")
        position = (0, 0) if start is None else (_number(start, "row"), _number(start, "col"))
        for body in anchor.iter("{*}txBody"):
            lines = ("".join(text.text or "" for text in line.iter("{*}t")) for line in body.iterfind("{*}p"))
            yield Remark(RemarkKind.TEXT_BOX, position, "\n".join(lines))


def _take_choices(root: etree._Element) -> None:
    """Programs that know a choice show nothing of the fallback, which repeats its text."""
    for alternatives in list(root.iter(ALTERNATIVES)):
        chosen = choice_of(alternatives)
        if chosen is not None and next(chosen.iter("{*}txBody"), None) is not None:
            for other in list(alternatives):
                if other is not chosen:
                    alternatives.remove(other)


def _number(start: etree._Element, name: str) -> int:
    return _index(start.findtext(f"{{*}}{name}") or "")


def _index(written: str) -> int:
    text = written.strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 8 else 0  # noqa: PLR2004  of any sheet


def legacy_shapes(xml: JudgedXml, part: str) -> Iterator[Remark]:
    """The texts of VML shapes that show no remark. Excel writes line breaks in them that are no XML."""
    if len(_OBJECT_TYPE.findall(xml)) == xml.count(f'ObjectType="{_NOTE}"'.encode()):
        return
    for shape in parse_xml(JudgedXml(_LINE_BREAK.sub(b"<br/>", xml)), part).iter(f"{_VML}*"):
        drawn, box = shape.find(f"{_EXCEL}ClientData"), shape.find(f"{_VML}textbox")
        if drawn is not None and box is not None and drawn.get("ObjectType") != _NOTE:
            text = "".join(str(text) for text in box.itertext())
            yield Remark(RemarkKind.TEXT_BOX, _corner(drawn), " ".join(text.split()))


def _corner(drawn: etree._Element) -> Position:
    numbers = (drawn.findtext(f"{_EXCEL}Anchor") or "").split(",")
    return (_index(numbers[2]), _index(numbers[0])) if len(numbers) >= _CORNER else (0, 0)
