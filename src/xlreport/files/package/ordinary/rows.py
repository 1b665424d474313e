"""The rows of a sheet that holds nothing but ordinary ones: taken and proved in one pass.

One pattern stands for a cell with all that may come before it: the end of the row before, rows without cells, the
beginning of its own row. The text is split at that pattern. Where nothing is left between the pieces, the pattern has
told all there is, in the order that it allows; where anything is left, however small, nothing is said and the sheet is
read with care. So the pass that takes the cells is the proof that nothing else is there.

Every repetition is possessive: none is tried again with less, and a hostile text costs what its length costs.
"""

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from operator import lt

from xlreport.files.cells.cell_reference import PLACES
from xlreport.files.package.ordinary.known import KNOWN
from xlreport.files.package.ordinary.letters import UnordinaryError
from xlreport.reading.cells import Position

_ATTRIBUTES = r'(?: [A-Za-z][\w:]*+="[\w:. +-]*+")*+'
_ROW = r'<row r="[1-9]\d{0,6}+"'
_EMPTY_ROWS = rf"(?:{_ROW}{_ATTRIBUTES}(?:/>|></row>))*+"
_SPACE = r'(?: xml:space="preserve")?+'
_BEFORE = rf"(?:(?:</row>|\A)({_EMPTY_ROWS}){_ROW}({_ATTRIBUTES})>)?+"
_LOOK, _KIND = r' s="(?:0|[1-9]\d{0,4}+)"', r' t="\w++"'
_HEAD = rf'<c r="([A-H]?[A-Z][1-9]\d{{0,3}}+)"((?:{_LOOK})?+(?:{_KIND})?+)'
_FORMULA = rf'(?:<f(?: aca="false"(?=>))?+({_ATTRIBUTES})(?:/>|>([^<]*+)</f>))?+'
_VALUE = rf"<v{_SPACE}(?:/>|>([^<]*+)</v>)"
_OWN_TEXT = rf"(<is><t{_SPACE}>[^<]*+</t></is>)"
_CELL = re.compile(rf"{_BEFORE}{_HEAD}(?:/>|>{_FORMULA}(?:{_VALUE}|{_OWN_TEXT})?+</c>)".encode())
_END = re.compile(rf"(</row>)?+({_EMPTY_ROWS})".encode())
_PIECES = 9
"""Of a cell: what stands before it and is none, and the groups of the pattern."""

_SAID = re.compile(rb'(?: s="(\d+)")?(?: t="(\w+)")?')
_EMPTY_ROW = re.compile(rf"{_ROW}({_ATTRIBUTES})".encode())
_ATTRIBUTE = re.compile(r' ([\w:]++)="([^"]*+)"', re.ASCII)
_OF_ROWS = frozenset({
    "spans", "s", "customFormat", "ht", "hidden", "customHeight", "outlineLevel", "collapsed", "thickTop", "thickBot",
    "ph", "x14ac:dyDescent",
})  # fmt: skip
_PREFIX = b" x14ac:"
_TAGS_OF_CELL, _TAGS_OF_ROW = 6, 2
_HIDDEN = frozenset({"1", "true", "on"})
_NO_HEIGHT = re.compile(r"0+(?:\.0*)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cells:
    """What the cells of a sheet say, in its order: one list for each thing that a cell may say, as it is written.

    `in_order`: whether they stand row by row. `said`: look and kind of each cell, see `look_and_kind`; `sayings`: each
    of these once. `attributes`: of each formula, without the one that LibreOffice writes to every one.
    `values`: of each cell, or the element of its own text. `pictured`: whether a formula may show a picture.
    `prefixed`: whether an attribute of a row has the prefix `x14ac`, which has to be declared. `tags`: how many there
    are at most.
    """

    positions: Sequence[Position]
    in_order: bool
    said: Sequence[bytes]
    sayings: AbstractSet[bytes]
    attributes: Sequence[bytes | None]
    formulas: Sequence[bytes | None]
    values: Sequence[bytes | None]
    pictured: bool
    hidden_rows: int
    prefixed: bool
    tags: int

    def uses_of_texts(self) -> int:
        """How many cells hold one of the shared texts."""
        uses = {said for said in self.sayings if look_and_kind(said)[1] == b"s"}
        return sum(map(uses.__contains__, self.said))


def cells_in(rows: bytes) -> Cells:
    """What stands between the tags of `sheetData`. Raises UnordinaryError where it is not wholly ordinary."""
    pieces = _CELL.split(rows)
    end = _END.fullmatch(pieces.pop())
    between, empty, lines, references, said, attributes, formulas, values, texts = (
        pieces[at::_PIECES] for at in range(_PIECES)
    )
    if end is None or any(between) or not _begins_and_ends(lines, end):
        raise UnordinaryError
    positions = list(map(PLACES.__getitem__, references))
    in_order = all(map(lt, positions, positions[1:]))
    if not in_order and len(set(positions)) < len(positions):
        raise UnordinaryError
    values = [own or value for own, value in zip(texts, values, strict=True)] if any(texts) else values
    pictured = KNOWN.judge(formulas, values)
    own = [one for one in lines if one is not None]
    blank = [row for rows in (*filter(None, empty), end[2]) for row in _EMPTY_ROW.findall(rows)]
    hidden = [_is_hidden(one) for one in (*own, *blank)]
    return Cells(
        positions=positions, in_order=in_order, said=said, sayings=set(said), attributes=attributes,
        formulas=formulas, values=values, pictured=pictured, hidden_rows=sum(hidden[: len(own)]),
        prefixed=any(_PREFIX in one for one in {*own, *blank}),
        tags=_TAGS_OF_CELL * len(references) + _TAGS_OF_ROW * len(hidden),
    )  # fmt: skip


@lru_cache(maxsize=4096)
def look_and_kind(said: bytes) -> tuple[bytes | None, bytes | None]:
    """What the beginning of a cell says after its reference: the index of its look, and of what kind its value is."""
    told = _SAID.fullmatch(said)
    return (None, None) if told is None else (told[1], told[2])


def _begins_and_ends(lines: Sequence[bytes | None], end: re.Match[bytes]) -> bool:
    """Whether the first cell stands in a row and the last one's row ends; without cells no row is open."""
    return (lines[0] is not None and end[1] is not None) if lines else end[1] is None


@lru_cache(maxsize=4096)
def _is_hidden(attributes: bytes) -> bool:
    """Whether nobody sees a row with these attributes."""
    told = told_by(attributes.decode(), _OF_ROWS)
    return told.get("hidden") in _HIDDEN or _NO_HEIGHT.fullmatch(told.get("ht", "")) is not None


def told_by(attributes: str, known: frozenset[str]) -> Mapping[str, str]:
    """Attributes by their names. Raises UnordinaryError where one is not known, or written twice."""
    found = _ATTRIBUTE.findall(attributes)
    told = dict(found)
    if len(told) < len(found) or not told.keys() <= known:
        raise UnordinaryError
    return told
