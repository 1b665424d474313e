"""docs/templates.md: its form loads and says what the page claims."""

import re
from pathlib import Path

from support.reports import reading

from xlreport.checking.registry import check_kinds
from xlreport.checking.run import check
from xlreport.form.model.template import Template
from xlreport.narrative.compose import compose
from xlreport.render.markdown.markdown import render_markdown
from xlreport.use_cases.forms import load_template_file

PAGE = Path(__file__).resolve().parents[2] / "docs" / "templates.md"


def form(tmp_path: Path) -> Template:
    text = next(
        one
        for one in re.findall(r"```yaml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
        if "form: demo" in one
    )
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


def test_the_page_names_every_check_that_a_rule_may_ask_for() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert [name for name in check_kinds().by_name if f"`{name}`" not in text] == []
