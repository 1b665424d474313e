"""The results that a workbook file holds for its formulas, and a way to spoil them."""

import re
import zipfile
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import cache
from pathlib import Path

import openpyxl

Result = str | Decimal | None
"""A text, a number to the fifteen digits a spreadsheet keeps, or nothing."""

_FIFTEEN_DIGITS = Context(prec=15, rounding=ROUND_HALF_UP)
_CACHED = re.compile(rb"(<c [^>]*>)(<f[^>]*>.*?</f>)<v>(.*?)</v>", re.DOTALL)


def formula_cells(path: Path) -> frozenset[tuple[str, str]]:
    """Sheet and cell of every formula; a file is opened once, so what has been asked of it may not change."""
    return formula_cells_with(path, "")


@cache
def formula_cells_with(path: Path, piece: str) -> frozenset[tuple[str, str]]:
    """Sheet and cell of every formula that has this piece of text in it."""
    book = openpyxl.load_workbook(path)
    return frozenset(
        (sheet.title, cell.coordinate)
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f" and piece in str(cell.value)
    )


@cache
def results(path: Path) -> Mapping[tuple[str, str], Result]:
    """What the file says each filled cell shows; a file is opened once, as above."""
    book = openpyxl.load_workbook(path, data_only=True)
    return {
        (sheet.title, cell.coordinate): _result(cell.value)
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
    }


def _result(value: object) -> Result:
    if value is None or value == "":
        return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        return str(value)
    return _FIFTEEN_DIGITS.create_decimal(repr(value)).normalize()


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
