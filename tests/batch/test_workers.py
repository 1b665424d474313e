"""A worker that hangs, one that eats memory and one that dies cost their own file only."""

import json
import os
from pathlib import Path

import pytest
from bad_workers import faulty
from support.district import District, book, made_plain

from xlreport import load_templates
from xlreport.batch import desk
from xlreport.batch.pool import WorkerLimits

needs_limits = pytest.mark.skipif(os.name == "nt", reason="Windows has neither SIGKILL nor a limit of address space")


@needs_limits
def test_each_of_them_is_told_and_all_others_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = District(tmp_path / "in")
    for name in ("甲", "乙", "丙", "丁"):
        here.put(f"{name}.xlsx", book(made_plain(f"某某{name}局", {})))
    for name, outcome, refusal in (
        ("挂", "timed_out", "FILE-TIMEOUT"), ("吃", "crashed", "FILE-CRASHED"), ("死", "crashed", "FILE-CRASHED"),
    ):  # fmt: skip
        here.put(f"{name}.xlsx", book(made_plain(f"某某{name}局", {})), outcome, refusal)
    monkeypatch.setattr(desk, "work", faulty)
    request = desk.Request(
        folder=here.folder, out=tmp_path / "out", forms=load_templates(), jobs=2,
        limits=WorkerLimits(seconds=8.0, bytes=2 * 2**30),
    )  # fmt: skip
    journal, lock = desk.open_desk(request)
    told: list[tuple[int, int]] = []
    done = desk.run(request, journal, lambda *progress: told.append(progress))
    journal.close()
    lock.release()
    outcomes = {one.shown: (one.listed["outcome"], (one.listed["reason"] or {}).get("code")) for one in done.arrivals}
    assert outcomes == here.outcomes
    assert told[-1] == (7, 7)
    json.dumps([one.listed for one in done.arrivals])
