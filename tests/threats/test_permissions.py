"""F10 and G9 of the threats: what may not be read or written, tried by a user for whom modes count."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from bent import fresh

from xlreport.form.loading.folder import templates_folder

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows knows no modes")


@dataclass(frozen=True)
class Ended:
    status: int
    out: str
    err: str


SCRIPT = """
import os, sys
from xlreport.cli.main import run
place, *arguments = sys.argv[1:]
run(arguments)  # root's, elsewhere: it imports all that nobody may not be allowed to read
for stream in (sys.stdout, sys.stderr):
    stream.write(chr(1))
    stream.flush()
os.chdir(place)
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
sys.exit(run(arguments))
"""
Command = Callable[..., Ended]


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder that nobody may use, unlike pytest's own."""
    if os.geteuid() == 0 and not all(path.stat().st_mode & 0o001 for path in templates_folder().parents):
        pytest.skip("the user nobody may not read the forms of this checkout")
    with tempfile.TemporaryDirectory(prefix="xlreport-nobody-") as name:
        folder = Path(name)
        folder.chmod(0o777)
        (folder / "out").mkdir()
        yield folder
        for path in folder.rglob("*"):
            path.chmod(0o777)


@pytest.fixture
def command(place: Path, tmp_path: Path) -> Command:
    """Runs as the user nobody in `place` where the tests are run by root, whom no mode keeps out."""
    for name in ("甲.xlsx", "乙.xlsx", "收到/甲.xlsx"):
        workbook(tmp_path / name)

    def run(*arguments: str) -> Ended:
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT, str(place), *arguments], cwd=tmp_path, check=False, capture_output=True,
            text=True,
        )  # fmt: skip
        out, err = (stream.partition("\x01")[2] for stream in (done.stdout, done.stderr))
        return Ended(done.returncode, out, err)

    return run


def workbook(path: Path) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(fresh())
    path.chmod(0o644)
    return path


def test_a_file_without_permission_is_told_and_the_others_are_read(place: Path, command: Command) -> None:
    workbook(place / "收到" / "甲.xlsx")
    workbook(place / "收到" / "乙.xlsx").chmod(0)

    ended = command("check", "收到", "--format", "json")

    assert ended.status == 1, ended.err
    assert ended.out.count('"code": "FILE-NO-PERMISSION"') == 1
    assert ended.out.count('"outcome": "read"') == 1


def test_a_record_without_permission_is_told_as_a_workbook_is(place: Path, command: Command) -> None:
    workbook(place / "收到" / "甲.xlsx")
    (place / "收到" / "乙.json").write_text("{}", encoding="utf-8")
    (place / "收到" / "乙.json").chmod(0)

    ended = command("check", "收到", "--format", "json")

    assert ended.status == 1, ended.err
    assert ended.out.count('"code": "FILE-NO-PERMISSION"') == 1


def test_a_file_without_permission_that_is_named_does_not_keep_the_others_from_being_read(
    place: Path, command: Command
) -> None:
    workbook(place / "甲.xlsx")
    workbook(place / "乙.xlsx").chmod(0)

    ended = command("check", "甲.xlsx", "乙.xlsx", "--format", "json")

    assert ended.status == 1, ended.err
    assert ended.out.count('"code": "FILE-NO-PERMISSION"') == 1
    assert ended.out.count('"outcome": "read"') == 1


def test_a_folder_without_permission_is_told_and_the_others_are_read(place: Path, command: Command) -> None:
    workbook(place / "收到" / "甲.xlsx")
    workbook(place / "收到" / "乙" / "乙.xlsx").parent.chmod(0)

    ended = command("check", "收到")

    assert ended.status == 1, ended.err
    assert "共读取 1 份" in ended.out
    assert [line for line in (ended.out + ended.err).splitlines() if "乙" in line and "没有权限" in line]


@pytest.mark.parametrize("suffix", ["docx", "md"])
def test_a_folder_that_may_not_be_written_is_told_and_left_as_it_was(
    place: Path, command: Command, suffix: str
) -> None:
    workbook(place / "甲.xlsx")
    (place / "out" / "旧.md").write_text("旧", encoding="utf-8")
    (place / "out").chmod(0o555)

    ended = command("report", "甲.xlsx", "--to", suffix, "--draft", "-o", "out", "--force")

    assert ended.status == 3
    assert "没有写的权限" in ended.err
    assert [path.name for path in (place / "out").iterdir()] == ["旧.md"]


def test_a_workbook_is_not_made_in_a_folder_that_may_not_be_written(place: Path, command: Command) -> None:
    (place / "out").chmod(0o555)

    ended = command("new", "--agency", "某某局", "--year", "2024", "-o", "out/表.xlsx")

    assert (ended.status, ended.out) == (3, "")
    assert "没有写的权限" in ended.err
    assert not list((place / "out").iterdir())
