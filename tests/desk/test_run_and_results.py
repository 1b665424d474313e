"""A run from the page: what it shows, what may be taken away, and that it is what `batch` writes."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from opened import Opened, bytes_below, opened, packed, sent
from support.district import broken, damaged, missing, questionable, twice_different, zero

from xlreport import blank_report, load_template, write_workbook
from xlreport.cli.main import run
from xlreport.desk.work.folder import Kind
from xlreport.desk.work.own_words import in_own_words
from xlreport.messages.codes.catalogue import GENERAL_CODES
from xlreport.messages.desk.pages import CHOOSE
from xlreport.messages.desk.tellings import REMEDIES


@pytest.fixture(scope="module")
def season(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    """A zip of files and a roster, run once."""
    top = tmp_path_factory.mktemp("desk")
    made, roster = sent(top, 2, broken, questionable, zero, twice_different, missing, damaged)
    (made.folder / "~$某某区第001局.xlsx").write_bytes(b"x")
    here = opened(top / "台")
    here.give("sent", "报送.zip", packed(made.folder))
    here.give("roster", roster.name, roster.read_bytes())
    here.run()
    yield here
    here.desk.runs.join(60)


def test_its_results_are_those_of_batch_byte_for_byte(season: Opened, tmp_path: Path) -> None:
    folder = season.desk.folder
    assert folder.roster is not None
    out = tmp_path / "out"
    run(["batch", str(folder.received), "-o", str(out), "--roster", str(folder.roster), "-q"])
    assert bytes_below(folder.results) == bytes_below(out)


def test_the_page_tells_the_state_of_every_agency(season: Opened) -> None:
    page = season.page()
    for state in ("未报", "格式不符", "已收", "退回待改", "待说明", "零报告", "可发布"):
        assert state in page
    seen = season.desk.runs.seen
    assert seen is not None
    assert len(list(seen.agencies)) == 8
    for one in seen.agencies:
        assert one.agency in page


def test_agencies_are_found_by_state_and_by_name(season: Opened) -> None:
    assert "显示 1 家" in season.page("/?state=" + quote("零报告"))
    assert "显示 1 家" in season.page("/?q=" + quote("第003局"))
    assert "显示 0 家" in season.page("/?q=<script>")


def test_an_agency_has_its_findings_by_cell_and_a_message(season: Opened) -> None:
    page = season.page(season.agency("某某区第003局"))
    assert "D31" in page
    assert "请核对这一列的各项数字" in page
    assert "<textarea" in page
    assert "退回修改" in page


def test_the_report_is_seen_in_a_frame_that_may_do_nothing(season: Opened) -> None:
    seen = season.desk.runs.seen
    assert seen is not None
    one = next(one for one in seen.agencies if one.state == "可发布")
    assert one.used is not None
    page = season.page(f"/agency/{one.id}/preview/{one.used.key}")
    assert "<iframe" in page
    assert " sandbox " in page
    shown = season.client.get(f"/agency/{one.id}/previewed/{one.used.key}")
    assert shown.headers["content-security-policy"].startswith("sandbox;")
    assert "style-src 'sha256-" in shown.text
    assert one.agency in shown.text
    assert "草稿" not in shown.text


def test_a_report_with_errors_is_shown_as_a_draft(season: Opened) -> None:
    seen = season.desk.runs.seen
    assert seen is not None
    one = next(one for one in seen.agencies if one.state == "退回待改")
    assert one.used is not None
    assert 'class="draft"' in season.page(f"/agency/{one.id}/previewed/{one.used.key}")


def test_all_is_taken_away_as_one_zip(season: Opened) -> None:
    answer = season.client.get("/results/all.zip")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    assert held == bytes_below(season.desk.folder.results)


def test_each_file_is_taken_away_and_never_opened_in_the_page(season: Opened) -> None:
    page = season.page("/results")
    seen = season.desk.runs.seen
    assert seen is not None
    for path in seen.outputs:
        assert f'href="/results/file/{quote(path)}"' in page
        answer = season.client.get(f"/results/file/{quote(path)}")
        assert answer.content == (season.desk.folder.results / path).read_bytes()
        assert answer.headers["content-disposition"].startswith("attachment")


@pytest.mark.parametrize("of_folder", [False, True], ids=["a file", "its folder"])
def test_a_result_that_was_made_a_link_is_not_handed_out(season: Opened, tmp_path: Path, of_folder: bool) -> None:
    seen, results = season.desk.runs.seen, season.desk.folder.results
    assert seen is not None
    path = next(one for one in seen.outputs if one.startswith("报告/"))
    linked = results / (path.partition("/")[0] if of_folder else path)
    linked.rename(tmp_path / "原来的")
    linked.symlink_to(tmp_path / "原来的")
    try:
        assert season.client.get(f"/results/file/{quote(path)}").status_code == 404
        with zipfile.ZipFile(io.BytesIO(season.client.get("/results/all.zip").content)) as archive:
            assert path not in archive.namelist()
            assert "汇总.xlsx" in archive.namelist()
    finally:
        linked.unlink()
        (tmp_path / "原来的").rename(linked)


HIDDEN = (
    ".xlreport/journal.sqlite", ".xlreport/history.json", "%2exlreport/journal.sqlite", "../.desk/settings.json",
    "..%2f.desk%2flock", "报告/../.xlreport/journal.sqlite", "%2e%2e/名册/名册.csv", "/etc/passwd", "//etc/passwd",
    "..\\名册\\名册.csv", "", ".", "报告", "index.html/", "INDEX.HTML",
)  # fmt: skip


@pytest.mark.parametrize("path", HIDDEN)
@pytest.mark.parametrize("before", ["/results/file/", "/报告/", "/退回/", "/static/", "/"])
def test_the_journal_and_what_lies_elsewhere_are_not_handed_out(season: Opened, before: str, path: str) -> None:
    answer = season.client.get(before + path)
    if before == "/" and path in {"", "."}:
        return
    assert answer.status_code in {403, 404, 405}
    assert b"SQLite" not in answer.content


def test_a_link_of_what_is_to_be_done_leads_to_the_copy(season: Opened) -> None:
    answer = season.client.get("/退回/某某区第003局2024年政府信息公开年报（退回修改）.xlsx")
    assert answer.status_code == 200
    assert answer.content.startswith(b"PK")


def test_no_number_or_key_of_somebody_else_is_a_page(season: Opened) -> None:
    for path in ("/agency/0", "/agency/0/preview/0", "/agency/x'--/previewed/1"):
        assert season.client.get(path).status_code == 404


def test_two_files_are_compared(season: Opened) -> None:
    seen = season.desk.runs.seen
    assert seen is not None
    one = next(one for one in seen.agencies if one.state == "已收")
    old, new = (file.key for file in one.files)
    page = season.page(f"/compare?old={old}&new={new}")
    assert "行政许可 × 本年处理决定数量" in page
    assert "没有可以比较的报告" in season.page(f"/compare?old=last-year&new={new}")
    assert "没有可以比较的报告" in season.page("/compare?old=x&new=y")


def test_what_is_to_be_done_with_two_files_is_a_button_here(season: Opened) -> None:
    page, place = season.page(), season.agency("某某区第006局")
    assert f'请点“<a href="{place}#choose">定用哪一份</a>”' in page
    assert "请点“定用哪一份”" in season.page(place)
    assert "移出文件夹" not in page + season.page(place)
    assert "移出文件夹" in (season.desk.folder.results / "index.html").read_text(encoding="utf-8")


def test_files_that_say_one_is_open_are_told_as_batch_tells_them(season: Opened) -> None:
    page = season.page()
    assert "忽略了 1 个临时文件或隐藏文件" in page


def test_a_file_that_is_open_elsewhere_is_told(here: Opened) -> None:
    here.give("sent", "甲.xlsx", b"x")
    here.give("sent", "~$甲.xlsx", b"x")
    here.run()
    assert "甲.xlsx 正在别处打开" in here.page()


def test_a_blank_roster_is_taken_filled_in_and_brought_back(here: Opened) -> None:
    content = here.client.get("/files/roster/blank").content
    assert "没有换名册" in here.give("roster", "空白名册.xlsx", content[:-50]).text
    assert "xlreport" not in here.give("roster", "空白名册.csv", b"x,y\n1,2\n").text
    assert "/files/roster/blank" in here.page("/files")
    assert content.startswith(b"PK")


def test_each_remedy_of_the_desk_takes_the_place_of_one_that_is_said() -> None:
    for code, own in REMEDIES.items():
        usual = GENERAL_CODES[code].remedy
        assert usual != ""
        assert "{" not in usual
        assert in_own_words(code, f"甲。{usual}") == f"甲。{own}"
        assert in_own_words(code, "甲。") == "甲。"
    assert CHOOSE in REMEDIES["FILE-DUP"]


def test_what_happened_is_listed(season: Opened) -> None:
    assert "收到" in season.page("/changes")


def test_opened_again_it_shows_the_same_and_has_written_nothing(season: Opened) -> None:
    before = bytes_below(season.desk.folder.results)
    times = {path: path.stat().st_mtime_ns for path in season.desk.folder.results.glob("报告/*")}
    again = opened(season.desk.folder.top)
    again.run()
    assert bytes_below(again.desk.folder.results) == before
    assert {path: path.stat().st_mtime_ns for path in season.desk.folder.results.glob("报告/*")} == times
    assert again.page() == season.page()


def test_which_of_two_files_counts_is_chosen(tmp_path: Path) -> None:
    made, roster = sent(tmp_path, 1, twice_different)
    here = opened(tmp_path / "台")
    here.give("sent", "报送.zip", packed(made.folder))
    here.give("roster", roster.name, roster.read_bytes())
    here.run()
    page = here.agency("某某区第002局")
    assert here.post(f"{page}/choose", data={"file": "没有.xlsx"}).status_code == 404
    told = here.post(f"{page}/choose", data={"file": "报送.zip/某某区第002局（改）.xlsx"}).text
    assert "已定用“报送.zip/某某区第002局（改）.xlsx”" in told
    assert "用这一份" not in told
    again = here.post(f"{page}/choose", data={"file": "报送.zip/某某区第002局.xlsx"}).text
    assert "这家已经定了用哪一份" in again
    here.run()
    seen = here.desk.runs.seen
    assert seen is not None
    assert [one.state for one in seen.agencies] == ["可发布", "可发布"]
    aside = [one.path for one in here.desk.folder.listed(Kind.ASIDE)]
    assert sorted(aside) == ["报送.zip", "报送（拆开）/某某区第002局.xlsx"]
    assert [one.path for one in here.desk.folder.listed(Kind.RECEIVED)] == [
        "报送（拆开）/某某区第001局.xlsx", "报送（拆开）/某某区第002局（改）.xlsx",
    ]  # fmt: skip


def test_of_several_forms_each_has_a_list_of_its_own(here: Opened) -> None:
    for form in ("zfxxgk/2021", "xzzf/zj-2021"):
        template = load_template(form)
        book = write_workbook(template, blank_report(template, "某某区水务局", 2024))
        here.give("sent", f"{template.form}.xlsx", book)
    here.run()
    page = here.page()
    assert page.count('<ul class="states"') == 2
    assert page.count('class="box"') == 2
    seen = here.desk.runs.seen
    assert seen is not None
    ids = [one.id for one in seen.agencies]
    assert len(set(ids)) == 2
    for section, own in zip(seen.sections, ids, strict=True):
        assert f"<h2>{section.title}</h2>" in page
        assert "某某区水务局" in here.page(f"/agency/{own}")


def test_a_run_that_is_stopped_says_so_and_goes_on_the_next_time(tmp_path: Path) -> None:
    made, _ = sent(tmp_path, 3)
    here = opened(tmp_path / "台")
    here.give("sent", "报送.zip", packed(made.folder))
    advance, asked = here.desk.runs._advance, []

    def stopping(done: int, total: int) -> None:
        asked.append(here.post("/run/stop").status_code)
        advance(done, total)

    here.desk.runs._advance = stopping  # type: ignore[method-assign]
    here.post("/run")
    here.desk.runs.join(60)
    assert asked == [200]
    assert "已停止核对" in here.page()
    here.desk.runs._advance = advance  # type: ignore[method-assign]
    here.run()
    assert "可发布" in here.page()


def test_while_a_run_is_at_work_the_page_tells_how_far_and_nothing_is_changed(season: Opened, tmp_path: Path) -> None:
    made, _ = sent(tmp_path, 2)
    here = opened(tmp_path / "台")
    here.give("sent", "报送.zip", packed(made.folder))
    advance, told, elsewhere = here.desk.runs._advance, list[str](), list[str]()
    taken: list[str] = []

    def looking(done: int, total: int) -> None:
        advance(done, total)
        told.append(here.client.get("/progress").text)
        told.append(here.give("sent", "乙.xlsx", b"x").text)
        here.desk.runs.seen = season.desk.runs.seen
        taken.append(here.client.get("/results/all.zip").text)
        asked = ("/watch?shown=0&told=0", None, "/options", "/watch?shown=0&told=0%2B")
        elsewhere.extend((here.post("/run") if one is None else here.client.get(one)).text for one in asked)

    here.desk.runs._advance = looking  # type: ignore[method-assign]
    here.post("/run")
    here.desk.runs.join(60)
    assert "已核对 1 份，共 2 份" in told[0]
    assert 'hx-get="/progress"' in told[0]
    assert "正在核对" in elsewhere[0]
    assert "已经在核对了" in elsewhere[1]
    assert "正在核对" in elsewhere[2]
    assert elsewhere[3] == ""
    assert "结果还会变" in taken[0]
    assert "请等它完成再改动文件" in told[1]
    assert "<noscript><meta http-equiv" in told[1]
    assert "2 份都已核对" in told[2]
    assert len(here.desk.folder.listed(Kind.RECEIVED)) == 1
    assert here.client.get("/progress").headers["hx-refresh"] == "true"
    assert "核对已经结束" in here.client.get("/watch?shown=0&told=0%2B").text
    assert here.client.get("/watch?shown=0&told=1").status_code == 204


def test_what_stops_a_run_is_told_in_words(tmp_path: Path) -> None:
    made, _ = sent(tmp_path, 1)
    here = opened(tmp_path / "台")
    here.give("sent", "报送.zip", packed(made.folder))
    here.desk.folder.results.mkdir()
    (here.desk.folder.results / "别的.txt").write_text("x", encoding="utf-8")
    here.post("/run")
    here.desk.runs.join(60)
    assert "里有别的东西" in here.page()
    assert "Traceback" not in here.page()


def test_the_desk_is_left_from_the_page(here: Opened) -> None:
    left: list[None] = []
    here.desk.leave = lambda: left.append(None)
    page = here.post("/leave").text
    assert "已结束使用" in page
    assert left == [None]
