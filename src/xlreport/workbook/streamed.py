"""Sheets of many thousand rows in little memory, byte for byte as XlsxWriter writes them.

XlsxWriter keeps each cell until the workbook is closed, and then the text of all sheets side by side: half a gigabyte
for three thousand agencies. Its own `constant_memory` writes each text into its cell and leaves out what is told once
for sixteen rows: other bytes, and more of them. Here the rows of a sheet become XML by XlsxWriter's own methods as soon
as the next sixteen begin, and their cells and heights are forgotten; each part is kept compressed until it goes into
the package, and is never unpacked as a whole. It comes to the same bytes because looks get their numbers in the order
in which cells are written out: sheet after sheet, row after row, so each sheet is completed before the next one is
begun. Whoever writes above rows that are written out is told so.
"""

import zlib
from collections import deque
from collections.abc import Iterator, Mapping
from io import BytesIO, StringIO
from typing import Any, BinaryIO, Literal
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from xlsxwriter.format import Format
from xlsxwriter.packager import Packager
from xlsxwriter.workbook import Workbook

from xlreport.workbook.worksheet import QuickWorksheet

_BLOCK = 16
"""XlsxWriter says once for so many rows which columns they have."""


class StreamedWorksheet(QuickWorksheet):
    """`heights`: of all its rows. `in_rows`: its cells come row by row, as far as blocks of rows go; else all of them
    are kept until it is complete. Only then a chart may stand on it: its place is told by the heights of rows.
    """

    fh: Any
    dim_rowmin: int | None
    dim_rowmax: int | None

    def __init__(self, heights: Mapping[int, float], *, in_rows: bool) -> None:
        super().__init__()
        self._heights = heights
        self._in_rows = in_rows
        self._written = 0
        self._due = range(0)
        self._rows = _Compressed()

    def complete(self) -> None:
        """Said once all cells are written, before the next sheet is begun."""
        if any(row < self._written for row in self.table):
            raise ValueError(f"a cell of {self.name} came after its row was written out")
        if self.dim_rowmax is not None:
            self._write_out(self.dim_rowmax)
        self._heights = {}

    def set_row(
        self, row: int, height: float | None = None, cell_format: Format | None = None,
        options: dict[str, Any] | None = None,
    ) -> Literal[0, -1]:  # fmt: skip
        """Of a row that is written out nothing is kept."""
        if self._in_rows and row < self._written and row not in self._due:
            return 0
        outcome: Literal[0, -1] = super().set_row(row, height, cell_format, options)
        return outcome

    def _check_dimensions(self, row: int, col: int, ignore_row: bool = False, ignore_col: bool = False) -> int:  # noqa: FBT001, FBT002  XlsxWriter's own signature
        """Asked before each cell."""
        if self._in_rows and not ignore_row and not ignore_col and row >= self._written + _BLOCK:
            last = row // _BLOCK * _BLOCK - 1
            self._write_out(last)
            for one in [one for one in self.table if one <= last]:
                del self.table[one]
        outcome: int = super()._check_dimensions(row, col, ignore_row, ignore_col)
        return outcome

    def insert_chart(self, *arguments: Any, **named: Any) -> int:  # noqa: ANN401  XlsxWriter is untyped
        if self._in_rows:
            raise ValueError(f"the heights of rows of {self.name} are forgotten")
        outcome: int = super().insert_chart(*arguments, **named)
        return outcome

    def _formulas(self) -> Iterator[tuple[int, int, str]]:
        """Row by row none is shared with others: in each block the groups would be numbered anew."""
        return iter(()) if self._in_rows else super()._formulas()

    def _write_out(self, last: int) -> None:
        """The rows that are not yet written, up to the last one."""
        first, own = self._written, (self.dim_rowmin, self.dim_rowmax)
        self._written, self._due = last + 1, range(first, last + 1)
        for row in self._due:
            if row in self._heights:
                self.set_row(row, self._heights[row])
        self.fh, (self.dim_rowmin, self.dim_rowmax) = StringIO(), (first, last)
        self._write_rows()
        self._rows.write(self.fh.getvalue().encode())
        self.fh, (self.dim_rowmin, self.dim_rowmax) = None, own
        for row in self._due if self._in_rows else ():
            self.row_info.pop(row, None)
            self.row_sizes.pop(row, None)
        self._due = range(0)

    def _write_sheet_data(self) -> None:
        if self.dim_rowmin is None:
            self._xml_empty_tag("sheetData")
            return
        self._xml_start_tag("sheetData")
        for piece in self._rows.pieces():
            self.fh.write_bytes(piece)
        self._xml_end_tag("sheetData")


class _Compressed:
    """Bytes in little memory until they are needed. `size`: how many they are."""

    def __init__(self) -> None:
        self.size = 0
        self._packer = zlib.compressobj(1)
        self._packed: deque[bytes] = deque()

    def write(self, content: bytes) -> None:
        self.size += len(content)
        packed = self._packer.compress(content)
        if packed:
            self._packed.append(packed)

    def pieces(self) -> Iterator[bytes]:
        """All that was written; asked once, and forgotten piece by piece."""
        self._packed.append(self._packer.flush())
        unpacker = zlib.decompressobj()
        while self._packed:
            rest = self._packed.popleft()
            while rest:
                yield unpacker.decompress(rest, _PIECE)
                rest = unpacker.unconsumed_tail
        yield unpacker.flush()


_PIECE = 2**16


class _Part(StringIO):
    """A part of the package as UTF-8."""

    def __init__(self) -> None:
        super().__init__()
        self.content = _Compressed()

    def write(self, text: str) -> int:
        self.content.write(text.encode())
        return len(text)

    def write_bytes(self, content: bytes) -> None:
        self.content.write(content)


class _Packager(Packager):  # type: ignore[misc]  # XlsxWriter is untyped
    def _filename(self, xml_filename: str) -> _Part:
        part = _Part()
        self.filenames.append((part, xml_filename, False))
        return part

    def _create_package(self) -> list[tuple[Any, str, bool]]:
        """Packs as XlsxWriter does; so nothing is left to it."""
        files = super()._create_package()
        with ZipFile(self.workbook.target, "w", ZIP_DEFLATED, allowZip64=self.workbook.allow_zip64) as package:
            for part, name, _ in files:
                told = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
                told.compress_type, told.file_size = ZIP_DEFLATED, part.content.size
                with package.open(told, "w") as stream:
                    for piece in part.content.pieces():
                        stream.write(piece)
        return []


class StreamedBook(Workbook):  # type: ignore[misc]  # XlsxWriter is untyped
    """A workbook all of whose sheets are streamed, into a file that can be gone back in."""

    def __init__(self, target: BinaryIO, options: Mapping[str, object]) -> None:
        super().__init__(BytesIO(), options)
        self.target = target

    def _get_packager(self) -> Packager:
        return _Packager()
