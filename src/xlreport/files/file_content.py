"""The bytes of a workbook: read once, so that what was judged is what is read, and told apart from those that were not.

calamine and lxml are given what is of a judged type and nothing else: the type checker holds that, and a test of the
house that nobody else calls them, or says of bytes that they were judged.
"""

from pathlib import Path
from typing import NewType

from xlreport.errors import UnreadableWorkbookError
from xlreport.files.limits import LIMITS
from xlreport.files.regular_file import read_regular

JudgedXml = NewType("JudgedXml", bytes)
"""XML in UTF-8 without declarations of its own; how much there is in it is counted where it is parsed."""

JudgedFile = NewType("JudgedFile", bytes)
"""A workbook made anew of judged parts, or in a format that cannot be looked into, for a process of its own."""


def read_content(path: Path) -> bytes:
    """All bytes of a regular file. Raises UnreadableWorkbookError."""
    content = read_regular(path, LIMITS.file_bytes, UnreadableWorkbookError)
    if len(content) > LIMITS.file_bytes:
        raise UnreadableWorkbookError("FILE-TOO-BIG", limit="file_bytes")
    return content
