"""Calls that cannot be carried out, and the exit status each has."""

from enum import IntEnum


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
