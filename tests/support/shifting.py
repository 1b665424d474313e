"""A row or a column inserted as spreadsheet programs do it: cells, merges, formulas and names move along."""

import re

from openpyxl.cell.cell import Cell
from openpyxl.utils import coordinate_to_tuple, get_column_letter
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.cell_range import CellRange

_REFERENCE = re.compile(
    r"""("(?:[^"]|"")*")|((?:'(?:[^']|'')*'|[^\W\d][\w.]*)!)?"""
    r"""(\$?[A-Z]{1,3}\$?\d+)((?::\$?[A-Z]{1,3}\$?\d+)?)(?![\w(!])"""
)


class Shift:
    """So many rows or columns put in before row or column `at` of a sheet, counted from 1."""

    def __init__(self, sheet: str, at: int, count: int, *, rows: bool) -> None:
        self.sheet, self.at, self.count, self.rows = sheet, at, count, rows

    def place(self, row: int, column: int) -> tuple[int, int]:
        if self.rows:
            return row + self.count * (row >= self.at), column
        return row, column + self.count * (column >= self.at)

    def apply(self, book: Workbook) -> None:
        sheet = book[self.sheet]
        merges = [CellRange(str(area)) for area in sheet.merged_cells.ranges]
        for area in merges:
            sheet.unmerge_cells(str(area))
        (sheet.insert_rows if self.rows else sheet.insert_cols)(self.at, self.count)
        for area in merges:
            top, left = self.place(area.min_row, area.min_col)
            bottom, right = self.place(area.max_row, area.max_col)
            sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)
        for other in book.worksheets:
            for row in other.iter_rows():
                for cell in row:
                    if isinstance(cell, Cell) and cell.data_type == "f":
                        cell.value = self.formula(str(cell.value), other.title)
        for name in book.defined_names.values():
            name.value = self.formula(str(name.value), "")

    def formula(self, formula: str, own_sheet: str) -> str:
        def moved(match: re.Match[str]) -> str:
            text, sheet, first, last = match[1], match[2] or "", match[3], match[4]
            target = sheet.rstrip("!").strip("'") if sheet else own_sheet
            if text is not None or target != self.sheet:
                return match[0]
            return sheet + self._reference(first) + (":" + self._reference(last[1:]) if last else "")

        return _REFERENCE.sub(moved, formula)

    def _reference(self, name: str) -> str:
        row, column = self.place(*coordinate_to_tuple(name.replace("$", "")))
        absolute = re.fullmatch(r"(\$?)[A-Z]+(\$?)\d+", name)
        assert absolute is not None
        return f"{absolute[1]}{get_column_letter(column)}{absolute[2]}{row}"
