"""F9, F11 and G14 of the threats: what is called like a workbook and is none, files that change, hundreds of files."""

import json
import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from support.commands import Cli, Give
from support.district import book, made_plain
from support.reports import record

from xlreport import Input, Inputs, load_templates
from xlreport.collection.inputs import find_inputs
from xlreport.district.run import arrivals
from xlreport.district.run import run as batch_run
from xlreport.district.run.request import BatchRequest
from xlreport.records.write import dump_json
from xlreport.use_cases.check import judge

Listed = dict[str, tuple[str, str | None, str | None]]
CHANGING, COUNT, BAD = ("早去", "晚去", "改写"), 300, 150

needs_posix = pytest.mark.skipif(
    os.name != "posix", reason="Windows has no pipes in folders, and links need a privilege"
)


def pipe(path: Path) -> None:
    os.mkfifo(path)


def link_to(target: str) -> Callable[[Path], None]:
    return lambda path: path.symlink_to(target)


ODD: dict[str, Callable[[Path], None]] = {
    "folder": Path.mkdir, "pipe": pipe, "dangling link": link_to("nowhere.xlsx"), "loop": link_to("loop.xlsx"),
    "link to a pipe": link_to("../pipe"), "link to a folder": link_to("../folder"),
    "link out of the folder": link_to("../outside.xlsx"), "link out by a link": link_to("../within.xlsx"),
    "link to a device": link_to("/dev/zero"),
}  # fmt: skip


@needs_posix
def test_only_files_of_the_folder_itself_are_read(cli: Cli, give: Give) -> None:
    Path("outside.xlsx").write_bytes(book(made_plain("某某外局", {})))
    Path("within.xlsx").symlink_to("outside.xlsx")
    Path("folder").mkdir()
    pipe(Path("pipe"))
    give("收到/plain.json").write_bytes(b"")
    for kind, make in ODD.items():
        make(Path("收到", f"{kind}.xlsx"))

    done = cli("check", "收到", "--format", "json")

    files = json.loads("\n".join(done.out))["files"]
    assert {one["path"]: (one["outcome"], one["reason"]["code"]) for one in files} == {
        **{f"{kind}.xlsx": ("rejected", "FILE-NOT-REGULAR") for kind in ODD},
        "plain.json": ("rejected", "RECORD-UNREADABLE"),
    }
    assert done.status == 1


@needs_posix
def test_a_link_to_a_file_of_the_same_folder_is_that_file(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").touch()
    (tmp_path / "b.xlsx").symlink_to("a.xlsx")
    assert [(one.shown, one.refused) for one in find_inputs([tmp_path]).files] == [("a.xlsx", None), ("b.xlsx", None)]


@pytest.fixture
def closed_pipe(tmp_path: Path) -> Iterator[Callable[[str], Path]]:
    """A pipe whose writer goes away as soon as somebody reads it, so that no test waits for ever."""
    made: list[Path] = []

    def make(name: str) -> Path:
        pipe(path := tmp_path / name)
        made.append(path)
        threading.Thread(target=lambda: path.open("wb").close(), daemon=True).start()
        return path

    yield make
    for path in made:
        os.close(os.open(path, os.O_RDONLY | os.O_NONBLOCK))


@needs_posix
@pytest.mark.parametrize("name", ["pipe.xlsx", "pipe.json"])
def test_a_pipe_that_is_named_is_not_waited_for(closed_pipe: Callable[[str], Path], name: str) -> None:
    path = closed_pipe(name)
    outcome = judge(Input(path, name, is_record=name.endswith(".json")), load_templates())
    assert outcome.refusal is not None
    assert outcome.refusal.code == "FILE-NOT-REGULAR"


def fill(folder: Path) -> list[Path]:
    """Three files to be changed, and one file in three hundred folders: what is done once is not done again."""
    paths = [folder / f"{name}.json" for name in CHANGING]
    paths += [folder / f"{number:03}" / "a.json" for number in range(COUNT)]
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dump_json(record({"agency.name": path.stem})), encoding="utf-8")
    bad = folder / f"{BAD:03}" / "a.json"
    bad.write_bytes(bad.read_bytes()[:1000])
    return paths


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Listed:
    """Outcome, refusal and agency of each file: some vanish or change while the run is at work."""
    place = tmp_path_factory.mktemp("changing")
    early, late, other, *_ = fill(place / "收到")
    content = arrivals._content

    def listed_then_gone(folders: list[Path], out: Path | None) -> Inputs:
        found = find_inputs(folders, out)
        early.rename(place / "gone.json")
        return found

    def read_then_changed(one: Input) -> bytes:
        found = content(one)
        if one.path == late:
            late.unlink()
        elif one.path == other:
            other.write_text("{}", encoding="utf-8")
        return found

    request = BatchRequest(folder=place / "收到", out=place / "out", forms=load_templates(), formats=())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("xlreport.district.run.run.find_inputs", listed_then_gone)
        patch.setattr(arrivals, "_content", read_then_changed)
        journal, lock = batch_run.open_output(request)
        listed = [one.listed(one.result(journal)) for one in batch_run.run(request, journal, lambda *_: None).arrivals]
    journal.close()
    lock.release()
    return {one["path"]: (one["outcome"], (one["reason"] or {}).get("code"), one["agency"]) for one in listed}


def test_a_file_that_is_gone_before_it_is_read_is_told(told: Listed) -> None:
    assert told["早去.json"] == ("rejected", "FILE-NOT-FOUND", None)


def test_files_that_change_or_vanish_once_they_are_copied_are_read_as_they_were(told: Listed) -> None:
    assert {name: told[f"{name}.json"] for name in CHANGING[1:]} == {
        "晚去": ("read", None, "晚去"), "改写": ("read", None, "改写"),
    }  # fmt: skip


def test_of_hundreds_of_files_each_has_a_result_whatever_one_of_them_is(told: Listed) -> None:
    good, bad = ("read", None, "a"), ("rejected", "RECORD-UNREADABLE", None)
    expected = {f"{number:03}/a.json": good if number != BAD else bad for number in range(COUNT)}
    assert {path: one for path, one in told.items() if path.endswith("a.json")} == expected
    assert len(told) == COUNT + len(CHANGING)
