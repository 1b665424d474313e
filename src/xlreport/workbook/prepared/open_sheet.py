"""A prepared sheet: its text in pieces, with the places that each report fills."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from xlreport.form.model.address import Address
from xlreport.layout.finished import Computed, FinishedCell, FinishedSheet, Typed
from xlreport.workbook.book import text_of_cell
from xlreport.workbook.prepared.holes import result_hole, row_hole, typed_hole
from xlreport.workbook.prepared.opened import Fit, Given, Place, Results
from xlreport.workbook.prepared.pieces import Pieces
from xlreport.workbook.prepared.recording import ROW, RecordingWorksheet


@dataclass(frozen=True, slots=True)
class Openings:
    """What is left open in a sheet: by place, which address is typed there and where the result that stands there is
    found; of rows, what they must fit.
    """

    typed: Mapping[Place, Address]
    results: Mapping[Place, int]
    rows: Mapping[int, tuple[Fit, ...]]


def openings(sheet: FinishedSheet, places: Iterator[int]) -> Openings:
    """`places`: where the results of the formulas of all sheets are found, in their order."""
    typed: dict[Place, Address] = {}
    results: dict[Place, int] = {}
    left = _contents(sheet)
    for one in sheet.cells:
        at = one.row, one.column
        result = next(places) if isinstance(one.content, Computed) else None
        if left.get(at) is not one.content:
            continue
        if isinstance(one.content, Typed):
            typed[at] = one.content.address
        elif result is not None:
            results[at] = result
    return Openings(typed, results, _fits(sheet))


class OpenSheet:
    def __init__(self, sheet: FinishedSheet, pieces: Pieces, left: Openings, own: Results) -> None:
        self.sheet = sheet
        self.pieces = pieces
        self.left = left
        self.heights: dict[int, float] = dict(sheet.heights)
        """As they are for the report that it is filled with."""
        self._own = own
        self._typed = [
            (own.place(address), typed_hole(pieces, *at, address)) for at, address in left.typed.items()
        ]  # fmt: skip
        self._results = [(place, result_hole(pieces, *at)) for at, place in left.results.items()]
        self._was_typed: list[object] = [self] * len(self._typed)
        """As it stands in the pieces; at first nothing does."""
        self._rows = [
            (
                tuple(own.place(one.address) for one in fits),
                row_hole(pieces, (row, ROW), sheet.heights.get(row, 0.0), fits),
            )
            for row, fits in left.rows.items()
        ]

    @cached_property
    def laid(self) -> Mapping[Place, Sequence[FinishedCell]]:
        """What was laid at each place, one after the other."""
        laid: dict[Place, list[FinishedCell]] = {}
        for one in self.sheet.cells:
            laid.setdefault((one.row, one.column), []).append(one)
        return laid

    def show_results(self, *, since: int) -> None:
        """The results that became others after a run."""
        changed = self._own.changed
        for place, hole in self._results:
            if changed[place] > since:
                hole.put(self._own.result(place))

    def type(self, given: Given, number: Callable[[str], int], answered: Mapping[Place, FinishedCell]) -> None:
        """What people typed. `number`: that of a text; `answered`: the cells that hold something else this time."""
        for index, (place, hole) in enumerate(self._typed):
            if answered and (hole.row, hole.column) in answered:
                continue
            content: Decimal | str | int | None = self._own.typed(place, hole.address, given)
            if isinstance(content, str):
                content = number(text_of_cell(content, self.sheet.name, hole.row, hole.column))
            if content is not self._was_typed[index]:
                self._was_typed[index] = content
                hole.put(content)

    def fit_rows(self, given: Given, *, since: int) -> None:
        """The rows in which something else is said than in that run."""
        changed = self._own.changed
        for places, row in self._rows:
            if all(place is not None and changed[place] <= since for place in places):
                continue
            points = max(row.least, *(one.points(self._own.text(one.address, given)) for one in row.fits))
            row.put(points)
            if points:
                self.heights[row.row] = points
            else:
                self.heights.pop(row.row, None)

    def typed_with(self, given: Collection[Address]) -> Mapping[Place, Address]:
        """The typed cells of what is given, and those in which a text stands, as texts are numbered one by one."""
        holes = [hole for _, hole in self._typed]
        found = zip(holes, self._was_typed, strict=True)
        return {
            (one.row, one.column): one.address
            for one, content in found
            if one.address in given or isinstance(content, int)
        }

    def unfilled(self, left: Openings) -> Mapping[Place, str]:
        """What stands in these openings before anything is put there."""
        typed = {(hole.row, hole.column): hole.unfilled for _, hole in self._typed}
        results = {at: hole.unfilled for at, (_, hole) in zip(self.left.results, self._results, strict=True)}
        rows = {(hole.row, ROW): hole.unfilled for _, hole in self._rows}
        own = {**typed, **results, **rows}
        return {at: own[at] for at in (*left.typed, *left.results, *((row, ROW) for row in left.rows))}


def record_holes(worksheet: RecordingWorksheet, sheet: FinishedSheet) -> None:
    """Has XlsxWriter's sheet remember where it writes what is left open."""
    worksheet.record({*_contents(sheet), *((row, ROW) for row in _fits(sheet))})


def _contents(sheet: FinishedSheet) -> Mapping[Place, Typed | Computed]:
    """What is left open in the end, by the cell that it stands in."""
    last = {(one.row, one.column): one.content for one in sheet.cells}
    return {place: content for place, content in last.items() if isinstance(content, Typed | Computed)}


def _fits(sheet: FinishedSheet) -> Mapping[int, tuple[Fit, ...]]:
    """What each row must fit."""
    rows: dict[int, tuple[Fit, ...]] = {}
    for one in sheet.fits:
        rows[one.row] = (*rows.get(one.row, ()), one)
    return rows
