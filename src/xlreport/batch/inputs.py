"""Which files a command works on: the paths given, folders searched in a fixed order, nothing dropped unseen."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
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
                files.append(_input(found, shown))
            else:
                skipped.append(shown)
    return Inputs(tuple(files), tuple(skipped), ignored)


def is_ignored(path: Path) -> bool:
    name = path.name.lower()
    return name.startswith(("~$", ".")) or path.suffix.lower() in _TEMPORARY or name in _SYSTEM


def _input(path: Path, shown: str) -> Input:
    return Input(path, shown, path.suffix.lower() in RECORDS)


def _walk(folder: Path, out: Path | None) -> Iterator[Path]:
    entries = sorted(folder.iterdir(), key=lambda entry: unicodedata.normalize("NFC", entry.as_posix()))
    for entry in entries:
        if entry.is_dir() and not entry.is_symlink():
            own = out is not None and entry.resolve() == out.resolve()
            if not own and entry.name.lower() not in _SYSTEM and not (entry / OWN_FOLDER).exists():
                yield from _walk(entry, out)
        elif entry.is_file():
            yield entry
