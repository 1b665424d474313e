"""The machines of a cluster behind the interface of `concurrent.futures`, by dask.distributed.

What becomes of a file is told apart there, as on a single machine; what befalls the cluster itself is never a file's.
"""

import logging
import time
import uuid
import warnings
from collections.abc import Callable
from concurrent.futures import CancelledError, Future, wait
from functools import partial
from pathlib import Path
from threading import Event, Lock, Thread
from typing import Any, ParamSpec, TypeVar, cast

import distributed
from distributed.client import ClosedClientError
from distributed.scheduler import KilledWorker

from xlreport.district.run.cluster.kit import kit_of
from xlreport.district.run.cluster.parcel import Returned, Work, parcel_of
from xlreport.district.run.cluster.room import carry_out, digest_here, given
from xlreport.district.run.objects import keep_object
from xlreport.district.run.task import Task
from xlreport.district.run.workers.pool import Pool
from xlreport.district.run.workers.worker import WorkerLimits
from xlreport.errors import ClusterError, WorkLostError, is_own_side

P = ParamSpec("P")
T = TypeVar("T")

CONNECTING = 15.0
"""Seconds until a scheduler that does not answer is not there."""
PATIENCE = 60.0
"""Seconds without any machine until the cluster is given up: one that was killed is back sooner."""
WATCHING = 1.0

for _logger in ("distributed", "distributed.client"):
    logging.getLogger(_logger).setLevel(logging.CRITICAL + 1)  # what is told to people is told by us
warnings.filterwarnings("ignore", "Sending large graph", UserWarning)
warnings.filterwarnings("ignore", category=distributed.versions.VersionMismatchWarning)
"""Files and last year's reports are what is to be sent; whether both sides are alike is asked of our own program."""


class Cluster(Pool):
    """Futures end as those of a `WorkerPool` do, or with ClusterError. Only a task may be sent.

    A call whose machine was taken away is made again elsewhere, by Dask up to three times, and by us once more.
    """

    def __init__(self, address: str, limits: WorkerLimits) -> None:
        """Raises ClusterError where there is no cluster, or no machine in it."""
        self._limits = limits
        self._client = _client_of(address)
        self._cores = 0
        self._lock = Lock()
        self._sent: dict[Future[Any], distributed.Future[Any]] = {}
        self._kits: dict[tuple[Path | None, Path | None, bool], distributed.Future[Any]] = {}
        self._gone: ClusterError | None = None
        self._closed = Event()
        self._look_at_machines(time.monotonic())
        Thread(target=self._watch, daemon=True).start()

    @property
    def cores(self) -> int:
        return max(1, self._cores)

    def submit(self, fn: Callable[P, T], /, *args: P.args, **_: P.kwargs) -> Future[T]:
        (task,) = args
        if not isinstance(task, Task):
            raise TypeError(fn)
        future: Future[T] = Future()
        future.set_running_or_notify_cancel()
        self._send(future, cast(Work, fn), task, again=True)
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002  as in Executor
        """Dask drops what nobody asks for any more."""
        if wait and not cancel_futures:
            _wait_for(list(self._sent))
        self._closed.set()
        self._give_up(ClusterError("lost"))
        self._client.close(timeout=CONNECTING)

    def _send(self, future: Future[Any], work: Work, task: Task, *, again: bool) -> None:
        try:
            kit, parcel = self._kit(task), parcel_of(task, self._limits)
            sent = self._client.submit(carry_out, work, parcel, kit, key=f"xlreport-{uuid.uuid4()}", pure=False)
        except (ClosedClientError, RuntimeError) as error:
            future.set_exception(ClusterError("lost", str(error)))
            return
        with self._lock:
            self._sent[future] = sent
        if self._gone is not None:
            self._give_up(self._gone)
        sent.add_done_callback(partial(self._receive, future, work, task, again=again))

    def _kit(self, task: Task) -> distributed.Future[Any]:
        key = task.templates, task.rules, task.previous
        if key not in self._kits:
            kit = kit_of(task, digest_here(task.templates, task.rules))
            self._kits[key] = self._client.submit(given, kit, key=f"xlreport-{uuid.uuid4()}", pure=False)
        return self._kits[key]

    def _receive(
        self, future: Future[Any], work: Work, task: Task, sent: distributed.Future[Any], *, again: bool
    ) -> None:
        with self._lock:
            if self._sent.pop(future, None) is None:
                return
        try:
            future.set_result(_unpacked(sent, task))
        except WorkLostError as error:
            if again:
                self._send(future, work, task, again=False)
            else:
                future.set_exception(error)
        except BaseException as error:  # noqa: BLE001  whoever waits for it gets it
            future.set_exception(error)

    def _watch(self) -> None:
        """Calls wait for machines without end: here it is seen that there are none."""
        seen = time.monotonic()
        while not self._closed.wait(WATCHING) and self._gone is None:
            try:
                seen = self._look_at_machines(seen)
            except ClusterError as error:
                if not self._closed.is_set():
                    self._give_up(error)

    def _look_at_machines(self, seen: float) -> float:
        """When there was last any. Raises ClusterError where that is too long ago."""
        try:
            self._cores = sum(self._client.nthreads().values())
        except (OSError, RuntimeError, CancelledError) as error:
            raise ClusterError("lost", str(error)) from error
        now = time.monotonic()
        if not self._cores and now - seen > PATIENCE:
            raise ClusterError("empty")
        return now if self._cores else seen

    def _give_up(self, error: ClusterError) -> None:
        """All that is under way, and all that is still to come."""
        self._gone = error
        with self._lock:
            waiting = list(self._sent)
            self._sent.clear()
        for future in waiting:
            future.set_exception(error)


def _wait_for(futures: list[Future[Any]]) -> None:
    wait(futures)


def _client_of(address: str) -> distributed.Client:
    try:
        return distributed.Client(address, timeout=CONNECTING, set_as_default=False)
    except (OSError, ValueError) as error:
        raise ClusterError("absent", address) from error


def _unpacked(sent: distributed.Future[Any], task: Task) -> Any:  # noqa: ANN401  whatever the call returned
    """The result, what was made of the file laid beside the journal. Raises what a worker of this machine would."""
    returned = _returned(sent, task)
    if returned.read:
        task.read_mark.touch()
    error = returned.error
    if error is not None:
        if is_own_side(error) and not isinstance(error, WorkLostError):
            raise ClusterError("failed", str(error)) from error
        raise error
    for digest, content in returned.objects.items():
        if keep_object(task.folder, content) != digest:
            raise ClusterError("failed", digest)
    return returned.result


def _returned(sent: distributed.Future[Any], task: Task) -> Returned:
    try:
        returned: Returned = sent.result()
    except KilledWorker as error:
        raise WorkLostError(task.shown) from error
    except ClusterError:
        raise
    except CancelledError as error:
        raise ClusterError("lost", str(error)) from error
    except Exception as error:
        raise ClusterError("failed", f"{type(error).__name__}: {error}") from error
    return returned
