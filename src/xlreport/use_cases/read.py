"""A report from a file: a completed workbook (gate, raw grids, labels), a published report, or JSON.

What reads one kind of file is imported when there is one: it takes longer than to read a file.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from xlreport.errors import UnreadableError, UnreadableRecordError, UnreadableWorkbookError, is_of_process
from xlreport.files.compound import OLE
from xlreport.files.package.gate import ZIP
from xlreport.files.regular_file import is_regular, read_regular
from xlreport.form.model.finding import Finding, Severity
from xlreport.form.model.template import Template
from xlreport.form.report.report import Reading, Report
from xlreport.form.text.printable import printable
from xlreport.messages import records as words

if TYPE_CHECKING:
    from xlreport.reading.published.page import Page

_MARK = b"\xef\xbb\xbf"
_LONGEST_HEAD = 64

MOST_BYTES = 10_000_000
"""A whole report with all its texts is below 100 kB; more is no report."""

MOST_LETTERS = 150_000
MOST_PARTS = 5_000
"""Of all texts together; the longest of fifty published reports has under 10,000 letters."""

_SUFFIXES = {".xlsx": ".xlsx", ".xlsm": ".xlsx", ".xls": ".xls", ".ods": ".ods", ".xlsb": ".xlsb"}


def read_file(path: Path, templates: Mapping[str, Template], *, is_record: bool) -> Reading:
    """The report in a workbook, a published report or a record, whichever its content is.

    `is_record` counts where it is none. Raises as `read_workbook` and `read_record` do. What is called a workbook is
    none that was published.
    """
    head = _head_of(path)
    if path.suffix.lower() not in _SUFFIXES and not is_record and (page := _page_of(path)) is not None:
        return replace(_published(page, templates), file_name=printable(path.name))
    if head.startswith((*ZIP, OLE)) or not (is_record or head.removeprefix(_MARK).lstrip().startswith(b"{")):
        return replace(read_workbook(path, templates), file_name=printable(path.name))
    return read_record(path, templates)


def _head_of(path: Path) -> bytes:
    """How the file begins; nothing for one that cannot be opened, which is told when it is read."""
    if not is_regular(path):
        return b""
    try:
        with path.open("rb") as stream:
            return stream.read(_LONGEST_HEAD)
    except OSError as error:
        if is_of_process(error):
            raise
        return b""


def read_published(path: Path, templates: Mapping[str, Template] | None = None) -> Reading:
    """The report that was published in a Word document, a web page, Markdown or PDF, as far as it is sure.

    `templates`: the forms it may be, by id; left out, the bundled ones. Raises UnreadableWorkbookError,
    UnknownWorkbookError or EditionMismatchError; what is not sure is left out, and told in the findings.
    """
    from xlreport.files.printed.printed_file import published_page

    page = published_page(path)
    if page is None:
        raise UnreadableWorkbookError("PAGE-OTHER-KIND")
    return _published(page, _bundled() if templates is None else templates)


def _bundled() -> Mapping[str, Template]:
    from xlreport.use_cases.forms import bundled_templates

    return bundled_templates()


def _page_of(path: Path) -> "Page | None":
    """What a file prints; None for one that is no page, or cannot be opened, which is told when it is read."""
    from xlreport.files.printed.printed_file import published_page

    return published_page(path) if is_regular(path) else None


def _published(page: "Page", templates: Mapping[str, Template]) -> Reading:
    from xlreport.reading.published.read import read_published_page

    reading = read_published_page(page, templates)
    _refuse_endless(reading.report, UnreadableWorkbookError)
    return reading


def read_workbook(path: Path, templates: Mapping[str, Template] | None = None) -> Reading:
    """The report in a workbook (.xlsx .xlsm .xls .ods), with the true place of each value.

    `templates`: the forms it may be, by id; left out, the bundled ones. Raises UnreadableWorkbookError,
    UnknownWorkbookError or EditionMismatchError; what is wrong with the report itself is in the findings.
    """
    from xlreport.files.grids import read_book
    from xlreport.reading.assemble import read_report

    book = read_book(path)
    reading = read_report(book, _bundled() if templates is None else templates)
    _refuse_endless(reading.report, UnreadableWorkbookError)
    return replace(reading, findings=(*_told_of_suffix(path.suffix.lower(), book.suffix), *reading.findings))


def _told_of_suffix(written: str, true: str) -> Iterator[Finding]:
    if _SUFFIXES.get(written, true) != true:
        yield Finding(code="SUFFIX-DIFFERS", severity=Severity.NOTE, found=true, expected=written)


def read_record(path: Path, templates: Mapping[str, Template]) -> Reading:
    """The report in a JSON file. Raises UnreadableRecordError with every mistake, or EditionMismatchError."""
    from xlreport.records.read import parse_record

    content = read_regular(path, MOST_BYTES, UnreadableRecordError)
    if len(content) > MOST_BYTES:
        raise UnreadableRecordError("RECORD-UNREADABLE", problems=words.TOO_BIG.format(most=MOST_BYTES))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableRecordError("RECORD-UNREADABLE", problems=words.NOT_UTF8) from error
    reading = parse_record(text, templates)
    _refuse_endless(reading.report, UnreadableRecordError)
    return reading


def _refuse_endless(report: Report, refused: type[UnreadableError]) -> None:
    """Each sentence is understood and each paragraph printed: what no report has would cost minutes."""
    texts = list(report.texts.all())
    told = (
        (sum(1 + text.count("\n") for text in texts), MOST_PARTS, words.TOO_MANY_PARTS),
        (sum(map(len, texts)), MOST_LETTERS, words.TOO_MANY_LETTERS),
    )
    for found, most, sentence in told:
        if found > most:
            raise refused("REPORT-TOO-LONG", problems=sentence.format(found=found, most=most))
