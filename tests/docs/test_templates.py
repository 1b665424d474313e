"""docs/templates.md: its form loads and says what the page claims."""

import re
from pathlib import Path

from support.reports import reading

from xlreport import run_template_cases
from xlreport.checking.registry import check_kinds
from xlreport.checking.run import check
from xlreport.form.model.template import Template
from xlreport.narrative.compose import compose
from xlreport.render.markdown.markdown import render_markdown
from xlreport.use_cases.forms import load_template_file
from xlreport.use_cases.template_cases.case_files import CaseSpec

PAGE = Path(__file__).resolve().parents[2] / "docs" / "templates.md"


def example(said: str) -> str:
    """The YAML on the page that holds these words."""
    blocks: list[str] = re.findall(r"```yaml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    return next(one for one in blocks if said in one)


def form(tmp_path: Path) -> Template:
    text = example("form: demo")
    path = tmp_path / "demo" / "2025.yaml"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    return load_template_file(path)


def test_the_whole_small_form_says_what_the_page_says_it_does(tmp_path: Path) -> None:
    demo = form(tmp_path)
    figures = {"training[indoor, sessions]": 3, "training[online, sessions]": 2, "year": 2025, "agency.name": "某局"}
    read = reading(figures, demo)
    assert [one.code for one in check(demo, read).findings] == []
    assert "2025年举办培训5次，其中集中培训3次、网上培训2次。" in render_markdown(compose(demo, read.report))


def test_the_cases_on_the_page_hold_for_the_form_on_the_page(tmp_path: Path) -> None:
    demo = form(tmp_path)
    cases = tmp_path / "demo" / "cases" / "training.yaml"
    cases.parent.mkdir()
    cases.write_text(example("# cases/training.yaml"), encoding="utf-8")
    results = run_template_cases("demo/2025", tmp_path)
    assert {one.name for one in results} >= set(demo.codes)
    assert [one for one in results if not one.passed] == []


def test_the_page_names_every_key_of_a_case() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert [name for name in CaseSpec.model_fields if f"| `{name}` |" not in text] == []


def test_the_page_names_every_check_that_a_rule_may_ask_for() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert [name for name in check_kinds().by_name if f"`{name}`" not in text] == []
