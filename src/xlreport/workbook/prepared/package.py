"""The package of a plan's workbooks, written by XlsxWriter once, and filled with what each report has.

Every typed cell, result of a formula and height of a row that depends on a text is left open while XlsxWriter writes
the sheets; where it wrote them is where the sheets are cut. Later workbooks of the plan put into these places what
XlsxWriter would have written there. Looks and fixed texts have their numbers before anything of a report has, so that
they are the same in all of them. A test holds every part against a workbook that XlsxWriter wrote as a whole.
"""

from collections.abc import Mapping, Sequence
from io import StringIO
from typing import Any

import xlsxwriter
from xlsxwriter.core import Core
from xlsxwriter.custom import Custom

from xlreport.layout.finished import FinishedBook, FinishedSheet
from xlreport.messages import workbook as words
from xlreport.render.package import Pressed, packed
from xlreport.workbook.book import write_sheet
from xlreport.workbook.packing import Part, pressed
from xlreport.workbook.prepared.beside import Beside, answered_in, number_texts
from xlreport.workbook.prepared.open_sheet import OpenSheet, openings, record_holes
from xlreport.workbook.prepared.opened import Additions, F, Filling, OpenBook
from xlreport.workbook.prepared.pieces import Pieces
from xlreport.workbook.prepared.recording import RecordingWorksheet
from xlreport.workbook.prepared.shared_texts import SharedTexts
from xlreport.workbook.styles import Styles
from xlreport.workbook.writer import MARK_PROPERTY, begun, properties_of, write_book

CORE, _CUSTOM, TEXTS, _BOOK = "docProps/core.xml", "docProps/custom.xml", "xl/sharedStrings.xml", "xl/workbook.xml"

WORTH_IT = 2
"""From the second workbook of a plan on its package is prepared: that costs more than one of them."""


def write_planned(planned: OpenBook[F], filling: F, additions: Additions | None = None) -> bytes:
    """The bytes of the workbook of one report, or of its return copy. Raises UnwritableError for what Excel does not
    take.
    """
    returned = additions is not None
    with planned.lock:
        planned.uses += 1
        if planned.uses < WORTH_IT:
            whole = planned.filled(filling)
            return write_book(whole if additions is None else additions.laid_over(whole))
        kept = planned.packages
        try:
            if returned not in kept:
                kept[returned] = Prepared(planned, returned=returned)
            return packed(kept[returned].filled(filling, additions))
        except BaseException:
            kept.clear()
            raise


class Prepared:
    """The parts of the package, with what is left open in them. `returned`: of return copies, with a sheet more."""

    def __init__(self, planned: OpenBook[Any], *, returned: bool) -> None:
        self._results, self._mark = planned.results, planned.unfilled.mark
        self._seen = 0
        cover, *others = planned.sheets
        sheets = (cover, *([planned.empty_list] if returned else []), *others)
        workbook, styles = begun(planned.unfilled.book(sheets))
        worksheets = [_written(workbook, styles, sheet) for sheet in sheets]
        workbook.close()
        self._parts: dict[str, Part | Pressed] = {one.name: one for one in workbook.parts}
        self.texts = SharedTexts(self._text(TEXTS), workbook.str_table)
        results = self._results
        places = iter(results.places)
        self.sheets: dict[str, OpenSheet] = {}
        for number, (sheet, worksheet) in enumerate(zip(sheets, worksheets, strict=True), 1):
            name = f"xl/worksheets/sheet{number}.xml"
            pieces = Pieces(name, self._text(name), worksheet.spans)
            self.sheets[name] = OpenSheet(sheet, pieces, openings(sheet, places), results)
        self._moved = any(sheet.notes and sheet.fits for sheet in sheets)
        kept = {CORE, _CUSTOM, TEXTS, _BOOK, *self.sheets}
        self._parts |= {one.name: pressed(one) for one in workbook.parts if one.name not in kept}

    def _text(self, name: str) -> str:
        part = self._parts[name]
        if not isinstance(part, Part):
            raise TypeError(f"{name} is prepared already")
        return part.text

    def filled(self, filling: Filling, additions: Additions | None) -> Sequence[Pressed]:
        """The parts of one report's workbook."""
        own = self._results
        own.work_out(filling.values)
        self.texts.begin()
        for sheet in self.sheets.values():
            sheet.show_results(since=self._seen)
            sheet.fit_rows(filling.values, since=self._seen)
            if sheet.sheet.name == words.RETURNED and additions is not None:
                number_texts(self.texts, additions.listed)
            else:
                sheet.type(filling.values, self.texts.number, answered_in(sheet.sheet, additions))
        self._seen = own.run
        if additions is None and not self._moved:
            return [self._pressed(name, filling, {}) for name in self._parts]
        return self._with(filling, additions)

    def _with(self, filling: Filling, additions: Additions | None) -> Sequence[Pressed]:
        """The parts with those that XlsxWriter writes anew: notes, and what a return copy has more."""
        beside = Beside(list(self.sheets.values()), self.texts, additions)
        for sheet in self.sheets.values():
            beside.lay_over(sheet)
        anew = {**beside.parts, _BOOK: beside.book(self._told(_BOOK, filling))}
        taken = [self._pressed(name, filling, anew) for name in beside.names]
        for sheet in self.sheets.values():
            sheet.pieces.restore()
        return taken

    def _pressed(self, name: str, filling: Filling, anew: Mapping[str, str]) -> Pressed:
        if name == TEXTS:
            return self.texts.pressed()
        if name in self.sheets and name not in anew:
            return self.sheets[name].pieces.pressed()
        kept = self._parts.get(name)
        if isinstance(kept, Pressed) and name not in anew:
            return kept
        return pressed(Part(name, anew.get(name) or self._told(name, filling)))

    def _told(self, name: str, filling: Filling) -> str:
        """What the workbook says of itself."""
        if name == _BOOK:
            return self._text(_BOOK).replace(self._mark, filling.mark)
        book = filling.book()
        return core_part(book) if name == CORE else _custom_part(book)


def _written(workbook: xlsxwriter.Workbook, styles: Styles, sheet: FinishedSheet) -> RecordingWorksheet:
    worksheet = write_sheet(workbook, styles, sheet, RecordingWorksheet)
    if not isinstance(worksheet, RecordingWorksheet):
        raise TypeError(f"{sheet.name} is not recorded")
    record_holes(worksheet, sheet)
    return worksheet


def core_part(book: FinishedBook) -> str:
    core, written = Core(), StringIO()
    core._set_properties(properties_of(book))  # noqa: SLF001  XlsxWriter stays the author
    core._set_xml_writer(written)  # noqa: SLF001
    core._assemble_xml_file()  # noqa: SLF001
    return written.getvalue()


def _custom_part(book: FinishedBook) -> str:
    custom, written = Custom(), StringIO()
    custom._set_properties([(MARK_PROPERTY, book.mark, "text")])  # noqa: SLF001
    custom._set_xml_writer(written)  # noqa: SLF001
    custom._assemble_xml_file()  # noqa: SLF001
    return written.getvalue()
