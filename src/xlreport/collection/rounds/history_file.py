"""The history as a file beside the journal: unlike the journal it cannot be made anew from what was handed in."""

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, TypeVar

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
_HEAD, _FOOT = b'{\n  "version": %d,\n' % _VERSION, b"}"
_AT_A_TIME, _LINES = 500, 5000

_One = TypeVar("_One")


def read_history(folder: Path) -> History:
    """What earlier runs have kept in the folder that is their own; empty, and said to be lost, if it is unreadable."""
    path = folder / NAME
    if not path.is_file():
        return History()
    try:
        kept = _in_pieces(path) or _SHAPE.validate_json(path.read_bytes())
    except ValidationError:
        return History(lost=True)
    lost = kept.version != _VERSION
    return History(lost=True) if lost else History(kept.events, kept.standings, len(kept.events))


def _in_pieces(path: Path) -> _Kept | None:
    """A history that is spelled as `keep_history` does; None for any other, which is read as a whole."""
    with path.open("rb") as stream, suppress(ValidationError):
        if stream.readline() + stream.readline() == _HEAD:
            events = _entries(stream, _EVENTS, b"events", b",\n")
            standings = None if events is None else _entries(stream, _STANDINGS, b"standings", b"\n")
            if events is not None and standings is not None and stream.read() == _FOOT:
                return _Kept(_VERSION, events, standings)
    return None


def _entries(
    stream: BinaryIO, shape: TypeAdapter[tuple[_One, ...]], name: bytes, end: bytes
) -> tuple[_One, ...] | None:
    """The list of that name; None where something else stands there. `end`: what follows its last bracket."""
    first = stream.readline()
    if first != b'  "%b": [\n' % name:
        return () if first == b'  "%b": []%b' % (name, end) else None
    found: list[_One] = []
    lines: list[bytes] = []
    for line in iter(stream.readline, b""):
        if line == b"  ]" + end:
            return (*found, *shape.validate_json(b"[%b]" % b"".join(lines)))
        lines.append(line)
        if line == b"    },\n" and len(lines) > _LINES:
            found += shape.validate_json(b"[%b]" % b"".join(lines).removesuffix(b",\n"))
            lines.clear()
    return None


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
    yield _HEAD + b'  "events": '
    yield from _listed(_EVENTS, history.events)
    yield b',\n  "standings": '
    yield from _listed(_STANDINGS, history.standings)
    yield b"\n" + _FOOT


def _listed(shape: TypeAdapter[tuple[_One, ...]], values: tuple[_One, ...]) -> Iterator[bytes]:
    between = b"["
    for start in range(0, len(values), _AT_A_TIME):
        own = shape.dump_json(values[start : start + _AT_A_TIME], indent=2)
        yield between + own.removeprefix(b"[").removesuffix(b"\n]").replace(b"\n", b"\n  ")
        between = b","
    yield b"\n  ]" if values else b"[]"
