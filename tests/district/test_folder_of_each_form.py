"""A folder of each small form: every file its outcome, every agency its state, and the sums of another addition."""

import json
import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

import openpyxl
import pandas
import pytest
from support.all_forms import BUDGET, ENERGY, OPTIONS, SMALL_IDS, complete, form, forms
from support.commands import Cli

from xlreport import blank_report, read_workbook, write_workbook
from xlreport.form.model.address import Address, IndicatorAddress
from xlreport.form.report.report import Report
from xlreport.form.report.values import ReportValues

pytestmark = pytest.mark.usefixtures("own_process")

YEAR = 2024
BROKEN: dict[str, dict[str, object]] = {ENERGY: {"power[r1, m1.plan]": -1}, BUDGET: {"accounts[income, amount]": 5}}


@dataclass
class Folder:
    """`outcomes` and `states` are what must come of it; `counted` the reports that belong into the sums."""

    template_id: str
    place: Path
    outcomes: dict[str, tuple[str, str | None]] = field(default_factory=dict)
    states: dict[str, str] = field(default_factory=dict)
    counted: list[Report] = field(default_factory=list)

    def put(self, name: str, content: bytes, outcome: str = "read", refusal: str | None = None) -> None:
        path = self.place / "收到" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        self.outcomes[name] = outcome, refusal

    def book(self, agency: str, edits: Mapping[str, object]) -> tuple[bytes, Report]:
        report = complete(self.template_id, {"agency.name": agency, **edits})
        return write_workbook(form(self.template_id), report), report

    @property
    def out(self) -> Path:
        return self.place / "结果"

    @property
    def command(self) -> tuple[str, ...]:
        roster = str(self.place / "名册.csv")
        return ("batch", str(self.place / "收到"), "-o", str(self.out), "--roster", roster, "--jobs", "2", *OPTIONS)


def figures(template_id: str, chance: random.Random) -> dict[str, object]:
    """Figures that break no rule, below zero too where the form takes such."""
    if template_id == ENERGY:
        tables = form(ENERGY).tables
        typed = [address for table in tables for address in table.inputs if address.column.endswith((".plan", "last"))]
        return {str(address): chance.randrange(10**6) for address in chance.sample(typed, 20)}
    income, spending = (Decimal(chance.randrange(-400_000, 400_000)) / 100 for _ in range(2))
    return {
        "accounts[income, amount]": income, "accounts[spending, amount]": spending,
        "accounts[balance, amount]": income - spending, "indicators.coldest": Decimal(chance.randrange(-500, 500)) / 10,
    }  # fmt: skip


def folder_of(template_id: str, place: Path) -> Folder:
    """Sound workbooks, one with an error, one blank, one cut short, one missing, and one of the bundled kind unread."""
    here, chance = Folder(template_id, place), random.Random(15)  # noqa: S311  a fixed folder, no secret
    for number in range(1, 5):
        agency = f"某某区第{number}局"
        content, report = here.book(agency, figures(template_id, chance))
        here.put(f"{agency}.xlsx", content)
        here.states[agency] = "可发布"
        here.counted.append(report)
    content, _ = here.book("某某区错误局", BROKEN[template_id])
    here.put("错误局.xlsx", content)
    here.put("空白局.xlsx", write_workbook(form(template_id), blank_report(form(template_id), "某某区空白局", YEAR)))
    here.put("断局.xlsx", content[: len(content) // 2], "rejected", "FILE-DAMAGED")
    here.put("说明.doc", b"x", "skipped", "FILE-SKIPPED")
    here.states |= {"某某区错误局": "退回待改", "某某区空白局": "退回待改", "某某区未报局": "未报"}
    (place / "名册.csv").write_text("\n".join(("单位全称", *here.states)) + "\n", encoding="utf-8")
    return here


@pytest.fixture(scope="module", params=SMALL_IDS)
def ran(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Folder:
    from xlreport.cli.main import run

    here = folder_of(str(request.param), tmp_path_factory.mktemp("district"))
    assert run([*here.command, "--to", "docx,html,pdf", "-q"]) == 1
    return here


def test_every_file_has_the_outcome_declared_for_it(ran: Folder) -> None:
    files = json.loads((ran.out / "findings.json").read_text(encoding="utf-8"))["files"]
    assert {one["path"]: (one["outcome"], (one["reason"] or {}).get("code")) for one in files} == ran.outcomes
    assert {one["template"] for one in files} == {ran.template_id, None}


def test_every_agency_is_in_the_state_declared_for_it(ran: Folder) -> None:
    sheet = openpyxl.load_workbook(ran.out / "汇总.xlsx")["进度"]
    told = {row[1]: row[2] for row in sheet.iter_rows(values_only=True) if isinstance(row[0], int)}
    assert told == ran.states


def test_the_sums_are_those_of_an_independent_addition(ran: Folder) -> None:
    template = form(ran.template_id)
    rows = []
    for report in ran.counted:
        values = ReportValues(template, report)
        own = {str(address): values.figure(address) for table in template.tables for address in table.addresses}
        rows.append(own | {f"indicators.{key}": entry.number for key, entry in report.indicators.items()})
    expected = pandas.DataFrame(rows).astype(float).sum()
    book = openpyxl.load_workbook(ran.out / "汇总.xlsx", data_only=True)
    addresses, _, *agencies = list(book["明细"].iter_rows(min_row=2, values_only=True))
    items: list[Address] = [address for table in template.tables for address in table.addresses]
    items += [IndicatorAddress(one.id) for one in template.indicators]
    assert list(addresses[3:]) == list(map(str, items))
    included = [row for row in agencies if row[1] == "是"]
    assert len(included) == len(ran.counted)
    for column, address in enumerate(addresses[3:], 3):
        assert sum(float(row[column] or 0) for row in included) == pytest.approx(expected[address])


def test_reports_and_return_copies_are_where_they_belong(ran: Folder) -> None:
    reports = {path.name for path in (ran.out / "报告").iterdir()}
    published = {agency for agency, state in ran.states.items() if state == "可发布"}
    assert len(reports) == 3 * len(published)
    assert {agency for agency in ran.states if any(name.startswith(agency) for name in reports)} == published
    assert len(list((ran.out / "退回").glob("*.xlsx"))) == 2


def test_run_again_nothing_changes(ran: Folder, cli: Cli) -> None:
    files = [path for path in ran.out.rglob("*") if path.is_file() and ".xlreport" not in path.parts]
    before = {path: path.stat().st_mtime_ns for path in files}
    assert cli(*ran.command, "--to", "docx,html,pdf").out == []
    assert {path: path.stat().st_mtime_ns for path in files} == before


def test_the_combined_workbook_is_the_sum_and_goes_on_like_any_other(ran: Folder, cli: Cli, tmp_path: Path) -> None:
    given = sorted((ran.place / "收到").glob("某某区第*局.xlsx"))
    own = ("--agency", "某某区", "--year", YEAR, "--template", ran.template_id, *OPTIONS)
    cli("combine", *given, *own, "-o", "sum.xlsx")
    template = form(ran.template_id)
    total = ReportValues(template, read_workbook(tmp_path / "sum.xlsx", forms()).report)
    parts = [ReportValues(template, one) for one in ran.counted]
    for address in (one for table in template.tables for one in table.addresses):
        assert total.figure(address) == sum(one.figure(address) or 0 for one in parts), address
