"""Writing so that a reader never sees half a file: a temporary name in the same folder, then a move."""

import errno
import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from xlreport.errors import OutputExistsError, UnwritableError

WriteFailure = OSError | OutputExistsError | UnwritableError
"""Why a file was not written."""


_PIECE = 2**20


def require_spelling(path: Path) -> Path:
    """`path` itself. Raises OSError where the system's language has no bytes for it."""
    try:
        os.fsencode(path)
    except UnicodeEncodeError as error:
        raise OSError(errno.EILSEQ, os.strerror(errno.EILSEQ), str(path)) from error
    return path


def write_file(path: Path, content: bytes, *, force: bool = False) -> None:
    """Write `content` to `path`, its folder made if absent. Raises OutputExistsError, or OSError as it comes."""
    if path.exists() and not force:
        raise OutputExistsError(str(path))
    with whole_file(path) as stream:
        stream.write(content)


def copy_file(source: Path, path: Path) -> str:
    """As `write_file` with `force`, piece by piece: however big it is, it is never in memory as a whole.

    The digest of what was copied.
    """
    found = hashlib.sha256()
    with source.open("rb") as content, whole_file(path) as stream:
        while piece := content.read(_PIECE):
            found.update(piece)
            stream.write(piece)
    return found.hexdigest()


def digest_of(path: Path) -> str:
    """SHA-256 of a file's bytes, in hexadecimal digits."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def sync_folder(path: Path) -> None:
    """What was moved into a folder stays there though the power fails. Windows does it by itself."""
    if os.name == "nt":
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def whole_file(path: Path, *, lasting: bool = True) -> Iterator[BinaryIO]:
    """A file that takes its place only when all is written. `lasting`: it is whole though the power fails then; one
    that is verified before it is used need not be.
    """
    require_spelling(path).parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".", suffix=".tmp", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
            if lasting:
                stream.flush()
                os.fsync(stream.fileno())
        temporary.chmod(0o644)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
