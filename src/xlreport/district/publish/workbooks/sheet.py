"""The coordinator's workbooks: their sheets while they are laid, in the styles of the forms, and their bytes."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import partial
from io import BytesIO
from itertools import chain
from typing import BinaryIO

from xlsxwriter.workbook import Workbook

from xlreport.form.model.cell import column_letters
from xlreport.form.text.clean import characters_only
from xlreport.form.text.printable import printable_lines
from xlreport.layout.finished import (
    Area,
    Content,
    FileLink,
    FinishedCell,
    FinishedSheet,
    Highlight,
    Page,
    Validation,
    Width,
)
from xlreport.layout.sizes import LEAST_HEIGHT
from xlreport.layout.styles import State, Style
from xlreport.workbook.book import write_sheet
from xlreport.workbook.streamed import StreamedBook, StreamedWorksheet
from xlreport.workbook.styles import Styles
from xlreport.workbook.writer import begun_book

_LONGEST = 32767
_TITLE_HEIGHT = 30

Given = Content | int
"""What is put into a cell; a text is written as anybody can read it."""

Decorate = Callable[[Workbook], None]
"""Adds to a workbook what stands in no cell: charts."""


def write_sheets(year: int, title: str, sheets: Iterable[FinishedSheet]) -> bytes:
    """The workbook's bytes."""
    stream = BytesIO()
    stream_sheets(stream, year, title, sheets)
    return stream.getvalue()


def stream_sheets(
    target: BinaryIO, year: int, title: str, sheets: Iterable[FinishedSheet], decorate: Decorate | None = None
) -> None:
    """The workbook into a file, always the same bytes: it says of itself that it is of the day after the year of the
    reports.

    A sheet is written when it comes, and its cells when they come.
    """
    book = begun_book(target, StreamedBook)
    made = datetime(max(year, 2000) + 1, 1, 1)  # noqa: DTZ001  a fixed day, no clock
    book.set_properties({"title": shown(title), "created": made})
    styles = Styles(book)
    styles.empty._get_xf_index()  # noqa: SLF001  the first look that any sheet asks for
    for sheet in sheets:
        in_rows = isinstance(sheet.cells, _InRows)
        worksheet = write_sheet(book, styles, sheet, partial(StreamedWorksheet, sheet.heights, in_rows=in_rows))
        if isinstance(worksheet, StreamedWorksheet):
            worksheet.complete()
    if decorate is not None:
        decorate(book)
    book.close()


def shown(text: str) -> str:
    """A text of people's as a cell can hold it and anybody can see what it is."""
    return characters_only(printable_lines(text))[:_LONGEST]


Cell = tuple[int, int, Given, Style]


@dataclass(frozen=True, slots=True)
class _InRows:
    """The cells of a sheet, row by row, some of them made each time they are gone through."""

    parts: Sequence[Callable[[], Iterable[FinishedCell]]]

    def __iter__(self) -> Iterator[FinishedCell]:
        return chain.from_iterable(part() for part in self.parts)


class Laid:
    """One sheet, laid cell by cell and finished at the end; it begins with its title and what is said of it."""

    def __init__(self, name: str, title: str, said: str = "") -> None:
        self.name = name
        self.widths: dict[int, float] = {}
        self.heights: dict[int, float] = {0: _TITLE_HEIGHT, 1: LEAST_HEIGHT}
        self.validations: list[Validation] = []
        self._cells: list[FinishedCell] = []
        self._laid: list[Callable[[], Iterable[FinishedCell]]] = []
        self._highlights: list[Highlight] = []
        self.put(0, 0, title, Style.TITLE)
        if said:
            self.put(1, 0, said, Style.GUIDE)

    def put(self, row: int, column: int, given: Given, style: Style, *, rows: int = 1, columns: int = 1) -> None:
        self._cells.append(FinishedCell(row, column, content_of(given), style, None, rows, columns))

    def put_later(self, cells: Callable[[], Iterable[Cell]]) -> None:
        """Cells that are made when they are written, below all that was laid so far: row, column, content and style."""
        above, self._cells = self._cells, []

        def later() -> Iterator[FinishedCell]:
            for row, column, given, style in cells():
                yield FinishedCell(row, column, content_of(given), style)

        self._laid += [lambda: above, later]

    def _all_cells(self) -> Iterable[FinishedCell]:
        below = tuple(self._cells)
        return _InRows((*self._laid, lambda: below)) if self._laid else below

    def line(self, row: int, given: Sequence[Given], style: Style, first: int = 0) -> None:
        for column, one in enumerate(given, first):
            self.put(row, column, one, style)

    def tint(self, area: Area, formula: str, state: State) -> None:
        self._highlights.append(Highlight(area, formula, state))

    def tint_words(self, area: Area, words_of: Mapping[State, Collection[str]]) -> None:
        """A column of states in their colours, each with the words that are in it."""
        first = f"${column_letters(area.left)}{area.top + 1}"
        for state, texts in words_of.items():
            held = ",".join(f'{first}="{text}"' for text in texts)
            self.tint(area, f"=OR({held})", state)

    def finished(
        self, page: Page, *, frozen: tuple[int, int] | None = None, filtered: Area | None = None,
        shown_first: bool = False,
    ) -> FinishedSheet:  # fmt: skip
        widths = tuple(Width(column, column, width) for column, width in sorted(self.widths.items()))
        return FinishedSheet(
            name=self.name, cells=self._all_cells(), widths=widths, heights=self.heights,
            validations=tuple(self.validations), highlights=tuple(self._highlights), frozen=frozen,
            filtered=filtered, page=page, shown_first=shown_first, plain=True,
        )  # fmt: skip


def content_of(given: Given) -> Content:
    """Numbers as exact ones, texts as they can be shown."""
    if isinstance(given, bool):
        raise TypeError("a cell holds no truth value")
    if isinstance(given, int):
        return Decimal(given)
    if isinstance(given, FileLink):
        return FileLink(given.path, shown(given.text))
    return (shown(given) or None) if isinstance(given, str) else given


def page_breaks(widths: Mapping[int, float], first: int, room: float) -> tuple[int, ...]:
    """The columns that begin further pages, each with as many columns as there is room for, from the first one on."""
    breaks: list[int] = []
    used = 0.0
    for column in sorted(column for column in widths if column >= first):
        if used and used + widths[column] > room:
            breaks.append(column)
            used = 0.0
        used += widths[column]
    return tuple(breaks)
