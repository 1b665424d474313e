"""What calamine does not tell of an .ods: formulas, errors, what is shown otherwise than stored, merged, hidden."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from xlreport.errors import UnreadableWorkbookError
from xlreport.files.cells.cell_reference import is_inside
from xlreport.files.cells.sheet_facts import SheetFacts
from xlreport.files.cells.shown_numbers import HIDDEN, shows
from xlreport.files.limits import LIMITS, is_more_than_a_form
from xlreport.files.open_document.document import named_tables, placed_cells, repeated
from xlreport.reading.cells import Position, name_of

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_TABLE, _OFFICE, _TEXT, _STYLE = (f"{{{_OASIS}{name}:1.0}}" for name in ("table", "office", "text", "style"))
_EXTENSION = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_ERROR_STARTS = ("#", "Err:")
_NUMBERS = frozenset({"float", "percentage", "currency"})
_UNSEEN = frozenset({"collapse", "filter"})
_NO_SIZE = re.compile(r"0+(?:\.0*)?[a-z]*")
_COLUMNS = 16_384

Tables = dict[str, SheetFacts]


def facts_of_tables(root: etree._Element) -> tuple[Tables, dict[str, UnreadableWorkbookError]]:
    """By sheet name: what is told, formulas as OpenFormula without its prefix; why a sheet with far or too many cells
    is not read.
    """
    tables: Tables = {}
    amount = _Amount()
    refused: dict[str, UnreadableWorkbookError] = {}
    unseen = {str(style.get(f"{_STYLE}name")) for style in root.iter(f"{_STYLE}style") if _has_no_size(style)}
    for name, table in named_tables(root):
        try:
            tables[name] = _of_table(table, name, amount, unseen)
        except UnreadableWorkbookError as refusal:
            if not is_more_than_a_form(refusal):
                raise
            refused[name] = refusal
        if len(tables) > LIMITS.sheets:
            raise UnreadableWorkbookError("FILE-TOO-BIG", limit="sheets")
    return tables, refused


def _has_no_size(style: etree._Element) -> bool:
    """Whether it is one of rows of no height, or of columns of no width."""
    return any(
        _NO_SIZE.fullmatch(own.get(f"{_STYLE}{size}", "")) is not None
        for name, size in (("row", "row-height"), ("column", "column-width"))
        for own in style.iterfind(f"{_STYLE}table-{name}-properties")
    )


def _of_table(table: etree._Element, name: str, amount: "_Amount", unseen: set[str]) -> SheetFacts:
    facts = SheetFacts(hidden_columns=list(_hidden_columns(table, unseen)))
    for cell, positions in _filled_cells(table, name, amount):
        _take(facts, cell, positions)
        row = cell.getparent()
        if row is not None and _is_hidden(row, unseen):
            facts.hidden_rows.update(row for row, _ in positions)
    facts.merged = [
        (row, column, row + down - 1, column + right - 1)
        for cell, (row, column), _ in placed_cells(table)
        if (down := _spanned(cell, "rows")) * (right := _spanned(cell, "columns")) > 1
    ]
    return facts


def _take(facts: SheetFacts, cell: etree._Element, positions: list[Position]) -> None:
    formula = cell.get(f"{_TABLE}formula")
    error = _error_text(cell)
    otherwise = _shown_otherwise(cell)
    for position in positions:
        if formula is not None:
            facts.formulas[position] = formula.partition("=")[2] or formula
        if error is not None:
            facts.errors[position] = error
        if otherwise is not None:
            facts.disguised[position] = otherwise


def _hidden_columns(table: etree._Element, unseen: set[str]) -> Iterator[tuple[int, int]]:
    at = 0
    for column in table.iter(f"{_TABLE}table-column"):
        count = repeated(column, "columns")
        if _is_hidden(column, unseen) and at < _COLUMNS:
            yield at, min(at + count, _COLUMNS) - 1
        at += count


def _is_hidden(line: etree._Element, unseen: set[str]) -> bool:
    return line.get(f"{_TABLE}visibility") in _UNSEEN or line.get(f"{_TABLE}style-name") in unseen


def _spanned(cell: etree._Element, what: str) -> int:
    written = cell.get(f"{_TABLE}number-{what}-spanned", "1")
    return int(written) if written.isascii() and written.isdigit() and len(written) < len("10000000") else 1


@dataclass(slots=True)
class _Amount:
    """What a workbook holds once every repeated cell is there."""

    cells: int = 0
    characters: int = 0

    def add(self, cell: etree._Element, times: int, sheet: str) -> None:
        self.cells += times
        self.characters += times * sum(map(len, cell.itertext()))
        if self.cells > LIMITS.cells:
            raise UnreadableWorkbookError("FILE-TOO-BIG", limit="cells", sheet=sheet)
        if self.characters > LIMITS.text_bytes:
            raise UnreadableWorkbookError("FILE-TOO-BIG", limit="text_bytes", sheet=sheet)


def _filled_cells(
    table: etree._Element, sheet: str, amount: _Amount
) -> Iterator[tuple[etree._Element, list[Position]]]:
    """Filled cells, and every position they are repeated at."""
    for cell, (row, column), (rows, columns) in placed_cells(table):
        if _is_filled(cell):
            last = row + rows - 1, column + columns - 1
            if not is_inside(last):
                raise UnreadableWorkbookError("FILE-FAR-CELL", sheet=sheet, cell=name_of(last))
            amount.add(cell, rows * columns, sheet)
            yield cell, [(row + down, column + right) for down in range(rows) for right in range(columns)]


def _is_filled(cell: etree._Element) -> bool:
    return cell.get(f"{_OFFICE}value-type") is not None or cell.get(f"{_TABLE}formula") is not None


def _error_text(cell: etree._Element) -> str | None:
    kind = cell.get(f"{_EXTENSION}value-type")
    shown = "".join(str(text) for text in cell.itertext(f"{_TEXT}p")) if len(cell) else ""
    if kind == "error":
        return shown or "#VALUE!"
    is_text = kind is None and cell.get(f"{_OFFICE}value-type") == "string"
    computed = cell.get(f"{_TABLE}formula") is not None
    return shown if is_text and computed and shown.startswith(_ERROR_STARTS) else None


def _shown_otherwise(cell: etree._Element) -> str | None:
    """What people see, where that is another number than the one that is stored. Not every program says what it is."""
    paragraphs = cell.findall(f"{_TEXT}p")
    if cell.get(f"{_OFFICE}value-type") not in _NUMBERS or not paragraphs:
        return None
    shown = "".join(str(text) for one in paragraphs for text in one.itertext())
    return None if shows(shown, cell.get(f"{_OFFICE}value", "")) else shown.strip() or HIDDEN
