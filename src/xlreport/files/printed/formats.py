"""Which format a printed page is in, told by its content, and the reader of each."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import PurePath

from xlreport.errors import UnreadableWorkbookError
from xlreport.files.package.gate import ZIP, kind_of
from xlreport.files.package.package import Package
from xlreport.form.text.encoding import encoding_of, is_text
from xlreport.messages.codes.file_codes import FileKind
from xlreport.reading.published.page import Page

_RICH_TEXT = b"{\\rtf"
_FIXED_LAYOUT = "ofd.xml"
_MARKUP = "<"
_HEAD = 2000
_MAY_BE_MARKUP = frozenset({FileKind.WEB_PAGE, FileKind.XML, FileKind.UNKNOWN})
"""A part of a page is like XML at its beginning; UTF-16 without a mark is like nothing."""


class PageFormat(StrEnum):
    """Formats of pages that are read; OLD_WORD after another program has converted it."""

    WORD = "word"
    OLD_WORD = "old word"
    WEB = "web"
    MARKDOWN = "markdown"
    PDF = "pdf"


def page_format(content: bytes, name: PurePath) -> PageFormat | None:
    """None for a file that is no page. Raises UnreadableWorkbookError for what is damaged, a picture or locked.

    By the name only whether a text is Markdown.
    """
    if content.startswith(ZIP) and _FIXED_LAYOUT in Package(content):
        raise UnreadableWorkbookError("PAGE-FIXED-LAYOUT")
    kind = kind_of(content)
    if kind in _MAY_BE_MARKUP and _is_markup(content):
        return PageFormat.WEB
    if kind is FileKind.PICTURE:
        raise UnreadableWorkbookError("PAGE-PICTURE")
    if kind is FileKind.WORD:
        return PageFormat.WORD if content.startswith(ZIP) else PageFormat.OLD_WORD
    if kind is FileKind.TEXT and name.suffix.lower() in {".md", ".markdown"} and is_text(content):
        return PageFormat.MARKDOWN
    return PageFormat.PDF if kind is FileKind.PDF else None


def _is_markup(content: bytes) -> bool:
    """Whether the first letter is the one that opens an element, in whatever encoding."""
    head = content[:_HEAD].decode(encoding_of(content), errors="replace")
    return head.removeprefix("\ufeff").lstrip("\0 \t\r\n").startswith(_MARKUP)


def page_of(content: bytes, page_format: PageFormat) -> Page:
    """What is printed. Raises UnreadableWorkbookError."""
    return _READERS[page_format](content)


def _word(content: bytes) -> Page:
    from xlreport.files.printed.word_page import word_page

    return word_page(Package(content))


def _web(content: bytes) -> Page:
    from xlreport.files.printed.web_page import web_page

    return web_page(content)


def _markdown(content: bytes) -> Page:
    from xlreport.files.printed.markdown_page import markdown_page

    return markdown_page(content)


def _pdf(content: bytes) -> Page:
    from xlreport.files.printed.pdf_page import pdf_page

    return pdf_page(content)


_READERS: Mapping[PageFormat, Callable[[bytes], Page]] = {
    PageFormat.WORD: _word, PageFormat.WEB: _web, PageFormat.MARKDOWN: _markdown,
    PageFormat.PDF: _pdf,
}  # fmt: skip
