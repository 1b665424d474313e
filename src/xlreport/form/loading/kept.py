"""Forms as they were built, kept in the user's own cache folder: to build them takes a third of a short command.

What is kept is a pickle, and a pickle is a program. So one is read only where it and its folder belong to the user and
nobody else may write to them; where that is not so, or there is no such folder, each form is built. A kept form is
known by all that it was built from: its texts, the code of this package, and Python itself.
"""

import hashlib
import os
import pickle
import stat
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from platformdirs import user_cache_path

if TYPE_CHECKING:  # what lists forms needs none of them
    from xlreport.form.model.template import Template

T = TypeVar("T")

MOST_KEPT = 40
"""Forms in the folder; those that were kept longest ago go first."""

_SUFFIX = ".form"
_CHECKED = hashlib.sha256
_PACKAGE = Path(__file__).resolve().parents[2]


def kept(sources: Sequence[str], build: "Callable[[], Template]") -> "Template":
    """The form that is built from these sources, from the cache folder where it is there."""
    path = kept_at(sources, _SUFFIX)
    if path is None:
        return build()
    content = read_kept(path)
    found = None if content is None else _loaded(content)
    if found is None:
        found = build()
        keep(path, found)
    return found


def _loaded(content: bytes) -> "Template | None":
    from xlreport.form.model.template import Template

    return unpacked(content, Template)


def unpacked(content: bytes, kind: type[T]) -> T | None:
    """What `read_kept` gave; None where that is something else."""
    found = pickle.loads(content)  # noqa: S301  the user's own, as read_kept has made sure
    return found if isinstance(found, kind) else None


def keep(path: Path, one: object, most: int | None = None) -> None:
    """Keeps it there if that can be done, and so many of its kind at the most."""
    write_kept(path, pickle.dumps(one, pickle.HIGHEST_PROTOCOL), most)


def kept_at(sources: Iterable[str], suffix: str) -> Path | None:
    """Where that is kept which this code makes from these sources; None where nothing can be kept."""
    folder, code = cache_folder(), code_digest()
    return None if folder is None or code is None else folder / f"{_digest((code, *sources))}{suffix}"


def cache_folder() -> Path | None:
    """The user's own; None where there is no home, and where others may write to it."""
    folder = user_cache_path("xlreport", appauthor=False)
    if not folder.is_absolute() or not Path.home().is_dir():
        return None
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        found = folder.lstat()
    except OSError:
        return None
    return folder if stat.S_ISDIR(found.st_mode) and _is_own(found) else None


@cache
def code_digest() -> str | None:
    """Of Python and of each file of this package by its size and time; None where it does not lie in files."""
    files = sorted(_code(_PACKAGE))
    return _digest((sys.version, sys.platform, *files)) if files else None


def digest_of(package: str) -> str | None:
    """Of each file of another package likewise, which is not imported for it."""
    found = find_spec(package)
    folders = () if found is None else found.submodule_search_locations or ()
    files = sorted(one for folder in folders for one in _code(Path(folder)))
    return _digest(files) if files else None


def _code(folder: Path) -> Iterator[str]:
    if not folder.is_dir():
        return
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _code(Path(entry.path))
            elif entry.name.endswith(".py"):
                found = entry.stat()
                yield f"{entry.path} {found.st_size} {found.st_mtime_ns}"


def _digest(parts: Sequence[str]) -> str:
    """What is known by these parts."""
    return hashlib.sha256("\0".join(map(_measured, parts)).encode()).hexdigest()


def _measured(part: str) -> str:
    """With its length, so that no two lists of parts are the same text."""
    return f"{len(part)} {part}"


def _is_own(found: os.stat_result) -> bool:
    """Whether it is the user's and closed to others. On Windows the folder lies in the profile, which is."""
    if sys.platform == "win32":
        return True
    return found.st_uid == os.getuid() and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def read_kept(path: Path) -> bytes | None:
    """What is kept there; None where there is none, or one that was cut short, or is not certainly the user's own."""
    try:
        file = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
    except OSError:
        return None
    with os.fdopen(file, "rb") as stream:
        if not _is_own(os.fstat(file)):
            return None
        content = stream.read()
    size = _CHECKED().digest_size
    return content[size:] if _CHECKED(content[size:]).digest() == content[:size] else None


def write_kept(path: Path, content: bytes, most: int | None = None) -> None:
    """Keeps it there if that can be done: without a cache all is the same, only slower."""
    with suppress(OSError):
        _write(path, content, MOST_KEPT if most is None else most)


def _write(path: Path, content: bytes, most: int) -> None:
    file, name = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(file, "wb") as stream:
            stream.write(_CHECKED(content).digest() + content)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
    for old in sorted(path.parent.glob(f"*{path.suffix}"), key=_age)[most:]:
        old.unlink(missing_ok=True)


def _age(path: Path) -> float:
    return -path.stat().st_mtime
