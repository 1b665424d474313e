"""The history as a file beside the journal: unlike the journal it cannot be made anew from what was handed in."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from xlreport.collection.rounds.history import Event, History, Standing
from xlreport.collection.whole_files import digest_of, whole_file

NAME, UNREADABLE = "history.json", "history-unreadable.json"
"""Its name, and that under which one is laid aside that cannot be read."""

_VERSION = 1


@dataclass(frozen=True, slots=True)
class _Kept:
    version: int
    events: tuple[Event, ...]
    standings: tuple[Standing, ...]


_SHAPE = TypeAdapter(_Kept)
_EVENTS, _STANDINGS = TypeAdapter(tuple[Event, ...]), TypeAdapter(tuple[Standing, ...])
_AT_A_TIME = 500


def read_history(folder: Path) -> History:
    """What earlier runs have kept in the folder that is their own; empty, and said to be lost, if it is unreadable."""
    path = folder / NAME
    if not path.is_file():
        return History()
    try:
        kept = _SHAPE.validate_json(path.read_bytes())
    except ValidationError:
        return History(lost=True)
    lost = kept.version != _VERSION
    return History(lost=True) if lost else History(kept.events, kept.standings, len(kept.events))


def keep_history(folder: Path, history: History) -> None:
    """Written whole or not at all, where anything is new. What could not be read is laid aside."""
    path = folder / NAME
    if history.lost:
        path.replace(folder / UNREADABLE)
    if not path.is_file() or digest_of(path) != _digest(_spelled(history)):
        with whole_file(path) as stream:
            stream.writelines(_spelled(history))


def _digest(pieces: Iterable[bytes]) -> str:
    found = hashlib.sha256()
    for one in pieces:
        found.update(one)
    return found.hexdigest()


def _spelled(history: History) -> Iterator[bytes]:
    """Piece by piece: there may be tens of thousands of events."""
    yield b'{\n  "version": %d,\n  "events": ' % _VERSION
    yield from _listed(_EVENTS, history.events)
    yield b',\n  "standings": '
    yield from _listed(_STANDINGS, history.standings)
    yield b"\n}"


_One = TypeVar("_One")


def _listed(shape: TypeAdapter[tuple[_One, ...]], values: tuple[_One, ...]) -> Iterator[bytes]:
    between = b"["
    for start in range(0, len(values), _AT_A_TIME):
        own = shape.dump_json(values[start : start + _AT_A_TIME], indent=2)
        yield between + own.removeprefix(b"[").removesuffix(b"\n]").replace(b"\n", b"\n  ")
        between = b","
    yield b"\n  ]" if values else b"[]"
