"""What each process does in which a costly file is read: bytes on stdin, JSON on stdout. See `isolated`."""

import sys
from collections.abc import Callable

from xlreport.errors import UnreadableWorkbookError
from xlreport.files.resources import limit_resources
from xlreport.files.transport import refusal_to_json


def serve(read: Callable[[bytes], str]) -> None:
    """Hands over what `read` makes of the bytes, or the refusal that came instead."""
    limit_resources()
    try:
        answer = read(sys.stdin.buffer.read())
    except UnreadableWorkbookError as refusal:
        answer = refusal_to_json(refusal)
    except MemoryError:
        answer = refusal_to_json(UnreadableWorkbookError("FILE-TOO-BIG", limit="memory_bytes"))
    sys.stdout.write(answer)
