"""The bytes of a file that somebody gave: of regular files only, never more than asked for, no handle left open."""

import os
import stat
from pathlib import Path
from typing import BinaryIO

from xlreport.errors import UnreadableError, is_of_process


def read_regular(path: Path, most: int, refused: type[UnreadableError]) -> bytes:
    """The bytes of a regular file, one more than `most` where it holds more; a pipe or a device would never end.

    Raises `refused` with a code of the catalogue, and OSError where it is this process that can open no file.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise refused("FILE-NOT-REGULAR")
        with path.open("rb") as file:
            return _read(file, most)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        if is_of_process(error):
            raise
        raise refused(why_unread(error), detail=str(error)) from error


def _read(file: BinaryIO, most: int) -> bytes:
    """No room is made for more than the file has; if it has grown meanwhile, the rest follows."""
    size = os.fstat(file.fileno()).st_size
    content = file.read(min(size, most) + 1)
    return content if len(content) <= size else content + file.read(most + 1 - len(content))


def is_regular(path: Path) -> bool:
    """Whether it is a file that can be opened and ends; what may not be looked at is none."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except (OSError, ValueError):
        return False


def why_unread(error: OSError | ValueError) -> str:
    """The code of the catalogue for a file that the system does not let be read."""
    match error:
        case FileNotFoundError() | NotADirectoryError():
            return "FILE-NOT-FOUND"
        case PermissionError():
            return "FILE-NO-PERMISSION"
        case _:
            return "FILE-UNREADABLE"
