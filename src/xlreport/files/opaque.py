"""Workbooks that the gate cannot look into far enough: .xls, .xlsb, .ods. Read only in a process apart."""

from dataclasses import replace

from python_calamine import SheetVisibleEnum

from xlreport.errors import UnreadableWorkbookError
from xlreport.files.cells import old_cells
from xlreport.files.cells.cell_values import calamine_workbook, contents_of, refuse_far_cells, with_errors
from xlreport.files.limits import LIMITS
from xlreport.files.open_document import Tables, cleared, content_root, formulas_and_errors, marks
from xlreport.files.package.gate import Admitted, Format
from xlreport.reading.cells import RawBook, RawSheet


def read_opaque(admitted: Admitted) -> RawBook:
    """Values of every sheet, and what calamine leaves out: formulas, error cells, marks.

    Of .xls it is only told where formulas stand; of .xlsb nothing: `formulas` is None, and an error value cannot be
    told from a blank cell.
    """
    if admitted.format is Format.OLD_EXCEL:
        return _old(admitted.content)
    if admitted.package is None or admitted.format is not Format.OPEN_DOCUMENT:
        return _values(admitted.content)
    root = content_root(admitted.package)
    tables, told = formulas_and_errors(root), marks(admitted.package, root)
    book = _values(cleared(root))
    sheets = tuple(_completed(sheet, tables) for sheet in book.sheets)
    return RawBook(sheets=sheets, marks=told)


def _old(content: bytes) -> RawBook:
    book = _values(content)
    try:
        tables = old_cells.formulas_and_errors(content)
    except (OSError, ValueError, OverflowError) as error:
        raise UnreadableWorkbookError("FILE-DAMAGED", detail=str(error)) from error
    if len(tables) != len(book.sheets):
        return book
    sheets = tuple(
        replace(sheet, cells=with_errors(sheet.cells, errors), formulas=formulas)
        for sheet, (formulas, errors) in zip(book.sheets, tables, strict=True)
    )
    return replace(book, sheets=sheets)


def _values(content: bytes) -> RawBook:
    sheets = []
    filled = 0
    with calamine_workbook(content) as workbook:
        for index, described in enumerate(workbook.sheets_metadata):
            cells = contents_of(workbook.get_sheet_by_index(index))
            refuse_far_cells(cells, described.name)
            filled += len(cells)
            if filled > LIMITS.cells:
                raise UnreadableWorkbookError("FILE-TOO-BIG", limit="cells", sheet=described.name)
            hidden = described.visible != SheetVisibleEnum.Visible
            sheets.append(RawSheet(name=described.name, cells=cells, hidden=hidden))
    return RawBook(sheets=tuple(sheets))


def _completed(sheet: RawSheet, tables: Tables) -> RawSheet:
    formulas, errors = tables.get(sheet.name, ({}, {}))
    return replace(sheet, cells=with_errors(sheet.cells, errors), formulas=formulas)
