"""Where the words of a PDF stand, by `pdftotext -bbox`, which knows nothing of the programs that wrote it."""

import os
import shutil
import subprocess
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import etree

POINTS_A_MM = 72 / 25.4
PAGE_WIDTH, PAGE_HEIGHT = 595.28, 841.89
TOP, LEFT, RIGHT, BOTTOM = (mm * POINTS_A_MM for mm in (37, 28, 26, 35))
LINE = 28.95


@dataclass(frozen=True)
class Row:
    """Words at one height: their outer edges and middle in points, and their text."""

    left: float
    right: float
    middle: float
    text: str


def require_poppler() -> None:
    if shutil.which("pdftotext") is None:
        if os.environ.get("XLREPORT_REQUIRE_OFFICE") == "1":
            pytest.fail("XLREPORT_REQUIRE_OFFICE=1, but there is no pdftotext on this machine")
        pytest.skip("no pdftotext (poppler) on this machine")


def pages(pdf: Path) -> list[list[Row]]:
    """The rows of each page from the top, page numbers left out."""
    require_poppler()
    command = ["pdftotext", "-bbox", str(pdf), "-"]
    told = subprocess.run(command, check=True, capture_output=True).stdout
    root = etree.fromstring(told, etree.XMLParser(recover=True, no_network=True))
    return [_rows(page) for page in root.iter("{*}page")]


@dataclass(frozen=True)
class Word:
    text: str
    height: float
    right: float
    left: float
    middle: float


@dataclass(frozen=True)
class Sheet:
    """A page as it is held: its width and height in points, and every word on it."""

    width: float
    height: float
    words: tuple[Word, ...]


def sheets(pdf: Path) -> list[Sheet]:
    """The pages with all their words, page numbers too."""
    require_poppler()
    told = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], check=True, capture_output=True).stdout
    root = etree.fromstring(told, etree.XMLParser(recover=True, no_network=True))
    return [
        Sheet(_measure(page, "width"), _measure(page, "height"), tuple(map(_word, page.iter("{*}word"))))
        for page in root.iter("{*}page")
    ]


def _word(word: etree._Element) -> Word:
    top, bottom = _measure(word, "yMin"), _measure(word, "yMax")
    return Word(word.text or "", bottom - top, _measure(word, "xMax"), _measure(word, "xMin"), (top + bottom) / 2)


def _measure(element: etree._Element, name: str) -> float:
    return float(element.get(name, "0"))


def _rows(page: etree._Element) -> list[Row]:
    by_height: defaultdict[int, list[tuple[float, float, float, str]]] = defaultdict(list)
    for word in page.iter("{*}word"):
        left, top, right, bottom = (float(word.get(name, "0")) for name in ("xMin", "yMin", "xMax", "yMax"))
        middle = (top + bottom) / 2
        if middle < PAGE_HEIGHT - BOTTOM:
            by_height[round(middle / 3)].append((left, right, middle, word.text or ""))
    rows = []
    for _, words in sorted(by_height.items()):
        words.sort()
        rows.append(Row(words[0][0], max(word[1] for word in words), words[0][2], "".join(word[3] for word in words)))
    return rows
