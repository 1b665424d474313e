"""The folder that a coordinator works in: what came, the roster, last year, the rules, and what is made of them all."""

import os
import shutil
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from xlreport.collection.whole_files import digest_of, whole_file
from xlreport.errors import XlreportError
from xlreport.files.limits import LIMITS
from xlreport.form.text.printable import printable
from xlreport.messages.desk import folders as words

OWN = ".desk"
MOST_FILES = 10_000
_PIECE = 2**20


class Kind(StrEnum):
    """What a file is for, each kind in a folder of its own."""

    RECEIVED = "sent"
    ROSTER = "roster"
    LAST_YEAR = "last-year"
    RULES = "rules"
    FORMS = "forms"
    ASIDE = "aside"


_SINGLE = frozenset({Kind.ROSTER, Kind.RULES})
"""Of these there is one at a time."""


class NotTakenError(XlreportError):
    """A file that the folder does not take; the argument says why."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A file by its path below the folder of its kind, as it is and as it is shown."""

    path: str
    shown: str
    size: int


@dataclass(frozen=True, slots=True)
class WorkFolder:
    """`batch` finds the same in it: the folder of files, the roster, last year's files, and its own results."""

    top: Path

    @property
    def own(self) -> Path:
        return self.top / OWN

    @property
    def received(self) -> Path:
        return self.of(Kind.RECEIVED)

    @property
    def results(self) -> Path:
        return self.top / words.RESULTS

    @property
    def roster(self) -> Path | None:
        return self._single(Kind.ROSTER)

    @property
    def rules(self) -> Path | None:
        return self._single(Kind.RULES)

    @property
    def forms(self) -> Path | None:
        """An office's own; None while there is nothing in it."""
        return self.of(Kind.FORMS) if self.listed(Kind.FORMS) else None

    @property
    def last_year(self) -> Path | None:
        """None while there is nothing in it."""
        return self.of(Kind.LAST_YEAR) if self.listed(Kind.LAST_YEAR) else None

    def of(self, kind: Kind) -> Path:
        return self.top / words.FOLDERS[kind.value]

    def make(self) -> None:
        for folder in (self.own, *map(self.of, Kind)):
            folder.mkdir(parents=True, exist_ok=True)

    def listed(self, kind: Kind) -> Sequence[Listed]:
        """Every regular file of a kind, in order of its path."""
        top = self.of(kind)
        found = sorted(_below(top), key=lambda one: unicodedata.normalize("NFC", one))
        return [Listed(path, printable(path), (top / path).stat().st_size) for path in found]

    def path_of(self, kind: Kind, path: str) -> Path:
        """Of a file that is listed. Raises LookupError for every other path: none is looked up that was not listed."""
        if all(one.path != path for one in self.listed(kind)):
            raise LookupError(path)
        return self.of(kind) / path

    @contextmanager
    def tried(self, name: str, content: BinaryIO) -> Iterator[Path]:
        """The file under its own name, as long as it is looked at. Raises NotTakenError."""
        trial = self.own / "tried"
        shutil.rmtree(trial, ignore_errors=True)
        try:
            path = trial / safe_path(name).name
            with whole_file(path) as stream:
                _copy(content, stream, name)
            yield path
        finally:
            shutil.rmtree(trial, ignore_errors=True)

    def put_aside(self, source: Path, path: str) -> str:
        """What lies elsewhere in the work folder; where it lies now, below what is not used."""
        free = self._free(Kind.ASIDE, PurePosixPath(path), None) or PurePosixPath(path)
        shutil.move(source, self._target(Kind.ASIDE, free))
        return str(free)

    def take(self, kind: Kind, name: str, content: BinaryIO) -> str | None:
        """Keep a file under its own name as far as a name may be trusted; None where the same file is there already.

        Raises NotTakenError, and OSError where the disk does not take it.
        """
        path = safe_path(name)
        if kind in _SINGLE:
            path = PurePosixPath(path.name)
        laid = self.own / "incoming"
        with whole_file(laid) as stream:
            _copy(content, stream, name)
        if kind in _SINGLE:
            self.clear(kind)
        free = self._free(kind, path, digest_of(laid))
        if free is None:
            laid.unlink()
            return None
        laid.replace(self._target(kind, free))
        return str(free)

    def clear(self, kind: Kind) -> None:
        """Nothing is deleted: it goes to what is not used."""
        for one in self.listed(kind):
            self.move(kind, one.path, Kind.ASIDE)

    def move(self, kind: Kind, path: str, to: Kind) -> str:
        """The new path of a listed file; what stands there already is kept."""
        source = self.path_of(kind, path)
        free = self._free(to, PurePosixPath(path), None) or PurePosixPath(path)
        shutil.move(source, self._target(to, free))
        return str(free)

    def _target(self, kind: Kind, path: PurePosixPath) -> Path:
        """Raises NotTakenError where a folder on the way is a link that leads out."""
        top = self.of(kind)
        target = top / path
        if not target.parent.resolve().is_relative_to(top.resolve()):
            raise NotTakenError(words.LEADS_OUT.format(name=printable(str(path))))
        target.parent.mkdir(parents=True, exist_ok=True)
        return target

    def _single(self, kind: Kind) -> Path | None:
        found = self.listed(kind)
        return self.of(kind) / found[0].path if found else None

    def _free(self, kind: Kind, path: PurePosixPath, digest: str | None) -> PurePosixPath | None:
        """The path, or the next one that no file has; None where the file of that digest has one of them."""
        number, free = 1, path
        while (there := self.of(kind) / free).exists():
            if digest is not None and there.is_file() and digest_of(there) == digest:
                return None
            number += 1
            free = path.with_name(words.NUMBERED.format(stem=path.stem, number=number, suffix=path.suffix))
        return free


def _below(top: Path) -> Iterator[str]:
    for above, _, names in os.walk(top):
        for name in names:
            path = Path(above, name)
            if path.is_file() and not path.is_symlink():
                yield path.relative_to(top).as_posix()


def _copy(content: BinaryIO, stream: BinaryIO, name: str) -> None:
    """Raises NotTakenError for more than any file may have."""
    count = 0
    while piece := content.read(_PIECE):
        count += len(piece)
        if count > LIMITS.container_bytes:
            raise NotTakenError(words.TOO_BIG.format(name=printable(name), most=LIMITS.container_bytes // 10**6))
        stream.write(piece)


def safe_path(name: str) -> PurePosixPath:
    """A path below a folder, made of what somebody's browser says: no part leads up, out, or to what is hidden.

    Raises NotTakenError where nothing of it can be a name.
    """
    from pathvalidate import sanitize_filename

    parts = [part for part in name.replace("\\", "/").split("/") if part.strip() not in {"", ".", ".."}]
    short = [_shortened(_seen(part)) for part in parts]
    safe = [sanitize_filename(part, replacement_text="_", platform="universal") for part in short]
    safe = [part for part in safe if part.strip(" .")]
    if not safe or len(safe) > _DEEPEST or any(part.startswith(".") for part in safe[:-1]):
        raise NotTakenError(words.NO_NAME.format(name=printable(name)))
    return PurePosixPath(*safe)


_DEEPEST = 12
_MOST_CHARACTERS = 120


def _seen(part: str) -> str:
    """With `_` for what nobody sees, half characters among them."""
    return "".join("_" if unicodedata.category(one) in {"Cc", "Cf", "Cs", "Zl", "Zp"} else one for one in part)


def _shortened(name: str) -> str:
    """As long as every system takes, its suffix kept."""
    path = PurePosixPath(name)
    stem = path.stem[:_MOST_CHARACTERS].encode()[:200].decode(errors="ignore")
    return f"{stem}{path.suffix[:20]}"
