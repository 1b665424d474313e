"""A reference document made ready for reports: everything that does not depend on what a report says, written once.

python-docx opens the reference document, marks drafts and writes the package; here the package it wrote is cut where a
report begins and ends, and a report is text put in between. What its parts say is thus said by python-docx alone, and
a test holds packages that were filled against packages that it wrote whole. A reference document is known by its whole
content, so that a new one is prepared anew; a few are kept.
"""

import io
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import docx
from docx.document import Document as WordDocument
from docx.opc.coreprops import CoreProperties
from docx.opc.exceptions import PackageNotFoundError
from docx.opc.oxml import serialize_part_xml
from docx.oxml.parser import parse_xml
from lxml import etree
from lxml.etree import LxmlError
from lxml.etree import _Element as Element

from xlreport.messages.report import NOT_WORD, STYLE_TABLE_FIGURE, STYLE_TABLE_LABEL
from xlreport.render.look_files import unusable
from xlreport.render.package import Pressed, packed, parts_in, pressed
from xlreport.render.setting import Page
from xlreport.render.word.draft import mark_draft
from xlreport.render.word.sections import SetUps, set_up_as
from xlreport.render.word.styles import Styles, StyleSheet
from xlreport.render.word.xml import NAMESPACE, qualified

_EMU_A_TWIP = 635


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """What a report asks of its reference document.

    `rooms`: how high the text block is, upright and turned, in twips.
    """

    styles: Styles
    page: Page
    rooms: tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A package without its report. `before` and `after` are what stands around it, `core` the properties."""

    parts: Mapping[str, Pressed]
    document_part: str
    before: str
    after: str
    set_ups: SetUps
    core_part: str
    core: bytes

    def filled(self, body: str, properties: Mapping[str, object]) -> bytes:
        """The package of a report. `properties`: those of `CoreProperties`, by name."""
        core: Any = parse_xml(self.core)
        for name, value in properties.items():
            setattr(CoreProperties(core), name, value)
        document = f"{self.before}{body}{self.after}".encode()
        own = {self.document_part: document, self.core_part: serialize_part_xml(core)}
        return packed({**self.parts, **{name: pressed(name, one) for name, one in own.items()}}.values())


@lru_cache(maxsize=8)
def reference_of(content: bytes, path: Path) -> Reference:
    """What a reference document asks. Raises UnwritableError where it is none, or lacks a style of tables."""
    package = _opened(content, path)
    styles = StyleSheet(package.styles.element).styles(path)
    section = package.sections[-1]
    sides = (section.left_margin or 0) + (section.right_margin or 0)
    ends = (section.top_margin or 0) + (section.bottom_margin or 0)
    width, height = section.page_width or 0, section.page_height or 0
    page = Page(
        (width - sides) // _EMU_A_TWIP,
        (height - sides) // _EMU_A_TWIP,
        max(styles[name].size for name in (STYLE_TABLE_LABEL, STYLE_TABLE_FIGURE)),
    )
    return Reference(styles=styles, page=page, rooms=((height - ends) // _EMU_A_TWIP, (width - ends) // _EMU_A_TWIP))


@lru_cache(maxsize=8)
def prepared(content: bytes, path: Path, *, draft: bool) -> Prepared:
    """The package of a reference document, of drafts with their mark."""
    package = _opened(content, path)
    first = package.element.body[-1]
    _written(package, first)
    if draft:
        mark_draft(package, reference_of(content, path).styles)
    core = package.part.package._core_properties_part  # noqa: SLF001  it tells under which name it is written
    hole = etree.Element(qualified("bookmarkEnd"), {qualified("id"): "report"}, nsmap={"w": NAMESPACE})
    before, _, after = _written(package, hole).partition('<w:bookmarkEnd w:id="report"/>')
    saved = io.BytesIO()
    package.save(saved)
    return Prepared(
        parts=parts_in(saved.getvalue()), document_part=package.part.partname.membername,
        before=before, after=after, core_part=core.partname.membername, core=core.blob,
        set_ups={
            (turned, later): _written(package, set_up_as(first, turned=turned, later=later))[len(before) : -len(after)]
            for turned, later in product((False, True), repeat=2)
        },
    )  # fmt: skip


def _opened(content: bytes, path: Path) -> WordDocument:
    try:
        package = docx.Document(io.BytesIO(content))
        whole = package.element.body[-1].tag == qualified("sectPr")
    except (PackageNotFoundError, BadZipFile, zlib.error, LookupError, ValueError, OSError, LxmlError) as error:
        raise unusable(path, NOT_WORD) from error
    if not whole:
        raise unusable(path, NOT_WORD)
    return package


def _written(package: WordDocument, content: Element) -> str:
    """The document as it is written when its body holds nothing else."""
    body = package.element.body
    del body[:]
    body.append(content)
    return serialize_part_xml(package.element).decode()
