"""A fault of the program itself is one sentence and a file for its maintainers, never a traceback."""

import errno
import os
import platform
import re
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from support.commands import Cli, Give

NAME = re.compile(r"xlreport-出错报告-[0-9a-f]{6}\.txt")


@pytest.fixture
def fails(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """The use case behind `check` fails in a way that nobody foresaw."""
    return failing(monkeypatch, RuntimeError("甲\ud800乙"))


def failing(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> pytest.MonkeyPatch:
    def fail(*_: object) -> None:
        raise type(error)(*error.args)

    monkeypatch.setattr("xlreport.cli.commands.check.judge", fail)
    return monkeypatch


def closed(monkeypatch: pytest.MonkeyPatch, *folders: Path) -> None:
    """Folders in which nothing can be written."""
    opened = Path.open

    def refuse(self: Path, mode: str = "r", *more: Any, **named: Any) -> Any:
        if "x" in mode and self.resolve().parent in folders:
            raise OSError(errno.EROFS, os.strerror(errno.EROFS))
        return opened(self, mode, *more, **named)

    monkeypatch.setattr(Path, "open", refuse)


def test_a_fault_is_one_sentence_and_a_file(cli: Cli, give: Give, fails: pytest.MonkeyPatch) -> None:
    done = cli("check", give("甲 乙.json"))
    (sentence,) = done.err
    (name,) = NAME.findall(sentence)
    assert (done.status, done.out) == (3, [])
    assert "Traceback" not in sentence
    assert "RuntimeError" in sentence
    assert "维护者" in sentence
    told = Path(name).read_text(encoding="utf-8")
    assert told.startswith(f"xlreport {version('xlreport')}\nPython {sys.version}\n{platform.platform()}\n")
    assert "xlreport check '甲 乙.json'" in told
    assert "Traceback" in told
    assert "RuntimeError: 甲\\ud800乙" in told


def test_the_same_fault_leaves_one_file(cli: Cli, give: Give, fails: pytest.MonkeyPatch) -> None:
    given = give()
    first, second = cli("check", given), cli("check", given)
    assert first == second
    assert len(list(Path().glob("*.txt"))) == 1


def test_what_has_the_name_already_is_kept(
    cli: Cli, give: Give, fails: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    spare = tmp_path_factory.mktemp("spare")
    fails.setattr(tempfile, "tempdir", str(spare))
    given = give()
    cli("check", given)
    (path,) = Path().glob("*.txt")
    path.write_text("别的", encoding="utf-8")
    assert str(spare / path.name) in cli("check", given).err[0]
    assert path.read_text(encoding="utf-8") == "别的"


def test_in_a_closed_folder_the_file_is_among_the_temporary_ones(
    cli: Cli, give: Give, fails: pytest.MonkeyPatch, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    spare = tmp_path_factory.mktemp("spare")
    fails.setattr(tempfile, "tempdir", str(spare))
    closed(fails, tmp_path)
    done = cli("check", give())
    (path,) = spare.iterdir()
    assert (done.status, len(done.err)) == (3, 1)
    assert str(path) in done.err[0]


def test_where_nothing_can_be_written_the_sentence_says_what_to_do(
    cli: Cli, give: Give, fails: pytest.MonkeyPatch, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    spare = tmp_path_factory.mktemp("spare")
    fails.setattr(tempfile, "tempdir", str(spare))
    closed(fails, tmp_path, spare)
    done = cli("check", give())
    assert (done.status, len(done.err)) == (3, 1)
    assert "再运行一次" in done.err[0]
    assert done.err[0].endswith("xlreport check a.json")
    assert not [*tmp_path.glob("*.txt"), *spare.iterdir()]


def test_too_little_memory_is_a_sentence(cli: Cli, give: Give, monkeypatch: pytest.MonkeyPatch) -> None:
    failing(monkeypatch, MemoryError())
    done = cli("check", give())
    assert (done.status, len(done.err)) == (3, 1)
    assert "内存不够" in done.err[0]
    assert not list(Path().glob("*.txt"))


def test_an_end_that_was_asked_for_stays_one(cli: Cli, give: Give, monkeypatch: pytest.MonkeyPatch) -> None:
    failing(monkeypatch, SystemExit(7))
    with pytest.raises(SystemExit, match="7"):
        cli("check", give())
    failing(monkeypatch, KeyboardInterrupt())
    assert cli("check", give()).err == ["已中止。"]
