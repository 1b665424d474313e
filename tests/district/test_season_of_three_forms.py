"""What agencies publish together each January — disclosure, enforcement, website — sent, corrected and sent again."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from support.all_forms import WEBSITE, ZHEJIANG, complete, form
from support.commands import Cli
from support.reports import BUNDLED

from xlreport import write_workbook
from xlreport.layout.check_plan import KEY, REASON
from xlreport.messages import workbook as words

pytestmark = pytest.mark.usefixtures("own_process")

AGENCIES = ("某某区城市管理局", "某某区水务局", "某某区教育局")
FORMS = (BUNDLED, ZHEJIANG, WEBSITE)
FINES, TALKS = "penalties[reported, acts.fine]", "site[dialogue.talk.talks, reported]"
VISITS = ("site[unique_visitors, reported]", "site[visits, reported]")
WHY = "含上年受理、本年作出的处罚"


def edits(template_id: str, number: int) -> dict[str, object]:
    """Figures that agree across the forms of the agency with that number."""
    own: Mapping[str, dict[str, object]] = {
        BUNDLED: {
            "enforcement[penalties, decisions]": number, "indicators.interviews": number,
            "applications[received, applicant.natural]": number,
            "applications[handled.granted, applicant.natural]": number,
        },
        ZHEJIANG: {FINES: number, "penalties[reported, acts.money]": number},
        WEBSITE: {TALKS: number, VISITS[0]: number, VISITS[1]: 10 * number},
    }  # fmt: skip
    return own[template_id]


class Season:
    def __init__(self, place: Path, cli: Cli) -> None:
        self.received, self.out, self._cli = place / "收到", place / "结果", cli
        (place / "名册.csv").write_text("\n".join(("单位全称", *AGENCIES)) + "\n", encoding="utf-8")
        self._roster = place / "名册.csv"

    def put(self, agency: str, template_id: str, changed: Mapping[str, object] | None = None) -> Path:
        own = {**edits(template_id, AGENCIES.index(agency) + 1), **(changed or {})}
        path = self.received / agency / f"{template_id.partition('/')[0]}.xlsx"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(write_workbook(form(template_id), complete(template_id, {"agency.name": agency, **own})))
        return path

    def run(self) -> int:
        done = self._cli("batch", self.received, "-o", self.out, "--roster", self._roster, "--to", "md", "--jobs", "1")
        return done.status

    def findings(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads((self.out / "findings.json").read_text(encoding="utf-8"))
        return found

    def between_forms(self) -> list[tuple[str, str | None]]:
        asked = {"ENF-MATCH", "W-SAME", "WEB-MATCH"}
        return [(one["code"], one["reason"]) for one in self.findings()["findings"] if one["code"] in asked]

    def files(self) -> dict[str, bytes]:
        every = (path for path in self.out.rglob("*") if path.is_file() and ".xlreport" not in path.parts)
        return {path.relative_to(self.out).as_posix(): path.read_bytes() for path in every}

    def names(self, folder: str) -> set[str]:
        return {path.name for path in (self.out / folder).glob("*")}

    def sums(self, address: str) -> Iterator[object]:
        """What the sheets of the summary hold for the figure, over all agencies that count."""
        for sheet in openpyxl.load_workbook(self.out / "汇总.xlsx", data_only=True).worksheets:
            for row in sheet.iter_rows(values_only=True):
                if address in row:
                    column = row.index(address)
                    yield sum(
                        one[column] for one in sheet.iter_rows(values_only=True) if isinstance(one[column], int | float)
                    )


def explain(path: Path, code: str) -> None:
    """A reason typed beside the line of the rule."""
    book = openpyxl.load_workbook(path)
    sheet = book[words.CHECKS]
    row = next(row for row in range(1, sheet.max_row + 1) if str(sheet.cell(row, KEY + 1).value).startswith(f"{code} "))
    sheet.cell(row, REASON + 1).value = WHY
    book.save(path)


@pytest.fixture
def season(tmp_path: Path, cli: Cli) -> Season:
    own = Season(tmp_path, cli)
    for agency in AGENCIES:
        for template_id in FORMS:
            own.put(agency, template_id)
    own.put(AGENCIES[1], ZHEJIANG, {FINES: 5})
    own.put(AGENCIES[2], WEBSITE, {VISITS[0]: 99})
    return own


def test_three_forms_of_each_agency_are_sent_corrected_and_sent_again(season: Season) -> None:
    assert season.run() == 1
    assert {one["outcome"] for one in season.findings()["files"]} == {"read"}
    errors = {
        (one["agency"], one["template"])
        for one in season.findings()["files"]
        if any(found["severity"] == "error" for found in one["findings"])
    }
    assert errors == {(AGENCIES[2], WEBSITE)}
    assert season.between_forms() == [("ENF-MATCH", None)]
    assert len(season.names("报告")) == len(AGENCIES) * len(FORMS) - 1
    first = season.files()
    assert season.run() == 1
    assert season.files() == first
    season.put(AGENCIES[2], WEBSITE)
    explain(season.received / AGENCIES[1] / "xzzf.xlsx", "ENF-MATCH")
    assert season.run() == 0
    assert season.between_forms() == [("ENF-MATCH", WHY)]
    assert len(season.names("报告")) == len(AGENCIES) * len(FORMS)
    assert season.names("退回") == set()
    assert list(season.sums(FINES)) == [1 + 5 + 3]
    assert list(season.sums(TALKS)) == [1 + 2 + 3]
    assert list(season.sums("applications[received, applicant.natural]")) == [1 + 2 + 3]
    second = season.files()
    assert season.run() == 0
    assert season.files() == second
