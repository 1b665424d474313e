"""A report as Markdown, for reading in a diff."""

from collections.abc import Iterator

from xlreport.layout.grid import CellKind, Grid, GridCell
from xlreport.model.address import FigureAddress
from xlreport.narrative.blocks import Block, Document, Heading, Paragraph, Run, SignOff, TableBlock, Title
from xlreport.render.markdown_text import one_line, paragraph_text
from xlreport.render.words import DRAFT

_PATH = " / "


def render_markdown(document: Document) -> str:
    """The document as Markdown: each table flat, a line for each of its rows."""
    mark = [f"**{DRAFT}**"] if document.draft else []
    blocks = (part for block in document.blocks for part in _block(block))
    return "\n\n".join((*mark, *blocks)) + "\n"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Title(text):
            yield f"# {one_line(text)}"
        case Heading(text, level):
            yield f"{'#' * (level + 1)} {one_line(text)}"
        case Paragraph(runs):
            yield paragraph_text(runs)
        case TableBlock():
            yield from _tables(block)
        case SignOff(lines):
            yield from (paragraph_text([Run(line)]) for line in lines)


def _tables(block: TableBlock) -> Iterator[str]:
    """Tables that are stacked in print stand one after the other, each with its own heads."""
    for table in dict.fromkeys(cell.table for cell in block.grid.cells):
        own = [cell for cell in block.grid.cells if cell.table == table]
        yield from (one_line(cell.text) for cell in own if cell.kind is CellKind.CAPTION)
        yield "\n".join(_flat(block, own))


def _flat(block: TableBlock, own: list[GridCell]) -> Iterator[str]:
    """The heads of the first row's figures, then a line for each row of figures."""
    corner = [one_line(cell.text) for cell in own if cell.kind is CellKind.CORNER]
    figures = [cell for cell in own if cell.kind is CellKind.FIGURE]
    rows = [[cell for cell in figures if cell.top == top] for top in dict.fromkeys(f.top for f in figures)]
    heads = [_path(block.grid, cell, CellKind.COLUMN_LABEL) for cell in rows[0]]
    labelled = bool(corner) or any(_path(block.grid, row[0], CellKind.ROW_LABEL) for row in rows)
    yield _line([*(corner or [""]), *heads] if labelled else heads)
    yield _line([*([":---"] if labelled else []), *("---:" for _ in heads)])
    for row in rows:
        label = [_path(block.grid, row[0], CellKind.ROW_LABEL)] if labelled else []
        yield _line([*label, *(_figure(block, cell.address) for cell in row)])


def _path(grid: Grid, figure: GridCell, kind: CellKind) -> str:
    return _PATH.join(one_line(head.text) for head in grid.heads(figure) if head.kind is kind and head.text)


def _figure(block: TableBlock, address: FigureAddress | None) -> str:
    return "" if address is None else one_line(block.figures.get(address, ""))


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
