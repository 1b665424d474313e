"""How the sheet of a section's tables is printed, and how much of it stays in sight on a screen."""

from collections.abc import Mapping
from dataclasses import replace

from xlreport.layout.finished import Area, Page, Paper
from xlreport.layout.sheets.sheet import a4
from xlreport.layout.sizes import WIDEST_DIGIT, page_breaks, points_of, table_widths, widths_of_pages
from xlreport.layout.table_plan import TABLE_TOP, TableSheet

WIDE_GRID = 12
"""From so many columns on a table is printed across the page."""

READABLE = 7 / 11
"""How far a sheet may be made smaller in print: its figures have eleven points and are readable at seven."""

DIGIT = 7.0
"""A digit of the workbook's font in pixels."""

A4_PORTRAIT, A4_LANDSCAPE, A3_LANDSCAPE = 494.0, 741.0, 1090.0
"""How wide each paper is between its margins, in points."""

MOST_FROZEN = 144.0
"""The head may keep so many points of a small screen, a quarter of 768 pixels; a higher one moves with the rest."""


def frozen_part(plan: TableSheet, heights: Mapping[int, float]) -> tuple[int, int] | None:
    """The rows down to the end of the head, where there is one head for all below, and the label columns."""
    grid = plan.grid
    if not grid.head_height:
        return None
    rows = TABLE_TOP + grid.head_height
    low = sum(heights[row] for row in range(rows)) <= MOST_FROZEN
    return (rows, grid.stub_width) if low else (0, grid.stub_width) if grid.stub_width else None


def table_page(plan: TableSheet) -> Page:
    """One page of A4; for a table that could not be read on it one of A3; else several, with the labels on each.

    What helps to fill the table in is not printed: the heading stands in the head of the page.
    """
    return replace(_page(plan), header=plan.section.heading)


def _page(plan: TableSheet) -> Page:
    grid = plan.grid
    area = Area(TABLE_TOP, 0, plan.note_top + len(plan.notes) - 1, grid.width - 1)
    landscape = grid.width >= WIDE_GRID
    widths = table_widths(grid)
    if sum(points_of(width, DIGIT) for width in widths) * READABLE <= (A4_LANDSCAPE if landscape else A4_PORTRAIT):
        return a4(landscape=landscape, one_page=True, area=area)
    points = [points_of(width, WIDEST_DIGIT) for width in widths]
    breaks = page_breaks(grid, points, A3_LANDSCAPE / READABLE)
    widest = max(widths_of_pages(grid, points, breaks))
    heads = (TABLE_TOP, TABLE_TOP + grid.head_height - 1) if grid.head_height else None
    return replace(
        a4(landscape=True, area=area, repeated=heads), repeated_columns=grid.stub_width, paper=Paper.A3,
        breaks=breaks, scale=min(100, int(100 * A3_LANDSCAPE / widest)),
    )  # fmt: skip
