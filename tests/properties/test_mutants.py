"""A workbook damaged at random, in its zip, its XML or its cells: the reader gives a reading or a refusal, never more.

Where a mutant is read, figures are those that openpyxl finds in the same cells, or a finding speaks of the cell.
"""

import io
import random
import re
import tempfile
import warnings
import zipfile
import zlib
from collections import Counter
from decimal import Decimal
from functools import cache
from pathlib import Path

import openpyxl
import pytest
from support.district import made_plain
from support.full import FULL
from support.reports import bundled

from xlreport import Reading, XlreportError, read_workbook, write_workbook
from xlreport.form.model.address import FigureAddress

SEED = 8
CHUNKS = 10
COUNT = 10_000 if FULL else 100
"""Of each chunk."""
COMPARED = 1 if FULL else 10
"""Of so many mutants whose figures may have changed one is compared: openpyxl takes longer than the rest together."""

JUNK = (
    "NaN", "1e999", "3件", "三", "", " ", "-1", "0.5", "TRUE", "#REF!", "=1+1", "2026-01-02",
    "9" * 400, "\u202e5", "１２", "1,234",
)  # fmt: skip


@cache
def fresh() -> dict[str, bytes]:
    figures = {f"applications[received, {column}]": 7 for column in ("applicant.natural", "applicant.legal.company")}
    figures |= {
        f"applications[handled.granted, {column}]": 7 for column in ("applicant.natural", "applicant.legal.company")
    }
    content = write_workbook(bundled(), made_plain("某某市水务局", dict(figures)))
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(parts: dict[str, bytes], packing: int = zipfile.ZIP_STORED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", packing) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return file.getvalue()


@cache
def whole() -> bytes:
    return packed(fresh(), zipfile.ZIP_DEFLATED)


def in_the_zip(chance: random.Random) -> bytes:
    content = bytearray(whole())
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(content))
        kind = chance.randrange(4)
        if kind == 0:
            content[at] ^= 1 << chance.randrange(8)
        elif kind == 1:
            del content[at : at + chance.randrange(200)]
        elif kind == 2:
            content[at:at] = content[at : at + chance.randrange(200)]
        else:
            content[at:at] = chance.randbytes(chance.randrange(50))
    return bytes(content)


def in_the_xml(chance: random.Random) -> bytes:
    parts = dict(fresh())
    name = chance.choice([name for name in parts if name.endswith((".xml", ".rels"))])
    text = bytearray(parts[name])
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(len(text))
        kind = chance.randrange(5)
        if kind == 0:
            del text[at : at + chance.randrange(120)]
        elif kind == 1:
            text[at:at] = text[at : at + chance.randrange(120)]
        elif kind == 2:
            text[at] = chance.randrange(32, 127)
        elif kind == 3:
            number = re.search(rb"\d+", bytes(text[at : at + 200]))
            if number is not None:
                text[at + number.start() : at + number.end()] = str(chance.choice((0, 1, 99, 10**9))).encode()
        else:
            start = text.find(b"<", at)
            end = text.find(b">", start)
            if 0 <= start < end:
                del text[start : end + 1]
    parts[name] = bytes(text)
    return packed(parts)


def in_a_cell(chance: random.Random) -> bytes:
    parts = dict(fresh())
    name = chance.choice([name for name in parts if name.startswith("xl/worksheets/sheet")])
    text = parts[name].decode()
    cells = list(re.finditer(r'<c r="([A-Z]+\d+)"( s="\d+")?[^>]*?(?:/>|>.*?</c>)', text, re.DOTALL))
    if not cells:
        return whole()
    cell = chance.choice(cells)
    junk = chance.choice(JUNK)
    kind = chance.choice((f' t="inlineStr"><is><t>{junk}</t></is>', f"><v>{junk}</v>", f' t="str"><v>{junk}</v>'))
    made = f'<c r="{cell[1]}"{cell[2] or ""}{kind}</c>'
    parts[name] = (text[: cell.start()] + made + text[cell.end() :]).encode()
    return packed(parts)


MUTATIONS = (in_the_zip, in_the_xml, in_the_xml, in_a_cell, in_a_cell)


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_a_mutant_is_read_or_refused_and_its_figures_are_those_of_its_cells(chunk: int, tmp_path: Path) -> None:
    chance = random.Random(SEED + chunk)  # noqa: S311  fixed mutants, no secret
    path = tmp_path / "某某市水务局2024年政府信息公开年报.xlsx"
    ends: Counter[str] = Counter()
    form = {bundled().id: bundled()}
    for number in range(COUNT):
        content = chance.choice(MUTATIONS)(chance)
        path.write_bytes(content)
        try:
            reading = read_workbook(path, form)
        except XlreportError as error:
            ends[type(error).__name__] += 1
            continue
        ends["read"] += 1
        changed = changed_parts(content)
        if not changed:
            assert reading.report.entries == undamaged().report.entries, number
            ends["figures untouched"] += 1
            continue
        ends["figures touched"] += 1
        if ends["figures touched"] % COMPARED == 0:
            differing = differences(content, reading, changed)
            assert not differing, (number, differing)
            ends["compared"] += 1
    assert ends["read"] > COUNT / 10
    assert ends["UnreadableWorkbookError"] > COUNT / 10
    assert ends["compared"] >= COUNT / 100
    print(dict(ends))  # noqa: T201  what a run by hand is for


@cache
def undamaged() -> Reading:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "某某市水务局2024年政府信息公开年报.xlsx")
        path.write_bytes(whole())
        return read_workbook(path, {bundled().id: bundled()})


@cache
def figure_part_names() -> frozenset[str]:
    """The parts on which a figure depends: the sheets with figures, and what leads to and explains their cells."""
    with_figures = {place.sheet for place in undamaged().places.values()}
    sheets = re.findall(r'<sheet name="([^"]*)"', fresh()["xl/workbook.xml"].decode())
    numbers = [number for number, name in enumerate(sheets, 1) if name in with_figures]
    leading = (
        "[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels",
        "xl/sharedStrings.xml", "xl/styles.xml",
    )  # fmt: skip
    return frozenset((*leading, *(f"xl/worksheets/sheet{number}.xml" for number in numbers)))


@cache
def sheet_names() -> dict[str, str]:
    """The name people see of each sheet with figures, by its part."""
    names = re.findall(r'<sheet name="([^"]*)"', fresh()["xl/workbook.xml"].decode())
    parts = {f"xl/worksheets/sheet{number}.xml": name for number, name in enumerate(names, 1)}
    return {part: name for part, name in parts.items() if part in figure_part_names()}


def changed_parts(content: bytes) -> frozenset[str]:
    """Those on which a figure depends; all of them in a file that `zipfile` cannot open."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            found = {name: package.read(name) for name in package.namelist() if name in figure_part_names()}
    except (zipfile.BadZipFile, zlib.error, ValueError, EOFError, NotImplementedError, OSError):
        return figure_part_names()
    return frozenset(name for name in figure_part_names() if found.get(name) != fresh()[name])


Difference = tuple[FigureAddress, object, object]


def differences(content: bytes, reading: Reading, changed: frozenset[str]) -> list[Difference]:
    """Figures that openpyxl finds otherwise in the same cell, and of which no finding speaks.

    What it finds quickly is looked up once more slowly: its read-only mode drops rows that are not in order.
    """
    names = {place.sheet for place in reading.places.values()}
    if changed <= sheet_names().keys():
        names &= {sheet_names()[part] for part in changed}
    try:
        quickly = differing(reading, found_by_openpyxl(content, names, read_only=True))
        return differing(reading, found_by_openpyxl(content, names, read_only=False)) if quickly else []
    except Exception:  # noqa: BLE001  what openpyxl cannot read tells nothing
        return []


def differing(reading: Reading, theirs: dict[str, dict[str, object]]) -> list[Difference]:
    told = {finding.address for finding in reading.findings}
    found: list[Difference] = []
    for address, entry in reading.report.entries.items():
        place = reading.places.get(address)
        if place is None or address in told or place.sheet not in theirs:
            continue
        other = theirs[place.sheet].get(place.cell)
        if entry.number is not None and isinstance(other, int | float) and Decimal(repr(other)) != entry.number:
            found.append((address, entry.number, other))
        if entry.number is not None and other is None:
            found.append((address, entry.number, other))
    return found


def found_by_openpyxl(content: bytes, names: set[str], *, read_only: bool) -> dict[str, dict[str, object]]:
    """The filled cells of some sheets."""
    found: dict[str, dict[str, object]] = {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(io.BytesIO(content), data_only=True, read_only=read_only)
        for name in names & set(book.sheetnames):
            if read_only:
                book[name].reset_dimensions()
            cells = (cell for row in book[name].iter_rows() for cell in row if cell.value is not None)
            found[name] = {cell.coordinate: cell.value for cell in cells}
    return found


@pytest.mark.parametrize("mutate", dict.fromkeys(MUTATIONS))
def test_the_mutants_differ_from_the_workbook(mutate: object) -> None:
    assert callable(mutate)
    chance = random.Random(SEED)  # noqa: S311  as above
    assert sum(mutate(chance) != whole() for _ in range(20)) > 10
