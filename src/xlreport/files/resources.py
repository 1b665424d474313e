"""How much of the machine a process may take that reads what came in."""

import sys

from xlreport.files.limits import LIMITS


def limit_resources() -> None:
    """Memory and time, so that a worker whose parent was killed ends as well; no core files."""
    if sys.platform == "win32":
        return
    import resource

    for kind, limit in (
        (resource.RLIMIT_AS, LIMITS.memory_bytes),
        (resource.RLIMIT_CPU, LIMITS.seconds),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(kind)
        soft = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
        resource.setrlimit(kind, (soft, hard))
