"""An .xlsx or .xlsm as raw grids: its parts judged, its values by calamine, the rest from the parts themselves.

Sheets of which nothing has to be set right are told without calamine.
"""

from collections.abc import Iterable, Mapping, Sequence

from lxml import etree

from xlreport.errors import UnreadableWorkbookError
from xlreport.files.cells.cell_formulas import with_file_names
from xlreport.files.cells.cell_values import Contents, area_of, calamine_workbook, contents_of, with_errors
from xlreport.files.file_content import JudgedFile, JudgedXml
from xlreport.files.limits import LIMITS, is_more_than_a_form
from xlreport.files.package.dangling import looks_of, refuse_unknown_looks, refuse_unreadable_cell
from xlreport.files.package.foreign import has_foreign_elements, refuse_other_parts, strip_foreign_elements
from xlreport.files.package.number_formats import disguised, odd_formats, settle_dates, without_far_days
from xlreport.files.package.open_xml import SheetPart, Workbook
from xlreport.files.package.ordinary.book import OrdinaryBook
from xlreport.files.package.ordinary.letters import UnordinaryError
from xlreport.files.package.ordinary.sheet import OrdinarySheet, ordinary_sheet
from xlreport.files.package.ordinary.texts import NO_TEXTS, SharedTexts, shared_texts
from xlreport.files.package.package import Package, judged_xml
from xlreport.files.package.rebuilt import rebuilt, texts_in
from xlreport.files.package.relationships import parse_xml
from xlreport.files.package.sheet_scan import SheetScan, scan_sheet
from xlreport.reading.cells import Position, RawBook, RawSheet

_TEXT = b't="s"'


def read_open_xml(package: Package, workbook: Workbook, *, quickly: bool = True) -> RawBook:
    """The sheets in the workbook's order. Raises UnreadableWorkbookError.

    `quickly`: ordinary sheets are told without calamine, to the same result.
    """
    if quickly:
        try:
            return _Book(package, workbook, quickly=True).read()
        except UnordinaryError:
            pass  # a limit is near, or what all sheets share is not ordinary
    return _Book(package, workbook, quickly=False).read()


class _Book:
    """`quickly`: ordinary sheets are told without calamine. UnordinaryError is raised where that might let in more."""

    def __init__(self, package: Package, workbook: Workbook, *, quickly: bool) -> None:
        self._package = package
        self._workbook = workbook
        self._quickly = quickly
        self._scans: dict[int, SheetScan] = {}
        self._ordinary: dict[int, OrdinarySheet] = {}
        self._refused: dict[int, UnreadableWorkbookError] = {}
        self._told: dict[int, tuple[Contents, Mapping[Position, str]]] = {}

    def read(self) -> RawBook:
        workbook = self._workbook
        self._scan_sheets()
        strings, shared = self._strings()
        styles = None if workbook.styles is None else _part(self._package, workbook.styles)
        if self._ordinary:
            self._tell_ordinary(OrdinaryBook(shared, strings, styles, starts_1904=workbook.starts_1904))
        self._tell_others(strings, shared, styles)
        sheets = tuple(self._sheet(index, part) for index, part in enumerate(workbook.sheets))
        pictures = sum("/media/" in f"/{name}" for name in self._package.names)
        return RawBook(sheets=sheets, marks=workbook.marks, pictures=pictures, saved=workbook.saved)

    def _scan_sheets(self) -> None:
        """The worksheets; of one that holds more than any of a form, why it is refused."""
        tags = 0
        for index, sheet in enumerate(self._workbook.sheets):
            if sheet.part is None:
                continue
            try:
                self._scans[index] = self._scan(index, sheet.part, sheet.name)
            except UnreadableWorkbookError as refusal:
                if not is_more_than_a_form(refusal):
                    raise
                self._refused[index] = refusal
                continue
            tags += self._scans[index].tags
            if tags > LIMITS.book_tags:
                self._leave_to_care()
                raise UnreadableWorkbookError("FILE-TOO-BIG", limit="book_tags")

    def _scan(self, index: int, part: str, sheet: str) -> SheetScan:
        written = self._package.part(part)
        if self._quickly:
            try:
                self._ordinary[index] = ordinary_sheet(written, sheet)
                return self._ordinary[index].scan
            except UnordinaryError:
                pass  # looked at with care
        return scan_sheet(judged_xml(written, part), part, sheet)

    def _leave_to_care(self) -> None:
        """Of ordinary sheets it is only known how much they hold at most."""
        if self._ordinary:
            raise UnordinaryError

    def _strings(self) -> tuple[JudgedXml | None, SharedTexts]:
        part = self._workbook.strings
        if part is None:
            return None, NO_TEXTS
        raw = self._package.xml_part(part)
        if not self._ordinary:
            return _judged_strings(raw, part), NO_TEXTS
        shared = shared_texts(raw)
        return (raw if shared.plain else _judged_strings(raw, part)), shared

    def _tell_ordinary(self, book: OrdinaryBook) -> None:
        for index, sheet in self._ordinary.items():
            try:
                self._told[index] = book.contents_of(sheet.cells)
            except UnordinaryError:
                own = self._workbook.sheets[index]
                self._scans[index] = scan_sheet(self._package.xml_part(own.part or ""), own.part or "", own.name)

    def _tell_others(self, strings: JudgedXml | None, shared: SharedTexts, styles: JudgedXml | None) -> None:
        """By calamine."""
        others = {index: scan for index, scan in self._scans.items() if index not in self._told}
        known = [self._ordinary[index] for index in self._told]
        if known and self._may_be_copied(known, others.values(), shared):
            raise UnordinaryError
        area = sum(sheet.area for sheet in known)
        if area > LIMITS.area:
            raise UnordinaryError
        if others or not known:
            values = self._values(others, strings, styles, area)
            formats = odd_formats(styles)
            for index, scan in others.items():
                settle_dates(values[index], scan.xml, styles)
                odd = disguised(values[index], scan.xml, formats)
                self._told[index] = with_errors(values[index], scan.errors), odd

    @staticmethod
    def _may_be_copied(known: Sequence[OrdinarySheet], others: Iterable[SheetScan], shared: SharedTexts) -> bool:
        """Whether the shared texts may be more than is let in, when every cell has its own."""
        elsewhere = sum(scan.xml.count(_TEXT) for scan in others)
        at_most = elsewhere + sum(len(sheet.cells.said) for sheet in known)
        if at_most * shared.longest <= LIMITS.text_bytes:
            return False
        uses = elsewhere + sum(sheet.cells.uses_of_texts() for sheet in known)
        return uses * shared.longest > LIMITS.text_bytes

    def _values(
        self, scans: Mapping[int, SheetScan], strings: JudgedXml | None, styles: JudgedXml | None, area: int
    ) -> dict[int, Contents]:  # fmt: skip
        judged = [(self._workbook.sheets[index].name, scan.xml) for index, scan in scans.items()]
        refuse_unknown_looks(judged, looks_of(styles))
        told = [without_far_days(xml, styles) for _, xml in judged]
        content = rebuilt(told, strings=strings, styles=styles, starts_1904=self._workbook.starts_1904)
        try:
            return dict(zip(scans, _values(content, len(scans), area), strict=True))
        except UnreadableWorkbookError:
            refuse_unreadable_cell(judged, len(texts_in(strings)))
            raise

    def _sheet(self, index: int, part: SheetPart) -> RawSheet:
        scan, refusal = self._scans.get(index), self._refused.get(index)
        if scan is None:
            return RawSheet(name=part.name, cells={}, formulas={}, hidden=part.hidden, unread=refusal)
        cells, odd = self._told[index]
        linked, ordinary = self._workbook.linked, self._ordinary.get(index)
        return RawSheet(
            name=part.name, cells=cells, formulas=with_file_names(scan.formulas, linked) if linked else scan.formulas,
            pictured=ordinary is None or ordinary.cells.pictured, hidden=part.hidden, merged=scan.merged,
            hidden_rows=scan.hidden_rows, hidden_columns=scan.hidden_columns, disguised=odd,
        )  # fmt: skip


def _part(package: Package, part: str) -> JudgedXml:
    """Styles, without what only calamine would take for a part of them."""
    return _own_xml(package.xml_part(part), part, "part_tags")[0]


def _judged_strings(xml: JudgedXml, part: str) -> JudgedXml:
    """Refused where a text stands elsewhere than in the list: for some programs all texts after it shift."""
    own, root = _own_xml(xml, part, "text_tags")
    listed = sum(1 for _ in root.iterchildren("{*}si"))
    if listed != sum(1 for _ in root.iter("{*}si")) or any(len(text) for text in root.iter("{*}t")):
        raise UnreadableWorkbookError("FILE-UNUSUAL", part=part, detail="texts inside others")
    return own


def _own_xml(xml: JudgedXml, part: str, limit: str) -> tuple[JudgedXml, etree._Element]:
    refuse_other_parts(xml, part)
    root = parse_xml(xml, part, limit=limit)
    if not has_foreign_elements(xml):
        return xml, root
    strip_foreign_elements(root, part=part)
    return JudgedXml(etree.tostring(root, encoding="UTF-8")), root


def _values(content: JudgedFile, count: int, area: int) -> list[Contents]:
    """`area`: that of the sheets which are told without calamine, at most."""
    values = []
    estimated = area
    with calamine_workbook(content) as workbook:
        for index in range(count):
            sheet = workbook.get_sheet_by_index(index)
            area += area_of(sheet)
            if area > LIMITS.area:
                raise UnordinaryError if estimated else UnreadableWorkbookError("FILE-TOO-BIG", limit="area")
            values.append(contents_of(sheet))
    return values
