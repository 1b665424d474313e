"""催报名单.xlsx: who still owes a report, with a message to each."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from io import BytesIO

import xlsxwriter

from xlreport.collection.submissions import AgencyState
from xlreport.district.publish.sections import FormSection, SheetNames
from xlreport.district.publish.styles import Styles
from xlreport.messages import district as words


def reminder_book(year: int, sections: Sequence[FormSection], as_of: date | None) -> bytes:
    """The workbook's bytes, a sheet for each form. Without `as_of` nobody is called overdue."""
    stream = BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    made = datetime(max(year, 2000) + 1, 1, 1)  # noqa: DTZ001  a fixed day, no clock
    book.set_properties({"title": words.REMINDER_SHEET, "created": made})
    styles, names = Styles(book), SheetNames()
    for section in sections:
        rows = [row for one in section.agencies for row in _row(one, year, section.form, as_of)]
        name = names.free(section, words.REMINDER_SHEET)
        styles.list(name, words.REMINDER_HEAD, [28, 18, 12, 10, 12, 90], rows)
    book.close()
    return stream.getvalue()


def _row(one: AgencyState, year: int, form: str, as_of: date | None) -> Iterator[tuple[str, ...]]:
    deadline = one.member.deadline if one.member is not None else None
    until = "" if deadline is None else words.DEADLINE.format(day=deadline.isoformat())
    told = {
        words.MISSING: words.REMINDER_MISSING.format(agency=one.agency, year=year, form=form, deadline=until),
        words.WRONG_KIND: words.REMINDER_KIND.format(
            agency=one.agency, year=year, form=form, files="、".join(file.shown for file in one.foreign)
        ),
        words.RECEIVED: words.REMINDER_CHOOSE.format(agency=one.agency, year=year, form=form),
        words.TO_MEND: words.REMINDER_MEND.format(
            agency=one.agency, year=year, form=form, count=one.used.errors if one.used is not None else 1
        ),
    }
    if one.state in told:
        overdue = words.NO_AS_OF
        if one.state == words.MISSING and as_of is not None and deadline is not None:
            overdue = words.OVERDUE if as_of > deadline else words.NOT_DUE
        contact = one.member.contact if one.member is not None else ""
        yield one.agency, contact, deadline.isoformat() if deadline else "", overdue, one.state, told[one.state]
