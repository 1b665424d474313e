"""A blank roster with its instructions, to be filled in by a coordinator."""

from io import BytesIO

import xlsxwriter

from xlreport.messages import district as words
from xlreport.render.fonts import SONG as FONT


def blank_roster() -> bytes:
    """The workbook's bytes, always the same."""
    from datetime import datetime

    stream = BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": words.ROSTER_SHEET, "created": datetime(2021, 1, 1)})  # noqa: DTZ001  a fixed day
    head = book.add_format({"bold": True, "bg_color": "#DCE6F1", "border": 1, "align": "center", "font_name": FONT})
    text = book.add_format({"num_format": "@", "font_name": FONT})
    example = book.add_format({"num_format": "@", "font_name": FONT, "font_color": "#7F7F7F", "italic": True})
    wrapped = book.add_format({"text_wrap": True, "valign": "top", "font_name": FONT})
    sheet = book.add_worksheet(words.ROSTER_SHEET)
    guide = book.add_worksheet(words.ROSTER_GUIDE_SHEET)
    for column, (key, labels) in enumerate(words.ROSTER_COLUMNS.items()):
        sheet.set_column(column, column, 30 if column == 0 else 16, text)
        sheet.write_string(0, column, labels[0], head)
        sheet.write_string(1, column, words.ROSTER_EXAMPLES.get(key, ""), example)
        guide.write_string(column + 1, 0, labels[0], wrapped)
        guide.write_string(column + 1, 1, words.ROSTER_GUIDES[key], wrapped)
    guide.set_column(0, 0, 16)
    guide.set_column(1, 1, 72)
    guide.write_string(0, 0, words.ROSTER_GUIDE_SHEET, head)
    for row, line in enumerate(words.ROSTER_HOW, len(words.ROSTER_COLUMNS) + 2):
        guide.write_string(row, 1, line, wrapped)
    sheet.freeze_panes(1, 1)
    book.close()
    return stream.getvalue()
