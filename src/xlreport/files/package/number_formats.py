"""Number formats that show something else than what is stored: scaled, hidden, or a date where there is no such day."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import BytesIO
from itertools import groupby

from lxml import etree

from xlreport.files.cells.cell_reference import position_of
from xlreport.files.cells.cell_values import Contents, calamine_workbook, contents_of
from xlreport.files.cells.disguises import BUILTIN, disguises, may_disguise
from xlreport.files.file_content import JudgedXml
from xlreport.files.package.foreign import SPREADSHEET
from xlreport.files.package.rebuilt import rebuilt
from xlreport.files.package.relationships import parse_xml
from xlreport.reading.cells import Content, ContentKind, Position, name_of

_LOOK = re.compile(rb"""\ss=["'](\d{1,9})["']""")

_LAST_DAY = 2_958_465
"""31 December 9999, the last day of a spreadsheet."""

_MAY_BE_FAR = re.compile(rb"v>\s*[-+]?(?:\d{7}|[\d.]+[eE])")
_NUMBER = re.compile(r"[-+]?(?:\d{1,400}(?:\.\d{0,400})?|\.\d{1,400})(?:[eE][-+]?\d{1,5})?")
_SHEET = '<worksheet xmlns="' + SPREADSHEET + '"><sheetData><row>{}</row></sheetData></worksheet>'
_CELL = '<c r="{name}" s="{look}"><v>{number}</v></c>'
_STYLES = '<styleSheet xmlns="' + SPREADSHEET + '"><numFmts>{formats}</numFmts><cellXfs>{cells}</cellXfs></styleSheet>'


def _formats_of_looks(styles: JudgedXml | None) -> Sequence[str]:
    """The format of each look that a cell may have, by its index; empty for those built in that scale nothing."""
    if styles is None:
        return ()
    root = parse_xml(styles, "styles")
    own = {one.get("numFmtId"): one.get("formatCode", "") for one in root.iterfind("{*}numFmts/{*}numFmt")}
    looks = [one.get("numFmtId", "0") for one in root.iterfind("{*}cellXfs/{*}xf")]
    return [
        own.get(one) or (BUILTIN.get(int(one), "") if one.isdecimal() and len(one) < len("1000") else "")
        for one in looks
    ]


def odd_formats(styles: JudgedXml | None) -> Mapping[str, str]:
    """The format of each look that may show something else than is stored, by its index as cells write it."""
    return {str(index): one for index, one in enumerate(_formats_of_looks(styles)) if may_disguise(one)}


def disguised(values: Mapping[Position, Content], xml: JudgedXml, odd: Mapping[str, str]) -> dict[Position, str]:
    """The format of each cell that shows something else than it holds."""
    if not odd or odd.keys().isdisjoint(one.decode() for one in set(_LOOK.findall(xml))):
        return {}
    return {
        position: odd[look]
        for position, look, _ in cells_with_looks(xml)
        if look in odd and position in values and disguises(odd[look], values[position])
    }


def cells_with_looks(xml: JudgedXml) -> Iterator[tuple[Position, str, str]]:
    """Position, look and written number of each cell of a judged sheet, in one pass."""
    tag = f"{{{SPREADSHEET}}}c"
    for _, cell in etree.iterparse(BytesIO(xml), tag=tag, resolve_entities=False, no_network=True):
        position = position_of(cell.get("r", ""))
        if position is not None:
            yield position, cell.get("s", "0"), (cell.findtext("{*}v") or "") if cell.get("t", "n") == "n" else ""
        cell.clear()


def with_dates(
    values: Mapping[Position, Content], looks: Mapping[Position, int], styles: JudgedXml, *, starts_1904: bool
) -> Contents:
    """The values of a sheet, days among them wherever an .xlsx with these looks would have one."""
    numbers = {
        at: (str(looks[at]), str(content.number))
        for at, content in values.items()
        if content.number is not None and at in looks and _NUMBER.fullmatch(str(content.number))
    }
    read = shown_numbers(numbers, styles, starts_1904=starts_1904)
    return {**values, **{at: one for at, one in read.items() if one.kind is ContentKind.DATE}}


def shown_numbers(numbers: Mapping[Position, tuple[str, str]], styles: JudgedXml, *, starts_1904: bool) -> Contents:
    """What calamine makes of cells by their looks and numbers: it is given a workbook with nothing but these."""
    rows = groupby(sorted(numbers.items()), key=lambda one: one[0][0])
    written = _SHEET.format("</row><row>".join("".join(map(_cell, cells)) for _, cells in rows))
    xml = JudgedXml(written.encode())
    told = rebuilt([without_far_days(xml, styles)], strings=None, styles=styles, starts_1904=starts_1904)
    with calamine_workbook(told) as workbook:
        read = contents_of(workbook.get_sheet_by_index(0))
    settle_dates(read, xml, styles)
    return read


def _cell(cell: tuple[Position, tuple[str, str]]) -> str:
    position, (look, number) = cell
    return _CELL.format(name=name_of(position), look=look, number=number)


def styles_of(looks: Sequence[int], own: Mapping[int, str]) -> JudgedXml:
    """Styles in which each look has a number format and nothing else. `looks`: the number of each one's format."""
    from xml.sax.saxutils import quoteattr  # with it comes all that asks the network for something

    formats = "".join(f"<numFmt numFmtId='{number}' formatCode={quoteattr(code)}/>" for number, code in own.items())
    cells = "".join(f'<xf numFmtId="{number}"/>' for number in looks)
    return JudgedXml(_STYLES.format(formats=formats, cells=cells).encode())


def without_far_days(xml: JudgedXml, styles: JudgedXml | None) -> JudgedXml:
    """The sheet without the looks that make days of numbers which are none: calamine ends in a panic over some.

    What they are is for `settle_dates` to tell.
    """
    if _MAY_BE_FAR.search(xml) is None:
        return xml
    far = {at: look for at, look, number in cells_with_looks(xml) if _NUMBER.fullmatch(number) and _is_far(number)}
    days = days_among(set(far.values()), styles)
    if not days:
        return xml
    root = parse_xml(xml, "sheet", limit="sheet_tags")
    for cell in root.iter(f"{{{SPREADSHEET}}}c"):
        position = position_of(cell.get("r", ""))
        if position in far and far[position] in days and "s" in cell.attrib:
            del cell.attrib["s"]
    return JudgedXml(etree.tostring(root, encoding="UTF-8"))


def _is_far(number: str) -> bool:
    return abs(float(number)) > _LAST_DAY


def settle_dates(values: Contents, xml: JudgedXml, styles: JudgedXml | None) -> None:
    """Makes such a number a date without a day, quoted as the number that stands in the file."""
    asked = {position for position, content in values.items() if _may_be_none(content)}
    found = [one for one in cells_with_looks(xml) if one[0] in asked and _NUMBER.fullmatch(one[2])] if asked else []
    shown_as_dates = days_among({look for _, look, _ in found}, styles)
    for position, look, number in found:
        if look in shown_as_dates and not 0 <= float(number) <= _LAST_DAY:
            values[position] = Content(ContentKind.DATE, number)


def _may_be_none(content: Content) -> bool:
    if content.kind is ContentKind.NUMBER and content.number is not None:
        return not 0 <= content.number <= _LAST_DAY
    return content.kind is ContentKind.DATE and (content.date is None or content.date.year < 1901)  # noqa: PLR2004


def days_among(looks: Iterable[str], styles: JudgedXml | None, strings: JudgedXml | None = None) -> set[str]:
    """Those looks in which calamine takes a number for a date: it is asked with a workbook of one cell for each."""
    if not looks or styles is None:
        return set()
    cells: dict[Position, str] = {(0, column): look for column, look in enumerate(sorted(looks))}
    row = "".join(_CELL.format(name=name_of(at), look=look, number=1) for at, look in cells.items())
    content = rebuilt([JudgedXml(_SHEET.format(row).encode())], strings=strings, styles=styles, starts_1904=False)
    with calamine_workbook(content) as workbook:
        asked = contents_of(workbook.get_sheet_by_index(0))
    return {look for at, look in cells.items() if at in asked and asked[at].kind is ContentKind.DATE}
