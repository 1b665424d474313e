"""Reads a file in a process of its own, so that a reader that dies takes nothing else with it."""

import os
import signal
import subprocess
import sys

from xlreport.errors import UnreadableWorkbookError, WorkLostError, ended_from_outside, is_own_side
from xlreport.files.limits import LIMITS
from xlreport.files.transport import book_from_json
from xlreport.reading.cells import RawBook


def read_isolated(content: bytes) -> RawBook:
    """What `xlreport.files.worker` makes of these bytes; see `run_isolated` for a worker that dies or hangs."""
    answer = run_isolated("xlreport.files.worker", content)
    try:
        return book_from_json(answer)
    except (ValueError, KeyError) as error:
        raise UnreadableWorkbookError("FILE-DAMAGED", detail="the reader was cut short") from error


def run_isolated(module: str, content: bytes) -> bytes:
    """What a module prints that is given these bytes. Raises UnreadableWorkbookError where it dies or hangs,
    WorkLostError where it is taken away from outside twice, and OSError where none can be had.
    """
    finished = _run_worker(module, content)
    if ended_from_outside(finished.returncode):
        finished = _run_worker(module, content)
    if ended_from_outside(finished.returncode):
        raise WorkLostError
    if -finished.returncode in _signals_of_time():
        raise UnreadableWorkbookError("FILE-TIMEOUT")
    if finished.returncode != 0:
        raise UnreadableWorkbookError("FILE-DAMAGED", detail=f"the reader ended with {finished.returncode}")
    return finished.stdout


def _run_worker(module: str, content: bytes) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-P", "-m", module]
    modules = os.pathsep.join(filter(None, sys.path))  # the worker must find what this process found
    try:
        return subprocess.run(  # noqa: S603 - our own interpreter and module; the file goes in as bytes
            command,
            input=content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=LIMITS.waiting_seconds,
            check=False,
            env={**os.environ, "PYTHONPATH": modules},
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableWorkbookError("FILE-TIMEOUT") from error
    except OSError as error:
        if is_own_side(error):
            raise
        raise UnreadableWorkbookError("FILE-UNREADABLE", detail=str(error)) from error


def _signals_of_time() -> frozenset[int]:
    """SIGXCPU ends a worker whose own limit of time is over; Windows has none."""
    return frozenset({signal.SIGXCPU.value} if hasattr(signal, "SIGXCPU") else ())
