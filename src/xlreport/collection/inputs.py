"""Which files a command works on: the paths given, folders searched in a fixed order, nothing dropped unseen."""

import os
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from xlreport.form.text.printable import printable

WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xls", ".ods"})
RECORDS = frozenset({".json"})
OWN_FOLDER, OWN_FILE = ".xlreport", "journal.sqlite"
"""What a folder that a run has written holds, and what that holds."""

_TEMPORARY = frozenset({".tmp", ".crdownload", ".part"})
_SYSTEM = frozenset({"thumbs.db", "desktop.ini", "__macosx", "$recycle.bin", "system volume information", "lost+found"})
_LOCK = re.compile(r"(?:~\$|\.~lock\.|\.~)(?P<name>.+?)#?")
"""The file beside one that is open: of Excel, of LibreOffice, of WPS on Linux."""


@dataclass(frozen=True, slots=True)
class Input:
    """A file to work on. `shown` is its path as people know it: relative to the folder given, with `/`."""

    path: Path
    shown: str
    is_record: bool
    refused: str | None = None
    """The code that says why it is not to be read: a link out of its folder, a device, a folder that stays closed."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """`skipped`: files of other kinds, by their shown path; `ignored` counts lock, hidden and temporary ones.

    `open_elsewhere`: files that a lock says are being worked on; `own`: folders of earlier results, not searched.
    """

    files: tuple[Input, ...]
    skipped: tuple[str, ...]
    ignored: int
    open_elsewhere: tuple[str, ...] = ()
    own: tuple[str, ...] = ()


def find_inputs(paths: Sequence[Path], out: Path | None = None) -> Inputs:
    """Files as given, folders with their subfolders in order of NFC path; `out` is not searched."""
    search = _Search(out)
    for path in paths:
        if is_folder(path):
            search.below(path)
        else:
            search.files.append(Input(path, _shown(path), _is_record(path)))
    return search.found()


def is_folder(path: Path) -> bool:
    """Whether it is known to be a folder; what may not even be looked at is not."""
    try:
        return path.is_dir()
    except PermissionError:
        return False


def is_ignored(own: Path) -> bool:
    """Whether the path within its folder is of a lock, hidden or temporary file, or leads through a hidden folder."""
    hidden = any(part.startswith(".") or part.lower() in _SYSTEM for part in own.parts)
    return hidden or own.name.startswith("~$") or own.suffix.lower() in _TEMPORARY


class _Search:
    """What the folders given hold, as far as they have been searched."""

    def __init__(self, out: Path | None) -> None:
        self.files: list[Input] = []
        self._out = None if out is None else os.path.realpath(out)
        self._skipped: list[str] = []
        self._open: dict[str, None] = {}
        self._own: list[str] = []
        self._ignored = 0

    def found(self) -> Inputs:
        return Inputs(
            tuple(self.files), tuple(self._skipped), self._ignored,
            open_elsewhere=tuple(self._open), own=tuple(self._own),
        )  # fmt: skip

    def below(self, top: Path) -> None:
        """Everything in the folder, each subfolder where its name stands."""
        waiting = [_Entry(top, is_folder=True)]
        while waiting:
            entry = waiting.pop()
            if not entry.is_folder:
                self._file(entry, top)
            elif not self._is_out(entry.path):
                waiting += reversed(self._entries(entry.path, top))

    def _is_out(self, folder: Path) -> bool:
        return self._out is not None and os.path.realpath(folder) == self._out

    def _entries(self, folder: Path, top: Path) -> Sequence["_Entry"]:
        """What stands in a folder that may be searched."""
        own = folder.relative_to(top)
        try:
            if folder == top or not (folder / OWN_FOLDER / OWN_FILE).is_file():
                return _sorted_entries(folder)
            self._own.append(_shown(own))
        except PermissionError:
            self._closed(folder, own, "FOLDER-NO-PERMISSION")
        except OSError:
            self._closed(folder, own, "FOLDER-UNREADABLE")
        return ()

    def _closed(self, folder: Path, own: Path, code: str) -> None:
        if is_ignored(own):
            self._ignored += 1
        else:
            self.files.append(Input(folder, _shown(own if own.parts else folder), is_record=False, refused=code))

    def _file(self, entry: "_Entry", top: Path) -> None:
        own = entry.path.relative_to(top)
        if is_ignored(own):
            self._ignored += 1
            lock = _LOCK.fullmatch(own.name)
            if lock is not None and Path(lock["name"]).suffix.lower() in WORKBOOKS:
                self._open[_shown(own.with_name(lock["name"]))] = None
        elif _looks_like_input(own):
            refused = None if entry.is_file or _leads_within(entry.path, top) else "FILE-NOT-REGULAR"
            self.files.append(Input(entry.path, _shown(own), _is_record(own), refused))
        else:
            self._skipped.append(_shown(own))


@dataclass(frozen=True, slots=True)
class _Entry:
    """Something in a folder. `is_file`: a file itself, no link to one."""

    path: Path
    is_folder: bool = False
    is_file: bool = False


def _sorted_entries(folder: Path) -> Sequence[_Entry]:
    """Folders, files and links, and whatever is called like an input."""
    found: list[_Entry] = []
    with os.scandir(folder) as entries:
        for one in entries:
            path = folder / one.name
            is_file = one.is_file(follow_symlinks=False)
            if one.is_dir(follow_symlinks=False) and not _looks_like_input(path):
                found.append(_Entry(path, is_folder=True))
            elif is_file or one.is_symlink() or _looks_like_input(path):
                found.append(_Entry(path, is_file=is_file))
    return sorted(found, key=lambda entry: unicodedata.normalize("NFC", entry.path.as_posix()))


def _looks_like_input(path: Path) -> bool:
    return path.suffix.lower() in WORKBOOKS | RECORDS


def _is_record(path: Path) -> bool:
    return path.suffix.lower() in RECORDS


def _leads_within(link: Path, folder: Path) -> bool:
    """Whether it is a link to a file of the folder; what may not be looked at is none."""
    try:
        leads_to_file = link.is_symlink() and link.is_file()
    except PermissionError:
        return False
    return leads_to_file and Path(os.path.realpath(folder)) in Path(os.path.realpath(link)).parents


def _shown(path: Path) -> str:
    """A path as it can be written down, no two the same: a backslash of its own is not one that escapes."""
    return printable(path.as_posix().replace("\\", "\\\\"))
