"""The process in which a page is read that may cost much: on stdin a line with its format, then its bytes."""

import sys

from xlreport.errors import UnreadableWorkbookError
from xlreport.files.printed.formats import PageFormat, page_of
from xlreport.files.printed.transport import page_to_json
from xlreport.files.resources import limit_resources
from xlreport.files.transport import refusal_to_json


def main() -> None:
    limit_resources()
    name, _, content = sys.stdin.buffer.read().partition(b"\n")
    try:
        answer = page_to_json(page_of(content, PageFormat(name.decode())))
    except UnreadableWorkbookError as refusal:
        answer = refusal_to_json(refusal)
    except MemoryError:
        answer = refusal_to_json(UnreadableWorkbookError("FILE-TOO-BIG", limit="memory_bytes"))
    sys.stdout.write(answer)


if __name__ == "__main__":
    main()
