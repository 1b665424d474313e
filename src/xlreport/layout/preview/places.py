"""Where everything stands in the preview that a formula may name."""

from collections.abc import Mapping, Sequence

from xlreport.form.language.spell import Cell, Fixed
from xlreport.form.language.texts.cutting import HALF_WIDE, LONGEST_RUN
from xlreport.form.model.address import Address
from xlreport.layout.pages.cells import PreviewAddress
from xlreport.layout.pages.visual import (
    KINDS,
    NARROW,
    PLACES,
    SIGNS,
    STEPS,
    TEXTS,
    TITLE_ROWS,
    place_at,
    shown_at,
    text_at,
)
from xlreport.layout.preview.columns import (
    FLAG,
    KIND,
    NUMBER,
    ORDER,
    OTHER_SIGNS,
    PREVIEW_TOP,
    ROW_CELLS,
    SHOWN,
    STEPS_TOP,
    TEXT,
)
from xlreport.layout.preview.columns import NARROW as NARROW_COLUMN
from xlreport.layout.preview.items import PreviewLine
from xlreport.messages import workbook as words


def preview_cells(lines: Sequence[PreviewLine], rows: int) -> Mapping[Address, Cell]:
    """The cells of so many rows, and of the texts that they may show."""
    last = PREVIEW_TOP + len(lines) - 1
    whole = {TEXTS: TEXT, PLACES: ORDER, KINDS: KIND}
    cells: dict[Address, Cell] = {
        address: Fixed(words.PREVIEW, PREVIEW_TOP, column, last) for address, column in whole.items()
    }
    cells[NARROW] = Fixed(words.PREVIEW, PREVIEW_TOP, NARROW_COLUMN, PREVIEW_TOP + len(HALF_WIDE) - 1)
    cells[STEPS] = Fixed(words.PREVIEW, STEPS_TOP, OTHER_SIGNS, STEPS_TOP + LONGEST_RUN - 1)
    for row, sign in enumerate(SIGNS, PREVIEW_TOP):
        cells[sign] = Fixed(words.PREVIEW, row, OTHER_SIGNS, row)
    for row in range(rows):
        cells[shown_at(row)] = Cell(words.PREVIEW, PREVIEW_TOP + row, SHOWN)
        if row >= TITLE_ROWS:
            for cell, column in ROW_CELLS.items():
                cells[PreviewAddress(cell, row)] = Cell(words.PREVIEW, PREVIEW_TOP + row, column)
    for index, line in enumerate(lines):
        row = PREVIEW_TOP + index
        cells[text_at(index)] = Cell(words.PREVIEW, row, TEXT)
        cells[place_at(index)] = Cell(words.PREVIEW, row, ORDER)
        for column, address in zip((FLAG, NUMBER), line.flags, strict=False):
            cells[address] = Cell(words.PREVIEW, row, column)
    return cells
