"""Why the system would not, and what could not be written, in words."""

import errno
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from xlreport.collection.whole_files import WriteFailure
from xlreport.errors import (
    ClusterError,
    ExtraMissingError,
    InputKeptError,
    OutputExistsError,
    OwnSideError,
    UnwritableError,
)
from xlreport.form.text.unseen import code_points
from xlreport.messages import commands as words
from xlreport.messages.usage import INPUT_KEPT

_HELD = frozenset({32, 33})
"""Windows says that a program holds a file, or a part of it, as if a permission were missing."""


def stopped_by(error: OSError | OwnSideError) -> str:
    """What ended a command that could not do its work, and what to do about it."""
    if isinstance(error, ExtraMissingError):
        return words.EXTRA_MISSING.format(extra=error.extra)
    if isinstance(error, ClusterError):
        return words.CLUSTERS[error.kind].format(found=error.found)
    if isinstance(error, OwnSideError):
        paths = words.LIST_SEPARATOR.join(map(str, error.args))
        return words.WORK_LOST_ON.format(paths=paths) if paths else words.WORK_LOST
    if error.filename is None:
        return words.FAILED.format(reason=reason_of(error))
    return words.NOT_WRITTEN.format(path=error.filename, reason=reason_of(error))


def reason_of(error: OSError) -> str:
    """Why the system would not, in our words where we have some."""
    name = "EBUSY" if getattr(error, "winerror", None) in _HELD else errno.errorcode.get(error.errno or 0, "")
    return words.REASONS.get(name) or error.strerror or str(error)


def unwritten_line(path: Path, error: WriteFailure) -> str:
    """Why the file is not there, in words."""
    match error:
        case InputKeptError():
            return INPUT_KEPT.format(path=path)
        case OutputExistsError():
            return words.EXISTS.format(path=path)
        case UnwritableError():
            from xlreport.collection.outcomes import refusal

            return words.NOT_WRITTEN.format(path=path, reason=refusal(error.code, error.params).message)
        case _:
            return words.NOT_WRITTEN.format(path=path, reason=reason_of(error))


MOST_CHARACTERS = 20
"""More of them are counted: nobody looks them up one by one."""


def missing_line(path: str, characters: str) -> str:
    """Which characters of a report no font can show, by their numbers."""
    points = code_points(characters)
    shown = words.LIST_SEPARATOR.join(points[:MOST_CHARACTERS])
    if len(points) > MOST_CHARACTERS:
        shown = words.CHARACTERS_MORE.format(first=shown, count=len(points))
    return words.CHARACTERS_MISSING.format(path=path, characters=shown)


def font_lines() -> Iterator[str]:
    """One line for all fonts that a PDF or a poster had to do without on this machine."""
    from xlreport.render.typesetting.typeset import missing_fonts

    with suppress(UnwritableError):  # each report has said so already
        if missing := missing_fonts():
            yield words.FONTS_MISSING.format(fonts="、".join(missing), stand_ins="、".join(missing.values()))
