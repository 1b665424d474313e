"""A shared formula as it reads in a cell that follows it: openpyxl's Translator, held within the bounds of a sheet.

A module of its own because openpyxl takes a quarter of a second to import: it is imported when a formula is shared.
"""

from typing import cast

from openpyxl.formula.tokenizer import TokenizerError
from openpyxl.formula.translate import Translator, TranslatorError

from xlreport.form.model.cell import column_number

_ROWS = 1_048_576
_COLUMNS = 16_384
_OUT_OF_SHEET = "#REF!"


class SharedFormula:
    """The formula of the first cell, without `=`; taken apart once for all that follow."""

    def __init__(self, formula: str) -> None:
        self._translator: _WithinSheet | None = None
        try:
            self._translator = _WithinSheet(f"={formula}", "A1")
        except TokenizerError:
            return  # what no program wrote; that a formula is there is told all the same

    def moved(self, rows: int, columns: int) -> str:
        """As it reads so many rows down and columns to the right; empty if it is no formula."""
        if self._translator is None:
            return ""
        return cast("str", self._translator.translate_formula(row_delta=rows, col_delta=columns)).removeprefix("=")


class _WithinSheet(Translator):  # type: ignore[misc]
    """openpyxl knows the first row and column only, and gives a formula up where Excel says `#REF!`."""

    @staticmethod
    def translate_row(row_str: str, rdelta: int) -> str:
        row: str = Translator.translate_row(row_str, rdelta)
        if int(row.removeprefix("$")) > _ROWS:
            raise TranslatorError(row)
        return row

    @staticmethod
    def translate_col(col_str: str, cdelta: int) -> str:
        column: str = Translator.translate_col(col_str, cdelta)
        if column_number(column.removeprefix("$")) >= _COLUMNS:
            raise TranslatorError(column)
        return column

    @classmethod
    def translate_range(cls, range_str: str, rdelta: int, cdelta: int) -> str:
        try:
            return cast("str", super().translate_range(range_str, rdelta, cdelta))
        except TranslatorError:
            sheet, _ = cls.strip_ws_name(range_str)
            return f"{sheet}{_OUT_OF_SHEET}"
