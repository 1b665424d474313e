"""汇总.xlsx: how far everybody is, findings with links, figures and their sums, last year's beside them, reasons."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, BinaryIO

from xlreport.collection.rounds.history import History
from xlreport.district.publish.problems import Problems, frequencies
from xlreport.district.publish.sections import FormSection, SheetNames, common_form
from xlreport.district.publish.workbooks.comparison import comparison_sheet
from xlreport.district.publish.workbooks.differences import differences_list
from xlreport.district.publish.workbooks.list_sheets import FIRST_ROW
from xlreport.district.publish.workbooks.lists import (
    agency_list,
    history_list,
    problem_list,
    reason_list,
    state_columns,
)
from xlreport.district.publish.workbooks.overview import Overview
from xlreport.district.publish.workbooks.sheet import Laid, stream_sheets
from xlreport.district.publish.workbooks.tables import Tables
from xlreport.layout.finished import FinishedSheet
from xlreport.messages import comparison
from xlreport.messages import district as words

_FIXED = (
    words.OVERVIEW, words.PROGRESS, words.PROBLEMS, comparison.SIDES_SHEET, words.HISTORY, words.REASONS,
)  # fmt: skip


def summary_book(
    year: int, sections: Sequence[FormSection], problems: Problems, history: History,
    held: Sequence[Mapping[str, Any]], target: BinaryIO,
) -> None:  # fmt: skip
    """The workbook into a file, the same bytes for the same intake; the sheets of figures stand once for each form.

    `held`: what differs between files that were compared.
    """
    title = words.SUMMARY_TITLE.format(year=words.year_words(year), form=common_form(sections))
    overview = _overview(title, sections, problems)
    ids = [one.template for section in sections for one in section.agencies[:1]]
    names = {template: section.form for template, section in zip(ids, sections, strict=False) if template}
    names = names if len(sections) > 1 else {}

    def sheets() -> Iterator[FinishedSheet]:
        yield overview.finished()
        yield from agency_list(sections)
        yield from problem_list(problems)
        yield from differences_list(held, names)
        yield from history_list(history, names)
        yield from _figures(sections, year)
        yield from reason_list(problems)

    stream_sheets(target, year, title, sheets(), overview.draw)


def _overview(title: str, sections: Sequence[FormSection], problems: Problems) -> Overview:
    said = "　".join(section.titled(section.said) for section in sections)
    states, forms = state_columns(sections)
    last = FIRST_ROW + max(sum(len(one.agencies) for one in sections), 1)
    ranges = {one: f"'{words.PROGRESS}'!${one}${FIRST_ROW + 1}:${one}${last}" for one in ("A", states, forms) if one}
    names = [one.form for one in sections] if len(sections) > 1 else []
    overview = Overview(Laid(words.OVERVIEW, title, said), ranges[states], ranges["A"], names)
    overview.lay_states(sections, ranges.get(forms, ""))
    overview.lay_frequencies(frequencies(problems))
    for section in sections:
        if section.frame is not None:
            for item in section.frame.template.charted:
                overview.lay_most(section, section.frame, item)
    return overview


def _figures(sections: Sequence[FormSection], year: int) -> Iterator[FinishedSheet]:
    """The sheets of figures, form by form."""
    names = SheetNames(*_FIXED)
    for section in sections:
        if section.frame is not None:
            if section.frame.compares:
                yield comparison_sheet(section, section.frame, names)
            yield from Tables(section, section.frame, names, year).sheets()
