"""A prepared package small enough to be kept in a file, for a command that writes one workbook and ends.

It holds the workbook of one report, and what in it rests on the little that is given for another one: open are only
what is given, the results that rest on it, and the typed texts, whose numbers depend on each other. A sheet in which
nothing became another one is taken as it is. A test holds what comes out against what is written without it.
"""

import zlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from xlreport.form.model.address import Address
from xlreport.layout.finished import FinishedSheet
from xlreport.render.package import Pressed, packed
from xlreport.workbook.packing import Part, pressed
from xlreport.workbook.prepared.open_sheet import Openings, OpenSheet
from xlreport.workbook.prepared.opened import F, Filling, Fit, KeptResults, OpenBook, Results
from xlreport.workbook.prepared.package import CORE, TEXTS, Prepared, core_part
from xlreport.workbook.prepared.pieces import Pieces, Place, Span
from xlreport.workbook.prepared.shared_texts import SharedTexts

_ALL = -1
"""The run before the first: whatever stands there was changed since."""


@dataclass(frozen=True, slots=True)
class KeptSheet:
    """`text`: of its part, compressed, with the openings unfilled; `spans`: where they are. `resting`: the places that
    its results, and the heights of its rows, rest on.
    """

    bare: FinishedSheet
    text: bytes
    spans: Mapping[Place, Span]
    left: Openings
    resting: tuple[int, ...]

    def opened(self, name: str, own: Results) -> OpenSheet:
        pieces = Pieces(name, zlib.decompress(self.text).decode(), self.spans)
        return OpenSheet(self.bare, pieces, self.left, own)


@dataclass(frozen=True, slots=True)
class KeptPackage:
    """`typed`: by their addresses, what stands in typed cells whatever is given."""

    parts: Sequence[Pressed]
    sheets: Mapping[str, KeptSheet]
    texts: SharedTexts
    results: KeptResults
    typed: Mapping[Address, Any]

    def filled(self, filling: Filling) -> bytes:
        """The workbook of a report that differs from the one it was kept of only in what is given."""
        self.results.work_out(filling.values)
        self.texts.begin()
        anew = dict(self._sheets(filling))
        anew[CORE] = pressed(Part(CORE, core_part(filling.book())))
        anew[TEXTS] = self.texts.pressed()
        return packed([anew.get(one.name, one) for one in self.parts])

    def _sheets(self, filling: Filling) -> Iterator[tuple[str, Pressed]]:
        """Those in which something became another one, and those in which texts are typed."""
        for name, kept in self.sheets.items():
            if not kept.left.typed and not self.results.changed_at(kept.resting):
                continue
            sheet = kept.opened(name, self.results)
            sheet.show_results(since=_ALL)
            sheet.fit_rows(filling.values, since=_ALL)
            sheet.type(filling.values, self.texts.number, {})
            yield name, sheet.pieces.pressed()


def kept_package(planned: OpenBook[F], filling: F, given: Collection[Address]) -> KeptPackage | None:
    """For reports that differ from this one only in what is `given`; None where notes depend on that, too."""
    prepared = Prepared(planned, returned=False)
    parts = prepared.filled(filling, None)
    sheets = prepared.sheets
    typed = {name: one.typed_with(given) for name, one in sheets.items()}
    fitted = {fit.address for one in sheets.values() for fits in one.left.rows.values() for fit in fits}
    asked = {*fitted, *(address for one in typed.values() for address in one.values())}
    besides = [place for place in map(planned.results.place, asked) if place is not None]
    results, new, varying = planned.kept_results(given, besides)
    kept: dict[str, KeptSheet] = {}
    for name, sheet in sheets.items():
        found = {at: new[place] for at, place in sheet.left.results.items() if new.get(place) in varying}
        fits = sheet.left.rows
        rows = {row: own for row, own in fits.items() if not varying.isdisjoint(_places(own, results))}
        if rows and sheet.sheet.notes:
            return None
        kept[name] = _kept(sheet, Openings(typed[name], found, rows), results)
    content = {one: filling.values.content(one) for one in asked if one not in given}
    return KeptPackage(parts, kept, prepared.texts, results, content)


def _kept(sheet: OpenSheet, left: Openings, results: KeptResults) -> KeptSheet:
    text, spans = sheet.pieces.with_open(sheet.unfilled(left))
    heights = {row: sheet.sheet.heights[row] for row in left.rows if row in sheet.sheet.heights}
    resting = *left.results.values(), *(one for fits in left.rows.values() for one in _places(fits, results))
    bare = FinishedSheet(name=sheet.sheet.name, cells=(), heights=heights)
    return KeptSheet(bare, zlib.compress(text.encode()), spans, left, resting)


def _places(fits: Sequence[Fit], results: KeptResults) -> Sequence[int]:
    """What the height of a row rests on."""
    return [place for one in fits if (place := results.place(one.address)) is not None]
