"""Formulas of a sheet as text. A shared formula is written once and moved to each cell that follows it."""

import re
from collections.abc import Callable, Iterable, Iterator, KeysView, Mapping, Sequence
from dataclasses import dataclass
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
_EMPTY = frozenset({"", "=", b"", b"="})


@dataclass(frozen=True, slots=True)
class WrittenFormula:
    """As a sheet writes it: letters, or bytes with escapes. `group`: of cells that share a formula, which the first of
    them writes out. `kind`: the type it claims to be, if it claims one.
    """

    position: Position
    text: str | bytes
    kind: str | None = None
    group: str | None = None


@dataclass(frozen=True, slots=True)
class _Moved:
    """A shared formula so many rows below and columns right of the cell that writes it out."""

    text: str
    rows: int
    columns: int


class Formulas(Mapping[Position, str]):
    """Formula text without `=`, by position, made when it is asked for: of thousands a hundred are.

    Empty text: a formula is there whose text cannot be told. That is the case for a follower of a shared formula that
    was not written, or when the followers together would be longer than `shared_formula_characters`.
    """

    def __init__(self, written: Mapping[Position, str | bytes | _Moved], plain: Callable[[bytes], str]) -> None:
        """`plain` makes of bytes the text that they mean."""
        self._written = written
        self._plain = plain

    def __getitem__(self, position: Position) -> str:
        written = self._written[position]
        if isinstance(written, _Moved):
            return _shared(written.text).moved(written.rows, written.columns)
        return (self._plain(written) if isinstance(written, bytes) else written).removeprefix("=")

    def __contains__(self, position: object) -> bool:
        return position in self._written

    def __iter__(self) -> Iterator[Position]:
        return iter(self._written)

    def __len__(self) -> int:
        return len(self._written)

    def keys(self) -> KeysView[Position]:
        return self._written.keys()


def formulas_of(written: Iterable[WrittenFormula], plain: Callable[[bytes], str] = bytes.decode) -> Formulas:
    """The formulas of a sheet, in its order. `plain` as for `Formulas`."""
    texts: dict[Position, str | bytes | _Moved] = {}
    masters: dict[str | None, tuple[Position, str]] = {}
    left = LIMITS.shared_formula_characters
    for one in written:
        is_empty = one.text in _EMPTY
        if is_empty and one.group is None and one.kind is None:
            continue
        texts[one.position] = one.text
        if one.group is not None and not is_empty:
            text = plain(one.text) if isinstance(one.text, bytes) else one.text
            masters[one.group] = one.position, text.removeprefix("=")
        elif one.group in masters and left > 0 and len(masters[one.group][1]) <= _LONGEST:
            origin, master = masters[one.group]
            texts[one.position] = _Moved(master, one.position[0] - origin[0], one.position[1] - origin[1])
            left -= len(master)
    return Formulas(texts, plain)


def formula_texts(root: etree._Element) -> Formulas:
    """The formulas of a sheet that was parsed."""
    return formulas_of(_written(root))


def _written(root: etree._Element) -> Iterator[WrittenFormula]:
    for formula in root.iter("{*}f"):
        position = position_of(_reference_of_cell(formula))
        if position is not None:
            kind = formula.get("t")
            yield WrittenFormula(position, formula.text or "", kind, formula.get("si") if kind == "shared" else None)


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
