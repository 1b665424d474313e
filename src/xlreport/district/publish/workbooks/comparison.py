"""The sheet that sets each agency's main figures beside those of its last year."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from xlreport.district.publish.frames import Frame
from xlreport.district.publish.sections import FormSection, SheetNames
from xlreport.district.publish.workbooks.sheet import Cell, Given, Laid, page_breaks
from xlreport.form.model.address import FigureAddress
from xlreport.form.model.expression import figures as figures_in
from xlreport.layout.finished import FinishedSheet, Page
from xlreport.layout.sizes import height_of
from xlreport.layout.styles import Style
from xlreport.messages import district as words
from xlreport.messages import workbook as page_words

_HEAD_ROW, _FIRST_ROW = 2, 4
_EACH = 3
"""This year, last year, the difference."""
_WIDTH = 8.0
_SCALE, _ROOM = 65, 5 * _EACH * _WIDTH
"""Of a printed page: five items stand beside the names of the agencies."""


def comparison_sheet(section: FormSection, frame: Frame, names: SheetNames) -> FinishedSheet:
    """A row an agency, in the order of the roster; the agencies that are counted added up below."""
    items = [one for one in headline_items(frame) if frame.total(one) or frame.total_before(one)]
    name = names.free(section, words.COMPARISON)
    laid = Laid(name, section.titled(words.COMPARISON), words.COMPARISON_SAID)
    laid.put(_HEAD_ROW, 0, words.DETAIL_HEAD[0], Style.HEAD, rows=2)
    for place, item in enumerate(items):
        column = 1 + place * _EACH
        laid.put(_HEAD_ROW, column, frame.template.called(item), Style.HEAD, columns=_EACH)
        laid.line(_HEAD_ROW + 1, words.COMPARISON_HEAD, Style.HEAD, first=column)
    heads = (frame.template.called(item) for item in items)
    laid.heights[_HEAD_ROW] = max((height_of(one, _WIDTH * _EACH) for one in heads), default=24)
    laid.put_later(lambda: _rows(frame, items))
    last = _FIRST_ROW + len(frame.states)
    laid.put(last, 0, words.COMPARISON_SUM, Style.LABEL)
    now, earlier = ([total(item) for item in items] for total in (frame.total, frame.total_before))
    for _, column, given, style in _figures(last, now, earlier, Style.COMPUTED):
        laid.put(last, column, given, style)
    laid.widths |= {0: 28, **dict.fromkeys(range(1, 1 + len(items) * _EACH), _WIDTH)}
    page = Page(
        page_words.PAGE, landscape=True, repeated=(_HEAD_ROW, _HEAD_ROW + 1), repeated_columns=1, scale=_SCALE,
        breaks=page_breaks(laid.widths, 1, _ROOM),
    )  # fmt: skip
    return laid.finished(page, frozen=(_FIRST_ROW, 1))


def _rows(frame: Frame, items: Sequence[FigureAddress]) -> Iterator[Cell]:
    places = [frame.place[item] for item in items]
    years = zip(frame.states, frame.figures, frame.before, strict=True)
    for row, (state, figures, before) in enumerate(years, _FIRST_ROW):
        yield row, 0, state.agency, Style.CELL
        last = None if before is None else [before[place] for place in places]
        yield from _figures(row, [figures[place] for place in places], last, Style.CELL_CENTRE)


def _figures(row: int, now: Sequence[Given], before: Sequence[Given] | None, style: Style) -> Iterator[Cell]:
    """What was given of each item, the same of last year, the difference."""
    for place, own in enumerate(now):
        last = None if before is None else before[place]
        more = None if own is None or last is None else _number(own) - _number(last)
        yield from ((row, column, one, style) for column, one in enumerate((own, last, more), 1 + place * _EACH))


def _number(given: Given) -> Decimal:
    if not isinstance(given, int | Decimal):
        raise TypeError(f"{given!r} adds to nothing")
    return Decimal(given)


def headline_items(frame: Frame) -> Sequence[FigureAddress]:
    """The figures of rows and columns that go into no other one: of each table its totals, and what is in none."""
    totals = frame.template.totals.values()
    pairs = {(total.address, part) for total in totals for part in figures_in(total.expression)}
    rows = {(part.table, part.row) for whole, part in pairs if whole.row != part.row}
    columns = {(part.table, part.column) for whole, part in pairs if whole.column != part.column}
    own = (item for table in frame.template.tables for item in table.addresses if table.adds_up(item))
    return [one for one in own if (one.table, one.row) not in rows and (one.table, one.column) not in columns]
