"""Calls that cannot be carried out, and the exit status each has."""

import errno
from enum import IntEnum

from xlreport.errors import ClusterError, ExtraMissingError, OwnSideError
from xlreport.messages import commands as words


class Status(IntEnum):
    """The highest that applies is the command's."""

    GOOD = 0
    FINDINGS = 1
    USAGE = 2
    CANNOT_RUN = 3


class CommandError(Exception):
    """A command stops here, with a sentence and a status."""

    def __init__(self, message: str, status: Status = Status.USAGE) -> None:
        super().__init__(message)
        self.message = message
        self.status = status


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
