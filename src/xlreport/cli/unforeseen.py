"""What nobody foresaw: one sentence for whoever ran the command, and a file for those who maintain the program."""

import hashlib
import platform
import shlex
import sys
import tempfile
import traceback
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from xlreport.cli.installed import installed_version
from xlreport.messages import commands as words


def unforeseen(error: Exception, arguments: Sequence[str]) -> str:
    """The sentence; it names the file, or says what to do where none could be written."""
    if isinstance(error, MemoryError):
        return words.NO_MEMORY
    kind = type(error).__name__
    content = _told(error, arguments).encode("utf-8", "backslashreplace")
    name = words.FAULT_FILE.format(digest=hashlib.sha256(content).hexdigest()[:6])
    for folder in (Path(), *_spare()):
        if _written(folder / name, content):
            return words.UNFORESEEN.format(kind=kind, path=folder / name)
    return words.UNFORESEEN_UNWRITTEN.format(kind=kind, command=_command(arguments))


def _told(error: Exception, arguments: Sequence[str]) -> str:
    known = (
        f"xlreport {installed_version()}",
        f"Python {sys.version}",
        platform.platform(),
        _command(arguments),
    )
    return "\n".join((*known, "", *traceback.format_exception(error)))


def _command(arguments: Sequence[str]) -> str:
    return shlex.join(["xlreport", *arguments])


def _spare() -> Sequence[Path]:
    """The folder for temporary files, where there is one that can be written to."""
    with suppress(OSError):
        return [Path(tempfile.gettempdir())]
    return []


def _written(path: Path, content: bytes) -> bool:
    """Whether the file is there: made now, or left by the same fault before. What else has its name is kept."""
    try:
        with path.open("xb") as stream:
            stream.write(content)
    except FileExistsError:
        return _same(path, content)
    except (OSError, UnicodeEncodeError):  # the system's language may have no bytes for the name
        return False
    return True


def _same(path: Path, content: bytes) -> bool:
    with suppress(OSError):
        return path.is_file() and not path.is_symlink() and path.read_bytes() == content
    return False
