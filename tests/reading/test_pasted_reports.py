"""Real reports, pasted as they were published, are read paragraph for paragraph."""

from dataclasses import replace
from pathlib import Path

import pytest
from support.pasting import as_in_word, read_pasted, without_empty

from xlreport.form.model.template import Template
from xlreport.form.report.report import Texts
from xlreport.records.read import parse_record
from xlreport.use_cases.forms import load_template

SHARED = Path(__file__).resolve().parents[3] / "shared"
WHOLE = ("101-hongze-2023", "102-hongze-2024", "104-shuyang-county-2025", "106-shanghai-office-2025")
OPENINGS = (
    "001-pinghu-bureau-2024", "005-rongcheng-medical-2025", "031-daxing-town-2025", "045-dongyang-natres-2023",
    "051-guangdong-drc-2024", "089-hangzhou-forestwater-2022",
)  # fmt: skip


@pytest.fixture(scope="module")
def form() -> Template:
    return load_template("zfxxgk/2021")


def published(form: Template, path: Path) -> Texts:
    if not path.exists():
        pytest.skip(f"no {path}: the reference material lies beside the project, or not at all")
    return parse_record(path.read_text(encoding="utf-8"), {form.id: form}).report.texts


@pytest.mark.parametrize("name", WHOLE + OPENINGS)
def test_a_published_report_is_read_paragraph_for_paragraph(form: Template, tmp_path: Path, name: str) -> None:
    texts = published(form, SHARED / "reports" / f"{name}.json")
    title = texts.title or "某局2025年政府信息公开工作年度报告"
    rows = as_in_word(form, replace(texts, title=title))
    read = without_empty(read_pasted(form, tmp_path / "pasted.xlsx", rows).report.texts)
    assert read == without_empty(replace(texts, title=title))


def test_the_seed_is_read_from_its_word_text(form: Template, tmp_path: Path) -> None:
    texts = published(form, SHARED / "seed" / "zhangdian-2024.json")
    word = next((SHARED / "seed").glob("*.txt")).read_text(encoding="utf-8").split("\n")
    reading = read_pasted(form, tmp_path / "seed.xlsx", word, agency="张店区融媒体中心")
    assert without_empty(reading.report.texts) == without_empty(texts)
    assert [one.code for one in reading.findings if one.code == "PASTE-UNPLACED"] == []
