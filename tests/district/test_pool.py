"""What ends a call is told apart: too much for its worker, over time, or a worker that was taken away from outside."""

import os
import signal
import time
from collections.abc import Iterator
from concurrent.futures import wait
from multiprocessing import active_children
from pathlib import Path

import pytest
from counted_calls import counted

from xlreport.district.run.workers.pool import WorkerPool
from xlreport.district.run.workers.worker import WorkerLimits
from xlreport.errors import WorkerCrashError, WorkLostError, is_own_side

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows knows no SIGKILL")


@pytest.fixture(scope="module")
def pool() -> Iterator[WorkerPool]:
    with WorkerPool(2, WorkerLimits(seconds=3)) as made:
        yield made


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Where calls are counted."""
    (tmp_path / "calls").mkdir()
    return tmp_path / "calls"


def test_a_call_whose_worker_was_killed_is_made_once_more_in_a_new_one(pool: WorkerPool, place: Path) -> None:
    assert pool.submit(counted, place, "kill once").result() == 2


def test_a_call_whose_workers_are_killed_each_time_is_given_up_and_is_our_own_side_s(
    pool: WorkerPool, place: Path
) -> None:
    error = pool.submit(counted, place, "kill").exception()
    assert isinstance(error, WorkLostError)
    assert is_own_side(error)
    assert len(list(place.iterdir())) == 2


def test_a_call_that_is_too_much_for_its_reader_is_not_made_again_and_is_not_our_own_side_s(
    pool: WorkerPool, place: Path
) -> None:
    error = pool.submit(counted, place, "abort").exception()
    assert isinstance(error, WorkerCrashError)
    assert not is_own_side(error)
    assert len(list(place.iterdir())) == 1


def test_a_call_over_its_time_ends_and_the_next_one_is_answered(pool: WorkerPool, place: Path) -> None:
    first, second = pool.submit(counted, place, "sleep"), pool.submit(counted, place, "")
    assert isinstance(first.exception(), TimeoutError)
    assert second.result() in {1, 2}


def test_an_error_of_the_call_comes_with_its_traceback(pool: WorkerPool, place: Path) -> None:
    error = pool.submit(counted, place, "raise").exception()
    assert isinstance(error, LookupError)
    assert "counted_calls.py" in error.__notes__[0]


def test_workers_that_are_killed_while_they_wait_are_replaced(pool: WorkerPool, place: Path) -> None:
    wait([pool.submit(counted, place, "") for _ in range(2)])
    killed = active_children()
    for worker in killed:
        os.kill(worker.pid or 0, signal.SIGKILL)
    assert killed
    assert not wait([pool.submit(counted, place, "") for _ in range(4)], timeout=30).not_done
    assert len(list(place.iterdir())) >= 4


def test_what_is_under_way_is_given_up_at_once_where_that_is_asked(place: Path) -> None:
    pool = WorkerPool(1, WorkerLimits())
    under_way, queued = pool.submit(counted, place, "sleep"), pool.submit(counted, place, "sleep")
    while not list(place.iterdir()):
        time.sleep(0.01)
    pool.shutdown(wait=True, cancel_futures=True)
    assert under_way.exception() is not None
    assert queued.cancelled()
