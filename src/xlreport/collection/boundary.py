"""What a run may write to and remove: nothing that it reads, and nothing that a link would lead it to."""

import os
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from xlreport.collection.whole_files import require_spelling
from xlreport.errors import OutputLinkedError
from xlreport.messages import district as words

_NO_PLAIN_NAMES = frozenset({"", ".", ".."})
_NO_PLAIN_CHARACTERS = frozenset("\\:\0")


class InputPaths:
    """The files that a call reads; by whatever way a path leads to one of them, it is not written to."""

    def __init__(self, paths: Iterable[Path]) -> None:
        self._paths = frozenset(map(_true, paths))

    def holds(self, path: Path) -> bool:
        return _true(path) in self._paths


def _true(path: Path) -> str:
    return os.path.normcase(os.path.realpath(require_spelling(path)))


def lies_in(out: Path, name: str) -> bool:
    """Whether a name is one that a run could have given: a plain path below `out`, without links on the way."""
    parts = name.split("/")
    if any(part in _NO_PLAIN_NAMES or not _NO_PLAIN_CHARACTERS.isdisjoint(part) for part in parts):
        return False
    if parts[0].casefold() == words.OWN:
        return False
    return not any(out.joinpath(*parts[:count]).is_symlink() for count in range(1, len(parts)))


def refuse_links(out: Path) -> None:
    """Raises OutputLinkedError for a link where a run keeps what is its own; `out` itself may be one."""
    own = out / words.OWN
    plain = (words.REPORTS, words.RETURNS, words.MAILS)
    deep = (own, out / words.BELOW, out / words.FOLDERS)
    for path in chain((out / name for name in plain), deep, chain.from_iterable(map(_below, deep))):
        if path.is_symlink():
            raise OutputLinkedError(str(path))


def _below(folder: Path) -> Iterator[Path]:
    for above, folders, files in os.walk(folder):
        yield from (Path(above, name) for name in (*folders, *files))
