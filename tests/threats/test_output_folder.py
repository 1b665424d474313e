"""What a hostile output folder and a hostile name can do to a batch: nothing outside, nothing unseen."""

import hashlib
import json
import os
import sqlite3
import zipfile
from pathlib import Path

import openpyxl
import pytest
from support.commands import BROKEN, Cli, Give

from xlreport.district.run.journal import Journal

pytestmark = pytest.mark.usefixtures("own_process")

BATCH = ("batch", "in", "-o", "out", "--to", "md", "--jobs", "1", "-q")


@pytest.mark.parametrize("name", ["报告", "退回", ".xlreport"])
def test_a_link_in_the_place_of_an_own_folder_is_told_and_not_followed(
    cli: Cli, give: Give, tmp_path: Path, name: str
) -> None:
    give("in/a.json", BROKEN)
    give("in/b.json", {"agency.name": "某某局"})
    assert cli(*BATCH).status == 1
    elsewhere = tmp_path / "elsewhere"
    (tmp_path / "out" / name).rename(elsewhere)
    (tmp_path / "out" / name).symlink_to(elsewhere)
    before = content(elsewhere)
    (tmp_path / "in" / "a.json").unlink()
    done = cli(*BATCH, "--force")
    assert (done.status, len(done.err)) == (3, 1)
    assert f"out/{name} 是链接" in done.err[0]
    assert content(elsewhere) == before


@pytest.mark.parametrize("name", ["intake", "objects", "objects/00", "journal.sqlite", "journal.sqlite-wal", "lock"])
def test_a_link_in_the_journal_s_folder_is_told_and_not_followed(
    cli: Cli, give: Give, tmp_path: Path, name: str
) -> None:
    give("in/a.json")
    victim = tmp_path / "victim"
    (victim / "0").mkdir(parents=True)
    (victim / "0" / "a.json").write_text("theirs", encoding="utf-8")
    link = tmp_path / "out" / ".xlreport" / name
    link.parent.mkdir(parents=True)
    link.symlink_to(victim)
    done = cli(*BATCH)
    assert (done.status, len(done.err)) == (3, 1)
    assert f"{name} 是链接" in done.err[0]
    assert content(victim) == {"0/a.json": b"theirs"}


def content(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_output_folder_itself_may_be_a_link(cli: Cli, give: Give, tmp_path: Path) -> None:
    give("in/a.json")
    (tmp_path / "disk").mkdir()
    (tmp_path / "out").symlink_to(tmp_path / "disk")
    assert cli(*BATCH).status == 0
    assert (tmp_path / "disk" / "index.html").is_file()


HOSTILE = (
    "../precious.txt",
    "报告/../../precious.txt",
    "{}",
    "way/precious.txt",
    ".xlreport/lock",
    "..\\precious.txt",
    "",
)


def test_what_a_journal_says_outside_the_folder_is_not_removed(cli: Cli, give: Give, tmp_path: Path) -> None:
    give("in/a.json")
    precious = tmp_path / "precious.txt"
    precious.write_text("keep", encoding="utf-8")
    own = tmp_path / "out" / ".xlreport"
    own.mkdir(parents=True)
    (tmp_path / "out" / "way").symlink_to(tmp_path)
    (tmp_path / "out" / "old.txt").write_text("ours", encoding="utf-8")
    journal = Journal(own)
    journal.claim((name.format(precious), hashlib.sha256(b"ours").hexdigest()) for name in (*HOSTILE, "old.txt"))
    journal.close()
    done = cli(*BATCH[:-1])
    assert (done.status, precious.read_text(encoding="utf-8")) == (0, "keep")
    assert (own / "lock").exists()
    assert done.err[-1].endswith("删去旧的 1 个。")


def test_what_a_journal_says_of_its_objects_is_taken_from_nowhere_else(cli: Cli, give: Give, tmp_path: Path) -> None:
    give("in/a.json")
    assert cli(*BATCH).status == 0
    own = tmp_path / "out" / ".xlreport"
    (own / "objects" / "secret").write_text("theirs", encoding="utf-8")
    with sqlite3.connect(own / "journal.sqlite") as database:
        database.execute("UPDATE results SET result = json_set(result, '$.objects.md', '../.xlreport/objects/secret')")
    database.close()
    assert cli(*BATCH).status == 0
    (report,) = (tmp_path / "out" / "报告").iterdir()
    assert "theirs" not in report.read_text(encoding="utf-8")


REBUILT = "out 里以前运行的记录损坏了，或是别的版本写的：已重新建立，文件全部重新处理。"
GARBAGE = {
    "no database": b"garbage" * 1000,
    "a torn one": b"SQLite format 3\x00" + b"\xff" * 4096,
}  # fmt: skip


@pytest.mark.parametrize("garbage", GARBAGE.values(), ids=GARBAGE)
def test_a_journal_that_is_none_is_made_anew_and_told_in_a_sentence(
    cli: Cli, give: Give, tmp_path: Path, garbage: bytes
) -> None:
    give("in/a.json")
    (tmp_path / "out" / ".xlreport").mkdir(parents=True)
    (tmp_path / "out" / ".xlreport" / "journal.sqlite").write_bytes(garbage)
    done = cli(*BATCH)
    assert (done.status, done.err) == (0, [REBUILT])
    assert (tmp_path / "out" / ".xlreport" / "journal.damaged").read_bytes() == garbage


@pytest.mark.parametrize(
    "table", ["CREATE TABLE results (x)", "CREATE TABLE outputs (path)", "CREATE VIEW results AS SELECT 1"]
)
def test_a_journal_of_other_tables_is_made_anew_and_told_in_a_sentence(
    cli: Cli, give: Give, tmp_path: Path, table: str
) -> None:
    give("in/a.json")
    (tmp_path / "out" / ".xlreport").mkdir(parents=True)
    database = sqlite3.connect(tmp_path / "out" / ".xlreport" / "journal.sqlite")
    database.execute(table)
    database.close()
    done = cli(*BATCH)
    assert (done.status, done.err) == (0, [REBUILT])


def test_a_folder_whose_journal_is_lost_is_brought_up_to_date_all_the_same(
    cli: Cli, give: Give, tmp_path: Path
) -> None:
    give("in/a.json")
    give("in/b.json", {"agency.name": "某某局"})
    assert cli(*BATCH).status == 0
    before = content(tmp_path / "out" / "报告")
    (tmp_path / "out" / "theirs.txt").write_text("theirs", encoding="utf-8")
    (tmp_path / "out" / ".xlreport" / "journal.sqlite").unlink()
    (tmp_path / "in" / "b.json").unlink()
    assert cli(*BATCH).status == 0
    left = content(tmp_path / "out" / "报告")
    assert left == {name: bytes_ for name, bytes_ in before.items() if "某某局" not in name}
    assert len(left) == len(before) - 1
    assert (tmp_path / "out" / "theirs.txt").exists()


def test_two_files_that_would_be_shown_alike_are_told_apart_and_each_answer_leads_to_its_own(
    cli: Cli, give: Give, tmp_path: Path
) -> None:
    give("in/\\udcff.json", {**BROKEN, "agency.name": "某某甲局"})
    other = give("in/other.json", {**BROKEN, "agency.name": "某某乙局"})
    (tmp_path / other).rename(tmp_path / "in" / os.fsdecode(b"\xff.json"))
    assert cli(*BATCH).status == 1
    listed = json.loads((tmp_path / "out" / "findings.json").read_text(encoding="utf-8"))["files"]
    assert {one["path"]: one["agency"] for one in listed} == {"\\\\udcff.json": "某某甲局", "\\udcff.json": "某某乙局"}
    sheet = openpyxl.load_workbook(tmp_path / "out" / "汇总.xlsx")["问题"]
    links = {(row[2].value, cell.hyperlink.target) for row in sheet.iter_rows() for cell in row if cell.hyperlink}
    assert {agency for agency, _ in links} == {"某某甲局", "某某乙局"}
    assert all(str(agency) in target for agency, target in links)


TURNED = "某\u202e局\u2066甲\x1b[2J"


def test_what_turns_a_text_about_is_shown_as_what_it_is(cli: Cli, give: Give, tmp_path: Path) -> None:
    give("in/a.json", {**BROKEN, "agency.name": TURNED, "agency.phone": f"1{TURNED}"})
    give("in/b.json", {"agency.name": f"{TURNED}乙"})
    assert cli(*BATCH).status == 1
    texts = [(tmp_path / "out" / "findings.json").read_text(encoding="utf-8")]
    for name in ("汇总.xlsx", "催报名单.xlsx"):
        with zipfile.ZipFile(tmp_path / "out" / name) as package:
            texts += [package.read(part).decode() for part in package.namelist() if part.endswith((".xml", ".rels"))]
    texts += cli("check", "in", "--format", "json").out
    for text in texts:
        assert not [one for one in "\u202e\u2066\x1b" if one in text]
        assert "_x001B_" not in text
