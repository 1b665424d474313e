"""Workbooks that the gate cannot look into far enough: .xls, .xlsb, .ods. Read only in a process apart."""

from dataclasses import replace

from python_calamine import SheetVisibleEnum

from xlreport.errors import UnreadableWorkbookError
from xlreport.files.cells import old_cells
from xlreport.files.cells.cell_values import Contents, calamine_workbook, contents_of, refuse_far_cells, with_errors
from xlreport.files.limits import LIMITS, is_more_than_a_form
from xlreport.files.open_document import Tables, cleared, content_root, formulas_and_errors, last_saved, marks
from xlreport.files.package.gate import Admitted, Format
from xlreport.files.package.package import Package
from xlreport.files.remarks import old_remarks
from xlreport.files.remarks.open_document_remarks import remarks_in
from xlreport.reading.cells import RawBook, RawSheet


def read_opaque(admitted: Admitted) -> RawBook:
    """Values of every sheet, and what calamine leaves out: formulas, error cells, marks.

    Of .xls it is only told where formulas stand; of .xlsb nothing: `formulas` is None, an error value cannot be
    told from a blank cell, and of remarks it is only known whether there are any.
    """
    if admitted.format is Format.OLD_EXCEL:
        return _old(admitted.content)
    if admitted.package is None or admitted.format is not Format.OPEN_DOCUMENT:
        return replace(_values(admitted.content), unread_remarks=_may_have_remarks(admitted.package))
    root = content_root(admitted.package)
    (tables, unread), told, remarks = formulas_and_errors(root), marks(admitted.package, root), remarks_in(root)
    book = _values(cleared(root, unread))
    sheets = tuple(
        replace(_completed(sheet, tables), remarks=remarks.get(sheet.name, ()), unread=unread.get(sheet.name))
        for sheet in book.sheets
    )
    return RawBook(sheets=sheets, marks=told, saved=last_saved(admitted.package))


def _old(content: bytes) -> RawBook:
    book = _values(content)
    try:
        tables = old_cells.formulas_and_errors(content)
        remarks = old_remarks.remarks_in(content)
    except (OSError, ValueError, OverflowError) as error:
        raise UnreadableWorkbookError("FILE-DAMAGED", detail=str(error)) from error
    if len(tables) != len(book.sheets):
        return replace(book, unread_remarks=remarks is None or any(remarks))
    told = [()] * len(tables) if remarks is None else remarks
    sheets = tuple(
        replace(sheet, cells=with_errors(sheet.cells, errors), formulas=formulas, remarks=own)
        for sheet, (formulas, errors), own in zip(book.sheets, tables, told, strict=True)
    )
    return replace(book, sheets=sheets, unread_remarks=remarks is None)


def _may_have_remarks(package: Package | None) -> bool:
    return package is not None and any("/comments" in name or "/drawings/drawing" in name for name in package.names)


def _values(content: bytes) -> RawBook:
    sheets = []
    filled = 0
    with calamine_workbook(content) as workbook:
        for index, described in enumerate(workbook.sheets_metadata):
            cells: Contents = {}
            unread = None
            try:
                cells = _near(contents_of(workbook.get_sheet_by_index(index)), described.name, filled)
            except UnreadableWorkbookError as refusal:
                if not is_more_than_a_form(refusal):
                    raise
                unread = refusal
            filled += len(cells)
            hidden = described.visible != SheetVisibleEnum.Visible
            sheets.append(RawSheet(name=described.name, cells=cells, hidden=hidden, unread=unread))
    return RawBook(sheets=tuple(sheets))


def _near(cells: Contents, sheet: str, before: int) -> Contents:
    """`before`: how many cells are filled in the sheets before it."""
    refuse_far_cells(cells, sheet)
    if before + len(cells) > LIMITS.cells:
        raise UnreadableWorkbookError("FILE-TOO-BIG", limit="cells", sheet=sheet)
    return cells


def _completed(sheet: RawSheet, tables: Tables) -> RawSheet:
    formulas, errors = tables.get(sheet.name, ({}, {}))
    return replace(sheet, cells=with_errors(sheet.cells, errors), formulas=formulas)
