"""A worker that hangs, one that eats memory and one that dies cost their own file only."""

import gc
import json
import os
import shutil
from pathlib import Path

import pytest
from bad_workers import faulty, killed_always, killed_once
from support.commands import Cli, Give
from support.district import District, book, made_plain

from xlreport import Input, load_templates
from xlreport.district.publish import publish
from xlreport.district.run import arrivals
from xlreport.district.run import run as batch_run
from xlreport.district.run.request import BatchRequest
from xlreport.district.run.workers.worker import Worker, WorkerLimits


def published(out: Path) -> dict[str, bytes]:
    files = [path for path in out.rglob("*") if path.is_file() and ".xlreport" not in path.parts]
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in files}


needs_limits = pytest.mark.skipif(os.name == "nt", reason="Windows has neither SIGKILL nor a limit of address space")


REPORTS = ("甲", "乙", "杀")
BATCH = ("batch", "in", "-o", "out", "--to", "md", "--jobs", "1", "-q")


@needs_limits
def test_a_file_whose_workers_are_killed_is_not_blamed_and_the_others_are_done(
    cli: Cli, give: Give, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in REPORTS[:2]:
        give(f"in/{name}.json", {"agency.name": f"某某{name}局"})
    assert cli(*BATCH).status == 0
    before = published(tmp_path / "out")
    give("in/杀.json", {"agency.name": "某某杀局"})
    (tmp_path / "in" / "乙.json").unlink()
    shutil.copytree("out", "whole")
    with monkeypatch.context() as patch:
        patch.setattr(arrivals, "work", faulty)
        done = cli(*BATCH)
    (told,) = done.err
    assert (done.status, published(tmp_path / "out")) == (3, before)
    assert "杀.json" in told
    assert "不一定是文件有问题" in told
    assert cli(*BATCH).status == 0
    assert cli(*BATCH[:3], "whole", *BATCH[4:]).status == 0
    assert published(tmp_path / "out") == published(tmp_path / "whole")


@needs_limits
@pytest.mark.parametrize(("faulty_sum", "status"), [(killed_once, 0), (killed_always, 3)])
def test_a_summing_worker_that_is_killed_is_replaced_once(
    cli: Cli, give: Give, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, faulty_sum: object, status: int
) -> None:
    give("in/甲.json")
    (tmp_path / "calls").mkdir()
    monkeypatch.setattr(publish, "set_files", faulty_sum)
    done = cli(*BATCH)
    assert done.status == status
    assert bool(published(tmp_path / "out")) is (status == 0)
    assert [line for line in done.err if "没有做完：汇总的进程" in line] == done.err


@needs_limits
def test_each_of_them_is_told_and_all_others_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = District(tmp_path / "in")
    for name in ("甲", "乙", "丙", "丁"):
        here.put(f"{name}.xlsx", book(made_plain(f"某某{name}局", {})))
    for name, outcome, refusal in (
        ("挂", "timed_out", "FILE-TIMEOUT"), ("吃", "crashed", "FILE-CRASHED"), ("死", "crashed", "FILE-CRASHED"),
    ):  # fmt: skip
        here.put(f"{name}.xlsx", book(made_plain(f"某某{name}局", {})), outcome, refusal)
    monkeypatch.setattr(arrivals, "work", faulty)
    request = BatchRequest(
        folder=here.folder, out=tmp_path / "out", forms=load_templates(), jobs=2,
        limits=WorkerLimits(seconds=20.0, bytes=2 * 2**30),
    )  # fmt: skip
    journal, lock = batch_run.open_output(request)
    told: list[tuple[int, int]] = []
    done = batch_run.run(request, journal, lambda *progress: told.append(progress))
    listed = [one.listed(one.result(journal)) for one in done.arrivals]
    journal.close()
    lock.release()
    outcomes = {one["path"]: (one["outcome"], (one["reason"] or {}).get("code")) for one in listed}
    assert outcomes == here.outcomes
    assert told[-1] == (7, 7)
    json.dumps(listed)


def test_a_file_that_changes_while_it_is_read_is_read_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The copy is what is hashed and read: what becomes of the file after that does not matter."""
    here = District(tmp_path / "in")
    here.put("甲.xlsx", book(made_plain("某某甲局", {})))
    content = arrivals._content

    def read_then_gone(one: Input) -> bytes:
        found = content(one)
        one.path.unlink()
        return found

    monkeypatch.setattr(arrivals, "_content", read_then_gone)
    request = BatchRequest(folder=here.folder, out=tmp_path / "out", forms=load_templates())
    journal, lock = batch_run.open_output(request)
    done = batch_run.run(request, journal, lambda *_: None)
    journal.close()
    lock.release()
    assert [one.outcome for one in done.arrivals] == ["read"]


def test_garbage_is_not_looked_for_among_what_a_worker_loaded_by_its_first_call() -> None:
    worker = Worker(WorkerLimits())
    try:
        before, after = (worker.ask((gc.get_freeze_count, (), {})) for _ in range(2))
    finally:
        worker.stop()
        worker.release()
    assert before == 0 < after
