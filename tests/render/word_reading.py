"""A Word file read back from its XML, by another way than it was written."""

import io
import zipfile
from dataclasses import dataclass
from functools import cached_property

from lxml import etree
from lxml.etree import _Element as Element

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = {"w": W, "v": "urn:schemas-microsoft-com:vml", "dc": "http://purl.org/dc/elements/1.1/"}


@dataclass(frozen=True)
class ReadCell:
    top: int
    left: int
    height: int
    width: int
    text: str
    twips: int


@dataclass(frozen=True)
class WordFile:
    package: bytes

    @cached_property
    def names(self) -> list[str]:
        with zipfile.ZipFile(io.BytesIO(self.package)) as archive:
            return archive.namelist()

    def part(self, name: str) -> Element:
        with zipfile.ZipFile(io.BytesIO(self.package)) as archive:
            return etree.fromstring(archive.read(name))

    @cached_property
    def body(self) -> Element:
        return self.part("word/document.xml")[0]

    @property
    def headers(self) -> list[Element]:
        return [self.part(name) for name in self.names if name.startswith("word/header")]

    @property
    def tables(self) -> list[Element]:
        return found(self.body, "w:tbl")

    def paragraphs(self, style: str) -> list[str]:
        return [text_of(p) for p in found(self.body, f"w:p[w:pPr/w:pStyle/@w:val='{style}']")]


def found(element: Element, path: str) -> list[Element]:
    result = element.xpath(path, namespaces=NAMESPACES)
    assert isinstance(result, list)
    return [item for item in result if isinstance(item, Element)]


def values(element: Element, path: str) -> list[str]:
    """Attributes or texts."""
    result = element.xpath(path, namespaces=NAMESPACES)
    assert isinstance(result, list)
    return [str(item) for item in result]


def text_of(element: Element) -> str:
    signs = {f"{{{W}}}t": None, f"{{{W}}}br": "\n", f"{{{W}}}tab": "\t"}
    parts = [(signs[e.tag] or e.text or "") for e in element.iter() if e.tag in signs]
    return "".join(parts)


def cells_of(table: Element) -> list[ReadCell]:
    """Cells where Word shows them: continued merges are counted into the cell that began them."""
    open_cells: dict[int, ReadCell] = {}
    done: list[ReadCell] = []
    for top, row in enumerate(found(table, "w:tr")):
        left = 0
        for cell in found(row, "w:tc"):
            width = int((values(cell, "w:tcPr/w:gridSpan/@w:val") or ["1"])[0])
            merge = (values(cell, "w:tcPr/w:vMerge/@w:val") or [""])[0]
            twips = int(values(cell, "w:tcPr/w:tcW/@w:w")[0])
            if merge == "continue":
                begun = open_cells[left]
                assert (begun.width, begun.twips, text_of(cell)) == (width, twips, "")
                grown = ReadCell(begun.top, left, begun.height + 1, width, begun.text, twips)
                done[done.index(begun)] = open_cells[left] = grown
            else:
                open_cells[left] = ReadCell(top, left, 1, width, text_of(cell), twips)
                done.append(open_cells[left])
            left += width
    return done
