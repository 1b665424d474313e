"""What a run has done, kept so that the next one does only what is left.

Results are keyed by everything they depend on: the file's bytes and name, the forms and rules, the options. Rendered
files lie beside the journal, named by their digest. All of it may be deleted at any time; then all is done again.
Nothing in it is trusted: a result or a rendered file that is not as it was kept is made anew.
"""

import hashlib
import json
import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path, PurePosixPath
from sys import intern
from typing import Any

from xlreport.collection.inputs import OWN_FILE
from xlreport.collection.parts import key_of
from xlreport.district.run.database import complaints_of, open_database
from xlreport.district.run.objects import is_object

VERSION = "7"
"""Of the results: those of another version are done again."""

RETURN, MESSAGE = "return", "message"
"""Among what was made of a file: the return copy, and the message that goes with it."""

_TABLES: Mapping[str, str] = {
    "results": "key TEXT PRIMARY KEY, result TEXT NOT NULL, digest TEXT NOT NULL",
    "last_year": "agency TEXT, template TEXT, year INTEGER, record TEXT NOT NULL, PRIMARY KEY (agency, template, year)",
    "outputs": "path TEXT NOT NULL, digest TEXT NOT NULL, PRIMARY KEY (path, digest)",
    "inputs": "path TEXT PRIMARY KEY",
}
"""By name. One that stands there declared otherwise is made anew, empty."""

_AT_A_TIME = 5000
"""What is not yet kept together is in memory."""

_SECONDS = 0.1
"""Of a run that is killed the results of so long may be gone: their files are done again."""


@dataclass(frozen=True, slots=True)
class Made:
    """What was made of a file: kinds and digests of what lies beside the journal. `seal`: that of the whole result."""

    seal: str
    kinds: tuple[str, ...]
    digests: tuple[str, ...]

    @property
    def objects(self) -> Mapping[str, str]:
        """Digests by kind."""
        return dict(zip(self.kinds, self.digests, strict=True))


class Journal:
    """One for an output folder; `folder` is its `.xlreport`. `rebuilt`: what an earlier run had kept was not usable."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / OWN_FILE
        self._met: dict[str, Made] = {}
        folder.mkdir(parents=True, exist_ok=True)
        self._database, self.rebuilt = open_database(self.path, _TABLES)
        self._kept = 0.0

    def close(self) -> None:
        try:
            self.keep_all()
        finally:
            self._database.close()

    def result(self, key: str) -> Mapping[str, Any] | None:
        """The result of that key, as it was kept."""
        rows = self._rows("SELECT result, digest FROM results WHERE key = ?", key)
        if not rows or rows[0][1] != _seal(key, str(rows[0][0])):
            return None
        found: Mapping[str, Any] = json.loads(rows[0][0])
        self._note(key, found, rows[0][1])
        return found

    def usable(self, key: str) -> Mapping[str, Any] | None:
        """The result of that key, unless a file that belongs to it is gone or damaged, or could not be made in time."""
        found = self.result(key)
        whole = (
            found is not None
            and not found["unsettled"]
            and all(is_object(self.folder, one) for one in found["objects"].values())
        )
        return found if whole else None

    def keep(self, key: str, result: Mapping[str, Any]) -> None:
        text = json.dumps(result, ensure_ascii=False)
        seal = _seal(key, text)
        self._note(key, result, seal)
        with complaints_of(self.path):
            self._database.execute("INSERT OR REPLACE INTO results VALUES (?, ?, ?)", (key, text, seal))
        if time.monotonic() - self._kept > _SECONDS:
            self.keep_all()

    def keep_all(self) -> None:
        """Let others see what was kept. Results that come fast wait for each other, and none while nothing comes."""
        with complaints_of(self.path):
            self._database.commit()
        self._kept = time.monotonic()

    def _note(self, key: str, result: Mapping[str, Any], seal: str) -> None:
        objects = result["objects"]
        self._met[key] = Made(seal, tuple(map(intern, objects)), tuple(objects.values()))

    def made(self, key: str) -> Made:
        """Of a result that this run has kept or asked for."""
        return self._met[key]

    def digest_of_results(self) -> str:
        """Of all that this run has kept or asked for so far, and of last year's reports."""
        found = hashlib.sha256()
        for key, one in sorted(self._met.items()):
            found.update(f"{key} {one.seal}\n".encode())
        for row in self._rows("SELECT * FROM last_year ORDER BY agency, template, year"):
            found.update(f"{row!r}\n".encode("utf-8", "backslashreplace"))
        return found.hexdigest()

    def keep_previous(self, records: Mapping[tuple[str, str, int], str]) -> None:
        """Last year's reports, by normal form of the agency's name, form and year; those of earlier runs go."""
        rows = [(*key, record) for key, record in records.items()]
        with self._change() as database:
            database.execute("DELETE FROM last_year")
            database.executemany("INSERT INTO last_year VALUES (?, ?, ?, ?)", rows)

    def own(self, path: str) -> bool:
        """Whether an earlier run wrote, or was about to write, the file at this path of the output folder."""
        return bool(self._rows("SELECT 1 FROM outputs WHERE path = ?", path))

    def wrote(self, path: str, digest: str) -> bool:
        """Whether what a run wrote there, or was about to write, had this digest: else it is somebody else's by now."""
        return bool(self._rows("SELECT 1 FROM outputs WHERE path = ? AND digest = ?", path, digest))

    def claim(self, outputs: Iterable[tuple[str, str]]) -> None:
        """Paths and digests, said before writing, so that a file of a run that was cut off is known as ours."""
        left = iter(outputs)
        while some := list(islice(left, _AT_A_TIME)):
            with self._change() as database:
                database.executemany("INSERT OR IGNORE INTO outputs VALUES (?, ?)", some)

    def settle(self, outputs: Iterable[tuple[str, str]]) -> None:
        """Said once they stand there: of each path no other digest is ours any more."""
        with self._change() as database:
            rows = ((path, path, digest) for path, digest in outputs)
            database.executemany("DELETE FROM outputs WHERE path = ? AND (path, digest) <> (?, ?)", rows)

    def release(self, paths: Iterable[str]) -> None:
        with self._change() as database:
            database.executemany("DELETE FROM outputs WHERE path = ?", [(path,) for path in paths])

    def outputs(self) -> Iterator[str]:
        yield from (str(row[0]) for row in self._rows("SELECT DISTINCT path FROM outputs ORDER BY path"))

    def missed(self, unread: Iterable[str]) -> tuple[str, ...]:
        """Which files the last complete run had read are among these, or lie in one of them: a folder may be closed."""
        shut = {*unread}
        read = [PurePosixPath(str(row[0])) for row in self._rows("SELECT path FROM inputs ORDER BY path")]
        return tuple(str(one) for one in read if not shut.isdisjoint(map(str, (one, *one.parents))))

    def keep_inputs(self, shown: Iterable[str]) -> None:
        """The files that a complete run has read, by their shown path."""
        with self._change() as database:
            database.execute("DELETE FROM inputs")
            database.executemany("INSERT OR IGNORE INTO inputs VALUES (?)", [(one,) for one in shown])

    def prune(self) -> None:
        """Drop the results that this run neither kept nor asked for, and the objects that nothing needs any more.

        To be said once a run is complete, by the process that ran it.
        """
        with self._change() as database:
            kept = json.dumps(list(self._met))
            database.execute("DELETE FROM results WHERE key NOT IN (SELECT value FROM json_each(?))", (kept,))
        needed = {digest for one in self._met.values() for digest in one.digests}
        with complaints_of(self.path):
            needed.update(str(row[0]) for row in self._database.execute("SELECT digest FROM outputs"))
        for path in (self.folder / "objects").glob("*/*"):
            if path.name not in needed:
                with suppress(PermissionError):  # somebody looks at it: a later run drops it
                    path.unlink()

    def _rows(self, question: str, *parameters: str) -> list[tuple[Any, ...]]:
        with complaints_of(self.path):
            return self._database.execute(question, parameters).fetchall()

    @contextmanager
    def _change(self) -> Iterator[sqlite3.Connection]:
        """All that is done within is kept, or nothing of it."""
        self.keep_all()
        with complaints_of(self.path), self._database as database:
            yield database


def _seal(key: str, text: str) -> str:
    return hashlib.sha256(f"{key}\n{text}".encode("utf-8", "surrogatepass")).hexdigest()


def previous_record(journal: Path, agency: str, part: str, template: str, year: int) -> str | None:
    """Last year's report of an agency on a form, asked by a worker; where it handed in one alone, whatever its part."""
    with _looked_into(journal) as database:
        question = "SELECT record FROM last_year WHERE agency = ? AND template = ? AND year = ?"
        keys = (key_of(agency, one, template, year) for one in (part, ""))
        rows = (database.execute(question, key).fetchone() for key in keys)
        row = next((one for one in rows if one is not None), None)
    return None if row is None else str(row[0])


def kept_result(journal: Path, key: str) -> Mapping[str, Any] | None:
    """The result of that key as it was kept, for whoever looks while a run may be at work."""
    with _looked_into(journal) as database:
        row = database.execute("SELECT result, digest FROM results WHERE key = ?", (key,)).fetchone()
    if row is None or row[1] != _seal(key, str(row[0])):
        return None
    found: Mapping[str, Any] = json.loads(row[0])
    return found


def previous_as_bytes(journal: Path) -> bytes:
    """Last year's reports alone, as a database that `previous_record` may be asked of on another machine."""
    with _looked_into(journal) as database:
        alone = sqlite3.connect(":memory:")
        try:
            alone.execute(f"CREATE TABLE last_year ({_TABLES['last_year']})")
            rows = database.execute("SELECT agency, template, year, record FROM last_year")
            alone.executemany("INSERT INTO last_year VALUES (?, ?, ?, ?)", rows)
            alone.commit()
            return alone.serialize()
        finally:
            alone.close()


@contextmanager
def _looked_into(journal: Path) -> Iterator[sqlite3.Connection]:
    """The database, in which nothing can be changed."""
    with complaints_of(journal):
        database = sqlite3.connect(f"{journal.resolve().as_uri()}?mode=ro", uri=True)
        try:
            yield database
        finally:
            database.close()
