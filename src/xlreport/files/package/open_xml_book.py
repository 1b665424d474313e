"""An .xlsx or .xlsm as raw grids: its parts judged, its values by calamine, the rest from the parts themselves."""

from collections.abc import Mapping
from dataclasses import replace

from lxml import etree

from xlreport.errors import UnreadableWorkbookError
from xlreport.files.cells.cell_formulas import with_file_names
from xlreport.files.cells.cell_values import Contents, area_of, calamine_workbook, contents_of, with_errors
from xlreport.files.limits import LIMITS, is_more_than_a_form
from xlreport.files.package.dangling import looks_of, refuse_unknown_looks, refuse_unreadable_cell
from xlreport.files.package.foreign import has_foreign_elements, refuse_other_parts, strip_foreign_elements
from xlreport.files.package.number_formats import disguised, odd_formats, settle_dates
from xlreport.files.package.open_xml import SheetPart, Workbook
from xlreport.files.package.package import Package
from xlreport.files.package.rebuilt import rebuilt, texts_in
from xlreport.files.package.relationships import parse_xml
from xlreport.files.package.sheet_scan import SheetScan, scan_sheet
from xlreport.reading.cells import Position, RawBook, RawSheet


def read_open_xml(package: Package, workbook: Workbook) -> RawBook:
    """The sheets in the workbook's order. Raises UnreadableWorkbookError."""
    scans, refused = _scanned(package, workbook)
    strings = None if workbook.strings is None else _shared_texts(package, workbook.strings)
    styles = None if workbook.styles is None else _part(package, workbook.styles)
    judged = [(workbook.sheets[index].name, scan.xml) for index, scan in scans.items()]
    refuse_unknown_looks(judged, looks_of(styles))
    content = rebuilt(
        [xml for _, xml in judged], strings=strings, styles=styles, starts_1904=workbook.starts_1904
    )  # fmt: skip
    try:
        values = dict(zip(scans, _values(content, len(scans)), strict=True))
    except UnreadableWorkbookError:
        refuse_unreadable_cell(judged, len(texts_in(strings)))
        raise
    formats = odd_formats(styles)
    odd = {}
    for index, scan in scans.items():
        settle_dates(values[index], scan.xml, styles)
        odd[index] = disguised(values[index], scan.xml, formats)
    sheets = tuple(
        _sheet(part, scans.get(index), values.get(index, {}), odd.get(index, {}))
        for index, part in enumerate(workbook.sheets)
    )
    sheets = tuple(replace(sheet, unread=refused.get(index)) for index, sheet in enumerate(sheets))
    if workbook.linked:
        sheets = tuple(replace(sheet, formulas=with_file_names(sheet.formulas, workbook.linked)) for sheet in sheets)
    pictures = sum("/media/" in f"/{name}" for name in package.names)
    return RawBook(sheets=sheets, marks=workbook.marks, pictures=pictures, saved=workbook.saved)


def _part(package: Package, part: str) -> bytes:
    """Styles, without what only calamine would take for a part of them."""
    return _own_xml(package.xml_part(part), part, "part_tags")[0]


def _shared_texts(package: Package, part: str) -> bytes:
    """Refused where a text stands elsewhere than in the list: for some programs all texts after it shift."""
    xml, root = _own_xml(package.xml_part(part), part, "text_tags")
    listed = sum(1 for _ in root.iterchildren("{*}si"))
    if listed != sum(1 for _ in root.iter("{*}si")) or any(len(text) for text in root.iter("{*}t")):
        raise UnreadableWorkbookError("FILE-UNUSUAL", part=part, detail="texts inside others")
    return xml


def _own_xml(xml: bytes, part: str, limit: str) -> tuple[bytes, etree._Element]:
    refuse_other_parts(xml, part)
    root = parse_xml(xml, part, limit=limit)
    if not has_foreign_elements(xml):
        return xml, root
    strip_foreign_elements(root, part=part)
    return etree.tostring(root, encoding="UTF-8"), root


def _scanned(package: Package, workbook: Workbook) -> tuple[dict[int, SheetScan], dict[int, UnreadableWorkbookError]]:
    """The worksheets that were judged, by their index among all sheets; those that hold more than any of a form."""
    scans: dict[int, SheetScan] = {}
    refused: dict[int, UnreadableWorkbookError] = {}
    tags = 0
    for index, sheet in enumerate(workbook.sheets):
        if sheet.part is None:
            continue
        try:
            scans[index] = scan_sheet(package.xml_part(sheet.part), sheet.part, sheet.name)
        except UnreadableWorkbookError as refusal:
            if not is_more_than_a_form(refusal):
                raise
            refused[index] = refusal
            continue
        tags += scans[index].tags
        if tags > LIMITS.book_tags:
            raise UnreadableWorkbookError("FILE-TOO-BIG", limit="book_tags")
    return scans, refused


def _values(content: bytes, count: int) -> list[Contents]:
    values = []
    area = 0
    with calamine_workbook(content) as workbook:
        for index in range(count):
            sheet = workbook.get_sheet_by_index(index)
            area += area_of(sheet)
            if area > LIMITS.area:
                raise UnreadableWorkbookError("FILE-TOO-BIG", limit="area")
            values.append(contents_of(sheet))
    return values


def _sheet(part: SheetPart, scan: SheetScan | None, values: Contents, odd: Mapping[Position, str]) -> RawSheet:
    if scan is None:
        return RawSheet(name=part.name, cells={}, formulas={}, hidden=part.hidden)
    return RawSheet(
        name=part.name, cells=with_errors(values, scan.errors), formulas=scan.formulas, hidden=part.hidden,
        merged=scan.merged, hidden_rows=scan.hidden_rows, hidden_columns=scan.hidden_columns, disguised=odd,
    )  # fmt: skip
