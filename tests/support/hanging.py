"""A guard against what hangs: work as large as the square of a full cell, which no machine ends in such a time."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

HANG = 60
"""Seconds after which something hangs. How quick it is, `benchmarks/` measures; how it grows, tests count in calls."""


@contextmanager
def no_hang(what: str = "") -> Iterator[None]:
    """What is done inside ends long before HANG seconds, on a busy machine too."""
    start = time.monotonic()
    yield
    assert time.monotonic() - start < HANG, what
