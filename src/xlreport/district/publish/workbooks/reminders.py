"""催报名单.xlsx: who still owes a report, with a message to each."""

from collections.abc import Iterator, Sequence
from datetime import date

from xlreport.collection.submissions import AgencyState
from xlreport.district.publish.sections import FormSection, SheetNames
from xlreport.district.publish.workbooks.colours import OVERDUE_TINTS, STATE_TINTS
from xlreport.district.publish.workbooks.sheet import Column, list_sheet, write_sheets
from xlreport.messages import district as words


def reminder_book(year: int, sections: Sequence[FormSection], as_of: date | None) -> bytes:
    """The workbook's bytes, a sheet for each form. Without `as_of` nobody is called overdue."""
    names = SheetNames()
    sheets = []
    for section in sections:
        rows = [row for one in section.agencies for row in _row(one, year, section.form, as_of)]
        name = names.free(section, words.REMINDER_SHEET)
        sheets.append(list_sheet(name, name, section.said, words.REMINDER_HEAD, COLUMNS, rows))
    return write_sheets(year, words.REMINDER_SHEET, sheets)


COLUMNS = (
    Column(width=28),
    Column(width=18, optional=True),
    Column(width=12, optional=True),
    Column(width=10, optional=True, tints=OVERDUE_TINTS),
    Column(width=12, tints=STATE_TINTS),
    Column(width=60),
)


def _row(one: AgencyState, year: int, form: str, as_of: date | None) -> Iterator[tuple[str, ...]]:
    deadline = one.member.deadline if one.member is not None else None
    until = "" if deadline is None else words.DEADLINE.format(day=deadline.isoformat())
    told = {
        words.MISSING: words.REMINDER_MISSING.format(agency=one.agency, year=year, form=form, deadline=until),
        words.RECEIVED: words.REMINDER_CHOOSE.format(agency=one.agency, year=year, form=form),
        words.TO_MEND: words.REMINDER_MEND.format(
            agency=one.agency, year=year, form=form, count=one.used.errors if one.used is not None else 1
        ),
    }
    if one.state in told:
        overdue = words.NO_AS_OF
        if as_of is not None and deadline is not None:
            overdue = words.OVERDUE if as_of > deadline else words.NOT_DUE
        contact = one.member.contact if one.member is not None else ""
        yield one.agency, contact, deadline.isoformat() if deadline else "", overdue, one.state, told[one.state]
