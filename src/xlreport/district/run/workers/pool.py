"""Worker processes behind the interface of `concurrent.futures`: one task a call, with limits of time and memory.

A worker that hangs, grows or dies costs its own task only; the others go on, and the next ones in a new worker.
"""

import errno
import os
from abc import ABC, abstractmethod
from collections.abc import Callable
from concurrent.futures import Executor, Future
from queue import SimpleQueue
from threading import Thread
from typing import Any, ParamSpec, TypeVar

from xlreport.district.run.workers.pieces import Call
from xlreport.district.run.workers.worker import Worker, WorkerLimits
from xlreport.errors import WorkerCrashError, WorkLostError

P = ParamSpec("P")
T = TypeVar("T")

_Calls = SimpleQueue[tuple[Future[Any], Call] | None]


class Pool(Executor, ABC):
    """Where the work on a file is done, on this machine or on others."""

    @property
    @abstractmethod
    def cores(self) -> int:
        """How many calls are carried out at a time."""


class WorkerPool(Pool):
    """Futures end as `Worker.ask` does. A call whose worker was taken away is made once more, in a new one."""

    def __init__(self, jobs: int, limits: WorkerLimits) -> None:
        self._calls: _Calls = SimpleQueue()
        self._seats = [_Seat(self._calls, limits) for _ in range(jobs)]
        try:
            for seat in self._seats:
                seat.start()
        except RuntimeError as error:  # how Python says that the system gives no thread
            raise OSError(errno.EAGAIN, os.strerror(errno.EAGAIN)) from error

    @property
    def cores(self) -> int:
        return len(self._seats)

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        future: Future[T] = Future()
        self._calls.put((future, (fn, args, kwargs)))
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002  as in Executor
        for seat in self._seats:
            if cancel_futures:
                seat.close()
            self._calls.put(None)
        for seat in self._seats if wait else ():
            seat.join()


class _Seat(Thread):
    """Where one worker at a time carries out one call after another."""

    def __init__(self, calls: _Calls, limits: WorkerLimits) -> None:
        super().__init__(daemon=True)
        self._calls = calls
        self._limits = limits
        self._worker: Worker | None = None
        self._closed = False

    def run(self) -> None:
        while (taken := self._calls.get()) is not None:
            future, call = taken
            if self._closed:
                future.cancel()
            elif future.set_running_or_notify_cancel():
                self._carry_out(future, call)
        self._dismiss()

    def close(self) -> None:
        """Give up what is being carried out, and take nothing more."""
        self._closed = True
        worker = self._worker
        if worker is not None:
            worker.stop()

    def _carry_out(self, future: Future[Any], call: Call) -> None:
        try:
            future.set_result(self._asked(call))
        except BaseException as error:  # noqa: BLE001  whoever waits for it gets it
            future.set_exception(error)

    def _asked(self, call: Call) -> Any:  # noqa: ANN401  whatever the call returns
        try:
            return self._answer(call)
        except WorkLostError:
            if self._closed:
                raise
            return self._answer(call)

    def _answer(self, call: Call) -> Any:  # noqa: ANN401  whatever the call returns
        """A worker that could not give any is not asked again."""
        try:
            return self._seated().ask(call)
        except (TimeoutError, WorkerCrashError, WorkLostError):
            self._dismiss()
            raise

    def _seated(self) -> Worker:
        """A worker that may be asked."""
        if self._worker is not None and not self._worker.is_fit:
            self._dismiss()
        if self._worker is None:
            self._worker = Worker(self._limits)
        if self._closed:
            raise WorkLostError
        return self._worker

    def _dismiss(self) -> None:
        if self._worker is not None:
            self._worker.stop()
            self._worker.release()
            self._worker = None
