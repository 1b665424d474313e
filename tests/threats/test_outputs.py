"""Part G of the threats: what is written is inert, whole, and the same whatever the surroundings."""

import io
import os
import resource
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import openpyxl
import pytest
from support.complete_texts import complete_texts
from support.reports import bundled, report
from support.whole_reports import SEED

from xlreport import compose, render_html, render_markdown, render_word, write_workbook
from xlreport.batch.files import write_file
from xlreport.model.report import Report
from xlreport.render.pdf import render_pdf

HOSTILE = (
    "=cmd|'/c calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "＝1+1", "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>", "javascript:alert(1)", "{{7*7}}", "{0.__class__}", "%s%n",
    '{ HYPERLINK "http://x" }', "[链接](javascript:x)", '#import "x"', "\x01\x0b\ufffe", "]]>", "&lt;b&gt;",
)  # fmt: skip


def hostile_report() -> Report:
    items = [{"id": "disclosure", "heading": "；".join(HOSTILE), "text": "\n".join(HOSTILE)}]
    edits = {**complete_texts(), "agency.name": "某局<script>=1", "texts.overview": {"items": items}}
    return report({**edits, "texts.title": "".join(HOSTILE), "texts.lead": "\n".join(HOSTILE)})


def test_a_workbook_made_of_hostile_text_holds_no_formula_of_theirs() -> None:
    content = write_workbook(bundled(), hostile_report())
    plain = write_workbook(bundled(), report(complete_texts()))
    formulas = [
        {cell.value for sheet in openpyxl.load_workbook(io.BytesIO(own)).worksheets for row in sheet.iter_rows()
         for cell in row if cell.data_type == "f"}
        for own in (content, plain)
    ]  # fmt: skip
    assert not [one for one in formulas[0] - formulas[1] if "cmd" in str(one) or "@" in str(one)]
    book = openpyxl.load_workbook(io.BytesIO(content))
    texts = {
        cell.value for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.data_type == "s"
    }
    assert {"=cmd|'/c calc'!A0", "@SUM(A1)", "＝1+1"} <= texts


class _Active(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"script", "iframe", "object", "embed", "img", "form", "link", "base"}:
            self.found.append(tag)
        self.found += [name for name, value in attrs if name.startswith("on") or "javascript:" in (value or "")]


def test_a_page_made_of_hostile_text_has_nothing_active() -> None:
    parser = _Active()
    parser.feed(render_html(compose(bundled(), hostile_report())))
    assert parser.found == []


def test_word_markdown_and_pdf_take_hostile_text_as_text() -> None:
    document = compose(bundled(), hostile_report())
    assert b"fldSimple" not in render_word(document)
    assert "{{7\\*7}}" in render_markdown(document)
    assert render_pdf(document).content.startswith(b"%PDF")


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    """As on a full disk: the system refuses to let the file grow."""
    path = tmp_path / "报告.docx"
    path.write_bytes(b"old")
    script = (
        "import resource, signal, sys\n"
        "from pathlib import Path\n"
        "from xlreport.batch.files import write_file\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "write_file(Path(sys.argv[1]), b'x' * 100_000, force=True)\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(path)], check=False, capture_output=True, text=True)
    assert "OSError" in done.stderr
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(os.name == "nt" or not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_under_standard_output_is_told() -> None:
    with open("/dev/full", "w", encoding="utf-8") as full:  # noqa: PTH123  a device
        done = subprocess.run(
            [sys.executable, "-m", "xlreport", "check", str(SEED)], check=False, stdout=full, stderr=subprocess.PIPE
        )
    assert done.returncode == 3
    assert "磁盘已满" in done.stderr.decode()


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "utf-8"])
def test_whatever_the_console_output_is_utf_8(encoding: str) -> None:
    surroundings = {**os.environ, "PYTHONIOENCODING": encoding, "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"}
    done = subprocess.run(
        [sys.executable, "-m", "xlreport", "check", str(SEED)], check=False, capture_output=True, env=surroundings
    )
    assert "张店区融媒体中心" in done.stdout.decode()


def test_limits_of_this_process_are_as_they_were() -> None:
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] == resource.RLIM_INFINITY
    assert callable(write_file)
