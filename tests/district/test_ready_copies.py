"""What is to be delivered is copied side by side while more of it comes, and nobody's own file is replaced by it."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from xlreport.collection.boundary import InputPaths
from xlreport.district.publish.delivery import deliver
from xlreport.district.publish.ready_copies import copies_beside
from xlreport.district.run.journal import Journal
from xlreport.district.run.objects import keep_object, object_path
from xlreport.errors import OutputExistsError


@pytest.fixture
def objects(tmp_path: Path) -> list[str]:
    """The digests of three hundred files beside the journal."""
    return [keep_object(tmp_path, f"{number}\n".encode() * 99) for number in range(300)]


def refuse(_: object) -> None:
    raise RuntimeError("can't start new thread")


@pytest.mark.parametrize("threads", ["four", "one", "none"])
def test_all_are_there_in_their_order_however_many_threads_the_system_gives(
    tmp_path: Path, objects: list[str], monkeypatch: pytest.MonkeyPatch, threads: str
) -> None:
    start, given = threading.Thread.start, {"four": 4, "one": 1, "none": 0}[threads]

    def limited(thread: threading.Thread) -> None:
        nonlocal given
        given -= 1
        (start if given >= 0 else refuse)(thread)

    monkeypatch.setattr(threading.Thread, "start", limited)
    with copies_beside(tmp_path) as copies:
        for one in objects:
            copies.begin(one)
        found = [path.read_bytes() for path in copies.ready()]
    assert found == [object_path(tmp_path, one).read_bytes() for one in objects]
    assert not (tmp_path / "ready").exists()


def test_copies_are_made_while_others_still_come(tmp_path: Path, objects: list[str]) -> None:
    with copies_beside(tmp_path) as copies:
        for one in objects[:-1]:
            copies.begin(one)
        for number in range(len(objects) - 1):
            while not (tmp_path / "ready" / str(number)).exists():
                threading.Event().wait(0.01)
        copies.begin(objects[-1])
        assert len(list(copies.ready())) == len(objects)


def test_one_that_cannot_be_made_is_told_and_nothing_is_left_of_the_others(tmp_path: Path, objects: list[str]) -> None:
    object_path(tmp_path, objects[7]).unlink()
    with copies_beside(tmp_path) as copies:
        for one in objects:
            copies.begin(one)
        with pytest.raises(FileNotFoundError):
            copies.ready()
    assert not (tmp_path / "ready").exists()


def test_one_that_is_no_longer_what_it_was_is_told(tmp_path: Path, objects: list[str]) -> None:
    object_path(tmp_path, objects[7]).write_bytes(b"another")
    with copies_beside(tmp_path) as copies:
        copies.begin(objects[7])
        with pytest.raises(OSError, match=objects[7]):
            copies.ready()


def test_a_file_that_somebody_puts_there_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    out, own = tmp_path / "out", tmp_path / "out" / ".xlreport"
    own.mkdir(parents=True)
    journal = Journal(own)
    first, second = keep_object(own, b"first"), keep_object(own, b"second")

    def files() -> Iterator[tuple[str, str]]:
        yield "甲.md", first
        (out / "甲.md").write_text("mine", encoding="utf-8")
        yield "乙.md", second

    done = deliver(out, journal, files(), kept=InputPaths([]), force=False)
    journal.close()
    assert (out / "甲.md").read_text(encoding="utf-8") == "mine"
    assert [(path.name, type(error)) for path, error in done.unwritten] == [("甲.md", OutputExistsError)]
    assert done.placed == ["乙.md"]
