"""The words of a report taken out of each format by programs that did not write it."""

import io
import re
import subprocess
import xml.etree.ElementTree as ET
import zipfile
from html.parser import HTMLParser
from pathlib import Path

from markdown_it import MarkdownIt
from pages import require_poppler

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def of_word(content: bytes) -> str:
    """By the standard library: every w:t of the body in order."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        body = ET.fromstring(package.read("word/document.xml"))  # noqa: S314  a file this test has just made
    return squeezed("".join(part.text or "" for part in body.iter(f"{_W}t")))


class _Words(HTMLParser):
    """What a browser shows of the page; captions of tables are for screen readers and repeat the headings."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._silent: list[str] = []

    def handle_starttag(self, tag: str, _: object) -> None:
        if tag in {"style", "caption", "title"}:
            self._silent.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._silent and self._silent[-1] == tag:
            self._silent.pop()

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.words.append(data)


def of_page(content: bytes) -> str:
    parser = _Words()
    parser.feed(content.decode())
    return squeezed("".join(parser.words))


def of_markdown(content: bytes) -> str:
    """By a CommonMark parser."""
    tokens = MarkdownIt("commonmark").enable("table").parse(content.decode())
    inline = [child for token in tokens if token.type == "inline" for child in token.children or []]
    return squeezed("".join(child.content for child in inline))


def of_pdf(content: bytes, folder: Path) -> str:
    """By poppler, in the order of the tags; page numbers and repeated heads are no part of it."""
    require_poppler()
    path = folder / "report.pdf"
    path.write_bytes(content)
    told = subprocess.run(["pdfinfo", "-struct-text", str(path)], check=True, capture_output=True).stdout.decode(
        errors="replace"
    )
    spoken = (line.strip() for line in told.splitlines())
    return squeezed("".join(line[1:-1] for line in spoken if line.startswith('"')))
