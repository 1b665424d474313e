"""What a run has done, kept so that the next one does only what is left.

Results are keyed by everything they depend on: the file's bytes and name, the forms and rules, the options. Rendered
files lie beside the journal, named by their digest. All of it may be deleted at any time; then all is done again.
"""

import errno
import hashlib
import json
import os
import re
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from xlreport.collection.whole_files import whole_file
from xlreport.errors import JournalError

VERSION = "2"
"""Of the results: those of another version are done again."""

_DIGEST = re.compile("[0-9a-f]{64}")
_TABLES = """
CREATE TABLE IF NOT EXISTS results (key TEXT PRIMARY KEY, result TEXT NOT NULL);
DROP TABLE IF EXISTS previous;
CREATE TABLE IF NOT EXISTS last_year (agency TEXT, template TEXT, year INTEGER, record TEXT NOT NULL,
  PRIMARY KEY (agency, template, year));
CREATE TABLE IF NOT EXISTS outputs (path TEXT PRIMARY KEY, digest TEXT NOT NULL);
"""


class Journal:
    """One for an output folder; `folder` is its `.xlreport`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / "journal.sqlite"
        folder.mkdir(parents=True, exist_ok=True)
        with _complaints_of(self.path):
            self._database = sqlite3.connect(self.path)
            self._database.execute("PRAGMA journal_mode=WAL")
            self._database.executescript(_TABLES)

    def close(self) -> None:
        self._database.close()

    def result(self, key: str) -> Mapping[str, Any] | None:
        """The result of that key, unless a file that belongs to it is gone."""
        rows = self._rows("SELECT result FROM results WHERE key = ?", key)
        if not rows:
            return None
        try:
            found: Mapping[str, Any] = json.loads(rows[0][0])
        except (ValueError, TypeError) as error:
            raise JournalError(str(self.path)) from error
        there = all(
            _DIGEST.fullmatch(one) and object_path(self.folder, one).exists() for one in found["objects"].values()
        )
        return found if there else None

    def keep(self, key: str, result: Mapping[str, Any]) -> None:
        text = json.dumps(result, ensure_ascii=False)
        with self._change() as database:
            database.execute("INSERT OR REPLACE INTO results VALUES (?, ?)", (key, text))

    def keep_previous(self, records: Mapping[tuple[str, str, int], str]) -> None:
        """Last year's reports, by normal form of the agency's name, form and year; those of earlier runs go."""
        rows = [(*key, record) for key, record in records.items()]
        with self._change() as database:
            database.execute("DELETE FROM last_year")
            database.executemany("INSERT INTO last_year VALUES (?, ?, ?, ?)", rows)

    def own(self, path: str) -> bool:
        """Whether an earlier run wrote, or was about to write, the file at this path of the output folder."""
        return bool(self._rows("SELECT 1 FROM outputs WHERE path = ?", path))

    def claim(self, path: str, digest: str) -> None:
        """Said before writing, so that a file of a run that was cut off is known as ours."""
        with self._change() as database:
            database.execute("INSERT OR REPLACE INTO outputs VALUES (?, ?)", (path, digest))

    def release(self, path: str) -> None:
        with self._change() as database:
            database.execute("DELETE FROM outputs WHERE path = ?", (path,))

    def outputs(self) -> Iterator[str]:
        yield from (str(row[0]) for row in self._rows("SELECT path FROM outputs ORDER BY path"))

    def _rows(self, question: str, *parameters: str) -> list[tuple[Any, ...]]:
        with _complaints_of(self.path):
            return self._database.execute(question, parameters).fetchall()

    @contextmanager
    def _change(self) -> Iterator[sqlite3.Connection]:
        """All that is done within is kept, or nothing of it."""
        with _complaints_of(self.path), self._database as database:
            yield database


_OF_THE_SYSTEM = {
    sqlite3.SQLITE_FULL: errno.ENOSPC, sqlite3.SQLITE_IOERR: errno.EIO, sqlite3.SQLITE_READONLY: errno.EROFS,
    sqlite3.SQLITE_PERM: errno.EACCES, sqlite3.SQLITE_CANTOPEN: errno.EACCES,
    sqlite3.SQLITE_BUSY: errno.EBUSY, sqlite3.SQLITE_LOCKED: errno.EBUSY,
}  # fmt: skip
"""What SQLite says in its own way of a disk or of permissions."""


@contextmanager
def _complaints_of(path: Path) -> Iterator[None]:
    """Raises OSError where the system would not, JournalError where the file is no journal."""
    try:
        yield
    except sqlite3.ProgrammingError:
        raise
    except sqlite3.Error as error:
        reason = _OF_THE_SYSTEM.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
        if reason is None:
            raise JournalError(str(path)) from error
        raise OSError(reason, os.strerror(reason), str(path)) from error


def previous_record(journal: Path, agency: str, template: str, year: int) -> str | None:
    """Last year's report of an agency on a form, asked by a worker."""
    database = sqlite3.connect(f"{journal.resolve().as_uri()}?mode=ro", uri=True)
    try:
        question = "SELECT record FROM last_year WHERE agency = ? AND template = ? AND year = ?"
        row = database.execute(question, (agency, template, year)).fetchone()
    finally:
        database.close()
    return None if row is None else str(row[0])


def object_path(folder: Path, digest: str) -> Path:
    return folder / "objects" / digest[:2] / digest


def keep_object(folder: Path, content: bytes) -> str:
    """Lay the bytes beside the journal; their digest."""
    digest = hashlib.sha256(content).hexdigest()
    path = object_path(folder, digest)
    if not path.exists():
        with whole_file(path) as stream:
            stream.write(content)
    return digest
