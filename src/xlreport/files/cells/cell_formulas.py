"""Formulas of a sheet as text. A shared formula is written once and moved to each cell that follows it."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from lxml import etree

from xlreport.files.cells.cell_reference import position_of
from xlreport.files.limits import LIMITS
from xlreport.reading.cells import Position

if TYPE_CHECKING:
    from xlreport.files.cells.moved_formulas import SharedFormula

_LINKED = re.compile(r"\[(\d{1,4})\]")
_LONGEST = 8_192  # characters of a formula, for Excel


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
            text = _shared(master).moved(position[0] - origin[0], position[1] - origin[1])
            left -= len(master)
        texts[position] = text
    return texts


@lru_cache(maxsize=16)
def _shared(formula: str) -> "SharedFormula":
    from xlreport.files.cells.moved_formulas import SharedFormula

    return SharedFormula(formula)


def with_file_names(formulas: Mapping[Position, str] | None, files: Sequence[str]) -> dict[Position, str]:
    """Formulas in which a linked file is called by its name, where its place in the workbook's list stood: `[1]`."""

    def named(match: re.Match[str]) -> str:
        number = int(match[1])
        return f"[{files[number - 1]}]" if 0 < number <= len(files) and files[number - 1] else match[0]

    return {position: _LINKED.sub(named, text) for position, text in (formulas or {}).items()}


def _reference_of_cell(formula: etree._Element) -> str:
    cell = formula.getparent()
    return "" if cell is None else cell.get("r", "")
