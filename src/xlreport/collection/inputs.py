"""Which files a command works on: the paths given, folders and containers searched in a fixed order, nothing dropped
unseen.
"""

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from xlreport.collection.received.folders import (
    RECORDS,
    WORKBOOKS,
    Entry,
    entries_of,
    is_folder,
    is_ignored,
    leads_within,
    looks_like_input,
)
from xlreport.collection.received.found import Found, Skipped, may_be_page
from xlreport.collection.received.room import Room
from xlreport.errors import is_of_process
from xlreport.files.containers.suffixes import kind_by_suffix
from xlreport.files.regular_file import is_regular
from xlreport.form.text.printable import printable
from xlreport.messages import commands as words

OWN_FOLDER, OWN_FILE = ".xlreport", "journal.sqlite"
"""What a folder that a run has written holds, and what that holds."""

_LOCK = re.compile(r"(?:~\$|\.~lock\.|\.~)(?P<name>.+?)#?")
"""The file beside one that is open: of Excel, of LibreOffice, of WPS on Linux."""


@dataclass(frozen=True, slots=True)
class Input:
    """A file to work on. `shown` is its path as people know it: relative to the folder given, with `/`.

    One that came in a container lies in a room of its own at `path`, as long as the input is known.
    """

    path: Path
    shown: str
    is_record: bool
    refused: str | None = None
    """The code that says why it is not to be read: a link out of its folder, a device, a folder that stays closed."""
    said: tuple[str, ...] = ()
    """Subject and sender of the mails that it came with."""
    room: Room | None = field(default=None, repr=False, compare=False)
    page: Skipped | None = None
    """Of a document or web page in a folder: what it is if it is no report. One that is counts where no workbook is."""

    @property
    def is_page(self) -> bool:
        return self.page is not None


@dataclass(frozen=True, slots=True)
class Inputs:
    """`skipped`: files of other kinds; `ignored` counts lock, hidden and temporary ones.

    `open_elsewhere`: files that a lock says are being worked on; `own`: folders of earlier results, not searched.
    `sources`: every file named or found in a folder, the containers among them.
    """

    files: tuple[Input, ...]
    skipped: tuple[Skipped, ...]
    ignored: int
    open_elsewhere: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    sources: tuple[Path, ...] = ()

    @property
    def paths(self) -> tuple[Path, ...]:
        """Every file that is none to be written to."""
        return (*self.sources, *(one.path for one in self.files))

    @property
    def beside(self) -> Iterator[str]:
        """What lies beside the files and says something about them, in words."""
        for sentence, paths in ((words.OPEN_ELSEWHERE, self.open_elsewhere), (words.OWN_FOLDERS, self.own)):
            if paths:
                yield sentence.format(paths=words.LIST_SEPARATOR.join(paths))


def find_inputs(paths: Sequence[Path], out: Path | None = None) -> Inputs:
    """Files as given, folders with their subfolders in order of NFC path; `out` is not searched.

    What came in a zip or a mail stands where that stands, each file by itself. Documents and web pages of a folder,
    which may be published reports, come last.
    """
    return _searched(paths, out, opens=True)


def paths_read(paths: Sequence[Path], out: Path | None = None) -> tuple[Path, ...]:
    """The files that `find_inputs` would look into, none of them opened."""
    return _searched(paths, out, opens=False).sources


def _searched(paths: Sequence[Path], out: Path | None, *, opens: bool) -> Inputs:
    search = _Search(out, opens=opens)
    for path in paths:
        if is_folder(path):
            search.below(path)
        else:
            search.named(path)
    return search.found()


def holds_files(path: Path) -> bool:
    """Whether it is a folder or a container: several inputs, even where there is but one in it."""
    found = None if is_folder(path) else next(_contents(path, _shown(path)), None)
    return is_folder(path) or (found is not None and found.shown != _shown(path))


class _Search:
    """What the folders given hold, as far as they have been searched."""

    def __init__(self, out: Path | None, *, opens: bool) -> None:
        self.files: list[Input] = []
        self._opens = opens
        self._out = None if out is None else os.path.realpath(out)
        self._skipped: list[Skipped] = []
        self._pages: list[Input] = []
        self._open: dict[str, None] = {}
        self._own: list[str] = []
        self._ignored = 0
        self._sources: list[Path] = []
        self._room = Room()

    def found(self) -> Inputs:
        return Inputs(
            (*self.files, *self._pages), tuple(self._skipped), self._ignored,
            open_elsewhere=tuple(self._open), own=tuple(self._own), sources=tuple(self._sources),
        )  # fmt: skip

    def named(self, path: Path) -> None:
        """A file that is named is an input whatever it is called; a container that is, each file in it."""
        self._sources.append(path)
        shown = _shown(path)
        for one in self._unpacked(path, shown):
            if one.shown == shown and not one.ignored:
                self.files.append(Input(path, shown, _is_record(path), one.code if one.rejected else None))
            else:
                self._take(one, path)

    def below(self, top: Path) -> None:
        """Everything in the folder, each subfolder where its name stands."""
        waiting = [Entry(top, is_folder=True)]
        while waiting:
            entry = waiting.pop()
            if not entry.is_folder:
                self._file(entry, top)
            elif not self._is_out(entry.path):
                waiting += reversed(self._entries(entry.path, top))

    def _is_out(self, folder: Path) -> bool:
        return self._out is not None and os.path.realpath(folder) == self._out

    def _entries(self, folder: Path, top: Path) -> Sequence[Entry]:
        """What stands in a folder that may be searched."""
        own = folder.relative_to(top)
        try:
            if folder == top or not (folder / OWN_FOLDER / OWN_FILE).is_file():
                return entries_of(folder)
            self._own.append(_shown(own))
        except PermissionError:
            self._closed(folder, own, "FOLDER-NO-PERMISSION")
        except OSError as error:
            if is_of_process(error):
                raise
            self._closed(folder, own, "FOLDER-UNREADABLE")
        return ()

    def _closed(self, folder: Path, own: Path, code: str) -> None:
        if is_ignored(own):
            self._ignored += 1
        else:
            self.files.append(Input(folder, _shown(own if own.parts else folder), is_record=False, refused=code))

    def _file(self, entry: "Entry", top: Path) -> None:
        own = entry.path.relative_to(top)
        if is_ignored(own):
            self._ignored += 1
            lock = _LOCK.fullmatch(own.name)
            if lock is not None and Path(lock["name"]).suffix.lower() in WORKBOOKS:
                self._open[_shown(own.with_name(lock["name"]))] = None
            return
        self._sources.append(entry.path)
        within = entry.is_file or leads_within(entry.path, top)
        if looks_like_input(own):
            refused = None if within else "FILE-NOT-REGULAR"
            self.files.append(Input(entry.path, _shown(own), _is_record(own), refused))
        elif within:
            for one in self._unpacked(entry.path, _shown(own)):
                self._take(one, entry.path)
        else:
            self._skipped.append(Skipped(_shown(own), kind_by_suffix(own)))

    def _unpacked(self, path: Path, shown: str) -> Iterator[Found]:
        if self._opens:
            yield from _contents(path, shown)

    def _take(self, one: Found, path: Path) -> None:
        """`path`: of the file itself, or of the container that it came in."""
        shown = printable(one.shown)
        if one.ignored:
            self._ignored += 1
        elif one.rejected or one.code is None:
            own, room = self._laid(one, path)
            self.files.append(Input(own, shown, _is_record(one.name), one.code, one.said, room))
        else:
            skipped = Skipped(shown, one.kind or kind_by_suffix(one.name), one.code, one.said)
            is_there = one.name == path or one.content is not None
            if is_there and may_be_page(skipped.kind, one.name):
                own, room = self._laid(one, path)
                self._pages.append(Input(own, shown, is_record=False, said=one.said, room=room, page=skipped))
            else:
                self._skipped.append(skipped)

    def _laid(self, one: Found, path: Path) -> tuple[Path, Room | None]:
        return (path, None) if one.content is None else (self._room.lay(one.name, one.content), self._room)


def _contents(path: Path, shown: str) -> Iterator[Found]:
    """The file itself, or what is in it; one that cannot be opened is looked into by whoever reads it."""
    if looks_like_input(path) or not is_regular(path):
        yield Found(shown, path)
        return
    from xlreport.collection.received.contents import Unpacking

    try:
        with path.open("rb") as stream:
            yield from Unpacking().found(stream, shown, path)
    except OSError as error:
        if is_of_process(error):
            raise
        yield Found(shown, path, kind=kind_by_suffix(path), code="FILE-SKIPPED")


def _is_record(path: PurePath) -> bool:
    return path.suffix.lower() in RECORDS


def _shown(path: Path) -> str:
    """A path as it can be written down, no two the same: a backslash of its own is not one that escapes."""
    return printable(path.as_posix().replace("\\", "\\\\"))
