"""Rows 24 and 26 of the troubles met outside: what a run has kept is damaged, or of a shape that nobody would write."""

import errno
import hashlib
import json
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from support.commands import BROKEN, Cli, Give

from xlreport.district.run import run as batch_run
from xlreport.district.run.journal import Journal
from xlreport.district.run.objects import is_object, keep_object

pytestmark = pytest.mark.usefixtures("own_process")

BATCH = ("batch", "in", "--to", "md", "--jobs", "1", "-o")
KEPT = {
    "file": {"path": "a.json", "outcome": "read", "findings": []},
    "objects": {},
    "unwritten": {},
    "unsettled": False,
    "record": "{}",
}
SHAPES = (
    "{}", "[]", "null", "", "1", '"text"', "{", '{"file": null}', '{"file": {}, "objects": []}',
    json.dumps({**KEPT, "record": None}), json.dumps({key: KEPT[key] for key in ("file", "objects")}),
    json.dumps({**KEPT, "objects": {"md": 1}}),
)  # fmt: skip


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with closing(Journal(tmp_path / ".xlreport")) as made:
        yield made


def changed(folder: Path, change: str, *values: object) -> None:
    with closing(sqlite3.connect(folder / "journal.sqlite")) as database, database:
        database.execute(change, values)


@pytest.mark.parametrize("value", [*SHAPES, 1, 1.5, b"\xff\xfe{}"])
def test_a_result_of_another_shape_than_it_was_kept_in_is_none(journal: Journal, value: object) -> None:
    journal.keep("key", KEPT)
    assert journal.result("key") == KEPT
    changed(journal.folder, "UPDATE results SET result = ?", value)
    assert journal.result("key") is None


def test_a_result_of_another_file_is_none(journal: Journal) -> None:
    journal.keep("key", KEPT)
    changed(journal.folder, "UPDATE results SET key = 'other'")
    assert journal.result("other") is None


def truncated(path: Path) -> None:
    os.truncate(path, 1)


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def exchanged(path: Path) -> None:
    path.write_bytes(path.read_bytes()[::-1])


@pytest.mark.parametrize("damage", [truncated, emptied, exchanged, Path.unlink])
def test_a_result_whose_file_is_damaged_is_not_used_and_the_file_is_laid_down_anew(
    journal: Journal, damage: Callable[[Path], None]
) -> None:
    digest = keep_object(journal.folder, b"a report")
    journal.keep("key", {**KEPT, "objects": {"md": digest}})
    assert journal.usable("key") is not None
    damage(journal.folder / "objects" / digest[:2] / digest)
    assert journal.usable("key") is None
    assert keep_object(journal.folder, b"a report") == digest
    assert is_object(journal.folder, digest)


def test_what_a_result_names_as_its_file_is_looked_for_nowhere_else(journal: Journal) -> None:
    (journal.folder / "secret").write_text("theirs", encoding="utf-8")
    journal.keep("key", {**KEPT, "objects": {"md": "../secret"}})
    assert journal.usable("key") is None


def content(folder: Path) -> dict[str, bytes]:
    files = [path for path in folder.rglob("*") if path.is_file() and ".xlreport" not in path.parts]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_over_results_files_and_outputs_that_are_all_damaged_a_run_ends_as_over_none(
    cli: Cli, give: Give, tmp_path: Path
) -> None:
    for number in range(4):
        give(f"in/{number}.json", {"agency.name": f"某某{number}局"})
    give("in/b.json", {"agency.name": "某某乙局", **BROKEN})
    assert cli(*BATCH, "out").status == 1
    before, own = content(tmp_path / "out"), tmp_path / "out" / ".xlreport"
    for number, shape in enumerate(("{}", "null", SHAPES[-1])):
        changed(own, "UPDATE results SET result = ? WHERE result LIKE ?", shape, f"%某某{number}局%")
    for path in (own / "objects").glob("*/*"):
        truncated(path)
    for path in (tmp_path / "out" / "报告").iterdir():
        path.unlink()
    done = cli(*BATCH, "out")
    assert (done.status, content(tmp_path / "out")) == (1, before)
    assert len(done.out) == len([name for name in before if name.startswith("报告/")])


def objects(own: Path) -> set[str]:
    return {path.name for path in (own / "objects").glob("*/*")}


def test_what_no_result_and_no_output_needs_is_dropped_once_a_run_is_complete(
    cli: Cli, give: Give, tmp_path: Path
) -> None:
    own = tmp_path / "out" / ".xlreport"
    give("in/a.json")
    give("in/b.json", {"agency.name": "某某乙局", **BROKEN})
    assert cli(*BATCH, "out").status == 1
    first = objects(own)
    (own / "objects" / "00").mkdir(exist_ok=True)
    (own / "objects" / "00" / ".cut-off.tmp").write_bytes(b"half")
    give("in/b.json", {"agency.name": "某某乙局"})
    (tmp_path / "in" / "a.json").unlink()
    assert cli(*BATCH, "out").status == 0
    needed = {hashlib.sha256(made).hexdigest() for made in content(tmp_path / "out").values()}
    assert objects(own) == needed
    assert first - needed
    assert sorted(path.name for path in own.iterdir() if path.is_dir()) == ["objects"]


def test_where_there_are_no_locks_the_sentence_says_what_to_do(
    cli: Cli, give: Give, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Unlockable:
        def __init__(self, _: Path) -> None: ...

        def acquire(self, **_: object) -> None:
            raise OSError(errno.ENOLCK, "No locks available")

    give("in/a.json")
    monkeypatch.setattr(batch_run, "FileLock", Unlockable)
    done = cli(*BATCH, "out")
    assert (done.status, len(done.err)) == (3, 1)
    assert "写到本机的文件夹" in done.err[0]
    assert "out：" in done.err[0]


def test_no_memory_is_shared_that_a_network_share_could_not_have(journal: Journal) -> None:
    journal.keep("key", KEPT)
    assert {path.name for path in journal.folder.iterdir()} == {"journal.sqlite", "journal.sqlite-journal"}
