"""Reports as they were published, among what came: documents and web pages."""

from enum import Enum
from pathlib import PurePath

from xlreport.messages.codes.file_codes import FileKind

_KINDS = frozenset({FileKind.WORD, FileKind.PDF, FileKind.WEB_PAGE})
_SUFFIX = ".md"


class Pages(Enum):
    """What documents and web pages of a folder are: skipped, inputs where nothing else is there, or always inputs."""

    SKIPPED = "skipped"
    ALONE = "alone"
    TAKEN = "taken"

    def are_taken(self, *, beside: int) -> bool:
        """`beside`: how many other inputs there are."""
        return self is Pages.TAKEN or (self is Pages.ALONE and not beside)


def may_be_page(kind: FileKind, name: PurePath) -> bool:
    """Whether a file that is no workbook may be a report as it was published."""
    return kind in _KINDS or name.suffix.lower() == _SUFFIX
