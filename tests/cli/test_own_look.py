"""An office's own look: files beside its form, for Word, PDF and the web page."""

import base64
import hashlib
import io
import shutil
import zipfile
from pathlib import Path

import docx
import pytest
from support.commands import Cli, Give

from xlreport.form.loading.folder import templates_folder

pytestmark = pytest.mark.usefixtures("own_process")

NAME = "某某市水务局2024年政府信息公开工作年度报告"
REFERENCE = templates_folder() / "reference.docx"
TYPST = templates_folder() / "report.typ"


def reference_with(path: Path, before: str, after: str) -> None:
    """The general reference document with a change of its styles or its page."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(REFERENCE) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode()
            new.writestr(name, text.replace(before, after) if name.startswith("word/") else text)


def typst_with(path: Path, before: str, after: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = TYPST.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


def written(suffix: str, folder: str = "out") -> bytes:
    return Path(folder, f"{NAME}.{suffix}").read_bytes()


def left_margin(package: bytes) -> int:
    return docx.Document(io.BytesIO(package)).sections[0].left_margin or 0


def test_the_files_beside_a_form_give_word_pdf_and_page_their_look(cli: Cli, give: Give) -> None:
    source = give()
    cli("report", source, "-o", "general", "--to", "docx,pdf,html,md")
    reference_with(Path("own/zfxxgk/reference.docx"), 'w:left="1588"', 'w:left="2588"')
    typst_with(Path("own/zfxxgk/report.typ"), "left: 28mm", "left: 40mm")
    Path("own/zfxxgk/report.css").write_bytes("\ufeffh1 { color: #900; }\r\n".encode())
    done = cli("report", source, "-o", "out", "--to", "docx,pdf,html,md", "--templates", "own")
    assert (done.status, len(done.out)) == (0, 4)
    assert left_margin(written("docx")) > left_margin(written("docx", "general"))
    assert written("pdf") != written("pdf", "general")
    assert written("md") == written("md", "general")
    page = written("html").decode()
    style = page.partition("<style>")[2].partition("</style>")[0]
    assert style.endswith("h1 { color: #900; }\n")
    assert f"sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}" in page


def test_a_look_at_the_top_of_the_folder_is_for_every_form_and_the_nearest_counts(cli: Cli, give: Give) -> None:
    source = give()
    reference_with(Path("own/reference.docx"), 'w:left="1588"', 'w:left="2588"')
    cli("report", source, "-o", "out", "--templates", "own")
    top = left_margin(written("docx"))
    reference_with(Path("own/zfxxgk/reference.docx"), 'w:left="1588"', 'w:left="3588"')
    cli("report", source, "-o", "out", "--templates", "own", "--force")
    assert left_margin(written("docx")) > top > 1588 * 635


def test_the_look_of_another_form_does_not_count(cli: Cli, give: Give) -> None:
    source = give()
    cli("report", source, "-o", "general")
    reference_with(Path("own/water/reference.docx"), 'w:left="1588"', 'w:left="2588"')
    cli("report", source, "-o", "out", "--templates", "own")
    assert written("docx") == written("docx", "general")


BROKEN = {
    "no zip": ("reference.docx", b"no zip", "不是 Word 文档"),
    "a workbook": ("reference.docx", None, "不是 Word 文档"),
    "a style less": ("reference.docx", 'w:val="落款"', "缺少样式“落款”"),
    "no typst": ("report.typ", b"#let", "expected pattern"),
    "no text": ("report.typ", b"\xff\xfe\x00", "不是 UTF-8"),
    "no style": ("report.css", b"\xff\xfe\x00", "不是 UTF-8"),
    "no style of a poster": ("poster.css", b"\xff\xfe\x00", "不是 UTF-8"),
    "an end of a poster": ("poster.css", b"h1 {} </style>", "样式里不能有"),
    "an end": ("report.css", b"h1 {} </style><script>alert(1)</script>", "样式里不能有"),
}


OF_LOOK = {"reference.docx": "docx", "report.typ": "pdf", "report.css": "html", "poster.css": "poster.html"}


def kind_of(path: Path) -> str:
    return f"{'poster' * path.stem.endswith('图解')}{path.suffix}".lstrip(".")


def test_the_web_page_of_a_poster_has_a_style_sheet_of_its_own(cli: Cli, give: Give) -> None:
    source = give()
    Path("own/zfxxgk").mkdir(parents=True)
    Path("own/zfxxgk/report.css").write_bytes(b"h1 { color: #900; }\n")
    Path("own/zfxxgk/poster.css").write_bytes(b":root { --deep: #7a1f1f; }\n")
    cli("report", source, "-o", "out", "--to", "poster.html", "--templates", "own")
    [path] = Path("out").iterdir()
    page = path.read_text(encoding="utf-8")
    style = page.partition("<style>")[2].partition("</style>")[0]
    assert style.endswith(":root { --deep: #7a1f1f; }\n")
    assert "h1 { color: #900; }" not in style
    assert base64.b64encode(hashlib.sha256(style.encode()).digest()).decode() in page


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_look_costs_its_format_only_and_is_told_in_a_sentence(cli: Cli, give: Give, case: str) -> None:
    source = give()
    name, content, told = BROKEN[case]
    path = Path("own/zfxxgk", name)
    path.parent.mkdir(parents=True)
    if isinstance(content, bytes):
        path.write_bytes(content)
    elif content is None:
        cli("new", "-o", "w.xlsx", "--agency", "某局", "--year", "2024")
        shutil.copy("w.xlsx", path)
    else:
        reference_with(path, content, 'w:val="签名"')
    formats = ["docx", "pdf", "html", "poster.html"]
    done = cli("report", source, "-o", "out", "--to", ",".join(formats), "--templates", "own")
    formats.remove(OF_LOOK[name])
    assert done.status == 3
    assert [kind_of(Path(line)) for line in done.out] == formats
    [line] = [line for line in done.err if f"zfxxgk/{name}" in line]
    assert told in line
    assert "样子文件" in line


def test_a_text_that_no_pdf_can_show_is_not_blamed_on_the_look(cli: Cli, give: Give) -> None:
    source = give(edits={"texts.lead": "步骤1\ufe0f\u20e3完成。"})
    typst_with(Path("own/zfxxgk/report.typ"), "left: 28mm", "left: 40mm")
    done = cli("report", source, "-o", "out", "--to", "pdf", "--draft", "--templates", "own")
    told = "".join(done.err)
    assert "U+20E3" in told
    assert "样子文件" not in told


def test_a_look_is_never_written_over(cli: Cli, give: Give) -> None:
    source = give()
    path = Path("own/zfxxgk/reference.docx")
    reference_with(path, 'w:left="1588"', 'w:left="2588"')
    before = path.read_bytes()
    done = cli("report", source, "-o", path, "--templates", "own", "--force")
    assert done.status == 2
    assert path.read_bytes() == before


def test_a_batch_makes_its_reports_anew_when_the_look_changes(cli: Cli, give: Give) -> None:
    give("in/a.json")
    made = []
    for margin in ("2588", "3588"):
        reference_with(Path("own/zfxxgk/reference.docx"), 'w:left="1588"', f'w:left="{margin}"')
        assert cli("batch", "in", "-o", "out", "--templates", "own", "-q").status == 0
        made.append(written("docx", "out/报告"))
    assert left_margin(made[1]) > left_margin(made[0])
