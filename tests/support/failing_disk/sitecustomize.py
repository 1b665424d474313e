"""A disk that is full from the nth thing on that is written to it, for every Python that has this folder on its path.

FULL_FROM: n; FULL_COUNT: a file that grows by a byte with each, whichever process does it.
"""

import errno
import os
import tempfile
from collections.abc import Callable
from io import BufferedWriter
from typing import Any


def count() -> None:
    counter = os.open(os.environ["FULL_COUNT"], os.O_WRONLY | os.O_APPEND)
    os.write(counter, b".")
    done = os.fstat(counter).st_size
    os.close(counter)
    if done >= int(os.environ["FULL_FROM"]):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def counted(function: Callable[..., Any]) -> Callable[..., Any]:
    def call(*arguments: Any, **named: Any) -> Any:
        count()
        return function(*arguments, **named)

    return call


class Writer(BufferedWriter):
    def write(self, content: Any) -> int:
        count()
        return super().write(content)


def opened(descriptor: int, mode: str = "r", *more: Any, **named: Any) -> Any:
    return Writer(real(descriptor, "wb", buffering=0)) if mode == "wb" else real(descriptor, mode, *more, **named)


real = os.fdopen
if "FULL_FROM" in os.environ:
    os.fdopen = opened  # type: ignore[assignment]  # of the ways to call it, those that are used
    os.fsync, os.replace, tempfile.mkstemp = counted(os.fsync), counted(os.replace), counted(tempfile.mkstemp)
