"""What is said of the whole set, not made again where nothing that it depends on has changed.

The files about the whole set are made by a worker from three things alone: the task that it is given, the results in
the journal, and this program. So they are kept in the journal, as the result of a file is, under a digest of just
these: of every value in the task, whatever it is, of the digest of each result that the run has met with, and of the
code and the libraries that write. A value of a kind that has no fixed spelling is an error, not left out. Nothing
compares times, and nothing is believed: what is kept is verified before it is used, and so is each file in the output
folder. Where the code lies in no files, so that it has no digest, all is made again.
"""

import hashlib
import platform
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from xlreport.collection.listing import rules_digest
from xlreport.district.run.journal import VERSION, Journal
from xlreport.district.run.task import program_version
from xlreport.form.loading.kept import code_digest
from xlreport.form.model.template import Template

_WRITERS = ("xlsxwriter", "rapidfuzz", "numpy", "markupsafe", "pathvalidate", "pyarrow")
"""Libraries on which the bytes, or what is found, depend."""

Files = Sequence[tuple[str, str]]
"""Paths below the output folder, each with the digest of the bytes."""


def kept_or_made(task: object, journal: Journal, forms: Mapping[str, Template], make: Callable[[], Files]) -> Files:
    """The files of an earlier run for the same task, or those that are made now."""
    code = code_digest()
    if code is None:
        journal.keep_all()
        return make()
    key = _key((VERSION, program_version(), code, rules_digest(forms), *_versions(), journal.digest_of_results(), task))
    kept = journal.usable(key)
    if kept is not None:
        return list(kept["objects"].items())
    journal.keep_all()
    made = make()
    journal.keep(key, {"objects": dict(made), "unsettled": False})
    return made


def _versions() -> Iterable[str]:
    yield from (platform.python_version(), platform.platform(), zlib.ZLIB_RUNTIME_VERSION, sqlite3.sqlite_version)
    for name in _WRITERS:
        try:
            yield version(name)
        except PackageNotFoundError:
            yield ""


def _key(value: object) -> str:
    found = hashlib.sha256()
    _spell(value, found.update)
    return found.hexdigest()


def _spell(value: object, tell: Callable[[bytes], None]) -> None:
    """Tell a value so that no two different ones are told alike. Raises TypeError for one of an unknown kind."""
    kind: type = type(value)
    if kind is str:
        _spell_plain(kind, str(value), tell)
    elif value is None or isinstance(value, str | int | float | bytes | date | Decimal | Path | Enum):
        _spell_plain(kind, repr(value), tell)
    elif is_dataclass(value):
        _spell_all(kind.__name__, [getattr(value, name) for name in _names(kind)], tell)
    elif isinstance(value, Mapping):
        _spell_all("mapping", [part for pair in value.items() for part in pair], tell)
    elif isinstance(value, Sequence):
        _spell_all("sequence", value, tell)
    elif isinstance(value, AbstractSet):
        _spell_all("set", sorted(map(_key, value)), tell)
    else:
        raise TypeError(f"{kind.__name__} has no fixed spelling")


def _spell_plain(kind: type, text: str, tell: Callable[[bytes], None]) -> None:
    told = text.encode("utf-8", "surrogatepass")
    tell(b"%b %d %b" % (kind.__name__.encode(), len(told), told))


def _spell_all(kind: str, values: Sequence[object], tell: Callable[[bytes], None]) -> None:
    tell(f"{kind} {len(values)} ".encode())
    for one in values:
        _spell(one, tell)


@lru_cache(maxsize=64)
def _names(kind: type) -> Sequence[str]:
    return [one.name for one in fields(kind)]
