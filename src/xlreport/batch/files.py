"""Writing so that a reader never sees half a file: a temporary name in the same folder, then a move."""

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from xlreport.errors import OutputExistsError


def write_file(path: Path, content: bytes, *, force: bool = False) -> None:
    """Write `content` to `path`, its folder made if absent. Raises OutputExistsError, or OSError as it comes."""
    if path.exists() and not force:
        raise OutputExistsError(str(path))
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".", suffix=".tmp", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(0o644)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def is_one_of(path: Path, kept: Iterable[Path]) -> bool:
    """Whether writing to `path` would change one of the files, or a file in one of the folders."""
    target = path.resolve()
    return any(
        target == one.resolve() or (one.is_dir() and one.resolve() in target.parents and target.exists())
        for one in kept
    )
