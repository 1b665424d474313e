"""催报名单.xlsx: who still owes a report, those of one contact together, with a message to each."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain

from xlreport.collection.submissions import AgencyState
from xlreport.district.publish.letters.drafts import grouped, whole_text
from xlreport.district.publish.letters.letters import Letter
from xlreport.district.publish.sections import FormSection, SheetNames
from xlreport.district.publish.tally import is_overdue
from xlreport.district.publish.workbooks.colours import OVERDUE_TINTS, STATE_TINTS
from xlreport.district.publish.workbooks.list_sheets import Column, list_sheets
from xlreport.district.publish.workbooks.sheet import Given, write_sheets
from xlreport.layout.finished import FinishedSheet
from xlreport.layout.styles import Style
from xlreport.messages import district as words

_COLUMNS = (
    Column(width=24),
    Column(width=10, optional=True),
    Column(width=14, optional=True),
    Column(width=20, optional=True),
    Column(width=12, style=Style.CELL_CENTRE, optional=True),
    Column(width=10, style=Style.CELL_CENTRE, optional=True, tints=OVERDUE_TINTS),
    Column(width=10, style=Style.CELL_CENTRE, tints=STATE_TINTS),
    Column(width=40),
)
_CONTACT_COLUMNS = (
    Column(width=16, optional=True),
    Column(width=16, optional=True),
    Column(width=24, optional=True),
    Column(width=30),
    Column(width=70),
)


def reminder_book(year: int, sections: Sequence[FormSection], letters: Sequence[Letter], as_of: date | None) -> bytes:
    """The workbook's bytes, a sheet for each form, then what to write to each contact. Without `as_of` nobody is called
    overdue.
    """
    owed = [one for one in letters if one.reminds]
    names = SheetNames(words.CONTACT_SHEET)
    sheets = chain.from_iterable(_agencies(section, owed, names, as_of) for section in sections)
    return write_sheets(year, words.REMINDER_SHEET, chain(sheets, _contacts(owed)))


def _agencies(
    section: FormSection, letters: Sequence[Letter], names: SheetNames, as_of: date | None
) -> Iterator[FinishedSheet]:
    states = {one.agency: one for one in section.agencies}
    own = [one for one in letters if one.form == section.form and one.agency in states]
    rows = [_row(states[one.agency], one, as_of) for group in grouped(own) for one in group]
    name = names.free(section, words.REMINDER_SHEET)
    return list_sheets(name, name, section.said, words.REMINDER_HEAD, _COLUMNS, rows, kept=1)


def _row(one: AgencyState, letter: Letter, as_of: date | None) -> Sequence[Given]:
    deadline = one.member.deadline if one.member is not None else None
    overdue = words.OVERDUE if is_overdue(one, as_of) else ""
    contact = letter.contact
    day = deadline.isoformat() if deadline else ""
    return one.agency, contact.name, contact.phone, contact.email, day, overdue, one.state, letter.asked


def _contacts(letters: Sequence[Letter]) -> Iterator[FinishedSheet]:
    """What to paste into a message to each contact."""
    rows = []
    for own in grouped(letters):
        contact = own[0].contact
        agencies = words.NAMES_SEPARATOR.join(dict.fromkeys(one.agency for one in own))
        rows.append((contact.name, contact.phone, contact.email, agencies, whole_text(own).rstrip("\n")))
    if rows:
        name, said = words.CONTACT_SHEET, words.CONTACT_SAID
        yield from list_sheets(name, name, said, words.CONTACT_HEAD, _CONTACT_COLUMNS, rows)
