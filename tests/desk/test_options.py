"""What is chosen on the page is what `batch` has as options."""

from datetime import date
from pathlib import Path

import pytest
from opened import Opened, bytes_below, packed, sent
from support.district import broken, made_plain, missing

from xlreport import load_template
from xlreport.cli.main import run
from xlreport.desk.work.folder import Kind
from xlreport.desk.work.settings import Settings, UnusableSettingsError, read_settings
from xlreport.district.publish.tables import kinds
from xlreport.errors import ExtraMissingError
from xlreport.form.loading.rules.rule_set import load_rule_set
from xlreport.records.write import render_json

pytestmark = pytest.mark.usefixtures("own_process")


def test_options_are_kept_and_the_run_is_that_of_batch(here: Opened, tmp_path: Path) -> None:
    made, roster = sent(tmp_path, 1, missing)
    here.give("sent", "报送.zip", packed(made.folder))
    here.give("roster", roster.name, roster.read_bytes())
    chosen = {"formats": ["md", "html"], "as_of": "2025-02-01", "year": "2024", "drafts": "folders", "template": ""}
    assert "设置已保存" in here.post("/options/keep", data=chosen).text
    here.run()
    folder = here.desk.folder
    assert "已逾期" in here.page()
    assert folder.roster is not None
    options = ["--to", "html,md", "--as-of", "2025-02-01", "--year", "2024", "--drafts", "folders"]
    run(["batch", str(folder.received), "-o", str(tmp_path / "out"), "--roster", str(folder.roster), "-q", *options])
    assert bytes_below(folder.results) == bytes_below(tmp_path / "out")


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"formats": []}, "至少选一种格式"),
        ({"formats": ["exe"]}, "至少选一种格式"),
        ({"formats": ["docx"], "year": "二〇二四"}, "四位数字"),
        ({"formats": ["docx"], "year": "99"}, "四位数字"),
        ({"formats": ["docx"], "as_of": "明天"}, "日期"),
        ({"formats": ["docx"], "template": "../x"}, "没有这种表式"),
        ({"formats": ["docx"], "drafts": "fax"}, "有一项选得不对"),
        ({"formats": ["docx"], "year": "0999"}, "有一项选得不对"),
        ({"formats": ["docx"], "tables": "xlsx"}, "有一项选得不对"),
    ],
    ids=str,
)
def test_options_that_cannot_be_used_are_not_kept(here: Opened, given: dict[str, object], told: str) -> None:
    assert told in here.post("/options/keep", data=given).text
    assert here.desk.settings == Settings()


SPOILT = (
    "", "{", '{"formats": ["exe"]}', '{"formats": []}', '{"year": 1}', "[]", '{"formats": ["docx"], "colour": "red"}',
)  # fmt: skip


def test_settings_that_cannot_be_used_are_never_taken_for_others(tmp_path: Path) -> None:
    for text in SPOILT:
        (tmp_path / "settings.json").write_text(text, encoding="utf-8")
        with pytest.raises(UnusableSettingsError):
            read_settings(tmp_path)


def test_settings_that_cannot_be_used_are_told_and_kept_aside(here: Opened) -> None:
    """Nothing runs with others in their place before somebody has been told."""
    path, text = here.desk.folder.own / "settings.json", '{"formats": ["exe"]}'
    path.write_text(text, encoding="utf-8")
    here.give("sent", "甲.xlsx", b"x")
    page = here.post("/run").text
    assert "设置读不了" in page
    assert "不用的" in page
    assert not here.desk.runs.is_running
    assert here.desk.runs.seen is None
    assert not path.exists()
    assert (here.desk.folder.of(Kind.ASIDE) / "settings.json").read_text(encoding="utf-8") == text
    assert here.desk.settings == Settings()
    assert "设置读不了" not in here.page("/options")
    here.run()
    assert here.desk.runs.seen is not None


def test_settings_that_cannot_be_used_are_told_where_they_are_shown(here: Opened) -> None:
    (here.desk.folder.own / "settings.json").write_text("{", encoding="utf-8")
    assert "设置读不了" in here.page("/options")


def test_settings_that_may_not_even_be_looked_at_are_told(here: Opened) -> None:
    (here.desk.folder.own / "settings.json").mkdir()
    assert "设置读不了" in here.page("/options")
    assert (here.desk.folder.of(Kind.ASIDE) / "settings.json").is_dir()


def test_a_rule_is_switched_off_on_the_page_and_on_again(here: Opened, tmp_path: Path) -> None:
    made, _ = sent(tmp_path, 0, broken)
    here.give("sent", "报送.zip", packed(made.folder))
    here.post("/options/choose", data={"rule-T3-BALANCE": "off", "setting-expired_apart": "0"})
    rules = here.desk.folder.rules
    assert rules is not None
    chosen = load_rule_set(rules)
    assert chosen.changes["T3-BALANCE"].off
    here.run()
    assert "T3-BALANCE" not in here.page(here.agency("某某区第001局"))
    page = here.page("/options")
    assert '<option value="off" selected>' in page
    here.post("/options/choose", data={})
    assert here.desk.folder.rules is None
    here.run()
    assert "T3-BALANCE" in here.page(here.agency("某某区第001局"))


def test_a_rule_set_is_taken_and_one_with_mistakes_is_not(here: Opened) -> None:
    good = 'name: "某区规则"\nrules: [{code: T3-BALANCE, trial: true}]\n'.encode()
    bad = 'name: "某区规则"\nrules: [{code: NO-SUCH, trial: true}]\n'.encode()
    assert "某区规则" in here.post("/options/rules", files={"files": ("规则.yaml", good)}).text
    assert "没有换规则集" in here.post("/options/rules", files={"files": ("坏.yaml", bad)}).text
    assert "没有换规则集" in here.post("/options/rules", files={"files": ("坏.yaml", b"\x00")}).text
    rules = here.desk.folder.rules
    assert rules is not None
    assert rules.name == "规则.yaml"


def test_a_rule_set_that_names_what_no_form_knows_stops_the_run_as_that_of_batch(here: Opened) -> None:
    """It was laid into the folder by hand, so no page has looked at it."""
    text = 'name: "某区规则"\nrules: [{code: NO-SUCH, trial: true}]\n'
    (here.desk.folder.of(Kind.RULES) / "规则.yaml").write_text(text, encoding="utf-8")
    here.give("sent", "甲.xlsx", b"x")
    here.post("/run")
    here.desk.runs.join(60)
    assert "规则集有错误，没有核对" in here.page()


def test_figures_for_other_programs_need_what_writes_them(here: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    def lacking(_: str) -> None:
        raise ExtraMissingError("tables")

    monkeypatch.setattr(kinds, "tables_as", lacking)
    assert "没有装 Parquet" in here.post("/options/keep", data={"formats": ["docx"], "tables": "parquet"}).text
    assert here.desk.settings.tables is None


def test_what_the_page_does_not_show_of_a_rule_set_stays(here: Opened) -> None:
    """A rule that is left alone keeps its years; one that is chosen otherwise is as it was chosen."""
    text = 'name: "某区规则"\nrules: [{code: T3-BALANCE, severity: warning, from: 2022}, {code: Y-CARRY, from: 2023}]\n'
    here.post("/options/rules", files={"files": ("规则.yaml", text.encode())})
    here.post("/options/choose", data={"rule-T3-BALANCE": "warning", "rule-T3-RESULTS": "off"})
    here.post("/options/choose", data={"rule-T3-BALANCE": "warning", "rule-T3-RESULTS": ""})
    rules = here.desk.folder.rules
    assert rules is not None
    assert rules.name == "rules.yaml"
    kept = load_rule_set(rules)
    assert kept.name == "某区规则"
    assert {code: (one.severity, one.from_) for code, one in kept.changes.items()} == {
        "T3-BALANCE": ("warning", 2022), "Y-CARRY": (None, 2023),
    }  # fmt: skip


def test_last_years_reports_are_held_against_this_years(here: Opened, tmp_path: Path) -> None:
    made, _ = sent(tmp_path, 1)
    last = made_plain("某某区第001局", {"licensing[licences, decisions]": 9}, year=2023)
    here.give("sent", "报送.zip", packed(made.folder))
    here.give("last-year", "去年.json", render_json(load_template("zfxxgk/2021"), last).encode())
    here.run()
    page = here.page(here.agency("某某区第001局"))
    assert "没有去年的数据" not in page
    assert "与去年比" in page
    seen = here.desk.runs.seen
    assert seen is not None
    (one,) = seen.agencies
    assert one.used is not None
    assert "行政许可" in here.page(f"/compare?old=last-year&new={one.used.key}")


def test_a_day_is_a_day(here: Opened) -> None:
    here.post("/options/keep", data={"formats": ["docx"], "as_of": "2025-01-16"})
    assert here.desk.settings.as_of == date(2025, 1, 16)
