"""The paragraphs and ruled tables of a PDF, by pdfplumber, which is installed apart (extra `pdf`).

Whatever pdfplumber makes of a file that is no sound PDF ends the worker that this is run in, and is told as damage.
"""

import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile
from typing import Any

from xlreport.errors import UnreadableWorkbookError
from xlreport.files.limits import LIMITS
from xlreport.files.printed.ruled_tables import SNAP, Ruled, is_below, printed_table
from xlreport.reading.published.page import Page, PrintedTable, in_lines

_GAP = 0.4
"""Of a letter's size: what is further apart are two words. Between Chinese and Latin letters stands a quarter."""

_LEVEL = 0.05
_THICK = 4.0
"""No line is thicker."""

_INDENT, _SHORT = 0.8, 1.6
"""Of a letter's size: how far a first line stands in, and how much a last one ends short of the margin."""

_UNBROKEN = re.compile(r"[!-~]")
"""Letters within a word that is not broken at the end of a line; digits are such."""

_NUMBER_OF_PAGE = re.compile(r"[-—–－·\s]*\d{1,4}([/／]\d{1,4})?[-—–－·\s]*")
_DIGITS = re.compile(r"\d+")
_MARGIN = 0.1
"""The share of a page above and below, where its number stands."""

_Char = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Line:
    """`first`: how wide its first word is. `on_edge`: it stands near the upper or the lower edge of its page."""

    text: str
    left: float
    right: float
    first: float
    size: float
    on_edge: bool


_Part = _Line | Ruled


def pdf_page(content: bytes) -> Page:
    """Raises UnreadableWorkbookError for a scan, for one that is locked, and where pdfplumber is not installed."""
    try:
        import pdfplumber
        from pdfminer.pdfdocument import PDFPasswordIncorrect
        from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException
    except ImportError as error:
        raise UnreadableWorkbookError("PAGE-PDF-EXTRA") from error
    pages: list[list[_Part]] = []
    try:
        with pdfplumber.open(io.BytesIO(content)) as document:
            if len(document.pages) > LIMITS.pages:
                raise UnreadableWorkbookError("FILE-TOO-BIG", limit="pages")
            for page in document.pages:
                pages.append(list(_parts(page)))
                page.close()
    except (PdfminerException, MalformedPDFException) as error:  # on opening, and where a page is looked at
        locked = any(isinstance(one, PDFPasswordIncorrect) for one in error.args)
        raise UnreadableWorkbookError("FILE-ENCRYPTED" if locked else "FILE-DAMAGED", detail=str(error)) from error
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
            one for one in own if isinstance(one, Ruled) or not (one.on_edge and counted[words(one)] > 1)
        ]  # fmt: skip


def _parts(page: Any) -> Iterator[_Part]:  # noqa: ANN401  pdfplumber has no types
    """The lines and tables of a page from above. Letters that are turned, as of a mark across it, are none of it."""
    seen = page.filter(lambda one: not _is_ground(one))
    waiting = [char for char in seen.chars if _is_level(char)]
    for table in sorted(seen.find_tables(_with_cut_edges(seen)), key=lambda table: table.bbox[1]):
        own = [char for char in waiting if any(_is_in(char, box) for box in table.cells)]
        inside = {id(char) for char in own}
        above = [char for char in waiting if id(char) not in inside and char["bottom"] <= table.bbox[1] + SNAP]
        yield from _lines(above, page.height)
        yield Ruled(tuple((box, _text([char for char in own if _is_in(char, box)])) for box in table.cells))
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
    for own in _rows(chars):
        text = _line(own)
        on_edge = not _MARGIN < own[0]["bottom"] / height < 1 - _MARGIN
        if text and not (on_edge and _NUMBER_OF_PAGE.fullmatch(text)):
            left, right = min(char["x0"] for char in own), max(char["x1"] for char in own)
            yield _Line(text, left, right, _first_word(own), max(char["size"] for char in own), on_edge)


def _rows(chars: Sequence[_Char]) -> Sequence[Sequence[_Char]]:
    """The letters of each line from above: those that stand on one base, whatever their fonts say of their height."""
    from pdfplumber.utils.clustering import cluster_objects

    return list(reversed(cluster_objects(list(chars), lambda char: char["matrix"][5], SNAP)))


def _line(chars: Sequence[_Char]) -> str:
    from pdfplumber.utils.text import extract_text

    level = {name: chars[0][name] for name in ("top", "bottom", "doctop")}
    return in_lines(extract_text([{**char, **level} for char in chars], x_tolerance_ratio=_GAP).replace("\n", ""))


def _text(chars: Sequence[_Char]) -> str:
    return in_lines("\n".join(map(_line, _rows(chars))))


def _first_word(chars: Sequence[_Char]) -> float:
    own = sorted((char for char in chars if char["text"].strip()), key=lambda char: char["x0"])
    word = list(takewhile(lambda char: _UNBROKEN.match(char["text"]), own)) or own[:1]
    return float(word[-1]["x1"] - word[0]["x0"]) if word else 0.0


def _joined(pages: Sequence[Sequence[_Part]]) -> list[_Line | PrintedTable]:
    """The parts of all pages; a table that begins a page goes on with the one that ended the last page."""
    parts: list[_Line | list[Ruled]] = []
    for own in filter(None, pages):
        for number, part in enumerate(own):
            before = parts[-1] if parts and not number else None
            if isinstance(part, _Line):
                parts.append(part)
            elif isinstance(before, list) and is_below(before[-1], part):
                before.append(part)
            else:
                parts.append([part])
    return [part if isinstance(part, _Line) else printed_table(part) for part in parts]


def _paragraphs(parts: Sequence[_Line | PrintedTable]) -> Iterator[str | PrintedTable]:
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


def _begins(before: _Line | PrintedTable | None, line: _Line, left: float, right: float) -> bool:
    """Whether a line is the first of its paragraph: it stands in, or its first word had its place in the line above."""
    if not isinstance(before, _Line) or abs(before.size - line.size) > 1:
        return True
    room = right - before.right - max(line.first - line.size, 0.0)
    return line.left > left + _INDENT * line.size or room > _SHORT * before.size
