"""`xlreport template test`: what an author of a form is told of the form's own cases."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from support.all_forms import FORMS, SMALL_IDS
from support.commands import Cli, Done
from support.forms import SMALL, edited, small
from support.reports import record

from xlreport import CaseResult, TemplateError, run_template_cases
from xlreport.form.report.blank import blank_report
from xlreport.records.write import dump_json
from xlreport.use_cases.forms import load_template_file
from xlreport.use_cases.new import write_workbook
from xlreport.use_cases.template_cases import round_trip

GOOD = """
- {code: W-SUM, cell: "users[all, old]", breaks: 1, holds: 0, at: "users[all, old]"}
- {code: W-MORE, cell: "users[shop, new]", breaks: 1, holds: 0}
- {code: W-LABEL, cell: "label of users[home, old]", breaks: "居名", holds: "居民"}
"""
FORM = "water/2020"
Form = Callable[..., Path]


@pytest.fixture(autouse=True)
def trips(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Cases are told of without the fillings, which cost more than all of them, but for the tests about those."""
    monkeypatch.setattr(round_trip, "TRIPS", 1 if "fill" in request.node.name else 0)


@pytest.fixture
def beside(tmp_path: Path) -> Form:
    """Puts the small form, with these cases and reports beside it, into a folder."""

    def put(cases: str = GOOD, **files: str) -> Path:
        folder = tmp_path / "forms/water/cases"
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(SMALL, folder.parent / "2020.yaml")
        (folder / "rules.yaml").write_text(cases, encoding="utf-8")
        for name, content in files.items():
            (folder / name.replace("__", ".")).write_text(content, encoding="utf-8")
        return tmp_path / "forms"

    return put


def run_cases(cli: Cli, folder: Path, form: str = FORM) -> Done:
    return cli("template", "test", form, "--templates", folder)


def test_a_form_whose_cases_all_hold(cli: Cli, beside: Form) -> None:
    done = run_cases(cli, beside())
    assert done.status == 0
    assert done.out == [
        "通过　cases/rules.yaml:2　W-SUM", "通过　cases/rules.yaml:3　W-MORE", "通过　cases/rules.yaml:4　W-LABEL",
        "共 3 个示例、0 遍试填，全部通过。",
    ]  # fmt: skip
    assert done.err == ["还没有示例的规则（不影响结果）：W-WHOLE"]


@pytest.mark.parametrize(
    ("case", "told"),
    [
        ('{code: W-MORE, cell: "users[shop, new]", breaks: 0, holds: 1}', [
            "  该报 W-MORE，没有报；实际报了：（无）",
            "  正确的写法（holds）不该报 W-MORE，却报了：W-MORE@users[home, new]",
        ]),
        ('{code: W-SUM, cell: "users[all, old]", breaks: 1, holds: 0, at: "users[all, new]"}', [
            "  该报 W-SUM@users[all, new]，没有报；实际报了：W-SUM@users[all, old]",
        ]),
        ('{code: W-MORE, given: {"users[all, old]": 7}, cell: "users[shop, new]", breaks: 1, holds: 0}', [
            "  除本规则外应有的错误：（无）；实际有：W-SUM@users[all, old]",
        ]),
        ('{code: W-MORE, cell: "users[shop, new]", breaks: 1, holds: 0, also: [W-SUM]}', [
            "  除本规则外应有的错误：W-SUM；实际有：（无）",
        ]),
        ('{code: W-MORE, cell: "users[shop, no]", breaks: 1, holds: 0}', ["  工作簿里没有这一格：users[shop, no]"]),
        ('{code: W-MORE, cell: "没有!A1", breaks: 1, holds: 0}', ["  工作簿里没有这一格：没有!A1"]),
        ('{code: W-MORE, report: "rules.yaml", cell: "users[shop, new]", breaks: 1, holds: 0}', [
            "  读不了：不是可以读取的 JSON 报告：第 1 行第 1 列不合 JSON 语法。请检查文件是否完整、编码是否为 UTF-8。",
        ]),
    ],
    ids=["neither", "elsewhere", "other error", "no other error", "no such figure", "no such sheet", "no report"],
)  # fmt: skip
def test_a_case_that_does_not_hold_is_told_with_what_was_expected_and_found(
    cli: Cli, beside: Form, case: str, told: list[str]
) -> None:
    done = run_cases(cli, beside(f"- {case}\n"))
    assert done.status == 1
    assert done.out[0].startswith("未通过　cases/rules.yaml:1　W-")
    assert done.out[1 : 1 + len(told)] == told
    assert "1 个未通过。" in done.out[-1]


def test_a_whole_report_is_held_against_its_findings(cli: Cli, beside: Form) -> None:
    wrong = dump_json(record({"users[shop, old]": 3}, small()))
    kept = ["通过　cases/whole.json　whole", "共 4 个示例、0 遍试填，全部通过。"]
    asked = '- "W-MORE@users[home, old]"'
    assert run_cases(cli, beside(whole__json=wrong, whole__expected__yaml=asked)).out[3:] == kept
    done = run_cases(cli, beside(whole__expected__yaml='- "W-SUM@users[all, old]"'))
    assert done.status == 1
    assert done.out[3:] == [
        "未通过　cases/whole.json　whole", "  应报：W-SUM@users[all, old]；实际报了：W-MORE@users[home, old]",
        "共 4 个示例、0 遍试填，1 个未通过。",
    ]  # fmt: skip


def test_a_report_of_another_edition_is_passed_over(cli: Cli, beside: Form, tmp_path: Path) -> None:
    folder = beside(other__json=dump_json({**record({}, small()), "template": "water/2031", "year": 2031}))
    text = SMALL.read_text(encoding="utf-8").replace("edition: 2020", "edition: 2031")
    (folder / "water/2031.yaml").write_text(text.replace("first: 2020, last: 2030", "first: 2031"), encoding="utf-8")
    assert run_cases(cli, folder).out[-1] == "共 3 个示例、0 遍试填，全部通过。"
    assert "通过　cases/other.json　other" in run_cases(cli, folder, "water/2031").out


def test_every_mistake_in_the_files_of_cases_is_told_with_its_place(cli: Cli, beside: Form) -> None:
    wrong = """
- {code: W-SUM, cel: "users[all, old]", cell: "users[all, old]", breaks: 1, holds: 1}
- {code: W-NONE, cell: "users[all, old]", breaks: 1, holds: 0, also: [W-NEITHER], report: "none.json"}
"""
    done = run_cases(cli, beside(wrong))
    assert (done.status, done.out) == (3, [])
    assert done.err == [
        "表式有错误：",
        "cases/rules.yaml:2:17 cases.W-SUM.cel：没有“cel”这个键，是不是“cell”？",
        "cases/rules.yaml:2:84 cases.W-SUM.holds：“holds”（正确的写法）不能与“breaks”（错误的写法）相同",
        "cases/rules.yaml:3:10 cases.W-NONE.code：没有代码为“W-NONE”的规则，是不是“W-MORE”？",
        "cases/rules.yaml:3:70 cases.W-NONE.also：没有代码为“W-NEITHER”的规则",
        "cases/rules.yaml:3:91 cases.W-NONE.report：这个文件旁边没有“none.json”",
    ]


def test_without_a_form_there_is_nothing_to_run_and_cases_are_no_duty(cli: Cli, beside: Form) -> None:
    folder = beside()
    missing = run_cases(cli, folder, "water/1999")
    told = "没有编号为 water/1999 的表式；用 xlreport templates 查看有哪些。你是不是想用 water/2020？"
    assert (missing.status, missing.err) == (2, [told])
    shutil.rmtree(folder / "water/cases")
    none = run_cases(cli, folder)
    assert (none.status, none.out) == (0, ["共 0 个示例、0 遍试填，全部通过。"])
    assert none.err[0].startswith("表式 water/2020 没有示例：")
    assert cli("template", "test").status == 2
    alone = cli("template")
    assert (alone.status, alone.err) == (0, [])
    assert any(one.startswith("  test ") for one in alone.out)


def test_the_library_gives_what_the_command_shows(beside: Form) -> None:
    results = run_template_cases("water/2020", beside())
    assert results == [
        CaseResult("cases/rules.yaml:2", "W-SUM"),
        CaseResult("cases/rules.yaml:3", "W-MORE"),
        CaseResult("cases/rules.yaml:4", "W-LABEL"),
    ]
    with pytest.raises(TemplateError, match="no rule is called 'W-NONE'"):
        run_template_cases("water/2020", beside('- {code: W-NONE, cell: "year", breaks: 1, holds: 0}'))


@pytest.mark.parametrize("template_id", SMALL_IDS)
def test_the_cases_beside_the_small_forms_all_hold(cli: Cli, template_id: str) -> None:
    done = run_cases(cli, FORMS, template_id)
    assert done.status == 0
    assert done.out[-1].endswith("，全部通过。")
    assert len(done.out) > 9


def test_a_form_is_filled_in_at_random_and_comes_back(cli: Cli, beside: Form) -> None:
    done = cli("template", "test", beside("[]") / "water/2020.yaml")
    assert (done.status, done.out) == (0, ["通过　试填　第 1 遍", "共 0 个示例、1 遍试填，全部通过。"])


def test_what_a_filled_workbook_is_refused_for_is_told(
    cli: Cli, beside: Form, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = load_template_file(edited(SMALL, tmp_path / "other.yaml", ('label: "新增"', 'label: "新加"')))
    blank = write_workbook(other, blank_report(other, "某某单位", 2020))
    monkeypatch.setattr(round_trip, "write_workbook", lambda *_: blank)
    done = cli("template", "test", "water/2020", "--templates", beside("[]"))
    assert (done.status, done.out[0], done.out[-1]) == (
        1, "未通过　试填　第 1 遍", "共 0 个示例、1 遍试填，1 个未通过。",
    )  # fmt: skip
    assert done.out[1].startswith("  填的都是规定的数，不该有错误；实际有：W-LABEL@")
