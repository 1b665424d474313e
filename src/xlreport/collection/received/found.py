"""A file that came, as it is before anybody has read it."""

from dataclasses import dataclass
from pathlib import PurePath

from xlreport.messages.codes.file_codes import FileKind

_OF_PAGES = frozenset({FileKind.WORD, FileKind.PDF, FileKind.WEB_PAGE})
_MARKDOWN = ".md"


@dataclass(frozen=True, slots=True)
class Found:
    """A file that came. `shown` is where; `said` is what the mails say of themselves that it came with.

    What may be a report has its `content` where it came in a container; a file that is no workbook its `kind`, or the
    code that says why it was not looked into. `rejected`: such a file that should have been a workbook, or hold some.
    `ignored`: a lock, hidden or temporary file.
    """

    shown: str
    name: PurePath
    said: tuple[str, ...] = ()
    content: bytes | None = None
    kind: FileKind | None = None
    code: str | None = None
    rejected: bool = False
    ignored: bool = False


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that is not read, by its shown path. `code` says why, `kind` what it is.

    `agency`: the one of the roster that seems to have sent it, by its name; `message`: why it was not read, where that
    is more than what it is.
    """

    shown: str
    kind: FileKind
    code: str = "FILE-SKIPPED"
    said: tuple[str, ...] = ()
    agency: str | None = None
    message: str = ""


def may_be_page(kind: FileKind, name: PurePath) -> bool:
    """Whether a file that is no workbook may be a report as it was published."""
    return kind in _OF_PAGES or name.suffix.lower() == _MARKDOWN
