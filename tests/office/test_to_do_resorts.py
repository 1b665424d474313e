"""The list of what is to be done while figures change: it re-orders, and every reason stays with its rule."""

from dataclasses import replace
from pathlib import Path

import openpyxl
from libreoffice import convert, require_libreoffice
from support.reports import bundled, report

from xlreport.checking.run import check
from xlreport.form.model.address import parse_address
from xlreport.layout.addresses import LineAddress, LineCell
from xlreport.layout.check_plan import LIST_TOP, STATE, TITLE, WHERE, rest_row
from xlreport.layout.plan import plan_workbook
from xlreport.messages import workbook as words
from xlreport.use_cases.new import write_workbook
from xlreport.use_cases.read import read_workbook

CARRY = "applications[brought_forward, applicant.natural]"
LICENCES, PENALTIES = "licensing[licences, decisions]", "enforcement[penalties, decisions]"
WHY = "去年年报漏计 2 件"
PLAN = plan_workbook(bundled())
LAST_YEAR = {
    "applications[received, applicant.natural]": 5, "applications[carried_forward, applicant.natural]": 5,
    LICENCES: 500, PENALTIES: 500,
}  # fmt: skip
THIS_YEAR = {CARRY: 7, "applications[handled.granted, applicant.natural]": 7, LICENCES: 20, PENALTIES: 400}


def to_do(path: Path) -> list[tuple[object, object]]:
    """Title and place of every row of the list, as LibreOffice worked them out."""
    sheet = openpyxl.load_workbook(path, data_only=True)[words.CHECKS]
    rows = range(LIST_TOP + 1, rest_row(PLAN.live) + 1)
    told = [tuple(sheet.cell(row, column + 1).value for column in (STATE, TITLE, WHERE)) for row in rows]
    return [(title, where) for state, title, where in told if state]


def put(path: Path, contents: dict[str, object], reasons: dict[tuple[str, str], str]) -> Path:
    book = openpyxl.load_workbook(path)
    for address, content in contents.items():
        parsed = parse_address(address)
        assert parsed is not None
        cell = PLAN.where(parsed)
        book[cell.sheet].cell(cell.row + 1, cell.column + 1).value = content
    for (code, address), reason in reasons.items():
        parsed = parse_address(address)
        assert parsed is not None
        cell = PLAN.where(LineAddress(LineCell.REASON, code, parsed))
        book[cell.sheet].cell(cell.row + 1, cell.column + 1).value = reason
    book.save(path)
    return path


def asked(path: Path) -> list[tuple[str, str, str | None]]:
    reading = read_workbook(path, {bundled().id: bundled()})
    return [(one.code, str(one.address), one.reason) for one in check(bundled(), reading).findings]


def saved(path: Path, folder: str) -> Path:
    [made] = convert([path], "xlsx", path.parent / folder)
    return made


def test_a_reason_stays_with_its_rule_while_the_list_re_orders(tmp_path: Path) -> None:
    require_libreoffice()
    path = tmp_path / "w.xlsx"
    path.write_bytes(write_workbook(bundled(), report(THIS_YEAR), replace(report(LAST_YEAR), year=2023)))
    first = saved(put(path, {}, {}), "first")
    carry, licences = ("上年结转与去年年报一致", CARRY), ("与去年相比", LICENCES)
    called = {one: bundled().called(parsed) for one in (CARRY, LICENCES, PENALTIES) if (parsed := parse_address(one))}
    assert to_do(first) == [(title, called[at]) for title, at in (carry, licences)]

    explained = saved(put(first, {}, {("Y-JUMP", LICENCES): WHY}), "explained")
    assert to_do(explained) == [(carry[0], called[CARRY])]

    changes: dict[str, object] = {CARRY: 5, "applications[handled.granted, applicant.natural]": 4, PENALTIES: 3}
    again = saved(put(explained, changes, {}), "again")
    balance = bundled().codes["T3-BALANCE"].title
    listed = to_do(again)
    assert [title for title, _ in listed] == [balance, "与去年相比"]
    assert listed[1] == ("与去年相比", called[PENALTIES])
    assert sorted(asked(again)) == sorted([
        ("T3-BALANCE", "applications[handled.total, applicant.natural]", None),
        ("Y-JUMP", LICENCES, WHY),
        ("Y-JUMP", PENALTIES, None),
    ])  # fmt: skip
