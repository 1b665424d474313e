"""Sheets of many thousand rows in little memory, byte for byte as XlsxWriter writes them.

XlsxWriter keeps each cell until the workbook is closed, and then the text of all sheets side by side: half a gigabyte
for three thousand agencies. Its own `constant_memory` writes each text into its cell and leaves out what is told once
for sixteen rows: other bytes, and more of them. Here the rows of a sheet become XML by XlsxWriter's own methods as soon
as the next sixteen begin, and their cells are forgotten; each part of the package is kept compressed. It comes to the
same bytes because looks get their numbers in the order in which cells are written out: sheet after sheet, row after
row, so each sheet is completed before the next one is begun. Whoever writes above rows that are written out is told so.
"""

import zlib
from collections.abc import Mapping
from io import StringIO
from typing import Any

from xlsxwriter.packager import Packager
from xlsxwriter.workbook import Workbook

from xlreport.workbook.worksheet import QuickWorksheet

_BLOCK = 16
"""XlsxWriter says once for so many rows which columns they have."""


class StreamedWorksheet(QuickWorksheet):
    """`heights`: of all its rows. `in_rows`: its cells come row by row, as far as blocks of rows go; else all of them
    are kept until it is complete.
    """

    fh: Any
    dim_rowmin: int | None
    dim_rowmax: int | None

    def __init__(self, heights: Mapping[int, float], *, in_rows: bool) -> None:
        super().__init__()
        self._heights = heights
        self._in_rows = in_rows
        self._written = 0
        self._rows = _Compressed()

    def complete(self) -> None:
        """Said once all cells are written, before the next sheet is begun."""
        if any(row < self._written for row in self.table):
            raise ValueError(f"a cell of {self.name} came after its row was written out")
        if self.dim_rowmax is not None:
            self._write_out(self.dim_rowmax)

    def _check_dimensions(self, row: int, col: int, ignore_row: bool = False, ignore_col: bool = False) -> int:  # noqa: FBT001, FBT002  XlsxWriter's own signature
        """Asked before each cell."""
        if self._in_rows and not ignore_row and not ignore_col and row >= self._written + _BLOCK:
            last = row // _BLOCK * _BLOCK - 1
            self._write_out(last)
            for one in [one for one in self.table if one <= last]:
                del self.table[one]
        outcome: int = super()._check_dimensions(row, col, ignore_row, ignore_col)
        return outcome

    def _write_out(self, last: int) -> None:
        """The rows that are not yet written, up to the last one."""
        first, own = self._written, (self.dim_rowmin, self.dim_rowmax)
        self._written = last + 1
        for row in range(first, last + 1):
            if row in self._heights:
                self.set_row(row, self._heights[row])
        self.fh, (self.dim_rowmin, self.dim_rowmax) = StringIO(), (first, last)
        self._write_rows()
        self._rows.write(self.fh.getvalue().encode())
        self.fh, (self.dim_rowmin, self.dim_rowmax) = None, own

    def _write_sheet_data(self) -> None:
        if self.dim_rowmin is None:
            self._xml_empty_tag("sheetData")
            return
        self._xml_start_tag("sheetData")
        self.fh.write_bytes(self._rows.content())
        self._xml_end_tag("sheetData")


class _Compressed:
    """Bytes in little memory until they are needed."""

    def __init__(self) -> None:
        self._packer = zlib.compressobj(1)
        self._pieces: list[bytes] = []

    def write(self, content: bytes) -> None:
        packed = self._packer.compress(content)
        if packed:
            self._pieces.append(packed)

    def content(self) -> bytes:
        """All that was written; asked once."""
        return zlib.decompress(b"".join((*self._pieces, self._packer.flush())))


class _Part(StringIO):
    """A part of the package as UTF-8. XlsxWriter asks for its text, and that for its bytes."""

    def __init__(self) -> None:
        super().__init__()
        self._content = _Compressed()

    def write(self, text: str) -> int:
        self._content.write(text.encode())
        return len(text)

    def write_bytes(self, content: bytes) -> None:
        self._content.write(content)

    def getvalue(self) -> Any:  # noqa: ANN401  what has bytes, as a text has
        return self

    def encode(self, _: str) -> bytes:
        return self._content.content()


class _Packager(Packager):  # type: ignore[misc]  # XlsxWriter is untyped
    def _filename(self, xml_filename: str) -> _Part:
        part = _Part()
        self.filenames.append((part, xml_filename, False))
        return part


class StreamedBook(Workbook):  # type: ignore[misc]  # XlsxWriter is untyped
    """A workbook all of whose sheets are streamed."""

    def _get_packager(self) -> Packager:
        return _Packager()
