"""Every command as people start it: in a terminal, narrow and wide."""

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from support.commands import BROKEN, COMPLETE
from support.form_sheets import edited_sheets
from support.forms import SMALL, edited
from support.pseudo_terminal import Screen, in_terminal
from support.reports import bundled, record

from xlreport import template_to_xlsx
from xlreport.form.report.blank import blank_report
from xlreport.records.write import dump_json
from xlreport.use_cases.new import write_workbook

LONG = "某某市某某新区人民政府政务服务和数据管理局办公室"
WRONG_CASE = '- {code: W-MORE, cell: "users[shop, new]", breaks: 0, holds: -1, at: "users[home, new]"}'
ROSTER = f"单位名称,简称\n某区教育局,教育局\n{LONG},数管局\n"

COMMANDS = [
    ("", 0, "用法："),
    ("--help", 0, "全部写进一个结果文件夹。"),
    ("--version", 0, "xlreport"),
    ("chekc", 2, "你是不是想用check？"),
    ("check nowhere.xlsx", 2, "找不到：nowhere.xlsx"),
    ("templates", 0, "（国办公开办函〔2021〕30号）"),
    (f"new -o NEW/a.xlsx --agency {LONG} --year 2025", 0, "a.xlsx"),
    ("new -o NEW/roster --roster roster.csv --year 2025", 0, "某区教育局"),
    ("new -o NEW/blank.xlsx --blank-roster", 0, "blank.xlsx"),
    ("check in", 1, "共读取3份"),
    ("report in -o NEW/reports", 1, "没有生成报告"),
    ("annotate in -o NEW/back", 1, "退回件"),
    ("combine in --agency 某区 --year 2024 -o NEW/sum.xlsx", 1, "没有计入"),
    ("upgrade in -o NEW/upgraded", 0, "没有去处的：无。"),
    ("explain T3-BALANCE", 0, "依据："),
    ("template", 0, "用法："),
    ("template lint drafts", 3, "是不是“label”？"),
    ("template new --from table.html -o NEW/forms", 0, "xlreporttemplatetest"),
    ("template preview water/2020 --templates forms -o NEW/look --no-pictures", 0, "工作簿.html"),
    ("template schema -o NEW/schema.json", 0, "schema.json"),
    ("template to-xlsx water/2020 --templates forms -o NEW/form.xlsx", 0, "form.xlsx"),
    ("template from-xlsx form.xlsx -o NEW/sheets", 0, "xlreporttemplatetest"),
    ("template from-xlsx wrong.xlsx -o NEW/sheets", 3, "是不是“label”？"),
    ("template test water/2020 --templates forms", 1, "该报W-MORE@users[home,new]，没有报；实际报了：（无）"),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two reports, one of them with an error, a blank workbook, and a roster."""
    made = tmp_path_factory.mktemp("terminal")
    (made / "in").mkdir()
    (made / "roster.csv").write_text(ROSTER, encoding="utf-8")
    (made / "in/好的.json").write_text(dump_json(record(COMPLETE)), encoding="utf-8")
    wrong = record({**COMPLETE, **BROKEN, "agency.name": LONG})
    (made / f"in/{LONG}的年报.json").write_text(dump_json(wrong), encoding="utf-8")
    (made / "table.html").write_text("<table><tr><td>项目<td>数量<tr><td>甲<td></table>", encoding="utf-8")
    (made / "forms/water/cases").mkdir(parents=True)
    shutil.copy(SMALL, made / "forms/water/2020.yaml")
    (made / "forms/water/cases/wrong.yaml").write_text(WRONG_CASE, encoding="utf-8")
    edited(
        SMALL, made / "drafts/wrong/2020.yaml", ("form: water", "form: wrong"), ("id: leaks, label", "id: leaks, lable")
    )
    sheets = made / "form.xlsx"
    sheets.write_bytes(template_to_xlsx(made / "forms/water/2020.yaml"))
    edited_sheets(sheets, made / "wrong.xlsx", ("agency", lambda own: own.put(2, label="lable")))
    blank = blank_report(bundled(), "某区教育局", 2025)
    (made / "in/空白.xlsx").write_bytes(write_workbook(bundled(), blank))
    return made


def holds(screen: Screen, columns: int, status: int, said: str) -> None:
    assert "Traceback" not in screen.written
    assert "\\n" not in screen.written
    assert screen.status == status, screen.written
    assert said in screen.text
    assert screen.written.endswith("\n")
    too_wide = [line for line in screen.lines if screen.cells(line) > columns]
    assert [line for line in too_wide if line not in screen.paths] == []


def each(commands: Sequence[tuple[str, int, str]]) -> pytest.MarkDecorator:
    ids = [command.split(" -o")[0] for command, _, _ in commands]
    return pytest.mark.parametrize(("command", "status", "said"), commands, ids=ids)


@each(COMMANDS)
def test_a_command_in_a_narrow_terminal(folder: Path, command: str, status: int, said: str) -> None:
    holds(in_terminal(folder, *command.replace("NEW", "new60").split(), columns=60), 60, status, said)


@each([one for one in COMMANDS if one[0].partition(" ")[0] in {"", "check", "report", "new"}])
def test_a_command_in_a_wide_terminal(folder: Path, command: str, status: int, said: str) -> None:
    holds(in_terminal(folder, *command.replace("NEW", "new120").split(), columns=120), 120, status, said)


def test_the_path_of_a_result_stays_in_one_piece_however_narrow_the_terminal(folder: Path) -> None:
    screen = in_terminal(folder, "annotate", "in", "-o", f"narrow/{LONG}", columns=40)
    written = [str(path.relative_to(folder)) for path in folder.glob("narrow/*/*")]
    assert len(written) == 4
    assert all(screen.cells(path) > 40 for path in written)
    assert set(written) <= set(screen.lines)


@pytest.mark.parametrize("columns", [60, 120])
def test_a_batch_in_a_terminal_and_again(folder: Path, columns: int) -> None:
    arguments = ("batch", "in", "-o", f"batch{columns}", "--roster", "roster.csv")
    for _ in range(2):
        screen = in_terminal(folder, *arguments, columns=columns)
        holds(screen, columns, 1, "3个文件：3份已读取")
        assert "还剩" in screen.text


def test_the_demonstration_in_a_terminal(tmp_path: Path) -> None:
    holds(in_terminal(tmp_path, "demo", "-o", "out", columns=60), 60, 0, "全部结果与预期一致。")
