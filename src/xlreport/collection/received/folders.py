"""What stands in a folder, and what its name alone tells of it."""

import os
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xls", ".ods"})
RECORDS = frozenset({".json"})
_TEMPORARY = frozenset({".tmp", ".crdownload", ".part"})
_SYSTEM = frozenset({"thumbs.db", "desktop.ini", "__macosx", "$recycle.bin", "system volume information", "lost+found"})


@dataclass(frozen=True, slots=True)
class Entry:
    """Something in a folder. `is_file`: a file itself, no link to one."""

    path: Path
    is_folder: bool = False
    is_file: bool = False


def entries_of(folder: Path) -> Sequence[Entry]:
    """Folders, files and links, and whatever is called like an input."""
    found: list[Entry] = []
    with os.scandir(folder) as entries:
        for one in entries:
            path = folder / one.name
            is_file = one.is_file(follow_symlinks=False)
            if one.is_dir(follow_symlinks=False) and not looks_like_input(path):
                found.append(Entry(path, is_folder=True))
            elif is_file or one.is_symlink() or looks_like_input(path):
                found.append(Entry(path, is_file=is_file))
    return sorted(found, key=lambda entry: unicodedata.normalize("NFC", entry.path.as_posix()))


def is_folder(path: Path) -> bool:
    """Whether it is known to be a folder; what may not even be looked at is not."""
    try:
        return path.is_dir()
    except PermissionError:
        return False


def is_ignored(own: PurePath) -> bool:
    """Whether the path within its folder is of a lock, hidden or temporary file, or leads through a hidden folder."""
    hidden = any(part.startswith(".") or part.lower() in _SYSTEM for part in own.parts)
    return hidden or own.name.startswith("~$") or own.suffix.lower() in _TEMPORARY


def looks_like_input(path: PurePath) -> bool:
    return path.suffix.lower() in WORKBOOKS | RECORDS


def leads_within(link: Path, folder: Path) -> bool:
    """Whether it is a link to a file of the folder; what may not be looked at is none."""
    try:
        leads_to_file = link.is_symlink() and link.is_file()
    except PermissionError:
        return False
    return leads_to_file and Path(os.path.realpath(folder)) in Path(os.path.realpath(link)).parents
