"""Nothing that stands is removed before its successor is certain, and what could not be done is told."""

import os
import shutil
from pathlib import Path

import pytest
from support.commands import COMPLETE, Cli, Give
from support.reports import record

from xlreport.records.write import dump_json

pytestmark = pytest.mark.usefixtures("own_process")

BATCH = ("batch", "in", "-o", "out", "--to", "md", "--jobs", "1")


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder whose two agencies have been published, the second below a folder of its own."""
    from xlreport.cli.main import run

    folder = tmp_path_factory.mktemp("published")
    for path, agency in (("in/甲.json", "某某甲局"), ("in/下/乙.json", "某某乙局")):
        (folder / path).parent.mkdir(exist_ok=True)
        text = dump_json(record({**COMPLETE, "agency.name": agency}))
        (folder / path).write_text(text, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert run([*BATCH]) == 0
    return folder


@pytest.fixture
def run(cli: Cli, published: Path, tmp_path: Path) -> Cli:
    """The same in a folder of the test's own."""
    shutil.copytree(published, tmp_path, dirs_exist_ok=True)
    return cli


def reports() -> set[str]:
    return {path.name[2:4] for path in Path("out/报告").iterdir()}


def held(path: Path) -> PermissionError:
    """As Windows says of a file that Excel has open."""
    return PermissionError(13, "拒绝访问。", str(path))


def test_while_a_file_that_was_read_before_cannot_be_read_nothing_is_removed(run: Cli) -> None:
    Path("in/甲.json").rename("甲.json")
    Path("in/甲.json").mkdir()
    Path("in/下/乙.json").unlink()
    done = run(*BATCH)
    assert (done.status, reports()) == (1, {"甲局", "乙局"})
    assert "以前读过的 甲.json 这次没有读成，所以旧的结果都留着，一个也没有删去。" in done.err
    assert run(*BATCH).err[0] == done.err[0]
    Path("in/甲.json").rmdir()
    Path("甲.json").rename("in/甲.json")
    assert (run(*BATCH).status, reports()) == (0, {"甲局"})


def test_while_a_folder_stays_closed_nothing_of_what_lay_in_it_is_removed(
    run: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    scandir = os.scandir

    def closed(path: Path | str | int) -> object:
        if not isinstance(path, int) and Path(path).name == "下":
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", closed)
    done = run(*BATCH)
    assert (done.status, reports()) == (1, {"甲局", "乙局"})
    assert [line for line in done.err if "下/乙.json 这次没有读成" in line]


def test_a_workbook_that_is_open_keeps_its_old_content_and_the_others_are_brought_up_to_date(
    run: Cli, give: Give, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = Path("out/汇总.xlsx").read_bytes()
    give("in/丙.json", {"agency.name": "某某丙局"})
    Path("in/下/乙.json").unlink()
    replace = Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if target.name == "汇总.xlsx":
            raise held(target)
        return replace(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", refuse)
        done = run(*BATCH)
    assert (done.status, Path("out/汇总.xlsx").read_bytes()) == (3, before)
    assert reports() == {"甲局", "乙局", "丙局"}
    (told,) = [line for line in done.err if line.startswith("写不了")]
    assert "汇总.xlsx" in told
    assert "请关闭后再运行" in told
    assert (run(*BATCH).status, reports()) == (0, {"甲局", "丙局"})
    assert Path("out/汇总.xlsx").read_bytes() != before


def test_an_old_report_that_is_open_is_told_and_removed_by_a_later_run(
    run: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("in/下/乙.json").unlink()
    unlink = Path.unlink

    def refuse(self: Path, missing_ok: bool = False) -> None:
        if "乙局" in self.name:
            raise held(self)
        unlink(self, missing_ok)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", refuse)
        done = run(*BATCH)
    assert (done.status, reports()) == (3, {"甲局", "乙局"})
    assert [line for line in done.err if line.startswith("删不掉旧的 out/报告/某某乙局")]
    assert (run(*BATCH).status, reports()) == (0, {"甲局"})


def test_what_somebody_made_of_an_output_is_kept_under_a_name_of_its_own(run: Cli, give: Give) -> None:
    sums, report = Path("out/汇总.xlsx"), next(Path("out/报告").glob("某某乙局*"))
    sums.write_bytes(b"theirs")
    report.write_bytes(b"theirs too")
    Path("in/下/乙.json").unlink()
    give("in/丙.json", {"agency.name": "某某丙局"})
    done = run(*BATCH)
    assert (done.status, reports()) == (0, {"甲局", "乙局", "丙局"})
    assert Path("out/汇总（改动过）.xlsx").read_bytes() == b"theirs"
    assert report.read_bytes() == b"theirs too"
    assert "out/汇总.xlsx 写出后有人改过：改过的那份留作 out/汇总（改动过）.xlsx，原处是新的。" in done.err
    assert [line for line in done.err if str(report) in line and "没有删去" in line]
    sums.write_bytes(b"theirs again")
    run(*BATCH)
    assert {path.read_bytes() for path in Path("out").glob("汇总（改动过）*")} == {b"theirs", b"theirs again"}


def test_what_was_being_made_ready_when_a_run_was_cut_off_is_cleared_away(run: Cli) -> None:
    (Path("out/.xlreport/ready")).mkdir()
    (Path("out/.xlreport/ready/0")).write_bytes(b"half")
    assert run(*BATCH).status == 0
    assert not Path("out/.xlreport/ready").exists()
