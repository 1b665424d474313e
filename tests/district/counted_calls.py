"""A call that goes wrong as it is told to, for worker processes to import; it loads nothing of the package."""

import os
import signal
import time
from pathlib import Path


def counted(place: Path, kind: str) -> int:
    """How often it has been called, once it has done what is asked: "kill", "kill once", "abort", "sleep", "raise"."""
    calls = len(list(place.iterdir()))
    (place / str(calls)).touch()
    if kind == "kill" or (kind == "kill once" and not calls):
        os.kill(os.getpid(), signal.SIGKILL)
    if kind == "abort":
        os.abort()
    if kind == "sleep":
        time.sleep(3600)
    if kind == "raise":
        raise LookupError("not there")
    return calls + 1
