"""Worker processes behind the interface of `concurrent.futures`: one task a file, with limits of time and memory.

A worker that hangs, grows or dies costs its own task only; the others go on in a new one.
"""

import os
from collections.abc import Callable
from concurrent.futures import Executor, Future
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import ParamSpec, TypeVar

from pebble import ProcessPool

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class WorkerLimits:
    """For one task. A report takes well under a second and 300 MB; the rest is for slow disks and big files."""

    seconds: float = 60.0
    bytes: int = 3 * 2**30


class WorkerPool(Executor):
    """Futures end in `TimeoutError` for a task over time, `pebble.ProcessExpired` for one whose worker died."""

    def __init__(self, jobs: int, limits: WorkerLimits) -> None:
        self._limits = limits
        self._pool = ProcessPool(
            max_workers=jobs, initializer=_prepare, initargs=(limits.bytes,), context=get_context("spawn")
        )  # fmt: skip

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        future: Future[T] = self._pool.schedule(fn, args=args, kwargs=kwargs, timeout=self._limits.seconds)
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002  as in Executor
        if cancel_futures:
            self._pool.stop()  # type: ignore[no-untyped-call]  # pebble leaves it bare
        else:
            self._pool.close()  # type: ignore[no-untyped-call]  # as above
        if wait:
            self._pool.join()


def _prepare(most: int) -> None:
    _silence()
    _bound(most)


def _silence() -> None:
    """What libraries print goes nowhere: our streams hold results and what is told, and nothing else."""
    with Path(os.devnull).open("wb") as nowhere:
        for descriptor in (1, 2):
            os.dup2(nowhere.fileno(), descriptor)


def _bound(most: int) -> None:
    """Windows has no such limit."""
    with suppress(ImportError):
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(resource.RLIMIT_AS, (allowed, hard))
