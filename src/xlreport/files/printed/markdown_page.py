"""The paragraphs and tables of Markdown as reports are written in it: headings, paragraphs, tables, hard breaks."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from xlreport.errors import UnreadableWorkbookError
from xlreport.form.text.encoding import EncodingError, text_of
from xlreport.reading.published.page import Page, PrintedTable, in_lines, placed

_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_STRONG = re.compile(r"(?<!\\)(?:\\\\)*\*\*")
_CELL_END = re.compile(r"(?<!\\)((?:\\\\)*)\|")
_RULE = re.compile(r"\|(?: *:?-{3,}:? *\|)+")
_HEADING = re.compile(r"#{1,6} ")


def markdown_page(content: bytes) -> Page:
    """Raises UnreadableWorkbookError for bytes that are no text."""
    try:
        lines = text_of(content).splitlines()
    except EncodingError as error:
        raise UnreadableWorkbookError("FILE-DAMAGED", detail=str(error)) from error
    return Page(tuple(part for given, own in groupby(lines, key=lambda one: bool(one.strip())) if given
                      for part in _block(list(own))))  # fmt: skip


def _block(lines: Sequence[str]) -> Iterator[str | PrintedTable]:
    if len(lines) > 1 and _RULE.fullmatch(lines[1].strip()):
        rows = (line for line in (lines[0], *lines[2:]))
        yield placed([[(cell, 1, 1) for cell in _cells(row)] for row in rows])
        return
    text = ""
    for line in lines:
        if _HEADING.match(line):
            yield from filter(None, (in_lines(text), _plain(_HEADING.sub("", line))))
            text = ""
        else:
            broken = line.endswith("\\") and not line.endswith("\\\\")
            text += _plain(line.removesuffix("\\")) + "\n" if broken else _plain(line)
    yield from filter(None, (in_lines(text),))


def _cells(row: str) -> list[str]:
    cells = _CELL_END.sub("\\1\n", row.strip().removeprefix("|")).split("\n")
    return [_plain(cell.strip()) for cell in cells[:-1]]


def _plain(text: str) -> str:
    return _ESCAPED.sub(r"\1", _STRONG.sub("", text))
