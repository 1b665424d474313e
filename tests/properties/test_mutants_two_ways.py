"""Rows of the form damaged at random are told quickly as they are with care, or refused alike.

Each mutant is a workbook of one sheet: some rows of a sheet of ours, or as exceljs saved it, with the shared texts and
the looks of the whole, one of which was damaged. Ten thousand with XLREPORT_FULL=1, three hundred otherwise.
"""

import random
import re
from collections import Counter
from functools import cache
from pathlib import Path
from zipfile import ZipFile

import pytest
from support.full import FULL
from support.two_ways import book_of, both_ways

SEED = 22
CHUNKS = 10
COUNT = 1_000 if FULL else 30
"""Of each chunk."""

SOURCES = ("filled.xlsx", "returned.xlsx", "by_others/exceljs.xlsx")
MOST_ROWS = 12
ROW = re.compile(rb"<row [^>]*/>|<row .*?</row>", re.DOTALL)
SHEET_DATA = re.compile(rb"(.*<sheetData>)(.*)(</sheetData>.*)", re.DOTALL)
TOKENS = (
    b"&",
    b"&amp;",
    b"&#10;",
    b"&#49;",
    b"&lt;",
    b"<",
    b">",
    b"]]>",
    b"\x01",
    b"\r",
    b"\xff",
    b"\xef\xbf\xbe",
    b'"',
    b"'",
    b" ",
    b"\n",
    b"<!-- 1 -->",
    b"<![CDATA[1]]>",
    b"<v>1</v>",
    b"<f>A1</f>",
    b'<f t="shared" si="0"/>',
    b'<f t="shared" ref="A1:B2" si="0">A1</f>',
    b"<is><t>1</t></is>",
    b"</c>",
    b"</row>",
    b'<row r="1">',
    b'<c r="A1"><v>1</v></c>',
    b'<c r="XFD1048576"><v>1</v></c>',
    b"<c/>",
    b' t="s"',
    b' t="str"',
    b' t="n"',
    b' t="e"',
    b' t="b"',
    b' t="z"',
    b' s="1"',
    b' s="999"',
    b' r="A1"',
    b' hidden="1"',
    b' xmlns="x"',
    b"<sheetData>",
    b"<x:v>1</x:v>",
    b"_x0041_",
    b"e5",
    b"-",
    b"#REF!",
    b"\xe7\x94\xb2",
)

Parts = tuple[bytes, bytes, bytes]
"""A sheet, the shared texts, the looks."""


@cache
def books() -> tuple[tuple[tuple[bytes, ...], bytes, bytes], ...]:
    """Of each source the sheets with cells, the shared texts, the looks."""
    found = []
    for name in SOURCES:
        with ZipFile(Path(__file__).parents[1] / "kept" / name) as package:
            names = [one for one in package.namelist() if one.startswith("xl/worksheets/sheet")]
            sheets = tuple(sheet for one in sorted(names) if SHEET_DATA.fullmatch(sheet := package.read(one)))
            found.append((sheets, package.read("xl/sharedStrings.xml"), package.read("xl/styles.xml")))
    return tuple(found)


def piece(chance: random.Random) -> Parts:
    """A few rows of a sheet that stand below each other."""
    sheets, strings, styles = chance.choice(books())
    found = SHEET_DATA.fullmatch(chance.choice(sheets))
    assert found is not None
    rows = ROW.findall(found[2])
    start = chance.randrange(max(1, len(rows)))
    return found[1] + b"".join(rows[start : start + chance.randint(1, MOST_ROWS)]) + found[3], strings, styles


def damaged(part: bytes, chance: random.Random) -> bytes:
    start = part.find(b"<sheetData>") + 1 if chance.random() < 0.8 else 0
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(start, len(part))
        kind = chance.randrange(6)
        if kind == 0:
            part = part[:at] + part[at + chance.randrange(40) :]
        elif kind == 1:
            part = part[:at] + part[at : at + chance.randrange(120)] + part[at:]
        elif kind == 2:
            part = part[:at] + bytes((chance.randrange(32, 127),)) + part[at + 1 :]
        else:
            borders = [at, part.find(b"<", at), *(part.find(sign, at) + 1 for sign in (b">", b'" ', b'">'))]
            at = max(start, chance.choice(borders))
            part = part[:at] + chance.choice(TOKENS) + part[at + chance.choice((0, 0, 1)) :]
    return part


def mutant(chance: random.Random) -> bytes:
    parts = list(piece(chance))
    at = chance.choice((0, 0, 0, 0, 0, 0, 0, 1, 1, 2))
    parts[at] = damaged(parts[at], chance)
    return book_of(*parts)


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_a_mutant_is_told_alike_in_both_ways(chunk: int) -> None:
    chance = random.Random(SEED + chunk)  # noqa: S311  fixed mutants, no secret
    ends: Counter[str] = Counter()
    for number in range(COUNT):
        quickly, carefully = both_ways(mutant(chance))
        assert quickly == carefully, number
        ends["refused" if isinstance(carefully, tuple) and isinstance(carefully[0], str) else "read"] += 1
    assert min(ends["read"], ends["refused"]) > COUNT / 10
