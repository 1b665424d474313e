"""E11 to E13 of the threats: a date where one is asked for, a date where a count is, and numbers that look like one."""

import datetime as dt

import pytest
from bent import FIGURE, Parts, Told, at, bent, found_in, place_of, told

from xlreport.form.model.address import SIGNED_ON, Address

SIGNED = SIGNED_ON
TENTH, NONE = dt.date(2025, 1, 10), None
AS_DATE, AS_NUMBER = SIGNED, FIGURE


def shown(
    address: Address,
    value: str,
    kind: str = "n",
    look: Address | None = None,
    *,
    since_1904: bool = False,
) -> bytes:
    """A cell with this value, in the look of another one; perhaps in a book that counts its days from 1904."""
    part, name = place_of(address)
    look_part, look_name = place_of(look or address)

    def bend(parts: Parts) -> None:
        style = _cell(parts[look_part].decode(), look_name).partition(' s="')[2].partition('"')[0]
        xml = f"<is><t>{value}</t></is>" if kind == "inlineStr" else f"<v>{value}</v>"
        sheet = parts[part].decode()
        parts[part] = sheet.replace(
            _cell(sheet, name), f'<c r="{name}" s="{style}" t="{kind}">{xml}</c>', 1
        ).encode()  # fmt: skip
        if since_1904:
            book = parts["xl/workbook.xml"]
            assert b"<workbookPr " in book
            parts["xl/workbook.xml"] = book.replace(b"<workbookPr ", b'<workbookPr date1904="1" ')

    return bent(bend)


def _cell(sheet: str, name: str) -> str:
    start = sheet.index(f'<c r="{name}"')
    return sheet[start : sheet.index("</c>", start) + len("</c>")]


WRITTEN = [
    "2025/1/10", "2025-1-10", "2025-01-10", "2025.1.10", "2025.01.10", "2025年1月10日", "2025 年 1 月 10 日",
    " 2025-1-10 ", "2025/01/10", "2025年1月10",
]  # fmt: skip
IN_OTHER_WAYS = ["２０２５年１月１０日", "二〇二五年一月十日", "2025-1-10 12:00", "20250110", "45667"]
UNREADABLE = [
    "2025年1月", "2025.1", "2025/1", "25-1-10", "25年1月10日", "1/10/2025", "2025-13-10",
    "2025-02-30", "2025-1-10至12日", "一月", "约1月10日",
]  # fmt: skip


DATES = [
    *((one, "inlineStr", AS_DATE, False, TENTH, []) for one in WRITTEN),
    *((one, "inlineStr", AS_DATE, False, NONE, [one]) for one in UNREADABLE),
    ("45667", "n", AS_DATE, False, TENTH, []), ("44205", "n", AS_DATE, True, TENTH, []),
    ("45667.75", "n", AS_DATE, False, TENTH, []), ("2025-01-10T00:00:00", "d", AS_DATE, False, TENTH, []),
    ("2025", "n", AS_NUMBER, False, NONE, ["2025"]),
    ("2025.1", "n", AS_NUMBER, False, NONE, ["2025.1"]),
]  # fmt: skip


@pytest.mark.parametrize("written", IN_OTHER_WAYS)
def test_a_day_in_a_less_usual_writing_is_read_and_told(written: str) -> None:
    reading, findings = found_in(shown(SIGNED, written, "inlineStr", AS_DATE))
    assert reading.report.signed_on == TENTH
    assert told(findings) == [("DATE-REPAIRED", at(SIGNED), written)]


@pytest.mark.parametrize(("value", "kind", "look", "since_1904", "day", "quoted"), DATES)
def test_what_stands_for_a_date_is_the_day_it_shows_or_is_quoted(
    value: str, kind: str, look: Address, since_1904: bool, day: dt.date | None, quoted: list[str]
) -> None:
    reading, findings = found_in(shown(SIGNED, value, kind, look, since_1904=since_1904))
    assert reading.report.signed_on == day
    assert told(findings) == [("DATE-UNREADABLE", at(SIGNED), one) for one in quoted]


@pytest.mark.parametrize(
    ("value", "kind", "quoted"),
    [
        ("46024", "n", "2026-01-02"), ("46024.5", "n", "2026-01-02 12:00:00"), ("0.5", "n", "12:00:00"),
        ("2026-01-02T00:00:00", "d", "2026-01-02"), ("1/2", "inlineStr", "1/2"), ("3-4", "inlineStr", "3-4"),
        ("2026-01-02", "inlineStr", "2026-01-02"), ("1月2日", "inlineStr", "1月2日"),
    ],
)  # fmt: skip
def test_a_date_where_a_count_belongs_is_quoted_as_a_date_and_never_read_as_its_serial(
    value: str, kind: str, quoted: str
) -> None:
    reading, findings = found_in(shown(FIGURE, value, kind, AS_DATE))
    assert reading.report.entries[FIGURE].number is None
    assert told(findings) == [("T2-INT", at(FIGURE), quoted)]


@pytest.mark.parametrize("value", ["99999999999", "2958466", "-5", "-1", "-100000000000000", "-1E+300"])
@pytest.mark.parametrize(("address", "code"), [(SIGNED, "DATE-UNREADABLE"), (FIGURE, "T2-INT")])
def test_a_number_that_is_no_day_in_a_cell_that_shows_dates_is_quoted_as_the_number_it_is(
    address: Address, code: str, value: str
) -> None:
    _, findings = found_in(shown(address, value, look=AS_DATE))
    expected: list[Told] = [(code, at(address), value)]
    assert told(findings) == expected
