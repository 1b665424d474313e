"""One worker process, from both of its sides: calls go in, answers come out, and what ended it is told apart.

Each has a pipe of its own and shares no lock with another, so that one killed at any moment holds up nobody.
"""

import errno
import os
import pickle
import signal
import threading
import traceback
import warnings
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any

from xlreport.district.run.workers.pieces import Call, received_call, send_call
from xlreport.errors import WorkerCrashError, WorkLostError
from xlreport.files.resources import collect_rarely, keep_what_is_loaded, limit_memory

warnings.filterwarnings("ignore", "resource_tracker: process died unexpectedly", UserWarning)
"""Killed along with the workers it is started again, and nobody who runs a command can do anything about it."""

_CONTEXT = get_context("spawn")
_CRASHES = frozenset(
    getattr(signal, name).value
    for name in ("SIGSEGV", "SIGABRT", "SIGBUS", "SIGFPE", "SIGILL", "SIGSYS", "SIGTRAP")
    if hasattr(signal, name)
)
"""How a reader ends a process that a file is too much for. Every other signal came from outside."""

_ENDED_FROM_OUTSIDE_ON_WINDOWS = frozenset({1, 15})

_Said = tuple[bool, Any, bool]
"""Whether the call succeeded; its value, or what it raised; whether it left nothing behind that goes on."""


@dataclass(frozen=True, slots=True)
class WorkerLimits:
    """For one call. A report takes well under a second and 300 MB; the rest is for slow disks and big files."""

    seconds: float = 60.0
    bytes: int = 3 * 2**30


class Worker:
    """The parent's side. Raises OSError where no process can be had, WorkLostError where it was gone at once."""

    def __init__(self, limits: WorkerLimits) -> None:
        self._limits = limits
        self._fit = True
        self._pipe, theirs = _CONTEXT.Pipe()
        self._process = _CONTEXT.Process(target=_serve, args=(theirs, limits.bytes), daemon=True)
        try:
            self._process.start()
        except BaseException as error:
            self._pipe.close()
            if isinstance(error, ConnectionError):
                raise WorkLostError from error
            raise
        finally:
            theirs.close()

    @property
    def is_fit(self) -> bool:
        """Whether it may be asked: it is alive, and no earlier call is still at work in it."""
        return self._fit and self._process.is_alive()

    def ask(self, call: Call) -> Any:  # noqa: ANN401  whatever the call returns
        """Its value, or what it raises. Raises TimeoutError over time, WorkerCrashError where the call was too much for
        the process, and WorkLostError where the process was taken away or could not begin.
        """
        try:
            self._hear(None)  # it is ready: from here the time is the call's own
            self._fit = False
            send_call(self._pipe, call)
        except (WorkerCrashError, ConnectionError) as error:
            raise WorkLostError from error
        succeeded, value, self._fit = self._hear(self._limits.seconds)
        if not succeeded:
            raise value
        return value

    def _hear(self, seconds: float | None) -> _Said:
        """What it says next."""
        if not wait([self._pipe, self._process.sentinel], seconds):
            raise TimeoutError(errno.ETIMEDOUT, os.strerror(errno.ETIMEDOUT))
        try:
            said: _Said = self._pipe.recv()
        except (EOFError, ConnectionError) as error:
            raise self._end() from error
        return said

    def _end(self) -> WorkerCrashError | WorkLostError:
        """What became of a process that says nothing any more."""
        self._process.join()
        code = self._process.exitcode or 0
        outside = code in _ENDED_FROM_OUTSIDE_ON_WINDOWS if os.name == "nt" else code <= 0 and -code not in _CRASHES
        return WorkLostError() if outside else WorkerCrashError(f"the process ended with {code}")

    def stop(self) -> None:
        """Whatever it is doing; whoever waits for it hears that it is gone."""
        self._process.kill()

    def release(self) -> None:
        """Once it is stopped."""
        self._process.join()
        self._pipe.close()


def _serve(pipe: Connection, most: int) -> None:
    """The worker's side: one call after another, until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt from the keyboard is for the parent to tell
    _silence()
    collect_rarely()
    whole = limit_memory(most)
    with suppress(EOFError, ConnectionError):
        while True:
            pipe.send((True, None, True))
            function, arguments, named = received_call(pipe)
            pipe.send((*_answer(function, arguments, named, whole=whole), threading.active_count() == 1))
            keep_what_is_loaded()


def _answer(
    function: Callable[..., Any], arguments: tuple[Any, ...], named: dict[str, Any], *, whole: bool
) -> tuple[bool, Any]:
    """`whole`: there was as much memory as is allowed, so that a call for which it was too little asked too much."""
    try:
        return True, function(*arguments, **named)
    except MemoryError:
        return False, WorkerCrashError("MemoryError") if whole else OSError(errno.ENOMEM, os.strerror(errno.ENOMEM))
    except BaseException as error:  # noqa: BLE001  told to the parent, which raises it
        return False, _portable(error)


def _portable(error: BaseException) -> BaseException:
    """The error itself where it can be sent, with its traceback for those who maintain the program."""
    told = "".join(traceback.format_exception(error))
    with suppress(Exception):
        error.add_note(told)
        pickle.loads(pickle.dumps(error))  # noqa: S301  made a moment ago
        return error
    return RuntimeError(told)


def _silence() -> None:
    """What libraries print goes nowhere: our streams hold results and what is told, and nothing else."""
    with Path(os.devnull).open("wb") as nowhere:
        for descriptor in (1, 2):
            os.dup2(nowhere.fileno(), descriptor)
