"""Where XlsxWriter writes the cells and rows of a sheet that are left open for each report."""

from typing import Any

from xlreport.workbook.worksheet import QuickWorksheet

ROW = -1
"""Stands for a column where a row's own element is meant."""


class RecordingWorksheet(QuickWorksheet):
    """`holes`: the cells, and rows, to be recorded; `spans`: from where to where each of them was written."""

    def record(self, holes: set[tuple[int, int]]) -> None:
        self.holes = holes
        self.spans: dict[tuple[int, int], tuple[int, int]] = {}

    def _write_cell(self, row: int, col: int, cell: Any) -> None:  # noqa: ANN401  XlsxWriter is untyped
        if (row, col) not in self.holes:
            super()._write_cell(row, col, cell)
            return
        start = self.fh.tell()
        super()._write_cell(row, col, cell)
        self.spans[row, col] = start, self.fh.tell()

    def _write_row(self, row: int, *others: Any, **settings: Any) -> None:  # noqa: ANN401
        if (row, ROW) not in self.holes:
            super()._write_row(row, *others, **settings)
            return
        start = self.fh.tell()
        super()._write_row(row, *others, **settings)
        self.spans[row, ROW] = start, self.fh.tell()
