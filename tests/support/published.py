"""Reports as they are published, by us and by others, and what comes back of them."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import cache
from itertools import product
from pathlib import Path

import pytest
from lxml import etree, html

from support.balanced import all_different
from support.reports import bundled
from support.whole_reports import whole_reports
from xlreport.files.printed.formats import PageFormat, page_of
from xlreport.form.model.address import FigureAddress
from xlreport.form.model.finding import Severity
from xlreport.form.model.template import Template
from xlreport.form.report.report import Reading, Report
from xlreport.form.report.values import ReportValues
from xlreport.narrative.blocks import Document, Heading, Note, Paragraph, SignOff, Title
from xlreport.narrative.compose import compose
from xlreport.reading.published.read import read_published_page
from xlreport.records.read import parse_record
from xlreport.render.html.html import render_html
from xlreport.render.markdown.markdown import render_markdown
from xlreport.render.word.word import render_word

CASES = Path(__file__).parents[1] / "cases"
FORMATS: dict[PageFormat, Callable[[Document], bytes]] = {
    PageFormat.WORD: render_word,
    PageFormat.WEB: lambda document: render_html(document).encode(),
    PageFormat.MARKDOWN: lambda document: render_markdown(document).encode(),
}


def case(name: str) -> Report:
    text = (CASES / name).read_text(encoding="utf-8")
    return parse_record(text, {bundled().id: bundled()}).report


@cache
def reports() -> dict[str, Report]:
    """Whole reports as they were published, and one all of whose figures differ."""
    cities = {name: case(f"{name}.json") for name in ("suqian-2023", "jinhu-2023")}
    return {**whole_reports(), **cities, "all different": all_different(bundled())}


def published(template: Template, report: Report, own: PageFormat) -> bytes:
    return FORMATS[own](compose(template, report))


def read_back(content: bytes, own: PageFormat, template: Template) -> Reading:
    return read_published_page(page_of(content, own), {template.id: template})


def figures_of(template: Template, report: Report) -> dict[FigureAddress, Decimal | None]:
    """Every figure as it counts, totals recomputed."""
    values = ReportValues(template, report)
    return {a: values.figure(a) for table in template.tables for a in table.addresses}


def figures_read(template: Template, reading: Reading) -> dict[FigureAddress, Decimal | None]:
    """Every figure as it stands in the file, the totals among them."""
    both = {**reading.report.entries, **reading.report.stated}
    addresses = (a for table in template.tables for a in table.addresses)
    return {a: both[a].number if a in both else None for a in addresses}


def wrong_figures(template: Template, report: Report, reading: Reading) -> dict[str, tuple[Decimal | None, Decimal]]:
    """Figures that were read and are not the report's, with what they are and what was read."""
    true, read = figures_of(template, report), figures_read(template, reading)
    return {str(a): (true[a], number) for a, number in read.items() if number is not None and number != true[a]}


def missing_figures(template: Template, report: Report, reading: Reading) -> list[str]:
    true, read = figures_of(template, report), figures_read(template, reading)
    return [str(a) for a, number in true.items() if number is not None and read[a] is None]


def paragraphs(document: Document) -> list[str]:
    """Every line of the narrative, title and signature among them."""
    lines: list[str] = []
    for block in document.blocks:
        match block:
            case Title(parts):
                lines.append("".join(parts))
            case Heading(text, _) | Note(text):
                lines.append(text)
            case Paragraph(runs):
                lines.append("".join(run.text for run in runs))
            case SignOff(parts):
                lines += parts
    return lines


def bare(lines: list[str]) -> list[str]:
    """Without spaces: in a PDF they are gaps like any other."""
    return ["".join(line.split()) for line in lines]


def codes(reading: Reading, severity: Severity | None = None) -> list[str]:
    return [one.code for one in reading.findings if severity is None or one.severity is severity]


Tree = etree._Element
Change = Callable[[Tree], None]


def changed_page(template: Template, report: Report, *changes: Change) -> bytes:
    """Our own web page after it has been through other hands."""
    tree = html.document_fromstring(render_html(compose(template, report)))
    for change in changes:
        change(tree)
    return b"<!DOCTYPE html>" + etree.tostring(tree, encoding="utf-8", method="html")


def cells(tree: Tree) -> Iterable[Tree]:
    return tree.iter("td", "th")


def thousands(tree: Tree) -> None:
    for cell in tree.iter("td"):
        if cell.text and re.fullmatch(r"\d{4,}", cell.text):
            cell.text = f"{int(cell.text):,}"


def half_width(tree: Tree) -> None:
    for cell in cells(tree):
        cell.text = unicodedata.normalize("NFKC", cell.text or "")


def spread(tree: Tree) -> None:
    """Labels whose characters are spread, or stand on several lines."""
    for cell in tree.iter("th"):
        if cell.text and len(cell.text) > 2:
            cell.text, rest = cell.text[:2] + " ", cell.text[2:]
            etree.SubElement(cell, "br").tail = rest


def zeros_left_blank(tree: Tree) -> None:
    for cell in tree.iter("td"):
        if cell.text == "0":
            cell.text = None


def separate_tables(tree: Tree) -> None:
    """A table of its own under each caption of the second section."""
    table = next(tree.iter("table"))
    rows = list(table.iter("tr"))
    current: Tree | None = None
    for row in rows:
        first = row[0]
        if (len(row) == 1 and int(first.get("colspan") or 1) > 1) or current is None:
            current = etree.Element("table")
            table.addprevious(current)
        current.append(row)
    parent = table.getparent()
    assert parent is not None
    parent.remove(table)


def heads_without_spans(tree: Tree) -> None:
    for head in tree.iter("thead"):
        without_spans(head)


def without_spans(tree: Tree) -> None:
    for cell in tree.iter("th", "td"):
        for name in {"colspan", "rowspan"} & set(cell.attrib):
            cell.attrib.pop(name)


def unmerged(tree: Tree) -> None:
    """Each cell that covers several places becomes that many, all but the first of them blank."""
    for table in tree.iter("table"):
        rows = list(table.iter("tr"))
        taken: set[tuple[int, int]] = set()
        for number, row in enumerate(rows):
            column = 0
            for cell in list(row):
                while (number, column) in taken:
                    row.insert(column, etree.Element("td"))
                    column += 1
                height, width = (int(cell.attrib.pop(name, "1")) for name in ("rowspan", "colspan"))
                own = product(range(number, number + height), range(column, column + width))
                taken |= set(own) - {(number, column)}
                column += 1
            while (number, column) in taken:
                row.insert(column, etree.Element("td"))
                column += 1


def relabelled(old: str, new: str) -> Change:
    def change(tree: Tree) -> None:
        found = [cell for cell in cells(tree) if cell.text == old]
        assert found, old
        for cell in found:
            cell.text = new

    return change


def noted(number: str, note: str) -> Change:
    def change(tree: Tree) -> None:
        cell = next(cell for cell in tree.iter("td") if cell.text == number)
        cell.text = number + note

    return change


def from_office(tree: Tree) -> None:
    """What word processors leave in every cell and paragraph, with tables that only lay out others."""
    for cell in [*cells(tree), *tree.iter("p")]:
        text, cell.text = cell.text, None
        outer = etree.Element("span", lang="EN-US")
        etree.SubElement(outer, "span", style="font-family:仿宋").text = text
        cell.insert(0, outer)
        etree.SubElement(cell, "font").text = "\u00a0"
    body = tree.find("body")
    assert body is not None
    inner = list(body)
    layout = etree.SubElement(etree.SubElement(etree.SubElement(body, "table"), "tr"), "td")
    layout.extend(inner)


NAVIGATION = ("当前位置：首页 > 政府信息公开 > 年报", "发布日期：2025-01-21", "字体：[大] [中] [小]")
FOOTER = ("【打印本页】", "版权所有：某区人民政府", "网站标识码：3703030001")


def on_a_website(tree: Tree) -> None:
    body = tree.find("body")
    assert body is not None
    for text in reversed(NAVIGATION):
        line = etree.Element("div")
        line.text = text
        body.insert(0, line)
    for text in FOOTER:
        etree.SubElement(body, "div").text = text


def needs_pdfplumber() -> None:
    """Skips the test where it is not there."""
    pytest.importorskip("pdfplumber", reason="no pdfplumber (extra pdf) on this machine")
