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

from xlreport.collection.submissions import AgencyState
from xlreport.district.publish.frames import Frame
from xlreport.district.publish.sections import FormSection, SheetNames, common_form
from xlreport.district.publish.styles import FONT, Styles, shown, write_row
from xlreport.district.publish.summary_tables import Tables
from xlreport.form.model.address import FigureAddress
from xlreport.form.model.answers import LISTED
from xlreport.form.model.cell import cell_name
from xlreport.messages import district as words

_MOST_ON_CHART = 10
_CHART_FIGURES = 30
"""Counts that only a chart shows stand hidden in columns from here on."""
_CHART_ROWS = 17
_FORM_COLUMN = 2
"""Where the form stands in the list of agencies, if there are several."""


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
    form: str = ""
    """The name of the file's form, where there are several."""
    of_set: bool = False


def summary_book(year: int, sections: Sequence[FormSection], problems: Iterable[Problem]) -> bytes:
    """The workbook's bytes, the same for the same intake; the sheets of figures stand once for each form."""
    stream = BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    made = datetime(max(year, 2000) + 1, 1, 1)  # noqa: DTZ001  a fixed day, no clock
    title = words.SUMMARY_TITLE.format(year=year, form=common_form(sections))
    book.set_properties({"title": title, "created": made})
    styles = Styles(book)
    _progress(styles, title, sections, problems)
    several = len(sections) > 1
    _problems(styles, problems, several=several)
    names = SheetNames(words.PROGRESS, words.PROBLEMS, words.REASONS)
    for section in sections:
        if section.frame is not None:
            Tables(styles, section, section.frame, names).write()
    own = sorted((one for one in problems if one.reason), key=lambda one: one.code)
    rows = [(one.code, one.title, one.agency, one.where, one.reason) for one in own]
    styles.list(words.REASONS, words.REASON_HEAD, [18, 24, 26, 30, 80], rows)
    book.close()
    return stream.getvalue()


def _progress(styles: Styles, title: str, sections: Sequence[FormSection], problems: Iterable[Problem]) -> None:
    sheet = styles.sheet(words.PROGRESS, title)
    rows = [(section.form, one) for section in sections for one in section.agencies]
    several = len(sections) > 1
    top = len(words.STATES) + 5
    last = top + max(len(rows), 1)
    _states(styles, sheet, rows, several=several, top=top, last=last)
    head, cells, widths = [*words.AGENCY_HEAD], [styles.number, styles.text, styles.text, styles.text], [10, 28, 44, 40]
    cells += [*[styles.number] * 3, *[styles.text] * 3]
    widths += [8, 8, 10, 12, 16, 24]
    if several:
        head.insert(_FORM_COLUMN, words.FORM_HEAD)
        cells.insert(_FORM_COLUMN, styles.text)
        widths.insert(_FORM_COLUMN + 1, 16)
    write_row(sheet, top, head, [styles.head] * len(head))
    for number, (form, one) in enumerate(rows, 1):
        row = _agency_row(number, one)
        write_row(sheet, top + number, [*row[:2], *([form] if several else []), *row[2:]], cells)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    sheet.autofilter(top, 0, last, len(head) - 1)
    _charts(styles, sheet, last + 2, sections, problems)


def _states(
    styles: Styles, sheet: Worksheet, rows: Sequence[tuple[str, AgencyState]], *, several: bool, top: int, last: int
) -> None:
    """How many agencies are in each state, in all and, where there are several forms, of each."""
    state_column = "D" if several else "C"
    states = f"${state_column}${top + 2}:${state_column}${last + 1}"
    forms = list(dict.fromkeys(form for form, _ in rows)) if several else []
    write_row(sheet, 2, [*words.COUNT_HEAD, *forms], [styles.head] * (3 + len(forms)))
    counts = Counter(one.state for _, one in rows)
    of_forms = Counter((form, one.state) for form, one in rows)
    for row, state in enumerate(words.STATES, 3):
        write_row(sheet, row, [state, None, words.STATE_MEANINGS[state]], [styles.text, styles.sum, styles.text])
        sheet.write_formula(row, 1, f"=COUNTIF({states},A{row + 1})", styles.sum, counts[state])
        for column, form in enumerate(forms, 3):
            which = f"$C${top + 2}:$C${last + 1},{cell_name(2, column)}"
            formula = f"=COUNTIFS({states},$A{row + 1},{which})"
            sheet.write_formula(row, column, formula, styles.sum, of_forms[form, state])


def _charts(
    styles: Styles, sheet: Worksheet, row: int, sections: Sequence[FormSection], problems: Iterable[Problem]
) -> None:
    states = len(words.STATES)
    chart = _chart(styles, words.CHART_STATES, (3, 0, 2 + states, 0), (3, 1, 2 + states, 1))
    sheet.insert_chart(row, 0, chart, {"object_position": 1})
    open_ones = (one for one in problems if one.severity != words.SEVERITIES["note"])
    rules = Counter(f"{one.code} {one.title}" for one in open_ones)
    _counted(styles, sheet, (row, 3), words.CHART_RULES, rules.most_common(_MOST_ON_CHART))
    charted = (
        (section, frame, item) for section in sections if (frame := section.frame) for item in frame.template.charted
    )
    for place, (section, frame, item) in enumerate(charted, 1):
        title = words.CHART_MOST.format(item=frame.template.called(item))
        title = words.OF_FORM.format(title=title, form=section.apart) if section.apart else title
        _counted(styles, sheet, (row + _CHART_ROWS * place, 0), title, _most(frame, item))


def _most(frame: Frame, item: FigureAddress) -> Sequence[tuple[str, Decimal]]:
    """The agencies with most of an item."""
    numbers = zip(frame.states, (figures[item] for figures in frame.figures), strict=True)
    pairs = [(one.agency, Decimal(number)) for one, number in numbers if number]
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


def _problems(styles: Styles, problems: Iterable[Problem], *, several: bool) -> None:
    head, widths = [*words.PROBLEM_HEAD], [10, 18, 24, 26, 30, 30, 80]
    if several:
        head, widths = [*head, words.FORM_HEAD], [*widths, 24]
    rows = [
        (one.severity, one.code, one.title, one.agency, one.path, one.where, one.message, one.form)[: len(head)]
        for one in problems
    ]  # fmt: skip
    sheet = styles.list(words.PROBLEMS, head, widths, rows)
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
