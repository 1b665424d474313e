"""Which of several files of an agency counts: the others are put aside, as one would by hand before `batch`.

A zip that holds one of them is taken apart first: its other files stay received, and the zip itself is put aside.
"""

import io
from collections.abc import Sequence

from xlreport.desk.work.folder import Kind, Listed, WorkFolder
from xlreport.desk.work.seen import AgencySeen
from xlreport.files.containers.parts import Allowance, UnopenedError
from xlreport.files.containers.zips import zip_parts
from xlreport.form.text.printable import printable
from xlreport.messages import district
from xlreport.messages.desk import folders as names
from xlreport.messages.desk import tellings as words

_ZIP = ".zip"


def choose(folder: WorkFolder, one: AgencySeen, chosen: str) -> Sequence[str]:
    """What is to be told. Raises LookupError for what is none of the files to choose from."""
    rivals = [file.shown for file in one.rivals]
    if chosen not in rivals:
        raise LookupError(chosen)
    notes: list[str] = []
    stuck = [other for other in rivals if other != chosen and not _put_aside(folder, other, notes)]
    notes += [words.CHOSEN_IN_MAIL.format(path=other) for other in stuck]
    return notes if stuck else [*notes, words.CHOSEN.format(path=chosen)]


def _put_aside(folder: WorkFolder, shown: str, notes: list[str]) -> bool:
    """Whether it could be: what is in a mail stays there."""
    returned = _among_returns(folder, shown)
    if returned is not None:
        folder.put_aside(folder.results / returned, returned)
        return True
    listed = [(one, _shown(one)) for one in folder.listed(Kind.RECEIVED)]
    own = next((one for one, name in listed if name == shown), None)
    if own is not None:
        folder.move(Kind.RECEIVED, own.path, Kind.ASIDE)
        return True
    holder = next(((one, name) for one, name in listed if shown.startswith(f"{name}/")), None)
    if holder is None or not holder[0].path.lower().endswith(_ZIP):
        return False
    laid = _taken_apart(folder, holder[0])
    if laid is None:
        return False
    notes.append(words.UNPACKED.format(path=holder[1], folder=laid))
    return _put_aside(folder, f"{_escaped(laid)}{shown.removeprefix(holder[1])}", notes)


def _taken_apart(folder: WorkFolder, zipped: Listed) -> str | None:
    """The folder in which its files lie now; None where one of them cannot be had, so that it stays as it is."""
    path = folder.path_of(Kind.RECEIVED, zipped.path)
    laid = names.TAKEN_APART.format(stem=zipped.path[: -len(_ZIP)])
    try:
        with path.open("rb") as stream:
            parts = list(zip_parts(stream, Allowance()))
    except UnopenedError:
        return None
    if any(part.refused is not None for part in parts):
        return None
    for part in parts:
        folder.take(Kind.RECEIVED, f"{laid}/{part.path.as_posix()}", io.BytesIO(part.content))
    folder.move(Kind.RECEIVED, zipped.path, Kind.ASIDE)
    return laid


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
