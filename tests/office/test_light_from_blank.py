"""The light of a workbook filled in from blank, its counts and lines, against what `check` says of the same file."""

from collections.abc import Mapping
from pathlib import Path

import openpyxl
import pytest
from blank_fillings import FAULT, SLIP_OF_THE_SIGN, filled
from libreoffice import convert, require_libreoffice
from light_and_check import (
    Filled,
    asked_by_check,
    asked_by_sheet,
    counts,
    following,
    has_a_cause,
    led_by_check,
    left_out_by_check,
    left_to_check,
    light,
)
from recalculated import recalculated
from support.all_forms import IDS, form, forms
from support.reports import BUNDLED

from xlreport.checking.run import check
from xlreport.form.model.address import Address, ZeroChoiceAddress, parse_address
from xlreport.form.model.answers import YES
from xlreport.form.model.finding import Severity
from xlreport.form.report.blank import blank_report
from xlreport.layout.addresses import MISSING, UNEXPLAINED, WRONG
from xlreport.layout.live import SUMS
from xlreport.layout.plan import plan_workbook
from xlreport.layout.seen.sight import unseen_rules
from xlreport.messages import workbook as words
from xlreport.use_cases.new import write_workbook
from xlreport.use_cases.read import read_workbook


@pytest.fixture(scope="module")
def fillings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Filled]]:
    found: dict[str, list[Filled]] = {}
    for one, path in recalculated(filled, tmp_path_factory.mktemp("light")):
        found.setdefault(one, []).append(Filled(path, plan_workbook(form(one)), read_workbook(path, forms())))
    return found


@pytest.mark.parametrize("template_id", IDS)
def test_every_line_says_of_its_rule_what_check_says(fillings: dict[str, list[Filled]], template_id: str) -> None:
    """What `check` leaves out because it follows from something else, the sheet shows too: of that some in so many
    words, and some as a line of its own, where only a search for the one cell behind it tells.
    """
    asked = apart = left = 0
    for one in fillings[template_id]:
        in_sheet, shown_to_follow, led = asked_by_sheet(one), following(one), led_by_check(one)
        assert in_sheet == asked_by_check(one), one.path.name
        assert shown_to_follow <= left_out_by_check(one), one.path.name
        more = in_sheet - shown_to_follow - led
        assert more <= left_out_by_check(one), one.path.name
        assert not more or has_a_cause(one), one.path.name
        asked, apart, left = asked + len(in_sheet), apart + len(more), left + len(left_to_check(one))
    figures = f"{asked} lines ask in both, {apart} of them only follow for check, {left} are left to check"
    print(f"{len(fillings[template_id])} fillings, {figures}")  # noqa: T201
    assert asked >= (2 * len(fillings[template_id]) if template_id == BUNDLED else 0)


@pytest.mark.parametrize("template_id", IDS)
def test_the_counts_and_the_light_are_those_of_check(fillings: dict[str, list[Filled]], template_id: str) -> None:
    lights: set[str] = set()
    for one in fillings[template_id]:
        told = counts(one)
        assert {kind: one.shown(address) for kind, address in SUMS.items()} == told, one.path.name
        assert one.light == light(told), one.path.name
        lights.add(str(one.light)[:3])
    possible = (words.LIGHT_WRONG, words.LIGHT_UNFINISHED, words.LIGHT_UNEXPLAINED, words.LIGHT_READY)
    wanted = {said[:3] for said in (possible if template_id == BUNDLED else possible[-1:])}
    assert wanted <= lights


@pytest.mark.parametrize("template_id", IDS)
def test_where_the_light_is_green_check_has_nothing_to_say_of_rules_that_the_sheet_sees(
    fillings: dict[str, list[Filled]], template_id: str
) -> None:
    unseen = {rule.code for rule in unseen_rules(form(template_id))}
    green = [one for one in fillings[template_id] if one.light == words.LIGHT_READY]
    for one in green:
        left = left_to_check(one)
        seen = [
            finding for finding in one.verdict.findings if finding.code not in unseen and one.key(finding) not in left
        ]
        assert [finding for finding in seen if finding.is_open and finding.severity is not Severity.NOTE] == []
    print(f"{len(green)} of {len(fillings[template_id])} are ready")  # noqa: T201
    assert green


HARDLY_FILLED = {
    "applications[received, applicant.natural]": " ", "applications[received, applicant.legal.company]": "\u3000",
    "applications[brought_forward, applicant.natural]": "\u00a0\u200b",
    "disputes[cases, litigation.direct.upheld]": " ",
    "applications[handled.partial, applicant.natural]": FAULT, "documents[regulations, repealed]": FAULT,
    "fees[administrative_fees, amount]": "无",
    "indicators.withdrawn": "\u3000", "applications[handled.granted, applicant.total]": "\u00a0",
    "agency.address": SLIP_OF_THE_SIGN, "texts.overview.items[0].heading": SLIP_OF_THE_SIGN,
}  # fmt: skip
"""What looks blank where blanks are missing and where they are zeros, what is no number, what is an error."""


@pytest.fixture(scope="module")
def by_hand(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Filled]:
    """The bundled form with zeros in its tables: as it is, with a reason wherever it asks, and with odd cells."""
    require_libreoffice()
    template, folder = form(BUNDLED), tmp_path_factory.mktemp("hand")
    bare = _typed_by_hand(folder / "bare.xlsx", {})
    asked = {(one.code, one.address) for one in check(template, read_workbook(bare, forms())).findings if one.is_open}
    lines = [line for line in plan_workbook(template).live.relations if (line.code, line.at) in asked]
    odd: dict[Address, str] = {at: typed for one, typed in HARDLY_FILLED.items() if (at := parse_address(one))}
    sources = {
        "bare": bare,
        "explained": _typed_by_hand(folder / "explained.xlsx", {line.reason: "本单位人少事少" for line in lines}),
        "odd": _typed_by_hand(folder / "odd.xlsx", {**odd, ZeroChoiceAddress("disputes"): YES}),
    }
    saved = convert(list(sources.values()), "xlsx", folder / "saved")
    plan = plan_workbook(template)
    return {
        name: Filled(path, plan, read_workbook(path, forms())) for name, path in zip(sources, saved, strict=True)
    }  # fmt: skip


def test_a_blank_form_whose_tables_alone_are_filled_in_is_not_ready(by_hand: dict[str, Filled]) -> None:
    """The light said so, while `check` asked for the texts."""
    own = by_hand["bare"]
    assert str(own.shown(SUMS[UNEXPLAINED])) == "3"
    assert str(own.light).startswith(words.LIGHT_UNEXPLAINED[:3])


def test_a_thin_report_is_ready_once_every_question_has_its_reason(by_hand: dict[str, Filled]) -> None:
    assert by_hand["explained"].light == words.LIGHT_READY


def test_a_cell_of_spaces_alone_is_blank_and_one_with_an_error_is_wrong_in_the_sheet_as_for_check(
    by_hand: dict[str, Filled],
) -> None:
    """Spaces where blanks are zeros are nothing to tell; an error spoils no count that it is part of."""
    own = by_hand["odd"]
    assert {kind: own.shown(address) for kind, address in SUMS.items()} == counts(own)
    assert (own.shown(SUMS[MISSING]), own.shown(SUMS[WRONG])) == (3, 5)
    assert own.light == words.LIGHT_WRONG.format(count=5)
    assert asked_by_sheet(own) == asked_by_check(own)


def _typed_by_hand(path: Path, contents: Mapping[Address, str]) -> Path:
    template = form(BUNDLED)
    plan = plan_workbook(template)
    path.write_bytes(write_workbook(template, blank_report(template, "某区教育局", 2025)))
    book = openpyxl.load_workbook(path)
    zeros: dict[Address, object] = {address: 0 for table in template.tables for address in table.inputs}
    for address, content in {**zeros, **contents}.items():
        cell = plan.where(address)
        book[cell.sheet].cell(cell.row + 1, cell.column + 1).value = content
    book.save(path)
    return path
