"""How wide the columns of a printed table are."""

from itertools import pairwise

from xlreport.layout.grid import CellKind, Grid

_MOST_LABEL_CHARACTERS = 14


def column_widths(grid: Grid, text_width: int, character: int) -> list[int]:
    """Label columns as their labels need, at least an even share; figure columns share the rest evenly.

    `character` is the width of a full-width character in the label style, in the unit of `text_width`.
    """
    even = text_width // grid.width
    stubs = [max(even, _needed(grid, column, character)) for column in range(grid.stub_width)]
    most = max(text_width // 2, even * grid.stub_width)
    if sum(stubs) > most:
        stubs = [width * most // sum(stubs) for width in stubs]
    figures = grid.width - grid.stub_width
    rest = text_width - sum(stubs)
    edges = [rest * place // figures for place in range(figures + 1)]
    return [*stubs, *(right - left for left, right in pairwise(edges))]


def _needed(grid: Grid, column: int, character: int) -> int:
    """A label that spans rows may take a line for each."""
    lengths = [
        -(-len(cell.text) // cell.height)
        for cell in grid.labels
        if cell.kind is CellKind.ROW_LABEL and cell.left == column and cell.width == 1
    ]
    return character * (min(max(lengths, default=0), _MOST_LABEL_CHARACTERS) + 1)
