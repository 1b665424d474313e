"""A package that a report was put into is the one that python-docx writes, part by part."""

import io
import random
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.shared import Pt
from lxml import etree
from support.full import FULL
from support.reports import bundled, report
from support.wide_tables import block, columns, report_around, three_levels, wide_table

from xlreport import compose, render_word
from xlreport.form.loading.folder import templates_folder
from xlreport.form.model.address import FigureAddress
from xlreport.form.report.report import Entry, Report
from xlreport.messages.report import STYLE_TABLE_FIGURE
from xlreport.narrative.blocks import Document, Paragraph, Run
from xlreport.render.package import repacked
from xlreport.render.word.draft import mark_draft
from xlreport.render.word.prepared import reference_of

COUNT = 100 if FULL else 10
"""A hundred reports with XLREPORT_FULL=1, a tenth of them otherwise."""

REFERENCE = templates_folder() / "reference.docx"
DOCUMENT = "word/document.xml"
TEXTS = ("新收<5>件 & “答复”", "第一行\n第二行\t制表", "", "𠮷\u00a0😀 'x' \"y\"", "]]>&amp;", "2024年。")


def parts_of(package: bytes) -> Mapping[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def by_python_docx(document: Document, reference: Path) -> bytes:
    """The same content put into the reference document as elements, marked, described and saved by python-docx."""
    package = docx.Document(str(reference))
    content = etree.fromstring(parts_of(render_word(replace(document, draft=False), reference))[DOCUMENT])
    body = package.element.body
    del body[:]
    body.extend(list(content[0]))
    if document.draft:
        mark_draft(package, reference_of(reference.read_bytes(), reference).styles)
    own: Any = package.core_properties
    own.title, own.author, own.last_modified_by = document.title[:255], document.agency, document.agency
    own.language, own.revision = "zh-CN", 1
    own.created = own.modified = datetime(document.year + 1, 1, 1)  # noqa: DTZ001  as it is written
    written = io.BytesIO()
    package.save(written)
    return repacked(written.getvalue())


def random_document(number: int) -> Document:
    chance = random.Random(number)  # noqa: S311  fixed reports, no secret
    document = compose(bundled(), random_report(chance), random_last_year(chance) if number % 2 else None)
    if number % 3 == 0:
        across = columns(chance.randrange(3, 40)) if chance.random() < 0.5 else three_levels(chance.randrange(1, 8))
        wide = report_around(block("附表<一>", wide_table("wide", across, chance.randrange(1, 9))))
        document = replace(document, blocks=(*document.blocks[:3], *wide.blocks, *document.blocks[3:]))
    runs = tuple(Run(chance.choice(TEXTS), strong=chance.random() < 0.3) for _ in range(chance.randrange(1, 5)))
    return replace(document, blocks=(*document.blocks, Paragraph(runs)), draft=chance.random() < 0.4)


def random_report(chance: random.Random) -> Report:
    own = report()
    entries = {at: Entry.of(random_number(chance)) for at in own.entries}
    return replace(own, entries=entries, agency={**own.agency, "name": f"某{chance.choice('市县区')}局<&>"})


def random_last_year(chance: random.Random) -> Mapping[FigureAddress, Decimal]:
    return {at: Decimal(chance.randrange(100)) for at in report().entries}


def random_number(chance: random.Random) -> Decimal | None:
    return chance.choice([None, Decimal(0), Decimal(chance.randrange(10 ** chance.randrange(1, 12))), Decimal("12.5")])


def in_another_look(folder: Path) -> Path:
    """A reference document of an office: letters of another size, and a line of its own in the header."""
    package = docx.Document(str(REFERENCE))
    package.styles[STYLE_TABLE_FIGURE].font.size = Pt(8)
    package.sections[0].header.paragraphs[0].text = "某局 & <内部>"
    package.sections[0].different_first_page_header_footer = True
    path = folder / "own.docx"
    package.save(str(path))
    return path


@pytest.mark.parametrize("number", range(COUNT))
def test_each_part_of_a_filled_package_is_what_python_docx_writes(number: int, tmp_path: Path) -> None:
    document = random_document(number)
    reference = in_another_look(tmp_path) if number % 5 == 4 else REFERENCE
    filled, built = render_word(document, reference), by_python_docx(document, reference)
    assert parts_of(filled) == parts_of(built)
    assert filled == built


def test_a_reference_document_that_was_changed_in_its_place_is_the_look_from_then_on(tmp_path: Path) -> None:
    document, path = random_document(0), tmp_path / "look.docx"
    path.write_bytes(REFERENCE.read_bytes())
    first = render_word(document, path)
    path.write_bytes(in_another_look(tmp_path).read_bytes())
    second = render_word(document, path)
    assert first == render_word(document, REFERENCE)
    assert parts_of(second) == parts_of(by_python_docx(document, path))
    assert parts_of(second)["word/styles.xml"] != parts_of(first)["word/styles.xml"]
