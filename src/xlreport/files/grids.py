"""Opens a workbook file safely and gives what its cells hold."""

from dataclasses import replace
from pathlib import Path

from xlreport.errors import UnreadableWorkbookError
from xlreport.files.file_content import read_content
from xlreport.files.formats.readers import read_admitted
from xlreport.files.isolated import read_isolated
from xlreport.files.limits import LIMITS
from xlreport.files.package.gate import Admitted, Format, admit
from xlreport.files.unlocking import unlocked
from xlreport.reading.cells import RawBook


def read_book(path: Path) -> RawBook:
    """The sheets of a workbook file, hidden ones included, in the workbook's order.

    Raises UnreadableWorkbookError, whatever the file holds. What holds far more than a form, and formats that cannot
    be looked into beforehand, are read in a process of their own with limits of time and memory.
    """
    admitted = _admitted(read_content(path))
    is_small = admitted.package is not None and admitted.package.unpacked_bytes <= LIMITS.harmless_bytes
    is_read_here = is_small and admitted.format is Format.OPEN_XML
    book = read_admitted(admitted) if is_read_here else read_isolated(admitted.content)
    _refuse_namesakes(book)
    return replace(book, suffix=admitted.format.value)


def _admitted(content: bytes) -> Admitted:
    try:
        return admit(content)
    except UnreadableWorkbookError as refusal:
        if refusal.code != "FILE-ENCRYPTED":
            raise
        return admit(unlocked(content, refusal))


def _refuse_namesakes(book: RawBook) -> None:
    """No program lets two sheets have one name; findings could not say which is meant."""
    names: set[str] = set()
    for sheet in book.sheets:
        if sheet.name.casefold() in names:
            raise UnreadableWorkbookError("FILE-SHEET-TWICE", sheet=sheet.name)
        names.add(sheet.name.casefold())
