"""How much of the machine a process may take that reads what came in."""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from xlreport.files.limits import LIMITS


def limit_resources() -> None:
    """Memory and time, so that a worker whose parent was killed ends as well; no core files."""
    limit_memory(LIMITS.memory_bytes)
    if sys.platform != "win32":
        import resource

        _limit(resource.RLIMIT_CPU, LIMITS.seconds)
        _limit(resource.RLIMIT_CORE, 0)


def collect_rarely() -> None:
    """Look less often for garbage: a quarter of the time of a workbook went into that.

    A form and what is planned from it are hundreds of thousands of small objects that stay to the end.
    """
    gc.set_threshold(50_000, 20, 20)


def leave_to_the_system() -> None:
    """A process that ends takes no leave of each object: Python looks through all of them for garbage before it ends.

    That took a quarter of a short command. What must be closed or removed at the end is, as ever.
    """
    gc.freeze()


@contextmanager
def building() -> Iterator[None]:
    """Look for no garbage while something is built that stays: of a plan with its package that is half of the time.

    Each hundred thousand new objects, of which all are in use, are gone through again and again. What is garbage by
    then is found as soon as it is built. Nothing changes where somebody has switched the search off.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@cache
def keep_what_is_loaded() -> None:
    """What a process has loaded by its first call stays to its end: garbage is not looked for among it again."""
    gc.collect()
    gc.freeze()


def limit_memory(most: int) -> bool:
    """Whether the system allows that many bytes; Windows has no such limit."""
    if sys.platform == "win32":
        return True
    import resource

    return _limit(resource.RLIMIT_AS, most)


def _limit(kind: int, most: int) -> bool:
    import resource

    _, hard = resource.getrlimit(kind)
    allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(kind, (allowed, hard))
    return allowed == most
