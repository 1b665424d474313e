"""Typst in a process of its own, so that what it cannot bear costs one page and not whoever asked for it.

Over some texts it overflows its stack, which ends a process without a word. The process is begun when something is
first to be set, serves until nobody asks any more, and is begun anew after one that died.
"""

import atexit
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from threading import Lock
from typing import Literal

from xlreport.errors import WorkerCrashError, WorkLostError, ended_from_outside
from xlreport.render.typesetting.worker import COMPLAINT, DONE, receive, send

Picture = Literal["pdf", "svg", "png"]
_WORKER = "xlreport.render.typesetting.worker"


class TypstError(Exception):
    """What Typst has to say against a text, in its own words."""

    def __init__(self, message: str, diagnostic: str) -> None:
        self.message = message
        self.diagnostic = diagnostic
        super().__init__(message)


def compiled(source: str, inputs: Mapping[str, str], year: int, picture: Picture = "pdf") -> bytes:
    """The source as a picture, dated at the beginning of the year. Raises TypstError.

    Raises WorkerCrashError where Typst does not live through it, OSError or WorkLostError where our own side gives out.
    """
    asked = {"source": source, "inputs": dict(inputs), "year": year, "picture": picture}
    return _typesetter().ask(json.dumps(asked).encode())


@cache
def font_families() -> tuple[str, ...]:
    """Those that are installed."""
    return tuple(json.loads(_typesetter().ask(b"{}")))


def stop_setting() -> None:
    """Ends what is being set; whoever waits for it hears that it is gone."""
    _typesetter().stop()


class _Typesetter:
    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = Lock()

    def ask(self, request: bytes) -> bytes:
        """One thread after another. What was taken away from outside is asked for once more."""
        with self._lock:
            for _ in range(2):
                process = self._process = self._process or _begun()
                answer = _asked(process, request)
                if answer is not None:
                    return _told(*answer)
                stopped = self._process is not process
                self._process = None
                code = _end(process)
                if stopped or not ended_from_outside(code):
                    raise WorkerCrashError(f"the process ended with {code}")
            raise WorkLostError

    def stop(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            _end(process)


@cache
def _typesetter() -> _Typesetter:
    one = _Typesetter()
    atexit.register(one.stop)
    return one


def _begun() -> "subprocess.Popen[bytes]":
    modules = os.pathsep.join(filter(None, sys.path))  # it must find what this process found
    return subprocess.Popen(  # noqa: S603  our own interpreter and module
        [sys.executable, "-P", "-m", _WORKER],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": modules},
    )


def _end(process: "subprocess.Popen[bytes]") -> int:
    """How it ended. It does so by itself when nobody can ask it any more."""
    with suppress(BrokenPipeError), process:  # what is written to a process that is gone goes nowhere
        pass
    return process.wait()


def _asked(process: "subprocess.Popen[bytes]", request: bytes) -> tuple[int, bytes] | None:
    """None where the process is gone."""
    if process.stdin is None or process.stdout is None:
        raise TypeError("both are pipes")
    try:
        send(process.stdin, DONE, request)
    except (BrokenPipeError, ConnectionError):
        return None
    return receive(process.stdout)


def _told(kind: int, content: bytes) -> bytes:
    if kind == COMPLAINT:
        raise TypstError(*json.loads(content))
    if kind != DONE:
        raise WorkerCrashError(content.decode())
    return content
