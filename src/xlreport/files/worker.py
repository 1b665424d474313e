"""The process in which a workbook is read that may cost much: bytes on stdin, JSON on stdout. See `isolated`."""

import sys

from xlreport.errors import UnreadableWorkbookError
from xlreport.files.package.gate import admit
from xlreport.files.readers import read_admitted
from xlreport.files.resources import limit_resources
from xlreport.files.transport import book_to_json, refusal_to_json


def main() -> None:
    limit_resources()
    try:
        answer = book_to_json(read_admitted(admit(sys.stdin.buffer.read())))
    except UnreadableWorkbookError as refusal:
        answer = refusal_to_json(refusal)
    except MemoryError:
        answer = refusal_to_json(UnreadableWorkbookError("FILE-TOO-BIG", limit="memory_bytes"))
    sys.stdout.write(answer)


if __name__ == "__main__":
    main()
