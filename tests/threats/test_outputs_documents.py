"""G2, G3 and G4 of the threats: a report made of hostile texts, read by other libraries, holds texts alone."""

import io
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

import docx
import pikepdf
import pytest
from lxml import etree, html
from markdown_it import MarkdownIt
from support.complete_texts import complete_texts
from support.reports import bundled, report

from xlreport import Report, UnreadableRecordError, compose, render_html, render_markdown, render_word, write_workbook
from xlreport.render.pdf.pdf import render_pdf

sys.path.insert(0, str(Path(__file__).parents[1] / "office"))

from browser import POLICY, SHOW, result, scripted

RUNS = "document.documentElement.dataset.ran=1"
ACTIVE = (
    f"<script>{RUNS}</script>", f"<img src=x onerror={RUNS}>", f'" onmouseover="{RUNS}', f"javascript:{RUNS}",
    "<style>@import 'http://x'</style>", "<a href=javascript:alert(1)>甲</a>", "--><b>", "&lt;b&gt;&#60;i&#62;", "]]>",
)  # fmt: skip
PATTERNS = (
    "{{7*7}}", "${7*7}", "{0.__class__}", "{agency}{year}", "%s%n", "{% raw %}", '{ HYPERLINK "http://x" }', "{PAGE}",
    "[链接](http://x)", "![图](http://x/y.png)", "<http://x>", "`代码`", "# 标题", "> 引文", "***", "|甲|乙|", "1. 甲",
    '#import "x"', "#panic()", "$x^2$", "@ref", "*粗* _斜_ ~删~", "\\u{202e}", "= 标题",
)  # fmt: skip
UNCARRIED = (
    "甲\x00乙",
    "甲\x0b乙",
    "甲\x1b乙",
    "甲\x7f乙",
    "甲\x85乙",
    "甲\ufffe乙",
    "甲\uffff乙",
    "甲\u202e乙",
    "甲\u2066乙",
)


@cache
def of(texts: tuple[str, ...]) -> Report:
    """A report that has these texts wherever it can have any."""
    told = "\n".join(("头", *texts, "尾"))
    items = [{"id": "disclosure", "heading": "；".join(texts), "text": told}]
    edits = {**complete_texts(), "texts.overview": {"intro": told, "items": items}, "texts.lead": told}
    made = report({**edits, "texts.title": "标题"})
    agency = {**made.agency, **dict.fromkeys(("name", "short_name", "office"), texts[0])}
    return replace(made, agency=agency, texts=replace(made.texts, title="标题" + "".join(texts), lead=told))


@cache
def plain(texts: tuple[str, ...]) -> Report:
    return of(("平常的话",) * len(texts))


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def xml_of(content: bytes) -> Mapping[str, etree._Element]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        names = [name for name in package.namelist() if name.endswith((".xml", ".rels"))]
        return {name: etree.fromstring(package.read(name)) for name in names}


def test_a_page_parsed_by_another_library_has_texts_and_no_markup_of_theirs() -> None:
    page = render_html(compose(bundled(), of(ACTIVE)))
    root = html.document_fromstring(page)
    ordinary = html.document_fromstring(render_html(compose(bundled(), plain(ACTIVE))))
    assert {str(node.tag) for node in root.iter()} == {str(node.tag) for node in ordinary.iter()}
    attributes = {(node.tag, name) for node in root.iter() for name in node.attrib}
    assert attributes == {(node.tag, name) for node in ordinary.iter() for name in node.attrib}
    assert not attributes & {(node.tag, name) for node in root.iter() for name in ("href", "src", "style")}
    policy = POLICY.search(page)
    assert policy is not None
    assert "default-src 'none'" in policy[0]
    assert "script-src" not in policy[0]
    words = "".join(map(str, root.itertext()))
    assert not [text for text in ACTIVE if text not in words]


def test_nothing_of_a_page_runs_in_a_browser_even_without_its_policy(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    script = f"{SHOW} setTimeout(() => show(document.documentElement.dataset.ran ?? 'nothing'), 1000);"
    page.write_text(scripted(render_html(compose(bundled(), of(ACTIVE))), script), encoding="utf-8")
    assert result(page) == '"nothing"'


def test_a_word_document_has_the_fields_and_parts_of_any_other_and_the_patterns_as_words() -> None:
    content = render_word(compose(bundled(), of(PATTERNS)))
    hostile, ordinary = xml_of(content), xml_of(render_word(compose(bundled(), plain(PATTERNS))))
    assert set(hostile) == set(ordinary)
    for name, part in hostile.items():
        for kind in ("instrText", "fldSimple", "fldChar", "hyperlink", "object", "altChunk", "drawing", "Relationship"):
            of_kind = [[dict(node.attrib) for node in own.iter(f"{{*}}{kind}")] for own in (part, ordinary[name])]
            assert of_kind[0] == of_kind[1], (name, kind)
        assert [node for node in part.iter() if node.get("TargetMode") == "External"] == []
    words = "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(content)).paragraphs)
    assert not [text for text in PATTERNS if text not in words]


def test_markdown_parsed_by_another_library_has_the_structure_of_any_other() -> None:
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    hostile, ordinary = (
        [
            (token.type, token.tag)
            for token in parser.parse(render_markdown(compose(bundled(), one)))
            if token.type != "inline"
        ]
        for one in (of(PATTERNS), plain(PATTERNS))
    )
    assert hostile == ordinary
    inline = [token for token in parser.parse(render_markdown(compose(bundled(), of(PATTERNS)))) if token.children]
    kinds = {child.type for token in inline for child in token.children or []}
    assert kinds <= {"text", "softbreak", "hardbreak", "strong_open", "strong_close", "text_special"}
    words = "\n".join("".join(child.content or "\n" for child in token.children or []) for token in inline)
    assert not [text for text in PATTERNS if text not in words]


def test_a_pdf_has_no_action_and_the_patterns_as_words(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(render_pdf(compose(bundled(), of(PATTERNS))).content)
    with pikepdf.open(path) as pdf:
        keys = {str(key) for one in pdf.objects if isinstance(one, pikepdf.Dictionary) for key in one.keys()}  # noqa: SIM118  not a mapping of Python's
    assert keys.isdisjoint({"/JavaScript", "/JS", "/AA", "/URI", "/Launch", "/EmbeddedFiles", "/RichMedia", "/XFA"})
    if shutil.which("pdftotext") is None:
        pytest.skip("no pdftotext (poppler) on this machine")
    done = subprocess.run(["pdftotext", str(path), "-"], check=True, capture_output=True)
    words = squeezed(done.stdout.decode())
    assert not [text for text in PATTERNS if squeezed(text) not in words]


def test_half_a_character_is_refused_where_it_could_come_in() -> None:
    with pytest.raises(UnreadableRecordError) as refused:
        report({"texts.lead": "甲\ud800乙"})
    assert refused.value.code == "RECORD-UNREADABLE"


def test_characters_that_no_format_carries_are_left_out_of_every_one() -> None:
    document = compose(bundled(), of(UNCARRIED))
    word = xml_of(render_word(document))
    book = xml_of(write_workbook(bundled(), of(UNCARRIED)))
    words = {
        "docx": "".join(map(str, word["word/document.xml"].itertext())),
        "html": "".join(map(str, html.document_fromstring(render_html(document).encode().decode()).itertext())),
        "md": render_markdown(document).encode().decode(),
    }
    assert "worksheet" in "".join(book)
    for format_, text in words.items():
        assert text.count("甲乙") >= 3 * len(UNCARRIED), format_
        assert not re.search(
            "[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]", text
        ), format_
    assert render_pdf(document).content.startswith(b"%PDF")
