"""Pages that were published: what stands on them as people see it, and nothing of what a file may do beside that."""

import io
import random
import zipfile
from pathlib import Path

import pytest
from docx import Document
from support.balanced import all_different
from support.full import FULL
from support.hanging import no_hang
from support.published import FORMATS, published, read_back, wrong_figures
from support.reports import bundled

from xlreport.errors import UnreadableError
from xlreport.files.printed.formats import PageFormat, page_of
from xlreport.files.printed.printed_file import published_page
from xlreport.reading.published.page import PrintedTable
from xlreport.use_cases.check import check

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def word(body: str) -> bytes:
    """A Word document of this body."""
    made = io.BytesIO()
    Document().save(made)
    return repacked(made.getvalue(), {"word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>"})


def repacked(content: bytes, parts: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, parts.get(name, old.read(name)))
    return out.getvalue()


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"


def texts(content: bytes, own: PageFormat = PageFormat.WEB) -> dict[tuple[int, int], str]:
    """The cells of the one table of a page."""
    (table,) = (part for part in page_of(content, own).parts if isinstance(part, PrintedTable))
    return {(one.top, one.left): one.text for one in table.cells}


def lines(content: bytes, own: PageFormat = PageFormat.WEB) -> list[str]:
    return [part for part in page_of(content, own).parts if isinstance(part, str)]


def test_a_text_box_of_word_is_read_where_it_is_fastened_and_once() -> None:
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"

    def box(text: str, more: str = "") -> str:
        return f"<w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r>{more}</w:p></w:txbxContent>"

    shown = f'<mc:Choice Requires="wps">{box("标题", "<w:r>" + box("副题") + "</w:r>")}</mc:Choice>'
    both = f'<mc:AlternateContent xmlns:mc="{mc}">{shown}<mc:Fallback>{box("标题")}</mc:Fallback></mc:AlternateContent>'
    deleted = f"<w:del><w:r>{box('删去')}</w:r></w:del>"
    content = word(f"<w:p><w:r>{both}</w:r>{deleted}<w:r><w:t>正文</w:t></w:r></w:p>")
    assert lines(content, PageFormat.WORD) == ["副题", "标题", "正文"]


def test_a_row_of_word_keeps_its_places_whatever_wraps_its_cells() -> None:
    wrapped = f"<w:sdt><w:sdtContent>{cell('乙')}</w:sdtContent></w:sdt>"
    merged, wide = '<w:vMerge w:val="restart"/>', '<w:gridSpan w:val="2"/>'
    table = (
        f"<w:tbl><w:tr>{cell('甲', merged)}{wrapped}{cell('丙')}</w:tr>"
        f"<w:tr>{cell('', '<w:vMerge/>')}{cell('1')}{cell('2')}</w:tr>"
        f"<w:tr>{cell('3', wide)}{cell('4', '<w:vMerge/>')}</w:tr></w:tbl>"
    )
    assert texts(word(table), PageFormat.WORD) == {
        (0, 0): "甲", (0, 1): "乙", (0, 2): "丙", (1, 1): "1", (1, 2): "2", (2, 0): "3", (2, 2): "4",
    }  # fmt: skip


def test_what_word_does_not_show_is_not_read() -> None:
    run = "<w:r><w:rPr>{}</w:rPr><w:t>{}</w:t></w:r>"
    shown = run.format("", "共5件") + run.format("<w:vanish/>", "密")
    deleted = f"<w:del>{run.format('', '删')}</w:del><w:moveFrom>{run.format('', '移')}</w:moveFrom>"
    content = word(f"<w:p>{shown}{deleted}<w:ins>{run.format('', '。')}</w:ins></w:p>")
    assert lines(content, PageFormat.WORD) == ["共5件。"]


def test_raised_letters_are_part_of_no_number() -> None:
    raised = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r>'
    first = cell("5").replace("</w:p>", f"{raised}</w:p>")
    assert texts(word(f"<w:tbl><w:tr>{first}{cell('6')}</w:tr></w:tbl>"), PageFormat.WORD)[0, 0] == "5\n2"
    page = b"<table><tr><td>5<sup>2</sup></td><td>6</td></tr></table>"
    assert texts(page) == {(0, 0): "5\n2", (0, 1): "6"}


def test_a_web_page_is_read_as_it_is_seen() -> None:
    page = (
        '<html><head><title>题</title><style>p{}</style></head><body>首行<span>接着</span><br>次行'
        '<p style="display: none">隐</p><p>三<del>四</del>五<o:p>&nbsp;</o:p></p><ucapcontent>六</ucapcontent>'
        '<table><tr><td><table><tr><td rowspan="2">甲</td><td>1</td></tr><tr><td>2</td></tr></table></td></tr></table>'
        "</body></html>"
    )  # fmt: skip
    assert lines(page.encode()) == ["首行接着\n次行", "三五", "六"]
    assert texts(page.encode()) == {(0, 0): "甲", (0, 1): "1", (1, 1): "2"}


def test_a_span_ends_with_its_group_of_rows() -> None:
    page = '<table><thead><tr><th rowspan="9">甲</th><th>乙</th></tr></thead><tr><td>1</td><td>2</td></tr></table>'
    assert texts(page.encode()) == {(0, 0): "甲", (0, 1): "乙", (1, 0): "1", (1, 1): "2"}


_DECLARED = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]>'
ENTITIES = f"{_DECLARED}<w:document {W}><w:body><w:p/></w:body></w:document>"


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("实体.docx", repacked(word("<w:p/>"), {"word/document.xml": ENTITIES}), "FILE-UNSAFE"),
        ("炸弹.docx", repacked(word("<w:p/>"), {"word/document.xml": " " * 20_000_000}), "FILE-TOO-BIG"),
        ("残缺.docx", word("<w:p/>")[:900], "FILE-DAMAGED"),
        ("不通.docx", word("<w:p>"), "FILE-DAMAGED"),
        ("跨格.html", b"<table>" + b"<tr><td colspan=200 rowspan=200>1<td>2" * 900 + b"</table>", "FILE-TOO-BIG"),
        ("元素.html", b"<p>" * 1_000_001, "FILE-TOO-BIG"),
        ("空.html", b"  ", "FILE-EMPTY"),
    ],
)  # fmt: skip
def test_a_page_that_would_cost_too_much_is_refused(tmp_path: Path, name: str, content: bytes, code: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with no_hang("a page"), pytest.raises(UnreadableError) as caught:
        published_page(path)
    assert caught.value.code == code


def test_nothing_that_a_page_refers_to_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    def refused(*_: object) -> None:
        raise AssertionError("a page was fetched")

    monkeypatch.setattr(socket.socket, "connect", refused)
    page = (
        '<!DOCTYPE html SYSTEM "http://127.0.0.1:9/x.dtd"><html><head><link rel=stylesheet href="http://127.0.0.1:9/a">'
        '<base href="http://127.0.0.1:9/"></head><body><img src="a.png"><iframe src="b">内</iframe><p>文</p></body>'
    )
    assert lines(page.encode()) == ["文"]


@pytest.mark.parametrize("own", FORMATS)
def test_damaged_pages_give_no_foreign_exception_and_no_wrong_figure_without_a_finding(own: PageFormat) -> None:
    template, report = bundled(), all_different(bundled())
    whole = published(template, report, own)
    inner = whole
    if own is PageFormat.WORD:
        with zipfile.ZipFile(io.BytesIO(whole)) as pack:
            inner = pack.read("word/document.xml")
    chance = random.Random(9)  # noqa: S311  fixed damages, no secret
    for _ in range(1000 if FULL else 25):
        content = bytearray(inner)
        for _ in range(chance.randrange(1, 4)):
            at = chance.randrange(len(content))
            content[at : at + chance.randrange(40)] = b"" if chance.randrange(2) else bytes(content[:8])
        made = bytes(content)
        if own is PageFormat.WORD:
            made = repacked(whole, {"word/document.xml": made.decode("utf-8", errors="replace")})
        try:
            reading = read_back(made, own, template)
        except UnreadableError:
            continue
        assert not wrong_figures(template, report, reading) or check(template, reading).refuses
