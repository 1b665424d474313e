"""The paragraphs and ruled tables of a PDF, by pdfplumber, which is installed apart (extra `pdf`).

Whatever pdfplumber makes of a file that is no sound PDF ends the worker that this is run in, and is told as damage.
"""

import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from xlreport.errors import UnreadableWorkbookError
from xlreport.files.limits import LIMITS
from xlreport.reading.published.page import Page, PrintedCell, PrintedTable, continued, in_lines

_GAP = 0.4
"""Of a letter's size: what is further apart are two words. Between Chinese and Latin letters stands a quarter."""

_SNAP = 3.0
"""Lines so near to each other, in points, are one."""

_LEVEL = 0.05
_THICK = 4.0
"""No line is thicker."""

_INDENT, _SHORT = 0.8, 1.6
"""Of a letter's size: how far a first line stands in, and how much a last one ends short of the margin."""

_NUMBER_OF_PAGE = re.compile(r"[-—–－·\s]*\d{1,4}([/／]\d{1,4})?[-—–－·\s]*")
_DIGITS = re.compile(r"\d+")
_MARGIN = 0.1
"""The share of a page above and below, where its number stands."""

_Char = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Line:
    """`on_edge`: it stands near the upper or the lower edge of its page."""

    text: str
    left: float
    right: float
    size: float
    on_edge: bool


_Part = _Line | PrintedTable


def pdf_page(content: bytes) -> Page:
    """Raises UnreadableWorkbookError for a scan, for one that is locked, and where pdfplumber is not installed."""
    try:
        import pdfplumber
        from pdfminer.pdfdocument import PDFPasswordIncorrect
        from pdfplumber.utils.exceptions import PdfminerException
    except ImportError as error:
        raise UnreadableWorkbookError("PAGE-PDF-EXTRA") from error
    try:
        document = pdfplumber.open(io.BytesIO(content))
    except PdfminerException as error:
        locked = any(isinstance(one, PDFPasswordIncorrect) for one in error.args)
        raise UnreadableWorkbookError("FILE-ENCRYPTED" if locked else "FILE-DAMAGED", detail=str(error)) from error
    with document:
        if len(document.pages) > LIMITS.pages:
            raise UnreadableWorkbookError("FILE-TOO-BIG", limit="pages")
        pages = []
        for page in document.pages:
            pages.append(list(_parts(page)))
            page.close()
    if not any(pages):
        raise UnreadableWorkbookError("PAGE-SCAN")
    return Page(tuple(_paragraphs(_joined(list(_without_running(pages))))))


def _without_running(pages: Sequence[Sequence[_Part]]) -> Iterator[list[_Part]]:
    """Without the lines that stand on the edge of several pages, but for the numbers in them."""

    def words(line: _Line) -> str:
        return _DIGITS.sub("", line.text)

    counted = Counter(words(one) for own in pages for one in own if isinstance(one, _Line) and one.on_edge)
    for own in pages:
        yield [
            one for one in own if isinstance(one, PrintedTable) or not (one.on_edge and counted[words(one)] > 1)
        ]  # fmt: skip


def _parts(page: Any) -> Iterator[_Part]:  # noqa: ANN401  pdfplumber has no types
    """The lines and tables of a page from above. Letters that are turned, as of a mark across it, are none of it."""
    seen = page.filter(lambda one: not _is_ground(one))
    waiting = [char for char in seen.chars if _is_level(char)]
    for table in sorted(seen.find_tables(_with_cut_edges(seen)), key=lambda table: table.bbox[1]):
        own = [char for char in waiting if any(_is_in(char, box) for box in table.cells)]
        inside = {id(char) for char in own}
        above = [char for char in waiting if id(char) not in inside and char["bottom"] <= table.bbox[1] + _SNAP]
        yield from _lines(above, page.height)
        yield _table(table.cells, own)
        gone = inside | {id(char) for char in above}
        waiting = [char for char in waiting if id(char) not in gone]
    yield from _lines(waiting, page.height)


def _with_cut_edges(page: Any) -> Mapping[str, Any]:  # noqa: ANN401
    """A table that is cut at the end of a page has no line there."""
    upright = [one for one in page.edges if one["orientation"] == "v" and one["bottom"] - one["top"] > _THICK]
    if not upright:
        return {}
    return {"explicit_horizontal_lines": [min(one["top"] for one in upright), max(one["bottom"] for one in upright)]}


def _is_level(char: _Char) -> bool:
    """Whether a letter stands on a line that is level, whatever its slant."""
    along, up = char["matrix"][:2]
    return bool(along > 0 and abs(up) < _LEVEL * along)


def _is_ground(one: _Char) -> bool:
    """Whether it is an area of colour behind a text, and no line."""
    return one["object_type"] == "rect" and not one["stroke"] and min(one["width"], one["height"]) > _THICK


def _is_in(char: _Char, box: Sequence[float]) -> bool:
    across, down = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    return bool(box[0] <= across <= box[2] and box[1] <= down <= box[3])


def _lines(chars: Sequence[_Char], height: float) -> Iterator[_Line]:
    from pdfplumber.utils.clustering import cluster_objects
    from pdfplumber.utils.text import extract_text

    for own in cluster_objects(sorted(chars, key=lambda char: char["bottom"]), "bottom", _SNAP):
        text = in_lines(extract_text(own, x_tolerance_ratio=_GAP).replace("\n", ""))
        on_edge = not _MARGIN < own[0]["bottom"] / height < 1 - _MARGIN
        if text and not (on_edge and _NUMBER_OF_PAGE.fullmatch(text)):
            left, right = min(char["x0"] for char in own), max(char["x1"] for char in own)
            yield _Line(text, left, right, max(char["size"] for char in own), on_edge)


def _table(boxes: Sequence[Sequence[float]], chars: Sequence[_Char]) -> PrintedTable:
    """The ruled cells, each from edge to edge."""
    from pdfplumber.utils.text import extract_text

    columns = _edges([edge for box in boxes for edge in (box[0], box[2])])
    rows = _edges([edge for box in boxes for edge in (box[1], box[3])])
    cells = []
    for box in sorted(boxes, key=lambda box: (box[1], box[0])):
        (left, right), (top, bottom) = ((_at(edges, box[at]), _at(edges, box[at + 2]))
                                        for at, edges in ((0, columns), (1, rows)))  # fmt: skip
        text = extract_text([char for char in chars if _is_in(char, box)], x_tolerance_ratio=_GAP)
        cells.append(PrintedCell(top, left, max(bottom - top, 1), max(right - left, 1), in_lines(text)))
    return PrintedTable(tuple(cells))


def _edges(positions: Sequence[float]) -> Sequence[float]:
    """One for all that are near to each other."""
    edges: list[float] = []
    for position in sorted(positions):
        if not edges or position - edges[-1] > _SNAP:
            edges.append(position)
    return edges


def _at(edges: Sequence[float], position: float) -> int:
    return min(range(len(edges)), key=lambda at: abs(edges[at] - position))


def _joined(pages: Sequence[Sequence[_Part]]) -> list[_Part]:
    """The parts of all pages; a table that begins a page goes on with the one that ended the last page."""
    parts: list[_Part] = []
    for own in filter(None, pages):
        first, last = own[0], parts[-1] if parts else None
        if isinstance(first, PrintedTable) and isinstance(last, PrintedTable) and first.width == last.width:
            parts[-1] = continued(last, first)
            parts += own[1:]
        else:
            parts += own
    return parts


def _paragraphs(parts: Sequence[_Part]) -> Iterator[str | PrintedTable]:
    lines = [part for part in parts if isinstance(part, _Line)]
    left, right = min((one.left for one in lines), default=0.0), max((one.right for one in lines), default=0.0)
    text = ""
    for before, part in pairwise((None, *parts)):
        if isinstance(part, PrintedTable):
            yield from filter(None, (text,))
            yield part
            text = ""
            continue
        if part is not None and _begins(before, part, left, right):
            yield from filter(None, (text,))
            text = ""
        text += part.text if part is not None else ""
    yield from filter(None, (text,))


def _begins(before: _Part | None, line: _Line, left: float, right: float) -> bool:
    """Whether a line is the first of its paragraph."""
    if not isinstance(before, _Line) or abs(before.size - line.size) > 1:
        return True
    return line.left > left + _INDENT * line.size or before.right < right - _SHORT * before.size
