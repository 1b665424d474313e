"""An office's own forms: brought along on the page, shown with what is wrong with them, used as `batch` uses them."""

import io
from pathlib import Path

import pytest
from opened import Opened, bytes_below, sent
from support.district import missing
from support.forms import GRAIN, grain

from xlreport import blank_report, write_workbook
from xlreport.cli.main import run
from xlreport.desk.work.folder import Kind

pytestmark = pytest.mark.usefixtures("own_process")

FORM = GRAIN.read_bytes()
TEXT = FORM.decode()


def listed(here: Opened, kind: Kind = Kind.FORMS) -> list[str]:
    return [one.path for one in here.desk.folder.listed(kind)]


def bring(here: Opened, *files: tuple[str, bytes]) -> str:
    given = [("files", (name, io.BytesIO(content))) for name, content in files]
    return here.post("/files/forms?to=options", files=given).text


def test_a_form_is_laid_where_its_text_says_and_shown(here: Opened) -> None:
    page = bring(here, ("下载/我的表 (1).yaml", FORM), ("下载/说明.txt", b"x"), ("下载/.git/config", b"x"))
    assert "收下表式：粮食库存月度统计表" in page
    assert "2 个文件不是表式的一部分" in page
    assert "说明.txt" in page
    assert listed(here) == ["grain/2022.yaml"]
    assert '<th scope="row">粮食库存月度统计表</th><td>grain/2022</td><td>2022 年起</td>' in page
    assert "粮食月报（grain/2022）" in page


def test_what_lies_beside_a_form_goes_with_it(here: Opened) -> None:
    files = {
        "本县/grain/2022.yaml": FORM, "本县/grain/report.css": b"body {}", "本县/library/own.yaml": b"rules: []\n",
        "本县/report.css": b"body {}", "本县/cases/x.json": b"{}",
    }  # fmt: skip
    page = bring(here, ("表式.zip", _zipped(files)))
    assert "收下表式" in page, page
    assert listed(here) == ["grain/2022.yaml", "grain/report.css", "library/own.yaml", "report.css"]


def _zipped(files: dict[str, bytes]) -> bytes:
    import zipfile

    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, own in files.items():
            archive.writestr(name, own)
    return content.getvalue()


def test_a_form_with_mistakes_is_told_line_by_line_and_the_old_one_stays(here: Opened) -> None:
    bring(here, ("2022.yaml", FORM))
    page = bring(here, ("2022.yaml", TEXT.replace("label_code: G-LABEL", "lable_code: G-LABEL").encode()))
    assert "表式有错误，没有收下" in page
    assert "lable_code" in page
    assert "grain/2022" in page
    assert (here.desk.folder.of(Kind.FORMS) / "grain" / "2022.yaml").read_bytes() == FORM
    assert not (here.desk.folder.own / "tried-forms").exists()


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ((("甲.txt", b"x"),), "里面没有表式"),
        ((("甲.zip", b"PK\x03\x04"),), "打不开"),
        ((("a.yaml", FORM), ("b.yaml", FORM)), "有两个文件写的都是 grain/2022.yaml"),
        ((("a.yaml", FORM + b"\x00"),), "没有收下"),
        ((("a.yaml", TEXT.encode("utf-16")),), "没有收下"),
        ((("grain/rules.yaml", b"rules: []"),), "里面没有表式"),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_what_is_no_form_is_not_taken(here: Opened, files: tuple[tuple[str, bytes], ...], told: str) -> None:
    assert told in bring(here, *files)
    assert listed(here) == []


def test_a_new_one_takes_the_place_of_the_old_one_which_is_kept(here: Opened) -> None:
    bring(here, ("2022.yaml", FORM))
    bring(here, ("2022.yaml", TEXT.replace("粮食月报", "粮报").encode()))
    assert listed(here) == ["grain/2022.yaml"]
    assert listed(here, Kind.ASIDE) == ["grain/2022.yaml"]
    assert "粮报（grain/2022）" in here.page("/options")


def test_a_form_is_put_aside_with_what_lies_beside_it(here: Opened) -> None:
    bring(here, ("grain/2022.yaml", FORM), ("grain/report.css", b"body {}"))
    for form in ("../收到/甲", "zfxxgk/2021", "", "grain/rules"):
        assert here.post("/options/form/aside", data={"form": form}).status_code == 404
    assert "已移到“不用的”" in here.post("/options/form/aside", data={"form": "grain/2022"}).text
    assert listed(here) == []
    assert listed(here, Kind.ASIDE) == ["grain/2022.yaml", "grain/report.css"]


def test_forms_that_somebody_has_spoilt_are_told_and_nothing_runs_without_them(here: Opened) -> None:
    """The folder is the office's: they are mended there in an editor."""
    path = here.desk.folder.of(Kind.FORMS) / "grain" / "2022.yaml"
    path.parent.mkdir()
    path.write_text(TEXT.replace("label_code: G-LABEL", "lable_code: G-LABEL"), encoding="utf-8")
    page = here.page("/options")
    assert "改好以前不能核对" in page
    assert "2022.yaml:" in page
    here.give("sent", "甲.xlsx", b"x")
    here.post("/run")
    here.desk.runs.join(60)
    assert "自己的表式有错误，没有核对" in here.page()
    path.write_text(TEXT, encoding="utf-8")
    assert "改好以前不能核对" not in here.page("/options")


def test_a_form_that_is_owed_and_gone_is_told(here: Opened) -> None:
    bring(here, ("2022.yaml", FORM))
    here.post("/options/keep", data={"formats": ["docx"], "template": "grain/2022"})
    here.post("/options/form/aside", data={"form": "grain/2022"})
    here.give("sent", "甲.xlsx", b"x")
    here.post("/run")
    here.desk.runs.join(60)
    assert "grain/2022 已经没有了" in here.page()


def test_the_run_is_that_of_batch_with_the_same_folder(here: Opened, tmp_path: Path) -> None:
    """And with the figures laid beside."""
    book = write_workbook(grain(), blank_report(grain(), "某某粮库", 2024))
    _, roster = sent(tmp_path, 0, missing)
    bring(here, ("2022.yaml", FORM))
    here.give("roster", roster.name, roster.read_bytes())
    here.give("sent", "某某粮库.xlsx", book)
    assert "设置已保存" in here.post("/options/keep", data={"formats": ["docx"], "tables": "sqlite"}).text
    here.run()
    folder, out = here.desk.folder, tmp_path / "out"
    seen = here.desk.runs.seen
    assert seen is not None
    assert [file.template for one in seen.agencies for file in one.files] == ["grain/2022"]
    options = ["--roster", str(folder.roster), "--templates", str(folder.forms), "--tables", "sqlite", "-q"]
    run(["batch", str(folder.received), "-o", str(out), *options])
    assert bytes_below(folder.results) == bytes_below(out)
    assert (out / "明细.sqlite").is_file()
