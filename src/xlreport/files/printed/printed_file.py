"""A printed form as a file: a Word document, a web page or a workbook."""

from pathlib import Path

from lxml import etree

from xlreport.errors import UnreadableWorkbookError
from xlreport.files.file_content import read_content
from xlreport.files.grids import read_book
from xlreport.files.package.package import Package
from xlreport.files.printed.page import Page
from xlreport.files.printed.sheet_page import sheet_page
from xlreport.files.printed.web_page import web_page
from xlreport.files.printed.word_page import DOCUMENT, word_page
from xlreport.form.text.encoding import EncodingError, encoding_of

_ZIP = b"PK\x03\x04"
_MARKUP = "<"
_HEAD = 2000


def read_page(path: Path) -> Page:
    """What is printed in the file, known by its content. Raises UnreadableWorkbookError for any other kind of file."""
    content = read_content(path)
    if content.startswith(_ZIP):
        package = Package(content)
        return word_page(package) if DOCUMENT in package else sheet_page(read_book(path))
    if _is_markup(content):
        try:
            return web_page(content)
        except (EncodingError, etree.ParserError) as error:
            raise UnreadableWorkbookError("FILE-DAMAGED", part=path.name, detail=str(error)) from error
    return sheet_page(read_book(path))


def _is_markup(content: bytes) -> bool:
    """Whether the first letter is the one that opens an element, in whatever encoding."""
    head = content[:_HEAD].decode(encoding_of(content), errors="replace")
    return head.removeprefix("\ufeff").lstrip("\0 \t\r\n").startswith(_MARKUP)
