"""A report as Markdown, for reading in a diff. Nothing people typed becomes markup."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from xlreport.form.text.clean import cleaned
from xlreport.layout.grid import GridCell
from xlreport.messages.report import DRAFT
from xlreport.narrative.blocks import Block, Document, Heading, Note, Paragraph, Run, SignOff, TableBlock, Title

_INLINE = re.compile(r"[\\`*_\[\]<>~&|]")
_AT_LINE_START = re.compile(r"^(?:[#+=-]|\d{1,9}(?=[.)](?:\s|$)))", re.MULTILINE)
_OUTER_BLANKS = re.compile(r"^[ \t]+|(?<![ \t])[ \t]+$", re.MULTILINE)
_CORE = re.compile(r"[^\W_](?:.*[^\W_])?", re.DOTALL)
_HARD_BREAK = "\\\n"


def render_markdown(document: Document) -> str:
    """The document as Markdown: each table a line for each of its printed rows."""
    mark = [f"**{DRAFT}**"] if document.draft else []
    blocks = (part for block in document.blocks for part in _block(block))
    return "\n\n".join((*mark, *blocks)) + "\n"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Title():
            yield f"# {_one_line(block.text)}"
        case Heading(text, level):
            yield f"{'#' * (level + 1)} {_one_line(text)}"
        case Paragraph(runs):
            yield _paragraph_text(runs)
        case TableBlock():
            yield _table(block)
        case Note(text):
            yield _paragraph_text([Run(text)])
        case SignOff(lines):
            yield from (_paragraph_text([Run(line)]) for line in lines)


def _table(block: TableBlock) -> str:
    """The printed grid, a line a row: Markdown knows no merged cells, so a label stands in the first one it covers."""
    grid = block.grid
    texts = {(cell.top, cell.left): _text(block, cell) for cell in grid.cells}
    lines = [_line(texts.get((row, column), "") for column in range(grid.width)) for row in range(grid.height)]
    rule = _line([*[":---"] * grid.stub_width, *["---:"] * (grid.width - grid.stub_width)])
    return "\n".join((lines[0], rule, *lines[1:]))


def _text(block: TableBlock, cell: GridCell) -> str:
    return _one_line(cell.text if cell.address is None else block.figures.get(cell.address, ""))


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _one_line(text: str) -> str:
    """Text for a heading or a table cell, which have no room for a line break. A final `#` would vanish."""
    return re.sub(r"#$", r"\\#", _inline(" ".join(cleaned(text).split())))


def _paragraph_text(runs: Iterable[Run]) -> str:
    """Runs as one paragraph, its line breaks kept."""
    parts: list[str] = []
    for strong, group in groupby(runs, key=lambda run: run.strong):
        text = _inline(cleaned("".join(run.text for run in group)))
        parts.append(_strong(text, opens_line=not parts) if strong else text)
    lines = re.sub(r"\n+", "\n", _OUTER_BLANKS.sub("", "".join(parts)).strip())
    return _AT_LINE_START.sub(_escaped_start, lines).replace("\n", _HARD_BREAK)


def _inline(text: str) -> str:
    return _INLINE.sub(r"\\\g<0>", text)


def _strong(text: str, *, opens_line: bool) -> str:
    """Asterisks beside full-width punctuation do not close in CommonMark, so it stands outside of them."""
    core = _CORE.search(text)
    if core is None:
        return text
    before, after = text[: core.start()], text[core.end() :]
    return f"**{before}{core[0]}**{after}" if opens_line else f"{before}**{core[0]}**{after}"


def _escaped_start(found: re.Match[str]) -> str:
    """A number keeps its digits: the backslash goes before the point or bracket."""
    start = found[0]
    return f"{start}\\" if start.isdigit() else f"\\{start}"
