"""The tables of a Word file with their merges resolved, read from its XML; and of the page LibreOffice makes of it."""

import io
import zipfile
from collections.abc import Iterable, Iterator
from itertools import count

from lxml import etree, html
from lxml.etree import _Element as Element

_W = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
_PARAGRAPH = f"{{{_W['w']}}}p"

Cell = tuple[int, str]
"""A merged cell: a number of its own, and its text."""

Table = list[list[Cell]]
"""Rows of cells; a merged cell stands at each place that it covers."""

Crossing = tuple[tuple[str, ...], tuple[str, ...]]
"""The labels of a row and of a column, each from the outermost."""


def word_body(package: bytes) -> Element:
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    return root[0]


def word_paragraphs(package: bytes) -> list[str]:
    """The paragraphs outside tables."""
    return [_text(element) for element in word_body(package) if element.tag == _PARAGRAPH]


def word_tables(package: bytes) -> list[Table]:
    return [_word_table(table) for table in _all(word_body(package), "w:tbl")]


def _word_table(table: Element) -> Table:
    rows: Table = []
    numbers = count()
    for row in _all(table, "w:tr"):
        cells: list[Cell] = []
        for cell in _all(row, "w:tc"):
            width = int((_attributes(cell, "w:tcPr/w:gridSpan/@w:val") or ["1"])[0])
            goes_on = "continue" in (_attributes(cell, "w:tcPr/w:vMerge/@w:val") or ["restart"])
            own = rows[-1][len(cells)] if goes_on else (next(numbers), _text(cell))
            cells += [own] * width
        rows.append(cells)
    return rows


def page_tables(page: bytes) -> list[Table]:
    """The tables of a web page."""
    return [_page_table(table) for table in html.fromstring(page).iter("table")]


def _page_table(table: Element) -> Table:
    grid: dict[tuple[int, int], Cell] = {}
    numbers = count()
    for top, row in enumerate(table.iter("tr")):
        left = 0
        for cell in row.iter("td", "th"):
            while (top, left) in grid:
                left += 1
            height, width = int(cell.get("rowspan", "1")), int(cell.get("colspan", "1"))
            text = "".join("".join(map(str, cell.itertext())).split())
            own = next(numbers), text
            grid |= {(top + down, left + right): own for down in range(height) for right in range(width)}
    height, width = (1 + max(place[axis] for place in grid) for axis in (0, 1))
    return [[grid[row, column] for column in range(width)] for row in range(height)]


def captioned_parts(table: Table) -> list[tuple[str | None, Table]]:
    """The table parted at its captions: rows of one cell as wide as the table."""
    parts: list[tuple[str | None, Table]] = []
    for row in table:
        if len(set(row)) == 1 and not is_number(row[0][1]):
            parts.append((row[0][1], []))
        else:
            if not parts:
                parts.append((None, []))
            parts[-1][1].append(row)
    return parts


def figures_at(table: Table) -> Iterator[tuple[Crossing, str]]:
    """Each cell that holds a number, with the labels left of it and above it."""
    seen: set[int] = set()
    for row in table:
        for column, (number, text) in enumerate(row):
            if is_number(text) and number not in seen:
                seen.add(number)
                above = _labels(line[column] for line in table)
                yield (_labels(row), above), text


def _labels(cells: Iterable[Cell]) -> tuple[str, ...]:
    return tuple(text for _, text in dict.fromkeys(cells) if text and not is_number(text))


def is_number(text: str) -> bool:
    digits = text.removeprefix("-").removesuffix("%").removesuffix("元").replace(".", "", 1)
    return digits.isascii() and digits.isdigit()


def _text(element: Element) -> str:
    return "".join(_attributes(element, ".//w:t/text()"))


def _all(element: Element, path: str) -> list[Element]:
    found = element.xpath(path, namespaces=_W)
    assert isinstance(found, list)
    return [one for one in found if isinstance(one, Element)]


def _attributes(element: Element, path: str) -> list[str]:
    found = element.xpath(path, namespaces=_W)
    assert isinstance(found, list)
    return [str(one) for one in found]
