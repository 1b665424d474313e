"""Which files a command works on: the paths given, folders searched in a fixed order, nothing dropped unseen."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xls", ".ods"})
RECORDS = frozenset({".json"})
OWN_FOLDER = ".xlreport"
_TEMPORARY = frozenset({".tmp", ".crdownload", ".part"})
_SYSTEM = frozenset({"thumbs.db", "desktop.ini", "__macosx"})


@dataclass(frozen=True, slots=True)
class Input:
    """A file to work on. `shown` is its path as people know it: relative to the folder given, with `/`."""

    path: Path
    shown: str
    is_record: bool
    regular: bool = True
    """Whether it is a file of its folder: no link out of it, no device, no folder that is called like a workbook."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """`skipped`: files of other kinds, by their shown path; `ignored` counts lock, hidden and temporary ones."""

    files: tuple[Input, ...]
    skipped: tuple[str, ...]
    ignored: int


def find_inputs(paths: Sequence[Path], out: Path | None = None) -> Inputs:
    """Files as given, folders with their subfolders in order of NFC path; `out` is not searched."""
    files: list[Input] = []
    skipped: list[str] = []
    ignored = 0
    for path in paths:
        if not path.is_dir():
            files.append(_input(path, path.as_posix()))
            continue
        if out is not None and path.resolve() == out.resolve():
            continue
        for found in _walk(path, out):
            own = found.relative_to(path)
            shown = own.as_posix()
            if is_ignored(found) or any(part.startswith(".") for part in own.parts):
                ignored += 1
            elif found.suffix.lower() in WORKBOOKS | RECORDS:
                files.append(replace(_input(found, shown), regular=_is_regular(found, path)))
            else:
                skipped.append(printable(shown))
    return Inputs(tuple(files), tuple(skipped), ignored)


def is_ignored(path: Path) -> bool:
    name = path.name.lower()
    return name.startswith(("~$", ".")) or path.suffix.lower() in _TEMPORARY or name in _SYSTEM


def printable(text: str) -> str:
    """A name as it can be written down: bytes that are no UTF-8 are escaped."""
    return text.encode(errors="backslashreplace").decode()


def _input(path: Path, shown: str) -> Input:
    return Input(path, printable(shown), path.suffix.lower() in RECORDS)


def _walk(folder: Path, out: Path | None) -> Iterator[Path]:
    entries = sorted(folder.iterdir(), key=lambda entry: unicodedata.normalize("NFC", entry.as_posix()))
    for entry in entries:
        looks_like_file = entry.suffix.lower() in WORKBOOKS | RECORDS
        if entry.is_dir() and not entry.is_symlink() and not looks_like_file:
            own = out is not None and entry.resolve() == out.resolve()
            if not own and entry.name.lower() not in _SYSTEM and not (entry / OWN_FOLDER).exists():
                yield from _walk(entry, out)
        elif entry.is_file() or entry.is_symlink() or looks_like_file:
            yield entry


def _is_regular(path: Path, folder: Path) -> bool:
    if not path.is_file():
        return False
    return not path.is_symlink() or folder.resolve() in path.resolve().parents
