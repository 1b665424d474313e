"""The bytes of a workbook: read once, so that what was judged is what is read."""

from pathlib import Path

from xlreport.errors import UnreadableWorkbookError
from xlreport.files.limits import LIMITS
from xlreport.files.regular_file import read_regular


def read_content(path: Path) -> bytes:
    """All bytes of a regular file. Raises UnreadableWorkbookError."""
    content = read_regular(path, LIMITS.file_bytes, UnreadableWorkbookError)
    if len(content) > LIMITS.file_bytes:
        raise UnreadableWorkbookError("FILE-TOO-BIG", limit="file_bytes")
    return content
