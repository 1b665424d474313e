"""The process in which an opaque workbook is read: bytes on stdin, JSON on stdout. See `isolated`."""

import sys

from xlreport.errors import UnreadableWorkbookError
from xlreport.files.limits import LIMITS
from xlreport.files.opaque import read_opaque
from xlreport.files.package.gate import admit
from xlreport.files.transport import book_to_json, refusal_to_json


def main() -> None:
    limit_resources()
    try:
        answer = book_to_json(read_opaque(admit(sys.stdin.buffer.read())))
    except UnreadableWorkbookError as refusal:
        answer = refusal_to_json(refusal)
    except MemoryError:
        answer = refusal_to_json(UnreadableWorkbookError("FILE-TOO-BIG", limit="memory_bytes"))
    sys.stdout.write(answer)


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


if __name__ == "__main__":
    main()
