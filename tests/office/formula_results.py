"""The results that a workbook file holds for its formulas, and a way to spoil them."""

import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import cache
from pathlib import Path

from lxml import etree
from openpyxl.formula.translate import Translator
from openpyxl.utils.escape import unescape

Result = str | Decimal | None
"""A text, a number to the fifteen digits a spreadsheet keeps, or nothing."""

_FIFTEEN_DIGITS = Context(prec=15, rounding=ROUND_HALF_UP)
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CACHED = re.compile(rb"(<c [^>]*>)(<f[^>]*/>|<f[^>]*>.*?</f>)<v>(.*?)</v>", re.DOTALL)

_SHARED = re.compile(rb'<c r="([A-Z]+[0-9]+)"[^>]*><f t="shared"')


def formula_cells(path: Path) -> frozenset[tuple[str, str]]:
    """Sheet and cell of every formula; a file is opened once, so what has been asked of it may not change."""
    return formula_cells_with(path, "")


def formula_cells_with(path: Path, piece: str) -> frozenset[tuple[str, str]]:
    """Sheet and cell of every formula that has this piece of text in it."""
    return frozenset(at for at, formula in _opened(path)[1].items() if piece in formula)


def shared_cells(path: Path) -> frozenset[tuple[str, str]]:
    """Sheet and cell of every formula that others share."""
    with zipfile.ZipFile(path) as package:
        return frozenset(
            (name, cell.decode()) for name, part in _sheets(package) for cell in _SHARED.findall(package.read(part))
        )


def formulas(path: Path) -> Mapping[tuple[str, str], str]:
    """The text of every formula, without its sign."""
    return _opened(path)[1]


def results(path: Path) -> Mapping[tuple[str, str], Result]:
    """What the file says each filled cell shows; a file is opened once, as above."""
    return _opened(path)[0]


@cache
def _opened(path: Path) -> tuple[Mapping[tuple[str, str], Result], Mapping[tuple[str, str], str]]:
    """Results and formulas of an .xlsx, read from its parts: openpyxl takes ten times as long."""
    found: dict[tuple[str, str], Result] = {}
    formulas: dict[tuple[str, str], str] = {}
    with zipfile.ZipFile(path) as package:
        texts = _shared_texts(package)
        for name, part in _sheets(package):
            shared: dict[str, tuple[str, str]] = {}
            for _, cell in etree.iterparse(package.open(part), tag=f"{{{_MAIN}}}c"):
                at = name, cell.get("r", "")
                formula = cell.find(f"{{{_MAIN}}}f")
                if formula is not None:
                    formulas[at] = _written_out(formula, at[1], shared)
                found[at] = _result(cell, texts)
                cell.clear()
    return found, formulas


def _written_out(formula: etree._Element, at: str, shared: dict[str, tuple[str, str]]) -> str:
    """A formula's text; of one that is shared as it reads in this cell. `shared`: cells and texts of the first ones."""
    group = formula.get("si", "")
    if formula.text is None and group in shared:
        origin, first = shared[group]
        return str(Translator(f"={first}", origin).translate_formula(at)).removeprefix("=")
    if group:
        shared[group] = at, formula.text or ""
    return formula.text or ""


def _sheets(package: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Name and part of each."""
    parts = {
        one.get("Id"): posixpath.normpath(posixpath.join("/xl", one.get("Target", ""))).lstrip("/")
        for one in etree.fromstring(package.read("xl/_rels/workbook.xml.rels"))
    }
    for sheet in etree.fromstring(package.read("xl/workbook.xml")).iter(f"{{{_MAIN}}}sheet"):
        yield sheet.get("name", ""), parts[sheet.get(f"{{{_LINKS}}}id")]


def _shared_texts(package: zipfile.ZipFile) -> list[str]:
    part = "xl/sharedStrings.xml"
    if part not in package.namelist():
        return []
    return [_text(one) for one in etree.fromstring(package.read(part)).iter(f"{{{_MAIN}}}si")]


def _text(element: etree._Element) -> str:
    return str(unescape("".join(one.text or "" for one in element.iter(f"{{{_MAIN}}}t"))))


def _result(cell: etree._Element, texts: list[str]) -> Result:
    kind, value = cell.get("t", "n"), cell.findtext(f"{{{_MAIN}}}v")
    if kind == "inlineStr":
        return _text(cell) or None
    if value is None or value == "":
        return None
    if kind == "s":
        return texts[int(value)] or None
    if kind == "b":
        return str(value == "1")
    return _FIFTEEN_DIGITS.create_decimal(value).normalize() if kind == "n" else value


def agree(left: Result, right: Result) -> bool:
    """The same text, or numbers that differ by no more than one in the fifteenth digit.

    Programs add binary fractions in an order of their own, so that last digit may differ.
    """
    if isinstance(left, Decimal) and isinstance(right, Decimal):
        unit = Decimal(1).scaleb(max(left.adjusted(), right.adjusted()) - 14)
        return left == right or abs(left - right) <= unit
    return left == right


def spoil_results(source: Path, target: Path) -> int:
    """Copies a workbook with a wrong result planted in each formula cell; says in how many."""
    count = 0
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name.startswith("xl/worksheets/"):
                content, changed = _CACHED.subn(_wrong, content)
                count += changed
            new.writestr(name, content)
    return count


def _wrong(match: re.Match[bytes]) -> bytes:
    """A text where the result was a text, a number where it was a number."""
    is_text = b't="str"' in match[1]
    return match[1] + match[2] + b"<v>" + ("旧结果".encode() if is_text else b"777.125") + b"</v>"
