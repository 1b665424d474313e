"""What a container holds, and how much of it is let in."""

from dataclasses import dataclass
from pathlib import PurePosixPath

from xlreport.errors import UnreadableError
from xlreport.files.limits import LIMITS


class UnopenedError(UnreadableError):
    """A container, or a file in one, is not opened. `code` names the sentence that says why."""


@dataclass(frozen=True, slots=True)
class Part:
    """A file in a container: its bytes, or the code that says why there are none."""

    path: PurePosixPath
    content: bytes = b""
    refused: str | None = None


@dataclass(slots=True)
class Allowance:
    """How many files, and how many bytes of them, may still come out of a container and those within it."""

    files: int = LIMITS.container_files
    bytes: int = LIMITS.container_bytes

    def spend(self, files: int, size: int) -> None:
        """Raises UnopenedError where it is used up."""
        self.files -= files
        self.bytes -= size
        if self.files < 0 or self.bytes < 0:
            raise UnopenedError("FILE-PACK-TOO-BIG")
