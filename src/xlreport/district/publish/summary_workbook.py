"""汇总.xlsx: progress with charts, findings with links, figures and their sums, reasons."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from io import BytesIO

import xlsxwriter
from xlsxwriter.chart import Chart
from xlsxwriter.worksheet import Worksheet

from xlreport.collection.submissions import AgencyState, Intake
from xlreport.district.publish.frames import Frame
from xlreport.district.publish.styles import FONT, Styles, shown, write_row
from xlreport.district.publish.summary_tables import Tables
from xlreport.form.model.address import FigureAddress
from xlreport.form.model.answers import LISTED
from xlreport.messages import district as words

_MOST_ON_CHART = 10
_CHART_FIGURES = 30
"""Counts that only a chart shows stand hidden in columns from here on."""
_CHART_ROWS = 17


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A finding in words. `link`: where its cell is marked, in the return copy, relative to the output folder."""

    severity: str
    code: str
    title: str
    agency: str
    path: str
    where: str
    message: str
    link: str | None
    reason: str | None
    of_set: bool = False


def summary_book(intake: Intake, form: str, frame: Frame | None, problems: Iterable[Problem]) -> bytes:
    """The workbook's bytes, the same for the same intake. `form`: what the report is called."""
    stream = BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    made = datetime(max(intake.year, 2000) + 1, 1, 1)  # noqa: DTZ001  a fixed day, no clock
    book.set_properties({"title": words.SUMMARY_TITLE.format(year=intake.year, form=form), "created": made})
    styles = Styles(book)
    _progress(styles, intake, form, frame, problems)
    _problems(styles, problems)
    if frame is not None:
        Tables(styles, frame).write()
    own = sorted((one for one in problems if one.reason), key=lambda one: one.code)
    rows = [(one.code, one.title, one.agency, one.where, one.reason) for one in own]
    styles.list(words.REASONS, words.REASON_HEAD, [18, 24, 26, 30, 80], rows)
    book.close()
    return stream.getvalue()


def _progress(styles: Styles, intake: Intake, form: str, frame: Frame | None, problems: Iterable[Problem]) -> None:
    sheet = styles.sheet(words.PROGRESS, words.SUMMARY_TITLE.format(year=intake.year, form=form))
    top = len(words.STATES) + 5
    last = top + max(len(intake.agencies), 1)
    write_row(sheet, 2, words.COUNT_HEAD, [styles.head] * 3)
    counts = Counter(one.state for one in intake.agencies)
    for row, state in enumerate(words.STATES, 3):
        write_row(sheet, row, [state, None, words.STATE_MEANINGS[state]], [styles.text, styles.sum, styles.text])
        sheet.write_formula(row, 1, f"=COUNTIF($C${top + 2}:$C${last + 1},A{row + 1})", styles.sum, counts[state])
    write_row(sheet, top, words.AGENCY_HEAD, [styles.head] * len(words.AGENCY_HEAD))
    cells = [styles.number, styles.text, styles.text, styles.text, *[styles.number] * 3, *[styles.text] * 3]
    for number, one in enumerate(intake.agencies, 1):
        write_row(sheet, top + number, _agency_row(number, one), cells)
    for column, width in enumerate([10, 28, 44, 40, 8, 8, 10, 12, 16, 24]):
        sheet.set_column(column, column, width)
    sheet.autofilter(top, 0, last, len(words.AGENCY_HEAD) - 1)
    _charts(styles, sheet, last + 2, frame, problems)


def _charts(styles: Styles, sheet: Worksheet, row: int, frame: Frame | None, problems: Iterable[Problem]) -> None:
    states = len(words.STATES)
    chart = _chart(styles, words.CHART_STATES, (3, 0, 2 + states, 0), (3, 1, 2 + states, 1))
    sheet.insert_chart(row, 0, chart, {"object_position": 1})
    open_ones = (one for one in problems if one.severity != words.SEVERITIES["note"])
    rules = Counter(f"{one.code} {one.title}" for one in open_ones)
    _counted(styles, sheet, (row, 3), words.CHART_RULES, rules.most_common(_MOST_ON_CHART))
    if frame is not None:
        for place, item in enumerate(frame.template.charted, 1):
            title = words.CHART_MOST.format(item=frame.template.called(item))
            _counted(styles, sheet, (row + _CHART_ROWS * place, 0), title, _most(frame, item))


def _most(frame: Frame, item: FigureAddress) -> Sequence[tuple[str, Decimal]]:
    """The agencies with most of an item."""
    numbers = zip(frame.states, frame.figures[str(item)], strict=True)
    pairs = [(one.agency, number) for one, number in numbers if number]
    return sorted(pairs, key=lambda pair: -pair[1])[:_MOST_ON_CHART]


def _counted(
    styles: Styles, sheet: Worksheet, at: tuple[int, int], title: str, counted: Sequence[tuple[str, int | Decimal]]
) -> None:
    if not counted:
        return
    row, column = at
    for place, (name, count) in enumerate(counted, row):
        sheet.write_string(place, _CHART_FIGURES + column, shown(name))
        sheet.write_number(place, _CHART_FIGURES + column + 1, count)
    sheet.set_column(_CHART_FIGURES + column, _CHART_FIGURES + column + 1, None, None, {"hidden": 1})
    last = row + len(counted) - 1
    names, numbers = ((row, own, last, own) for own in (_CHART_FIGURES + column, _CHART_FIGURES + column + 1))
    sheet.insert_chart(row, column, _chart(styles, title, names, numbers), {"object_position": 1})


def _chart(styles: Styles, title: str, names: tuple[int, ...], numbers: tuple[int, ...]) -> Chart:
    chart: Chart = styles.book.add_chart({"type": "bar"})
    chart.add_series(
        {
            "categories": [words.PROGRESS, *names], "values": [words.PROGRESS, *numbers],
            "fill": {"color": "#2E75B6"}, "data_labels": {"value": True}, "gap": 60,
        }
    )  # fmt: skip
    chart.set_title({"name": title, "name_font": {"name": FONT, "size": 12}})
    chart.set_legend({"none": True})
    chart.set_y_axis({"reverse": True, "num_font": {"name": FONT, "size": 9}})
    chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}})
    chart.set_size({"width": 620, "height": 320})
    chart.show_hidden_data()
    return chart


def _problems(styles: Styles, problems: Iterable[Problem]) -> None:
    rows = [
        (one.severity, one.code, one.title, one.agency, one.path, one.where, one.message) for one in problems
    ]  # fmt: skip
    sheet = styles.list(words.PROBLEMS, words.PROBLEM_HEAD, [10, 18, 24, 26, 30, 30, 80], rows)
    for row, one in enumerate(problems, 3):
        if one.link is not None:
            sheet.write_url(row, 5, one.link, styles.link, shown(one.where))


def _agency_row(number: int, one: AgencyState) -> list[object]:
    member, used = one.member, one.used
    return [
        number, one.agency, one.state,
        used.shown if used is not None else LISTED.join(file.shown for file in one.files),
        used.errors if used is not None else None, used.open if used is not None else None,
        words.INCLUDED if one.counted else words.EXCLUDED,
        member.deadline.isoformat() if member is not None and member.deadline is not None else None,
        member.contact if member is not None else None, member.superior if member is not None else None,
    ]  # fmt: skip
