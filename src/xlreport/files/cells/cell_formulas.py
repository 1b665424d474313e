"""Formulas of a sheet as text. A shared formula is written once and moved to each cell that follows it."""

import re
from collections.abc import Mapping, Sequence

from lxml import etree

from xlreport.files.cells.cell_reference import column_number, position_of
from xlreport.files.limits import LIMITS
from xlreport.form.model.cell import column_letters
from xlreport.reading.cells import Position

# Texts, sheet names in quotes and brackets stay as they are; what follows them is a reference to move.
_TOKEN = re.compile(
    r"""("(?:[^"]|"")*"|'(?:[^']|'')*'|\[[^\[\]]*\])"""
    r"""|(?<![\w.$])(\$?)([A-Za-z]{1,3})(\$?)([1-9]\d{0,6})(?![\w.(!])"""
    r"""|(?<![\w.$])(\$?)([A-Za-z]{1,3}):(\$?)([A-Za-z]{1,3})(?![\w.(!])"""
    r"""|(?<![\w.$])(\$?)([1-9]\d{0,6}):(\$?)([1-9]\d{0,6})(?![\w.(!])"""
)
_LINKED = re.compile(r"\[(\d{1,4})\]")
_ROWS = 1_048_576
_COLUMNS = 16_384
_LONGEST = 8_192  # characters of a formula, for Excel
_OUT_OF_SHEET = "#REF!"


def formula_texts(root: etree._Element) -> dict[Position, str]:
    """Formula text without `=`, by position. Empty text: a formula is there whose text cannot be told.

    That is the case for a follower of a shared formula that was not written, or when the followers together
    would be longer than `shared_formula_characters`.
    """
    texts: dict[Position, str] = {}
    masters: dict[str, tuple[Position, str]] = {}
    left = LIMITS.shared_formula_characters
    for formula in root.iter("{*}f"):
        position = position_of(_reference_of_cell(formula))
        text = (formula.text or "").removeprefix("=")
        group = formula.get("si") if formula.get("t") == "shared" else None
        if position is None or (not text and group is None and formula.get("t") is None):
            continue
        if group is not None and text:
            masters[group] = (position, text)
        elif group in masters and left > 0 and len(masters[group][1]) <= _LONGEST:
            origin, master = masters[group]
            text = moved(master, position[0] - origin[0], position[1] - origin[1])
            left -= len(text)
        texts[position] = text
    return texts


def with_file_names(formulas: Mapping[Position, str] | None, files: Sequence[str]) -> dict[Position, str]:
    """Formulas in which a linked file is called by its name, where its place in the workbook's list stood: `[1]`."""

    def named(match: re.Match[str]) -> str:
        number = int(match[1])
        return f"[{files[number - 1]}]" if 0 < number <= len(files) and files[number - 1] else match[0]

    return {position: _LINKED.sub(named, text) for position, text in (formulas or {}).items()}


def _reference_of_cell(formula: etree._Element) -> str:
    cell = formula.getparent()
    return "" if cell is None else cell.get("r", "")


def moved(formula: str, rows: int, columns: int) -> str:
    """The formula as it reads so many rows down and columns to the right; `$` holds a row or column fast."""

    def row(dollar: str, number: str) -> str | None:
        index = int(number) + (0 if dollar else rows)
        return f"{dollar}{index}" if 1 <= index <= _ROWS else None

    def column(dollar: str, letters: str) -> str | None:
        index = column_number(letters) + (0 if dollar else columns)
        return f"{dollar}{column_letters(index)}" if 0 <= index < _COLUMNS else None

    def replaced(match: re.Match[str]) -> str:
        if match[1] is not None:
            return match[1]
        if match[3] is not None:
            parts = [column(match[2], match[3]), row(match[4], match[5])]
            return "".join(part for part in parts if part) if all(parts) else _OUT_OF_SHEET
        if match[7] is not None:
            parts = [column(match[6], match[7]), column(match[8], match[9])]
        else:
            parts = [row(match[10], match[11]), row(match[12], match[13])]
        return ":".join(part for part in parts if part) if all(parts) else _OUT_OF_SHEET

    return _TOKEN.sub(replaced, formula)
