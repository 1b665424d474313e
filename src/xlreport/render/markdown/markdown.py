"""A report as Markdown, for reading in a diff."""

from collections.abc import Iterable, Iterator

from xlreport.layout.grid import GridCell
from xlreport.messages.report import DRAFT
from xlreport.narrative.blocks import Block, Document, Heading, Paragraph, Run, SignOff, TableBlock, Title
from xlreport.render.markdown.escaping import one_line, paragraph_text


def render_markdown(document: Document) -> str:
    """The document as Markdown: each table a line for each of its printed rows."""
    mark = [f"**{DRAFT}**"] if document.draft else []
    blocks = (part for block in document.blocks for part in _block(block))
    return "\n\n".join((*mark, *blocks)) + "\n"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Title():
            yield f"# {one_line(block.text)}"
        case Heading(text, level):
            yield f"{'#' * (level + 1)} {one_line(text)}"
        case Paragraph(runs):
            yield paragraph_text(runs)
        case TableBlock():
            yield _table(block)
        case SignOff(lines):
            yield from (paragraph_text([Run(line)]) for line in lines)


def _table(block: TableBlock) -> str:
    """The printed grid, a line a row: Markdown knows no merged cells, so a label stands in the first one it covers."""
    grid = block.grid
    texts = {(cell.top, cell.left): _text(block, cell) for cell in grid.cells}
    lines = [_line(texts.get((row, column), "") for column in range(grid.width)) for row in range(grid.height)]
    rule = _line([*[":---"] * grid.stub_width, *["---:"] * (grid.width - grid.stub_width)])
    return "\n".join((lines[0], rule, *lines[1:]))


def _text(block: TableBlock, cell: GridCell) -> str:
    return one_line(cell.text if cell.address is None else block.figures.get(cell.address, ""))


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
