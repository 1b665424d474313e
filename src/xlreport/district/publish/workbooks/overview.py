"""The first sheet of 汇总.xlsx: how many agencies are in which state, what goes wrong most, who has most of what."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from xlsxwriter.workbook import Workbook

from xlreport.district.publish.frames import Frame
from xlreport.district.publish.problems import Frequency
from xlreport.district.publish.sections import FormSection
from xlreport.district.publish.workbooks.colours import STATE_TINTS
from xlreport.district.publish.workbooks.sheet import Given, Laid
from xlreport.form.model.address import FigureAddress
from xlreport.layout.finished import Area, FinishedSheet, Formula
from xlreport.layout.sheets.sheet import a4
from xlreport.layout.sizes import LEAST_HEIGHT, height_of
from xlreport.layout.styles import Style
from xlreport.messages import district as words
from xlreport.workbook.styles import ACCENT, BODY_FONT, INK

_MOST_SHOWN = 8
_TOP = 3
_NAMES, _NUMBERS, _SAID = range(3)
_FEWEST_ROWS = 5
"""A chart is as high as so many rows at the least."""
_PIXELS_A_POINT = 4 / 3
_WIDTHS = (38.0, 8.0, 46.0)
_CHART_WIDTH = 450


@dataclass
class Overview:
    """The sheet while it is laid, and the charts that belong beside its lists.

    `states`: the column of the list of agencies that tells their states, as a formula names it; `numbers`: that in
    which those that are asked have a number.
    """

    laid: Laid
    states: str
    numbers: str
    forms: Sequence[str]
    _charts: list[Callable[[Workbook], None]] = field(default_factory=list)
    _row: int = _TOP

    def lay_states(self, sections: Sequence[FormSection], forms_column: str) -> None:
        """How many are in each state, in all and, where there are several forms, of each."""
        heads = [words.COUNT_HEAD[0], words.COUNT_HEAD[1], words.COUNT_HEAD[2], *self.forms]
        rows: list[Sequence[Given]] = []
        for row, state in enumerate(words.STATES, self._row + 1):
            asked = f'{self.states},$A{row + 1},{self.numbers},">0"'
            whole = sum(one.tally.states[state] for one in sections)
            own = [
                Formula(f'=COUNTIFS({asked},{forms_column},"{form}")', Decimal(one.tally.states[state]))
                for form, one in zip(self.forms, sections, strict=False)
            ]
            rows.append([state, Formula(f"=COUNTIFS({asked})", Decimal(whole)), words.STATE_MEANINGS[state], *own])
        area = Area(self._row + 1, _NAMES, self._row + len(rows), _NAMES)
        self.laid.tint_words(area, STATE_TINTS)
        self._list(heads, rows, words.CHART_STATES)

    def lay_frequencies(self, counted: Sequence[Frequency]) -> None:
        shown = counted[:_MOST_SHOWN]
        rows: list[Sequence[Given]] = [
            (one.title, one.count, words.AGENCIES.format(count=one.agencies)) for one in shown
        ]
        self._list(words.RULE_HEAD, rows, words.CHART_RULES)

    def lay_most(self, section: FormSection, frame: Frame, item: FigureAddress) -> None:
        """The agencies with most of an item."""
        called = section.titled(frame.template.called(item))
        place = frame.place[item]
        numbers = zip(frame.states, (figures[place] for figures in frame.figures), strict=True)
        given = ((one.agency, Decimal(number)) for one, number in numbers if number and one.counted)
        pairs = sorted(given, key=lambda one: -one[1])[:_MOST_SHOWN]
        rows: list[Sequence[Given]] = [(agency, number, _share(number, frame, item)) for agency, number in pairs]
        self._list(words.MOST_HEAD, rows, words.CHART_MOST.format(item=called))

    def _list(self, heads: Sequence[str], rows: Sequence[Sequence[Given]], title: str) -> None:
        """A list, and beside it the same as bars."""
        if not rows:
            return
        top = self._row
        self.laid.line(top, heads, Style.HEAD)
        for row, given in enumerate(rows, top + 1):
            self.laid.line(row, given, Style.CELL_CENTRE)
            for column in (_NAMES, _SAID):
                self.laid.put(row, column, given[column], Style.CELL)
            self.laid.heights[row] = height_of(str(given[_SAID]), _WIDTHS[_SAID])
        self.laid.heights[top] = 24
        bottom = top + max(len(rows), _FEWEST_ROWS)
        points = sum(self.laid.heights.get(row, LEAST_HEIGHT) for row in range(top, bottom + 1))
        height = round(points * _PIXELS_A_POINT)
        column = len(_WIDTHS) + len(self.forms) + 1
        spot = _Spot(self.laid.name, top, column, top + 1, top + len(rows), height, title)
        self._charts.append(lambda book: _insert(book, spot))
        self._row = bottom + 2

    def finished(self) -> FinishedSheet:
        self.laid.widths |= dict(enumerate((*_WIDTHS, *[14.0] * len(self.forms), 2.0)))
        return self.laid.finished(a4(landscape=True), shown_first=True)

    def draw(self, book: Workbook) -> None:
        for one in self._charts:
            one(book)


def _share(number: Decimal, frame: Frame, item: FigureAddress) -> str:
    whole = frame.total(item)
    return words.SHARE.format(percent=round(100 * number / whole)) if whole else ""


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where a chart stands, and the rows of its list."""

    sheet: str
    row: int
    column: int
    first: int
    last: int
    height: int
    title: str


def _insert(book: Workbook, spot: _Spot) -> None:
    chart = book.add_chart({"type": "bar"})
    names, numbers = ([spot.sheet, spot.first, own, spot.last, own] for own in (_NAMES, _NUMBERS))
    lettering = {"name": BODY_FONT, "size": 9, "color": INK}
    chart.add_series(
        {
            "categories": names, "values": numbers, "fill": {"color": ACCENT}, "gap": 55,
            "data_labels": {"value": True, "font": lettering},
        }
    )  # fmt: skip
    chart.set_title({"name": spot.title, "name_font": {**lettering, "size": 11, "bold": False}, "overlay": False})
    chart.set_legend({"none": True})
    chart.set_y_axis({"reverse": True, "num_font": lettering, "line": {"none": True}, "major_tick_mark": "none"})
    chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}})
    chart.set_chartarea({"border": {"none": True}})
    chart.set_size({"width": _CHART_WIDTH, "height": spot.height})
    book.get_worksheet_by_name(spot.sheet).insert_chart(spot.row, spot.column, chart, {"object_position": 1})
