"""A format that ends its worker or does not end costs the report in this format, and the next run tries it again."""

from collections.abc import Callable, Mapping
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any

import pytest
from bad_workers import faulty_page
from support.commands import Cli, Give

from xlreport.cli.failures import Status
from xlreport.district.run import apart, arrivals
from xlreport.district.run.apart import end_of
from xlreport.district.run.task import Task
from xlreport.errors import WorkerCrashError, WorkLostError

AGENCIES = ("某某崩局", "某某慢局")
BATCH = ("batch", "in", "-o", "out", "--to", "html,md", "--jobs", "1", "-q")


def names(suffix: str) -> list[str]:
    return sorted(path.name.partition("2024年")[0] for path in Path("out", "报告").glob(f"*.{suffix}"))


def test_the_other_formats_are_written_and_a_second_run_writes_the_rest(
    cli: Cli, give: Give, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in AGENCIES:
        give(f"in/{name[2]}.json", {"agency.name": name})
    with monkeypatch.context() as patch:
        for module in (arrivals, apart):
            patch.setattr(module, "work", faulty_page)
        done = cli(*BATCH)
    assert done.status == Status.CANNOT_RUN
    assert names("md") == sorted(AGENCIES)
    assert names("html") == []
    assert [(line.partition(" → html")[0], "其他格式不受影响" in line) for line in done.err if " → html" in line] == [
        ("写不了 崩.json", True), ("写不了 慢.json", True),
    ]  # fmt: skip
    assert cli(*BATCH).status == 0
    assert names("html") == sorted(AGENCIES)


RESULT: Mapping[str, Any] = {"objects": {}, "unwritten": {}, "replaced": {}, "unsettled": False}
Fate = Mapping[str, Any] | BaseException


class Answers(Executor):
    """Answers each call by the formats that it asks for."""

    def __init__(self, fates: Mapping[tuple[str, ...], Fate]) -> None:
        self._fates = fates

    def submit(self, _: Callable[..., Any], /, *arguments: Any, **__: Any) -> Future[Any]:
        return future(self._fates[arguments[0].formats])


def future(fate: Fate) -> Future[Any]:
    made: Future[Any] = Future()
    if isinstance(fate, BaseException):
        made.set_exception(fate)
    else:
        made.set_result(fate)
    return made


@pytest.fixture
def task(tmp_path: Path) -> Task:
    path = tmp_path / "1" / "甲.json"
    path.parent.mkdir()
    return Task(
        path=path, shown="甲.json", is_record=True, templates=None, rules=None, formats=("html", "md"), folder=tmp_path,
        previous=False,
    )  # fmt: skip


ENDS = pytest.mark.parametrize("end", [TimeoutError(), WorkerCrashError("6")], ids=["endless", "crashed"])


@ENDS
def test_of_a_file_that_was_read_each_format_is_made_by_itself(task: Task, end: Exception) -> None:
    task.read_mark.touch()
    page = {**RESULT, "objects": {"md": "digest"}}
    made = end_of(future(end), task, Answers({(): RESULT, ("html",): end, ("md",): page}))
    assert isinstance(made, Mapping)
    assert (made["objects"], list(made["unwritten"]), made["unsettled"]) == ({"md": "digest"}, ["html"], True)


@ENDS
def test_a_file_that_was_not_read_is_not_tried_again(task: Task, end: Exception) -> None:
    assert end_of(future(end), task, Answers({})) is end


@ENDS
def test_where_the_file_itself_does_it_nothing_is_made(task: Task, end: Exception) -> None:
    task.read_mark.touch()
    again = WorkerCrashError("11")
    assert end_of(future(end), task, Answers({(): again})) is again


def test_a_worker_that_was_taken_away_meanwhile_is_no_matter_of_the_format(task: Task) -> None:
    task.read_mark.touch()
    lost = WorkLostError()
    assert end_of(future(TimeoutError()), task, Answers({(): RESULT, ("html",): lost})) is lost
