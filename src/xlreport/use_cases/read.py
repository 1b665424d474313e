"""A report from a file: a completed workbook (gate, raw grids, labels) or JSON."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from xlreport.errors import UnreadableRecordError, is_of_process
from xlreport.files.compound import OLE
from xlreport.files.grids import read_book
from xlreport.files.package.gate import ZIP
from xlreport.files.regular_file import is_regular, read_regular
from xlreport.form.model.finding import Finding, Severity
from xlreport.form.model.template import Template
from xlreport.form.report.report import Reading
from xlreport.form.text.printable import printable
from xlreport.messages import records as words
from xlreport.reading.assemble import read_report
from xlreport.records.read import parse_record
from xlreport.use_cases.forms import load_templates

_MARK = b"\xef\xbb\xbf"
_LONGEST_HEAD = 64

MOST_BYTES = 20_000_000
"""A whole report with all its texts is below 100 kB; more is no report."""

_SUFFIXES = {".xlsx": ".xlsx", ".xlsm": ".xlsx", ".xls": ".xls", ".ods": ".ods", ".xlsb": ".xlsb"}


def read_file(path: Path, templates: Mapping[str, Template], *, is_record: bool) -> Reading:
    """The report in a workbook or a record, whichever its content is; `is_record` counts where it is neither.

    Raises as `read_workbook` and `read_record` do.
    """
    head = _head_of(path)
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


def read_workbook(path: Path, templates: Mapping[str, Template] | None = None) -> Reading:
    """The report in a workbook (.xlsx .xlsm .xls .ods), with the true place of each value.

    `templates`: the forms it may be, by id; left out, the bundled ones. Raises UnreadableWorkbookError,
    UnknownWorkbookError or EditionMismatchError; what is wrong with the report itself is in the findings.
    """
    book = read_book(path)
    reading = read_report(book, load_templates() if templates is None else templates)
    return replace(reading, findings=(*_told_of_suffix(path.suffix.lower(), book.suffix), *reading.findings))


def _told_of_suffix(written: str, true: str) -> Iterator[Finding]:
    if _SUFFIXES.get(written, true) != true:
        yield Finding(code="SUFFIX-DIFFERS", severity=Severity.NOTE, found=true, expected=written)


def read_record(path: Path, templates: Mapping[str, Template]) -> Reading:
    """The report in a JSON file. Raises UnreadableRecordError with every mistake, or EditionMismatchError."""
    content = read_regular(path, MOST_BYTES, UnreadableRecordError)
    if len(content) > MOST_BYTES:
        raise UnreadableRecordError("RECORD-UNREADABLE", problems=words.TOO_BIG.format(most=MOST_BYTES))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableRecordError("RECORD-UNREADABLE", problems=words.NOT_UTF8) from error
    return parse_record(text, templates)
