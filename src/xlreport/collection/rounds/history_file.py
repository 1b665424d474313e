"""The history as a file beside the journal: unlike the journal it cannot be made anew from what was handed in."""

from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from xlreport.collection.rounds.history import Event, History, Standing
from xlreport.collection.whole_files import whole_file

NAME, UNREADABLE = "history.json", "history-unreadable.json"
"""Its name, and that under which one is laid aside that cannot be read."""

_VERSION = 1


@dataclass(frozen=True, slots=True)
class _Kept:
    version: int
    events: tuple[Event, ...]
    standings: tuple[Standing, ...]


_SHAPE = TypeAdapter(_Kept)


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
    content = _SHAPE.dump_json(_Kept(_VERSION, history.events, history.standings), indent=2)
    if history.lost:
        path.replace(folder / UNREADABLE)
    if not path.is_file() or path.read_bytes() != content:
        with whole_file(path) as stream:
            stream.write(content)
