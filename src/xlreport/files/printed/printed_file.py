"""A printed form as a file: a Word document, a web page or a workbook."""

from pathlib import Path

from xlreport.files.file_content import read_content
from xlreport.files.grids import read_book
from xlreport.files.package.package import Package
from xlreport.files.printed.page import Page
from xlreport.files.printed.sheet_page import sheet_page
from xlreport.files.printed.web_page import web_page
from xlreport.files.printed.word_page import DOCUMENT, word_page

_ZIP = b"PK\x03\x04"
_MARKUP = b"<"
_BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def read_page(path: Path) -> Page:
    """What is printed in the file, known by its content. Raises UnreadableWorkbookError for any other kind of file."""
    content = read_content(path)
    if content.startswith(_ZIP):
        package = Package(content)
        return word_page(package) if DOCUMENT in package else sheet_page(read_book(path))
    if _is_markup(content):
        return web_page(content)
    return sheet_page(read_book(path))


def _is_markup(content: bytes) -> bool:
    for mark in _BYTE_ORDER_MARKS:
        content = content.removeprefix(mark)
    return content.lstrip(b"\0 \t\r\n").startswith(_MARKUP)
