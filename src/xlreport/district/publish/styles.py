"""The lettering of the coordinator's workbooks, and how a row is written."""

from collections.abc import Sequence
from decimal import Decimal

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from xlreport.form.text.clean import characters_only
from xlreport.form.text.printable import printable_lines
from xlreport.render.fonts import SONG

FONT = SONG
_LINE = {"font_name": FONT, "font_size": 10, "border": 1, "valign": "vcenter"}
_LONGEST = 32767


class Styles:
    """The formats of a workbook, each made once."""

    def __init__(self, book: Workbook) -> None:
        self.book = book
        self.title = book.add_format({"font_name": FONT, "font_size": 14, "bold": True})
        head = {"bold": True, "bg_color": "#DCE6F1", "align": "center", "text_wrap": True}
        self.head = book.add_format({**_LINE, **head})
        self.text = book.add_format(_LINE)
        self.wrapped = book.add_format({**_LINE, "text_wrap": True})
        self.number = book.add_format({**_LINE, "align": "center"})
        self.sum = book.add_format({**_LINE, "align": "center", "bg_color": "#F2F2F2"})
        self.note = book.add_format({"font_name": FONT, "font_size": 10, "font_color": "#595959"})
        self.link = book.add_format({**_LINE, "font_color": "#0563C1", "underline": 1})

    def sheet(self, name: str, title: str) -> Worksheet:
        """A sheet that prints across an A4 page."""
        sheet = self.book.add_worksheet(name)
        sheet.write_string(0, 0, title, self.title)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        return sheet

    def list(
        self, name: str, head: Sequence[str], widths: Sequence[int], rows: Sequence[Sequence[object]]
    ) -> Worksheet:
        """A sheet that is one list, with filters; its rows begin in the fourth row."""
        sheet = self.sheet(name, name)
        write_row(sheet, 2, head, [self.head] * len(head))
        for number, row in enumerate(rows, 3):
            write_row(sheet, number, row, [self.wrapped] * len(head))
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        sheet.freeze_panes(3, 0)
        sheet.autofilter(2, 0, max(2, len(rows) + 2), len(head) - 1)
        return sheet


def write_row(sheet: Worksheet, row: int, cells: Sequence[object], styles: Sequence[Format], first: int = 0) -> None:
    """Numbers as numbers, everything else as text: what people typed is never a formula."""
    for column, (cell, look) in enumerate(zip(cells, styles, strict=True), first):
        if isinstance(cell, int | Decimal):
            sheet.write_number(row, column, cell, look)
        elif cell is None or cell == "":
            sheet.write_blank(row, column, None, look)
        else:
            sheet.write_string(row, column, shown(str(cell)), look)


def shown(text: str) -> str:
    """A text of people's as a cell can hold it and anybody can see what it is."""
    return characters_only(printable_lines(text))[:_LONGEST]
