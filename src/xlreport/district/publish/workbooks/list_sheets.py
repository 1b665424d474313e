"""A list of the coordinator's workbooks: with filters, states in colours, over as many sheets as it needs."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from xlreport.district.publish.sections import MOST_SHEET_NAME
from xlreport.district.publish.workbooks.sheet import Cell, Given, Laid
from xlreport.layout.finished import Area, FileLink, FinishedSheet
from xlreport.layout.sheets.sheet import a4
from xlreport.layout.sizes import LEAST_HEIGHT, height_of
from xlreport.layout.styles import State, Style
from xlreport.messages import district as words

HEAD_ROW = 2
"""Of a list: above it a title and a line that says what the list is."""
FIRST_ROW = HEAD_ROW + 1
MOST_ROWS = 1_048_576 - FIRST_ROW
"""Excel's limit of rows in a sheet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a list. `optional`: it is left out where no row has anything in it."""

    width: float
    style: Style = Style.CELL
    optional: bool = False
    tints: Mapping[State, Collection[str]] = field(default_factory=dict)
    """The words that are shown in a colour."""


def list_sheets(
    name: str, title: str, said: str, heads: Sequence[str], columns: Sequence[Column],
    rows: Sequence[Sequence[Given]], *, kept: int = 0,
) -> Iterator[FinishedSheet]:  # fmt: skip
    """A list with filters, its head and so many columns `kept` in sight; printed across A4, the head on each page.

    What one sheet does not hold stands on further ones.
    """
    places = [
        place
        for place, column in enumerate(columns)
        if not column.optional or any(row[place] not in {None, ""} for row in rows)
    ]
    own = [columns[place] for place in places]
    for part, held in parts(rows):
        laid = Laid(continued(name, part), continued(title, part), said)
        laid.line(HEAD_ROW, [heads[place] for place in places], Style.HEAD)
        laid.heights[HEAD_ROW] = 24
        yield _list_sheet(laid, held, places, own, kept)


def _list_sheet(
    laid: Laid, rows: Sequence[Sequence[Given]], places: Sequence[int], columns: Sequence[Column], kept: int
) -> FinishedSheet:
    for number, row in enumerate(rows, FIRST_ROW):
        laid.heights[number] = _height((row[place] for place in places), columns)
    laid.put_later(lambda: _cells_of(rows, places, columns))
    last = FIRST_ROW + max(len(rows), 1) - 1
    for place, column in enumerate(columns):
        laid.widths[place] = column.width
        if column.tints:
            laid.tint_words(Area(FIRST_ROW, place, last, place), column.tints)
    page = a4(landscape=True, repeated=(HEAD_ROW, HEAD_ROW))
    filtered = Area(HEAD_ROW, 0, last, len(columns) - 1)
    return laid.finished(page, frozen=(FIRST_ROW, kept), filtered=filtered)


_Row = TypeVar("_Row")


def parts(rows: Sequence[_Row]) -> Iterator[tuple[int, Sequence[_Row]]]:
    """The rows as sheets hold them: which sheet, from 0, and its rows; one sheet at least."""
    for part, start in enumerate(range(0, max(len(rows), 1), MOST_ROWS)):
        yield part, rows[start : start + MOST_ROWS]


def continued(name: str, part: int) -> str:
    """What the further sheets of a list are called, as Excel takes it."""
    if part == 0:
        return name
    more = words.CONTINUED.format(number=part)
    return name[: MOST_SHEET_NAME - len(more)] + more


def _cells_of(rows: Sequence[Sequence[Given]], places: Sequence[int], columns: Sequence[Column]) -> Iterator[Cell]:
    for number, row in enumerate(rows, FIRST_ROW):
        for place, (one, column) in enumerate(zip((row[place] for place in places), columns, strict=True)):
            yield number, place, one, Style.LINK_LEFT if isinstance(one, FileLink) else column.style


def _height(given: Iterable[Given], columns: Sequence[Column]) -> float:
    texts = (one.text if isinstance(one, FileLink) else one for one in given)
    needs = (height_of(one, column.width) for one, column in zip(texts, columns, strict=True) if isinstance(one, str))
    return max(needs, default=LEAST_HEIGHT)
