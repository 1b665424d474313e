"""Which of several files of an agency counts: the others are put aside, as one would by hand before `batch`.

A zip that holds one of them is taken apart first: its other files stay received, and the zip itself is put aside.
"""

import io
from collections.abc import Mapping, Sequence

from xlreport.collection.received.folders import is_ignored
from xlreport.desk.work.folder import Kind, Listed, WorkFolder, safe_path
from xlreport.desk.work.seen import AgencySeen
from xlreport.files.containers.parts import Allowance, UnopenedError
from xlreport.files.containers.zips import zip_parts
from xlreport.form.text.printable import printable
from xlreport.messages import district
from xlreport.messages.desk import folders as names
from xlreport.messages.desk import tellings as words

_ZIP = ".zip"


def choose(folder: WorkFolder, one: AgencySeen, chosen: str) -> tuple[Sequence[str], bool]:
    """What is to be told, and whether none of the others is left.

    Raises LookupError for what is none of the files to choose from.
    """
    rivals = [file.shown for file in one.rivals]
    if chosen not in rivals:
        raise LookupError(chosen)
    notes: list[str] = []
    stuck = [other for other in rivals if other != chosen and not _put_aside(folder, other, notes)]
    notes += [words.CHOSEN_IN_MAIL.format(path=other) for other in stuck]
    return (notes, False) if stuck else ([*notes, words.CHOSEN.format(path=chosen)], True)


def _put_aside(folder: WorkFolder, shown: str, notes: list[str]) -> bool:
    """Whether it could be: what is in a mail stays there, as in a zip of which a file cannot be had."""
    returned = _among_returns(folder, shown)
    if returned is not None:
        folder.put_aside(folder.results / returned, returned)
        return True
    listed = [(one, _shown(one)) for one in folder.listed(Kind.RECEIVED)]
    own = next((one for one, name in listed if name == shown), None)
    if own is not None:
        folder.move(Kind.RECEIVED, own.path, Kind.ASIDE)
        return True
    zips = ((one, name) for one, name in listed if one.path.lower().endswith(_ZIP))
    holder = next(((one, name) for one, name in zips if shown.startswith(f"{name}/")), None)
    if holder is None:
        return False
    laid = _taken_apart(folder, holder[0])
    inside = shown.removeprefix(f"{holder[1]}/")
    member = next((name for name in laid if inside == name or inside.startswith(f"{name}/")), None)
    if member is None:
        return False
    notes.append(words.UNPACKED.format(path=holder[1], folder=_apart(holder[0])))
    return _put_aside(folder, f"{_escaped(laid[member])}{inside.removeprefix(member)}", notes)


def _taken_apart(folder: WorkFolder, zipped: Listed) -> Mapping[str, str]:
    """Where each of its files lies now, by how a run shows it; nothing where one cannot be had, so that all stays.

    What no run reads, such as hidden files, stays in the zip, which is put aside.
    """
    path, laid = folder.path_of(Kind.RECEIVED, zipped.path), dict[str, str]()
    try:
        with path.open("rb") as stream:
            if any(part.refused is not None for part in zip_parts(stream, Allowance())):
                return laid
            for part in zip_parts(stream, Allowance()):
                if is_ignored(part.path):
                    continue
                name = f"{_apart(zipped)}/{'/'.join(part.path.parts[-_DEEPEST:])}"
                kept = folder.take(Kind.RECEIVED, name, io.BytesIO(part.content))
                laid[printable(part.path.as_posix())] = kept or str(safe_path(name))
    except UnopenedError:
        return laid
    folder.move(Kind.RECEIVED, zipped.path, Kind.ASIDE)
    return laid


_DEEPEST = 8
"""Folders of a file in a zip that it keeps."""


def _apart(zipped: Listed) -> str:
    return names.TAKEN_APART.format(stem=zipped.path[: -len(_ZIP)])


def _among_returns(folder: WorkFolder, shown: str) -> str | None:
    """The path below the results of one that was mended where it lay among the return copies."""
    returns = folder.results / district.RETURNS
    inside = returns.iterdir() if returns.is_dir() else ()
    found = (path.name for path in inside if district.IN_RETURNS.format(name=printable(path.name)) == shown)
    name = next(found, None)
    return None if name is None else f"{district.RETURNS}/{name}"


def _shown(one: Listed) -> str:
    return _escaped(one.path)


def _escaped(path: str) -> str:
    """As a run shows the paths of files."""
    return printable(path.replace("\\", "\\\\"))
