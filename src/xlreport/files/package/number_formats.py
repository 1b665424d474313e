"""Number formats that show something else than what is stored: scaled, hidden, or a date where there is no such day."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from io import BytesIO

from lxml import etree

from xlreport.files.cells.cell_reference import position_of
from xlreport.files.cells.cell_values import Contents, calamine_workbook, contents_of
from xlreport.files.package.foreign import SPREADSHEET
from xlreport.files.package.rebuilt import rebuilt
from xlreport.files.package.relationships import parse_xml
from xlreport.reading.cells import Content, ContentKind, Position, name_of

_BUILTIN = {9: "0%", 10: "0.00%"}
"""Those of the formats without a text of their own that scale. Source: ECMA-376 part 1, 18.8.30."""

_POINT = "\x01"
_LITERAL = re.compile(r'"(?P<quoted>[^"]*)"?|[\\!](?P<one>.)|\[[^\]]*\]|_.|\*.', re.DOTALL)
_FIGURES = re.compile(r"[0#?]")
_SCALED = re.compile(rf"%|[0#?],+(?![0#?,])|{_POINT}")
_SHOWN = re.compile(r"[0#?@]|General|G/|[ymdhs]", re.IGNORECASE)
_TEXT_SECTION = 3
_LOOK = re.compile(rb"""\ss=["'](\d{1,9})["']""")

_LAST_DAY = 2_958_465
"""31 December 9999, the last day of a spreadsheet."""

_NUMBER = re.compile(r"[-+]?(?:\d{1,400}(?:\.\d{0,400})?|\.\d{1,400})(?:[eE][-+]?\d{1,5})?")
_SHEET = '<worksheet xmlns="' + SPREADSHEET + '"><sheetData><row>{}</row></sheetData></worksheet>'
_CELL = '<c r="{name}" s="{look}"><v>1</v></c>'


def _formats_of_looks(styles: bytes | None) -> Sequence[str]:
    """The format of each look that a cell may have, by its index; empty for those built in that scale nothing."""
    if styles is None:
        return ()
    root = parse_xml(styles, "styles")
    own = {one.get("numFmtId"): one.get("formatCode", "") for one in root.iterfind("{*}numFmts/{*}numFmt")}
    looks = [one.get("numFmtId", "0") for one in root.iterfind("{*}cellXfs/{*}xf")]
    return [
        own.get(one) or (_BUILTIN.get(int(one), "") if one.isdecimal() and len(one) < len("1000") else "")
        for one in looks
    ]


def odd_formats(styles: bytes | None) -> Mapping[str, str]:
    """The format of each look that may show something else than is stored, by its index as cells write it."""
    return {str(index): one for index, one in enumerate(_formats_of_looks(styles)) if _may_disguise(one)}


def disguised(values: Mapping[Position, Content], xml: bytes, odd: Mapping[str, str]) -> dict[Position, str]:
    """The format of each cell that shows something else than it holds."""
    if not odd or odd.keys().isdisjoint(one.decode() for one in set(_LOOK.findall(xml))):
        return {}
    return {
        position: odd[look]
        for position, look, _ in cells_with_looks(xml)
        if look in odd and position in values and _disguises(odd[look], values[position])
    }


def cells_with_looks(xml: bytes) -> Iterator[tuple[Position, str, str]]:
    """Position, look and written number of each cell of a judged sheet, in one pass."""
    tag = f"{{{SPREADSHEET}}}c"
    for _, cell in etree.iterparse(BytesIO(xml), tag=tag, resolve_entities=False, no_network=True):
        position = position_of(cell.get("r", ""))
        if position is not None:
            yield position, cell.get("s", "0"), (cell.findtext("{*}v") or "") if cell.get("t", "n") == "n" else ""
        cell.clear()


@lru_cache(maxsize=4096)
def _may_disguise(code: str) -> bool:
    """Whether it does to a number above or below zero, or to a text."""
    numbers = (Content(ContentKind.NUMBER, "1"), Content(ContentKind.NUMBER, "-1"), Content(ContentKind.TEXT, "a"))
    return 0 < len(code) <= _LONGEST and any(_disguises(code, one) for one in numbers)


def _disguises(code: str, content: Content) -> bool:
    """A zero that is shown as a sign or not at all is as people want it."""
    sections = _sections(code)
    if content.kind is ContentKind.TEXT:
        return len(sections) > _TEXT_SECTION and "@" not in sections[_TEXT_SECTION][0]
    if content.kind is not ContentKind.NUMBER or content.text.strip("0.") == "":
        return False
    below = content.text.startswith("-") and len(sections) > 1
    section, literal = sections[1 if below else 0]
    shows = _SHOWN.search(section) is not None
    return not shows or _SCALED.search(section) is not None or any(one.isdigit() for one in literal)


def _sections(code: str) -> list[tuple[str, str]]:
    """Each section without its literal letters, and these; a literal point among figures is kept as a sign."""
    literal: list[str] = []

    def kept(match: re.Match[str]) -> str:
        own = match["quoted"] or match["one"] or ""
        before, after = code[: match.start()], code[match.end() :]
        inside = _FIGURES.match(before[-1:]) is not None and _FIGURES.match(after) is not None
        literal.extend([own] if own else [])
        return _POINT if own in {".", "．"} and inside else "\x02" if own else ""

    plain = _LITERAL.sub(kept, code)
    found = []
    for section in plain.split(";"):
        count = section.count("\x02") + section.count(_POINT)
        own, literal = literal[:count], literal[count:]
        found.append((section.replace("\x02", ""), "".join(own)))
    return found


_LONGEST = 255
"""Characters of a format, for Excel."""


def settle_dates(values: Contents, xml: bytes, styles: bytes | None) -> None:
    """Makes such a number a date without a day, quoted as the number that stands in the file."""
    asked = {position for position, content in values.items() if _may_be_none(content)}
    found = [one for one in cells_with_looks(xml) if one[0] in asked and _NUMBER.fullmatch(one[2])] if asked else []
    shown_as_dates = _dates_among({look for _, look, _ in found}, styles)
    for position, look, number in found:
        if look in shown_as_dates and not 0 <= float(number) <= _LAST_DAY:
            values[position] = Content(ContentKind.DATE, number)


def _may_be_none(content: Content) -> bool:
    if content.kind is ContentKind.NUMBER and content.number is not None:
        return content.number > _LAST_DAY
    return content.kind is ContentKind.DATE and (content.date is None or content.date.year < 1901)  # noqa: PLR2004


def _dates_among(looks: set[str], styles: bytes | None) -> set[str]:
    """Those in which calamine takes a number for a date: it is asked with a workbook of one cell for each."""
    if not looks or styles is None:
        return set()
    cells: dict[Position, str] = {(0, column): look for column, look in enumerate(sorted(looks))}
    row = "".join(_CELL.format(name=name_of(at), look=look) for at, look in cells.items())
    content = rebuilt([_SHEET.format(row).encode()], strings=None, styles=styles, starts_1904=False)
    with calamine_workbook(content) as workbook:
        asked = contents_of(workbook.get_sheet_by_index(0))
    return {look for at, look in cells.items() if at in asked and asked[at].kind is ContentKind.DATE}
