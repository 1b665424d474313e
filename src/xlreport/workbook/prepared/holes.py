"""What XlsxWriter writes in a cell or a row's element, for what a report has there."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from xlsxwriter.xmlwriter import XMLwriter

from xlreport.form.model.address import Address
from xlreport.form.model.cell import cell_name
from xlreport.form.text.clean import cleaned
from xlreport.layout.finished import FinishedCell, Formula
from xlreport.workbook.prepared.opened import Fit
from xlreport.workbook.prepared.pieces import Pieces
from xlreport.workbook.validations import plain

_FORMULA = re.compile(r"(<c [^>]*)(>.*<v>)</v></c>", re.DOTALL)
_ZERO = "><v>0</v></c>"
_HEIGHT = re.compile(r' ht="[^"]*"| customHeight="1"')
_PIXEL, _USUAL = 0.75, 20
"""A pixel in points, and how many of them a row has that is said nothing of."""

escaped: Callable[[str], str] = XMLwriter()._escape_data  # noqa: SLF001  XlsxWriter stays the author


@dataclass(frozen=True, slots=True)
class TypedHole:
    """A typed cell; `begins`: its element as it is written up to its content."""

    pieces: Pieces
    piece: int
    begins: str
    address: Address
    row: int
    column: int

    @property
    def unfilled(self) -> str:
        return self.begins + _ZERO

    def put(self, content: Decimal | int | None) -> None:
        """A number, a text by its number among all, or nothing."""
        if content is None:
            self.pieces[self.piece] = f"{self.begins}/>"
        elif isinstance(content, int):
            self.pieces[self.piece] = f'{self.begins} t="s"><v>{content}</v></c>'
        else:
            self.pieces[self.piece] = f"{self.begins}><v>{plain(content):.16G}</v></c>"


@dataclass(frozen=True, slots=True)
class ResultHole:
    """The result of a formula; `begins` and `formula`: its element as it is written while there is none."""

    pieces: Pieces
    piece: int
    begins: str
    formula: str

    @property
    def unfilled(self) -> str:
        return f"{self.begins}{self.formula}</v></c>"

    def put(self, result: Decimal | bool | str) -> None:  # noqa: FBT001  one of the kinds of results
        kind, shown = _shown(result)
        self.pieces[self.piece] = f"{self.begins}{kind}{self.formula}{shown}</v></c>"


@dataclass(frozen=True, slots=True)
class RowHole:
    """The element of a row; `least`: how high it is in any case, zero where nothing says so."""

    pieces: Pieces
    piece: int
    begins: str
    row: int
    least: float
    fits: tuple[Fit, ...]

    @property
    def unfilled(self) -> str:
        return f"{self.begins}>"

    def put(self, points: float) -> None:
        pixels = int(points * 4.0 / 3.0 + 0.5)
        height = f' ht="{pixels * _PIXEL:.16g}" customHeight="1"' if points and pixels != _USUAL else ""
        self.pieces[self.piece] = f"{self.begins}{height}>"


def _shown(value: Decimal | bool | str) -> tuple[str, str]:  # noqa: FBT001  as above
    """The kind of a result, and how it is written."""
    if isinstance(value, bool):
        return ' t="b"', str(int(value))
    if isinstance(value, Decimal):
        return "", str(plain(value))
    text = cleaned(value)
    return ' t="str"' if text else "", escaped(text)


def formula_cell(cell: FinishedCell, number: int) -> str:
    """A formula with its result, in the look of that number."""
    if not isinstance(cell.content, Formula):
        raise TypeError(f"{cell.content} is no formula")
    kind, text = _shown(cell.content.result)
    formula = escaped(cell.content.text.removeprefix("="))
    name = cell_name(cell.row, cell.column)
    return f'<c r="{name}" s="{number}"{kind}><f>{formula}</f><v>{text}</v></c>'


def typed_hole(pieces: Pieces, row: int, column: int, address: Address) -> TypedHole:
    piece = pieces.holes[row, column]
    return TypedHole(pieces, piece, pieces[piece].removesuffix(_ZERO), address, row, column)


def result_hole(pieces: Pieces, row: int, column: int) -> ResultHole:
    piece = pieces.holes[row, column]
    found = _FORMULA.fullmatch(pieces[piece])
    if found is None:
        raise AssertionError(f"no formula: {pieces[piece]}")
    return ResultHole(pieces, piece, found[1], found[2])


def row_hole(pieces: Pieces, place: tuple[int, int], least: float, fits: tuple[Fit, ...]) -> RowHole:
    piece = pieces.holes[place]
    return RowHole(pieces, piece, _HEIGHT.sub("", pieces[piece]).removesuffix(">"), place[0], least, fits)
