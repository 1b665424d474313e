"""The readers of all formats but .xlsx. Each is given its file in a process apart, see `grids`."""

from dataclasses import replace

from python_calamine import SheetVisibleEnum

from xlreport.errors import UnreadableWorkbookError
from xlreport.files.cells import binary_cells, old_cells
from xlreport.files.cells.cell_values import Contents, calamine_workbook, contents_of, refuse_far_cells
from xlreport.files.cells.old_formats import with_own_formats
from xlreport.files.cells.sheet_facts import SheetFacts, with_facts
from xlreport.files.cells.short_cells import has_short_cells, with_columns
from xlreport.files.file_content import JudgedFile
from xlreport.files.limits import LIMITS, is_more_than_a_form
from xlreport.files.open_document.document import cleared, content_root, last_saved, marks
from xlreport.files.open_document.facts import facts_of_tables
from xlreport.files.package.gate import Admitted, Format
from xlreport.files.package.number_formats import styles_of, with_dates
from xlreport.files.package.package import Package
from xlreport.files.package.rebuilt import stored
from xlreport.files.package.relationships import office_document, relationships, target_of
from xlreport.files.remarks import old_remarks
from xlreport.files.remarks.open_document_remarks import remarks_in
from xlreport.reading.cells import RawBook, RawSheet


def read_other(admitted: Admitted) -> RawBook:
    """Of .xls and .xlsb it is only told where formulas stand, and of remarks in .xlsb whether there are any."""
    admitted = _with_columns(admitted)
    if admitted.format is Format.OLD_EXCEL:
        return _of_excel(admitted.content)
    if admitted.package is None:
        return _values(admitted.content)
    if admitted.format is not Format.OPEN_DOCUMENT:
        return _binary(admitted.content, admitted.package)
    root = content_root(admitted.package)
    (tables, unread), told, remarks = facts_of_tables(root), marks(admitted.package, root), remarks_in(root)
    book = _values(cleared(root, unread))
    sheets = tuple(
        replace(
            with_facts(sheet, tables.get(sheet.name, SheetFacts()), ()),
            remarks=remarks.get(sheet.name, ()),
            unread=unread.get(sheet.name),
        )
        for sheet in book.sheets
    )
    return RawBook(sheets=sheets, marks=told, saved=last_saved(admitted.package))


def _with_columns(admitted: Admitted) -> Admitted:
    """An .xlsb in which every cell says its column; every other workbook as it is."""
    package = admitted.package
    if package is None or admitted.format is not Format.BINARY_OPEN_XML:
        return admitted
    parts = {package.spelling(name): package.part(name) for name in package.names}
    longer = {name: with_columns(part) for name, part in parts.items() if has_short_cells(part)}
    if not longer:
        return admitted
    content = stored({**parts, **longer})
    return Admitted(admitted.format, content, Package(content))


def _of_excel(content: JudgedFile) -> RawBook:
    """Refused as too old where it cannot be read or its sheets have no names: the format of Excel 95 has no Unicode."""
    try:
        book = _old(with_own_formats(content))
        names = {sheet.name.casefold() for sheet in book.sheets}
        whole = len(names) == len(book.sheets)
    except UnreadableWorkbookError as error:
        if error.code != "FILE-DAMAGED" or not old_cells.is_of_excel_95(content):
            raise
        raise UnreadableWorkbookError("FILE-OLD-FORMAT") from error
    if not whole and old_cells.is_of_excel_95(content):
        raise UnreadableWorkbookError("FILE-OLD-FORMAT")
    return book


def _old(content: JudgedFile) -> RawBook:
    book = _values(content)
    try:
        stream = old_cells.workbook_stream(content)
        facts = old_cells.facts_of_sheets(stream)
        remarks = old_remarks.remarks_in(stream)
    except (OSError, ValueError, OverflowError) as error:
        raise UnreadableWorkbookError("FILE-DAMAGED", detail=str(error)) from error
    if len(facts) != len(book.sheets):
        return replace(book, unread_remarks=remarks is None or any(remarks))
    formats = old_cells.formats_of_looks(stream)
    told = [()] * len(facts) if remarks is None else remarks
    sheets = tuple(
        replace(with_facts(sheet, own, formats), remarks=fastened)
        for sheet, own, fastened in zip(book.sheets, facts, told, strict=True)
    )
    return replace(book, sheets=sheets, unread_remarks=remarks is None)


def _binary(content: JudgedFile, package: Package) -> RawBook:
    book = replace(_values(content), unread_remarks=_has_remarks(package))
    part = office_document(package) or ""
    found = relationships(package, part)
    told = binary_cells.book_in(package.part(part))
    styles = target_of(found, "styles") or ""
    looks = binary_cells.looks_in(package.part(styles)) if styles in package else None
    parts = {name: found[id_].target for name, id_ in told.sheets if id_ in found}

    def completed(sheet: RawSheet) -> RawSheet:
        own = parts.get(sheet.name)
        if sheet.unread is not None or own is None or own not in package:
            return sheet
        facts = binary_cells.facts_of_sheet(package.part(own))
        if looks is None:
            return with_facts(sheet, facts, ())
        styles = styles_of(looks.formats, looks.own)
        days = with_dates(sheet.cells, facts.looks, styles, starts_1904=told.starts_1904)
        return with_facts(replace(sheet, cells=days), facts, looks.codes)

    return replace(book, sheets=tuple(map(completed, book.sheets)))


def _has_remarks(package: Package) -> bool:
    return any("/comments" in name or "/drawings/drawing" in name for name in package.names)


def _values(content: JudgedFile) -> RawBook:
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
