"""The work of a run done in this process: for what is asked of its results, not of its workers.

A worker takes two seconds to begin, and each run has two of them. Calls and answers travel as they do to workers, piece
by piece through a pipe, and into what was pickled; limits of time and memory are not kept.
"""

import pickle
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from typing import ParamSpec, TypeVar

import pytest

from xlreport.district.publish import publish
from xlreport.district.run import run
from xlreport.district.run.workers.pieces import received_call, send_call
from xlreport.district.run.workers.pool import Pool
from xlreport.district.run.workers.worker import WorkerLimits

P = ParamSpec("P")
T = TypeVar("T")


class _Pipe:
    def __init__(self) -> None:
        self._pieces: deque[bytes] = deque()

    def send_bytes(self, piece: bytes) -> None:
        self._pieces.append(bytes(piece))

    def recv_bytes(self) -> bytes:
        return self._pieces.popleft()


class OwnProcess(Pool):
    """In the place of `WorkerPool`."""

    def __init__(self, jobs: int, limits: WorkerLimits) -> None:  # noqa: ARG002  as a pool of workers is asked for
        self._jobs = jobs

    @property
    def cores(self) -> int:
        return self._jobs

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        pipe, future = _Pipe(), Future[T]()
        send_call(pipe, (fn, args, kwargs))  # type: ignore[arg-type]  # what is asked of a connection
        function, arguments, named = received_call(pipe)  # type: ignore[arg-type]
        try:
            future.set_result(pickle.loads(pickle.dumps(function(*arguments, **named))))  # noqa: S301  made here
        except Exception as error:  # noqa: BLE001  whoever waits for it gets it
            future.set_exception(pickle.loads(pickle.dumps(error)))  # noqa: S301  made here
        return future


@pytest.fixture(scope="module")
def own_process() -> Iterator[None]:
    """Runs start no workers."""
    with pytest.MonkeyPatch.context() as patch:
        for module in (run, publish):
            patch.setattr(module, "WorkerPool", OwnProcess)
        yield
