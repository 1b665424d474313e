"""The bytes of a file: read once, so that what was judged is what is read. No handle is left open."""

import stat
from pathlib import Path

from xlreport.errors import UnreadableWorkbookError
from xlreport.excel.limits import LIMITS


def read_content(path: Path) -> bytes:
    """All bytes of a regular file; a pipe or a device would never end."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableWorkbookError("FILE-NOT-REGULAR")
        if status.st_size > LIMITS.file_bytes:
            raise UnreadableWorkbookError("FILE-TOO-BIG", limit="file_bytes")
        with path.open("rb") as file:
            content = file.read(LIMITS.file_bytes + 1)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise UnreadableWorkbookError("FILE-NOT-FOUND") from error
    except PermissionError as error:
        raise UnreadableWorkbookError("FILE-NO-PERMISSION") from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise UnreadableWorkbookError("FILE-UNREADABLE", detail=str(error)) from error
    if len(content) > LIMITS.file_bytes:
        raise UnreadableWorkbookError("FILE-TOO-BIG", limit="file_bytes")
    return content
