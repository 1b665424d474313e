"""The figures in 汇总.xlsx: a row an agency, and the form's tables as sums over them in plain formulas."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import ceil

from xlreport.collection.submissions import AgencyState
from xlreport.district.publish.frames import Frame, Item
from xlreport.district.publish.sections import FormSection, SheetNames
from xlreport.district.publish.workbooks.record_lists import lists_of_records
from xlreport.district.publish.workbooks.sheet import Cell, Laid, page_breaks
from xlreport.district.publish.workbooks.sums import Sums
from xlreport.form.model.address import IndicatorAddress
from xlreport.form.model.answers import LISTED
from xlreport.form.model.cell import cell_name
from xlreport.form.model.template import Section
from xlreport.layout.finished import Choices, FinishedSheet, Formula, Page, Validation
from xlreport.layout.grid import CellKind, Grid, GridCell, table_grid
from xlreport.layout.plan import sheet_names
from xlreport.layout.sheets.sheet import a4
from xlreport.layout.sizes import HEAD_HEIGHT, LEAST_HEIGHT, LINE_HEIGHT, height_of, row_heights, text_width
from xlreport.layout.styles import Style
from xlreport.messages import district as words
from xlreport.messages import workbook as page_words
from xlreport.messages.sheets import limits as limit_words

_HEAD_ROW = 2
_FIRST_ROW = 3
"""The first agency of a detail sheet; above it a row for programs, which is hidden, and the names of the items."""
_FIRST_ITEM = 3
_NARROWEST, _HEAD_LINES, _FILE = 9.0, 5, 30.0
"""A column of the detail sheet is so wide that its head takes no more lines."""
_DETAIL_SCALE, _DETAIL_ROOM = 50, 150.0
"""Of a printed page: so many characters stand beside the names of the agencies."""
_GRID_TOP = 3
"""Of a table; above it title and what it is the sum of. Where there are two years their heads are in this row."""
_STUB, _FIGURE, _COUNTS = 24.0, 11.0, 28.0
_LABEL, _NUMBER = 36.0, 14.0
_MOST_BESIDE = 8
"""With more columns of figures last year's table stands below this year's."""

_STYLES = {
    CellKind.CAPTION: Style.CAPTION,
    CellKind.CORNER: Style.COLUMN_LABEL,
    CellKind.COLUMN_LABEL: Style.COLUMN_LABEL,
    CellKind.ROW_LABEL: Style.ROW_LABEL,
    CellKind.FIGURE: Style.COMPUTED,
}


@dataclass(frozen=True, slots=True)
class _Year:
    """A detail sheet that tables add up: its name, the year of its figures, and whether they are last year's."""

    detail: str
    year: int
    last: bool


class Tables:
    """The sheets of figures of one form."""

    def __init__(self, section: FormSection, frame: Frame, names: SheetNames, year: int) -> None:
        self._own = section
        self._frame = frame
        self._names = names
        self._now = _Year(names.free(section, words.DETAIL), year, last=False)
        before = [_Year(names.free(section, words.DETAIL_BEFORE), year - 1, last=True)] if frame.compares else []
        self._years = (self._now, *before)
        self._columns = {item: column for column, item in enumerate(frame.items, _FIRST_ITEM)}
        self._last_row = _FIRST_ROW + max(len(frame.states) - 1, 0)

    def sheets(self) -> Iterator[FinishedSheet]:
        names = sheet_names(self._frame.template)
        for section in self._frame.template.sections:
            name = self._names.free(self._own, names[section.id]) if section.tables else ""
            if section.records is not None:
                title = self._own.titled(section.heading)
                yield from lists_of_records(section.records, self._frame.records[section.records.id], name, title)
            elif section.tables:
                yield self._table(section, name)
        if self._frame.template.indicators:
            yield self._indicators()
        yield from map(self._detail, self._years)

    def _detail(self, one: _Year) -> FinishedSheet:
        title = self._own.titled(words.DETAIL_BEFORE if one.last else words.DETAIL)
        laid = Laid(one.detail, title)
        laid.line(_HEAD_ROW, words.DETAIL_HEAD, Style.HEAD)
        laid.heights[1] = 0
        self._heads(laid)
        for row, state in enumerate(self._frame.states, _FIRST_ROW):
            laid.heights[row] = height_of(_file(state, last=one.last), _FILE)
        laid.put_later(lambda: self._agencies(last=one.last))
        choice = Choices((words.INCLUDED, words.EXCLUDED), limit_words.PICK_TITLE, limit_words.PICK)
        if not one.last:
            laid.validations.append(Validation(_FIRST_ROW, 1, choice, self._last_row))
        laid.widths |= {0: 28, 1: 8, 2: _FILE}
        breaks = page_breaks(laid.widths, 1, _DETAIL_ROOM)
        page = Page(
            page_words.PAGE, landscape=True, repeated=(_HEAD_ROW, _HEAD_ROW), repeated_columns=1, breaks=breaks,
            scale=_DETAIL_SCALE,
        )  # fmt: skip
        return laid.finished(page, frozen=(_FIRST_ROW, 1))

    def _heads(self, laid: Laid) -> None:
        """What each column is: its section above the first one, its name, and in the hidden row its address."""
        frame = self._frame
        for item, column in self._columns.items():
            laid.put(1, column, str(item), Style.NOTE)
            laid.put(_HEAD_ROW, column, frame.template.called(item), Style.HEAD)
            laid.widths[column] = _width_of(frame.template.called(item))
        laid.heights[_HEAD_ROW] = HEAD_HEIGHT + LINE_HEIGHT * (_HEAD_LINES - 1)
        for heading, items in groupby(frame.items, self._heading):
            laid.put(0, self._columns[next(items)], heading, Style.GUIDE)

    def _heading(self, item: Item) -> str:
        if isinstance(item, IndicatorAddress):
            return words.INDICATORS
        sections = self._frame.template.sections
        return next(one.heading for one in sections if item.table in {table.id for table in one.tables})

    def _agencies(self, *, last: bool) -> Iterator[Cell]:
        blank = (None,) * len(self._frame.items)
        years = self._frame.before if last else self._frame.figures
        for row, (state, figures) in enumerate(zip(self._frame.states, years, strict=True), _FIRST_ROW):
            included = words.INCLUDED if state.counted else words.EXCLUDED
            yield row, 0, state.agency, Style.CELL
            if last:
                yield row, 1, Formula(f"='{self._now.detail}'!B{row + 1}", included), Style.CELL_CENTRE
                yield row, 2, None, Style.CELL
            else:
                yield row, 1, included, Style.CHOICE
                yield row, 2, _file(state, last=last), Style.CELL
            for column, figure in enumerate(blank if figures is None else figures, _FIRST_ITEM):
                yield row, column, figure, Style.CELL_CENTRE

    def _sums(self, one: _Year) -> Sums:
        def cells(item: Item) -> str:
            own = self._columns[item]
            return f"'{one.detail}'!{cell_name(_FIRST_ROW, own)}:{cell_name(self._last_row, own)}"

        which = f"'{one.detail}'!$B${_FIRST_ROW + 1}:$B${self._last_row + 1}"
        return Sums(self._frame, which, cells, one.last)

    def _table(self, section: Section, name: str) -> FinishedSheet:
        """The printed table with sums in it; last year's beside it, or below it where both are too wide."""
        grid = table_grid(section.tables)
        laid = Laid(name, self._own.titled(section.heading), self._said())
        figures = grid.width - grid.stub_width
        below = figures > _MOST_BESIDE
        first = _GRID_TOP + (len(self._years) > 1)
        widths = [_STUB] * grid.stub_width + [_width_of_figures(grid)] * figures
        for number, one in enumerate(self._years):
            top = first + number * (grid.height + 2) * below
            right = number * (figures + 1) * (not below)
            if len(self._years) > 1:
                head = words.YEAR_OF.format(year=one.year)
                laid.put(top - 1, grid.stub_width + right, head, Style.HEAD, columns=figures)
                laid.heights[top - 1] = LEAST_HEIGHT
            for row, height in enumerate(row_heights(grid, widths), top):
                laid.heights[row] = height
            for cell in grid.cells:
                self._cell(laid, cell, one, top, right, grid.stub_width if right else 0)
        both = [*widths, *([2.0, *widths[grid.stub_width :]] if len(self._years) > 1 and not below else [])]
        laid.widths |= dict(enumerate(both))
        kept = 0 if below else first + grid.head_height
        return laid.finished(a4(landscape=True, one_page=True), frozen=(kept, grid.stub_width))

    def _said(self) -> str:
        """What the sums are of, in each year."""
        said = words.SUM_NOTE.format(detail=self._now.detail)
        if any(table.weights or table.words for table in self._frame.template.tables):
            said += words.SUM_OTHERWISE
        if len(self._years) > 1:
            counts = {"counted": self._own.tally.counted, "known": self._frame.known_before}
            said += words.SUM_BEFORE.format(year=self._now.year - 1, **counts)
        return said

    def _cell(self, laid: Laid, cell: GridCell, one: _Year, top: int, right: int, first: int) -> None:
        """A cell of the printed table, moved to the right; left of `first` nothing is laid."""
        if cell.right <= first:
            return
        given = self._sums(one).of(cell.address) if cell.address is not None else cell.text
        left = max(cell.left, first)
        style = _STYLES[cell.kind]
        laid.put(top + cell.top, left + right, given, style, rows=cell.height, columns=cell.right - left)

    def _indicators(self) -> FinishedSheet:
        """The indicators that anybody has given; the others are named below."""
        frame = self._frame
        name = self._names.free(self._own, words.INDICATORS)
        laid = Laid(name, self._own.titled(words.INDICATORS), self._said())
        heads = [words.INDICATOR_HEAD[0], *self._year_names(), *words.INDICATOR_HEAD[1:]]
        laid.line(_HEAD_ROW, heads, Style.HEAD)
        by_id = {one.id: one for one in frame.template.indicators}
        items = [item for item in self._columns if isinstance(item, IndicatorAddress)]
        shown = [one for one in items if frame.given(one) or frame.total_before(one) is not None]
        for row, item in enumerate(shown, _FIRST_ROW):
            one = by_id[item.indicator]
            laid.put(row, 0, one.label, Style.CELL)
            for column, year in enumerate(self._years, 1):
                laid.put(row, column, self._sums(year).sum(item) if one.adds else words.NOT_SUMMED, Style.COMPUTED)
            laid.line(row, [one.unit, frame.given(item)], Style.CELL_CENTRE, first=1 + len(self._years))
        absent = LISTED.join(by_id[one.indicator].label for one in items if one not in shown)
        if absent:
            said, last = words.INDICATORS_ABSENT.format(labels=absent), _FIRST_ROW + len(shown) + 1
            laid.put(last, 0, said, Style.NOTE, columns=len(heads))
            laid.heights[last] = height_of(said, _LABEL + _NUMBER * (len(heads) - 1))
        laid.widths |= {0: _LABEL, **dict.fromkeys(range(1, len(heads)), _NUMBER)}
        return laid.finished(a4(repeated=(_HEAD_ROW, _HEAD_ROW)), frozen=(_FIRST_ROW, 1))

    def _year_names(self) -> Sequence[str]:
        return [words.YEAR_OF.format(year=one.year) for one in self._years]


def _file(state: AgencyState, *, last: bool) -> str:
    """The file that counts, where it is of the year."""
    return "" if last or state.used is None else state.used.shown


def _width_of_figures(grid: Grid) -> float:
    """Wide enough for the names of choices where there may be any."""
    return _COUNTS if any(cell.room for cell in grid.figures) else _FIGURE


def _width_of(head: str) -> float:
    return max(_NARROWEST, 3 + 2 * ceil(text_width(head) / 2 / _HEAD_LINES))
