"""The journal's database: opened, laid out, mended where it is none; its complaints in terms of the system.

Without a write-ahead log, which asks of a disk what a network share has not: memory that processes share. It waits for
the disk less than SQLite may: what a power cut damages is noticed, and all is done again.
"""

import errno
import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from xlreport.errors import JournalError


def open_database(path: Path, tables: Mapping[str, str]) -> tuple[sqlite3.Connection, bool]:
    """With these tables, by name and columns, and whether anything was there that could not be used.

    What is no database is set aside; a table that was declared otherwise, by another version or another program, is
    made anew, empty.
    """
    try:
        return _opened(path, tables)
    except JournalError:
        _set_aside(path)
        return _opened(path, tables)[0], True


def _opened(path: Path, tables: Mapping[str, str]) -> tuple[sqlite3.Connection, bool]:
    """Raises JournalError for what is no database."""
    with complaints_of(path):
        database = sqlite3.connect(path)
        try:
            database.text_factory = lambda text: text.decode("utf-8", "replace")
            database.execute("PRAGMA journal_mode=TRUNCATE")
            database.execute("PRAGMA synchronous=NORMAL")
            database.execute("PRAGMA cache_spill=OFF")  # what is not yet kept together keeps no reader waiting
            _require_soundness(database, path)
            return database, _lay_out(database, tables)
        except BaseException:
            database.close()
            raise


def _require_soundness(database: sqlite3.Connection, path: Path) -> None:
    if database.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise JournalError(str(path))


def _lay_out(database: sqlite3.Connection, tables: Mapping[str, str]) -> bool:
    """Make the tables that are not there as they are declared; whether some were there otherwise."""
    stands = {name: (kind, sql) for kind, name, sql in database.execute("SELECT type, name, sql FROM sqlite_master")}
    wanted = {name: ("table", f"CREATE TABLE {name} ({columns})") for name, columns in tables.items()}
    with database:
        for name, (_, sql) in wanted.items():
            if stands.get(name) == wanted[name]:
                continue
            if name in stands:
                database.execute(f"DROP {stands[name][0]} {name}")
            database.execute(sql)
    return any(name in stands and stands[name] != own for name, own in wanted.items())


def _set_aside(path: Path) -> None:
    """What is no journal keeps its bytes under another name; what belongs to it goes."""
    path.replace(path.with_name("journal.damaged"))
    for suffix in ("-wal", "-shm", "-journal"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


_OF_THE_SYSTEM = {
    sqlite3.SQLITE_FULL: errno.ENOSPC, sqlite3.SQLITE_IOERR: errno.EIO, sqlite3.SQLITE_READONLY: errno.EROFS,
    sqlite3.SQLITE_PERM: errno.EACCES, sqlite3.SQLITE_CANTOPEN: errno.EACCES,
    sqlite3.SQLITE_BUSY: errno.EBUSY, sqlite3.SQLITE_LOCKED: errno.EBUSY, sqlite3.SQLITE_PROTOCOL: errno.ENOLCK,
    sqlite3.SQLITE_NOMEM: errno.ENOMEM, sqlite3.SQLITE_TOOBIG: errno.EFBIG,
}  # fmt: skip
"""What SQLite says in its own way of a disk or of permissions."""


@contextmanager
def complaints_of(path: Path) -> Iterator[None]:
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
