"""A workbook of XlsxWriter that hands over what it would pack into its file."""

from collections.abc import Sequence
from typing import Any

import xlsxwriter
from xlsxwriter.packager import Packager

from xlreport.workbook.packing import Part


class PartsWorkbook(xlsxwriter.Workbook):  # type: ignore[misc]  # XlsxWriter is untyped
    """`parts` is there once it is closed; its file stays empty."""

    parts: Sequence[Part] = ()

    def _get_packager(self) -> "_PartsPackager":
        return _PartsPackager()


class _PartsPackager(Packager):  # type: ignore[misc]
    def _create_package(self) -> list[tuple[Any, str, bool]]:
        files = super()._create_package()
        self.workbook.parts = [Part(name, text.getvalue()) for text, name, _ in files]
        return []
