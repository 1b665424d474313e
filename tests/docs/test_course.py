"""The course in docs/templates.md, followed from the page alone: what it says to save, change, type and see."""

import re
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from support.commands import Cli
from support.form_sheets import edited_sheets

from xlreport.form.model.address import FigureAddress
from xlreport.form.report.blank import blank_report
from xlreport.layout.plan import plan_workbook
from xlreport.use_cases.forms import load_template

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "templates.md").read_text(encoding="utf-8")
COURSE = PAGE[: PAGE.index("# Reference")]
FORM, CASES = Path("表式/fire/2025.yaml"), Path("表式/fire/cases/rules.yaml")
FIGURES = {
    "schools": (12, 5, 4, 0), "malls.large": (3, 2, 2, 1.5), "malls.small": (8, 0, 0, 0),
}  # fmt: skip
COLUMNS = ("places", "hazards.found", "hazards.fixed", "fines")


def blocks() -> Iterator[tuple[str, str]]:
    yield from re.findall(r"```(\w+)\n(.*?)```", COURSE, re.DOTALL)


def changed(text: str, diff: str) -> str:
    lines = diff.splitlines()
    before = "".join(f"{line[1:]}\n" for line in lines if line[0] in "- ")
    after = "".join(f"{line[1:]}\n" for line in lines if line[0] in "+ ")
    assert text.count(before) == 1, before
    return text.replace(before, after)


def typed(path: Path) -> None:
    """What the page says to type."""
    form = load_template("fire/2025", Path("表式"))
    cells = plan_workbook(form, blank_report(form, "某", 2025).texts, frozenset()).cells
    book = openpyxl.load_workbook(path)
    for row, figures in FIGURES.items():
        for column, figure in zip(COLUMNS, figures, strict=True):
            cell = cells[FigureAddress("checks", row, column)]
            book[cell.sheet].cell(cell.row + 1, cell.column + 1).value = figure
    book.save(path)


def carried_out(cli: Cli, console: str) -> None:
    """Each command with what it shows, on whichever stream."""
    for own in re.split(r"^\$ xlreport ", console, flags=re.MULTILINE)[1:]:
        command, *shown = own.splitlines()
        if "check" in command.split():
            typed(Path("教育局.xlsx"))
        done = cli(*command.split())
        told = {line.replace("\\", "/") for line in (*done.out, *done.err)}
        assert {line for line in shown if line} <= told, (command, told)
        assert done.status == (3 if any("处错误" in line for line in shown) else 0)


def test_the_course_is_followed_from_the_page_alone(cli: Cli, tmp_path: Path) -> None:
    for language, text in blocks():
        match language:
            case "html":
                Path("附件.html").write_text(text, encoding="utf-8")
            case "diff":
                FORM.write_text(changed(FORM.read_text(encoding="utf-8"), text), encoding="utf-8")
            case "yaml" if text.startswith(f"# {CASES.as_posix()}"):
                CASES.parent.mkdir()
                CASES.write_text(text, encoding="utf-8")
            case "yaml":
                assert text in FORM.read_text(encoding="utf-8")
            case "console":
                carried_out(cli, text)
    said = re.search(r"报告里写着：(.*)", COURSE)
    assert said is not None
    assert said.group(1) in Path("教育局.md").read_text(encoding="utf-8")
    slip = ("columns_rows", lambda own: own.put(own.row("total"), **{"is": "sum(schols, malls)"}))
    edited_sheets(Path("表式.xlsx"), Path("表式.xlsx"), slip)
    assert cli("template", "from-xlsx", "表式.xlsx", "-o", "改").err[1:] == re.findall(
        r"^表式\.xlsx \[.*$", COURSE, re.MULTILINE
    )


@pytest.mark.parametrize("said", ["```console", "```diff", "```yaml", "```html"])
def test_the_course_has_something_to_do_and_to_see(said: str) -> None:
    assert said in COURSE
