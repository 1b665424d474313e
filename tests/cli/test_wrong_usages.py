"""What people do wrong, written from what they do: the exit status, what is wrong in words, and what to do instead."""

import os
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from support.commands import BROKEN, COMPLETE
from support.reports import bundled, record

from xlreport.cli.main import run
from xlreport.form.report.blank import blank_report
from xlreport.records.write import dump_json
from xlreport.use_cases.new import write_workbook


@dataclass(frozen=True)
class Mistake:
    """A call, its exit status, and what its complaint holds: what is wrong, then what to do."""

    call: str
    status: int
    wrong: str
    remedy: str


TABLE = """
# the name of the command
chekc 收到                                            | 2 | 没有 'chekc' 这个命令 | 你是不是想用 check？
Check a.json                                          | 2 | 没有 'Check' 这个命令 | 你是不是想用 check？
检查 a.json                                           | 2 | 没有 '检查' 这个命令 | 你是不是想用 check？
汇总 收到                                             | 2 | 没有 '汇总' 这个命令 | combine、batch
help                                                  | 2 | 没有 'help' 这个命令 | --help
--check a.json                                        | 2 | 没有 --check 这个选项 | 你是不是想用 check？
a.json                                                | 2 | 没有 'a.json' 这个命令 | xlreport --help
template lint2                                        | 2 | 没有 'lint2' 这个命令 | xlreport template --help
# options
check a.json --fromat json                            | 2 | 没有 --fromat 这个选项 | 你是不是想用 --format？
report a.json --output 报告                           | 2 | 没有 --output 这个选项 | 你是不是想用 --out？
check a.json -o 结果                                  | 2 | 没有 -o 这个选项 | report、annotate
check a.json --format                                 | 2 | --format 后面要写一个值 | xlreport check --help
report a.json -o                                      | 2 | -o 后面要写一个值 | -o OUT
report a.json -o --to pdf                             | 2 | -o 后面要写一个值 | -o OUT
new -o n.xlsx --agency 甲局 --agency 乙局 --year 2024 | 2 | --agency 写了两次 | 只写一次
check ——format json a.json                            | 2 | “——format”里的横线不是英文减号 | 请改成 --format
report a.json －o 报告                                | 2 | “－o”里的横线不是英文减号 | 请改成 -o
# something is left out, or there is too much
check                                                 | 2 | 缺少 INPUT：工作簿 | xlreport check [选项] INPUT
report a.json                                         | 2 | 缺少 --out/-o：写到哪里 | -o OUT
report a.json 报告                                    | 2 | 缺少 --out/-o：写到哪里 | -o OUT
batch 收到                                            | 2 | 缺少 --out/-o：写到哪个文件夹 | -o OUT
batch 收到 空 -o 结果                                 | 2 | 多写了 空 | xlreport batch [选项] FOLDER -o OUT
new 某区 教育局 -o n.xlsx                             | 2 | 多写了 某区 教育局 | 用英文引号括起来
new -o n.xlsx                                         | 2 | --agency 和 --year | 如 --agency 某区教育局 --year 2024
new -o n.xlsx --agency "  " --year 2024               | 2 | --agency 和 --year | 如 --agency 某区教育局 --year 2024
new -o 下发 --roster 名册.csv                         | 2 | 要同时给出 --year | 如 --year 2024
new -o 下发 --roster 名册.csv --year 2024 --agency 甲 | 2 | --roster 不能和 --agency 一起用 | 去掉
new -o n.xlsx --blank-roster --data a.json            | 2 | --blank-roster 不能和 --data 一起用 | 去掉
combine 收到 -o 合计.xlsx --year 2024                 | 2 | 缺少 --agency：单位全称 | --agency NAME
explain                                               | 2 | 缺少 CODE：代码 | 如 T3-BALANCE
template test                                         | 2 | 缺少 ID：表式编号 | xlreport templates
# values
new -o n.xlsx --agency 甲局 --year 24                 | 2 | --year 的值“24”不是年度 | 如 2024
combine 收到 -o 合计.xlsx --agency 区 --year 20244    | 2 | --year 的值“20244”不是年度 | 如 2024
batch 收到 -o 结果 --year 二〇二四                    | 2 | --year 的值“二〇二四”不是年度 | 如 2024
new -o n.xlsx --agency 甲局 --year 1999               | 2 | 没有适用于 1999 年的表式 | xlreport templates
batch 收到 -o 结果 --as-of 2025/1/32                  | 2 | --as-of 的值“2025/1/32”不是日期 | 2025-01-16
batch 收到 -o 结果 --as-of 明天                       | 2 | --as-of 的值“明天”不是日期 | 2025-01-16
batch 收到 -o 结果 --jobs 0                           | 2 | --jobs 的值“0”不对 | 1 以上的整数
batch 收到 -o 结果 --jobs 两个                        | 2 | --jobs 的值“两个”不对 | 1 以上的整数
report a.json -o 报告 --to doc                        | 2 | 没有“doc”这种 | 你是不是想用 docx？
report a.json -o 报告 --to ,                          | 2 | --to 后面没有写是哪一种 | 可用：docx
report -o 报告 a.json --to docx html                  | 2 | 找不到：html | --to docx,html
check a.json --format xlsx                            | 2 | --format：没有“xlsx”这种 | 可用：text、json
new -o n.xlsx --agency 甲 --year 2024 --template zfxx | 2 | 没有编号为 zfxx 的表式 | 你是不是想用 zfxxgk/2021？
template test zfxxgk                                  | 2 | 没有编号为 zfxxgk 的表式 | 你是不是想用 zfxxgk/2021？
explain T3-BALANC                                     | 2 | 没有 T3-BALANC 这个代码 | 你是不是想用 T3-BALANCE
new -o n.xlsx --data a.json --agency 乙局             | 2 | --agency 与 JSON 报告里的不一致 | 乙局 / 某某市水务局
# paths that lead nowhere, or elsewhere
check 没有.xlsx                                       | 2 | 找不到：没有.xlsx | 请核对写法
check 甲局                                            | 2 | 找不到：甲局 | 你是不是想用 甲局.xlsx？
check 收倒/甲局.xlsx                                  | 2 | 没有“收倒”这个文件夹 | 请核对路径
check *.et                                            | 2 | 没有文件的名字符合 *.et | 请核对文件夹和后缀
check 甲局.xlsx.lnk                                   | 2 | 甲局.xlsx.lnk 是快捷方式 | 打开文件所在的位置
check 'C:\\收到" -o 结果'                             | 2 | 多出一个引号 | 请写成 "C:\\收到"
check “甲局.xlsx”                                     | 2 | 用的是中文引号 | 改成英文引号
check 空                                              | 2 | 没有找到工作簿或 JSON 报告：空 | 请核对是不是这个文件夹
check a.json --rules 没有.yaml                        | 2 | 找不到：没有.yaml | 请核对写法
check a.json --rules 收到                             | 2 | 收到 是文件夹，不是文件 | 里面的那个文件
check a.json --previous 没有                          | 2 | 找不到：没有 | 请核对写法
templates --templates a.json                          | 2 | a.json 是文件，不是文件夹 | 文件夹
batch a.json -o 结果                                  | 2 | a.json 是文件，不是文件夹 | xlreport check
batch 收到 -o 结果 --roster 没有.csv                  | 2 | 找不到：没有.csv | 请核对写法
batch 收到 -o 结果 --roster 收到                      | 2 | 收到 是文件夹，不是文件 | 里面的那个文件
new -o n.xlsx --data 空                               | 2 | 空 是文件夹，不是文件 | 里面的那个文件
# files that are not what they should be
check 说明.docx                                       | 1 | 说明.docx　未读取 | 请
batch 收到 -o 结果 --roster 说明.docx                 | 1 | 读不了 说明.docx | 请
new -o n.xlsx --data 说明.docx                        | 1 | 读不了 说明.docx | 请
check a.json --rules 坏.yaml                          | 3 | 坏.yaml:1:1 | 没有“nothing”这个键
# where it is to be written
new -o n.xls --agency 甲局 --year 2024                | 2 | n.xls 的扩展名应为 .xlsx | 请改写 -o 后面的文件名
new -o 甲局.xlsx --agency 甲局 --year 2024            | 3 | 已经存在：甲局.xlsx | --force
combine 收到 -o 合计.docx --agency 区 --year 2024     | 2 | 合计.docx 的扩展名应为 .xlsx | 请改写 -o 后面的文件名
report a.json -o a.docx --to pdf                      | 2 | a.docx 的扩展名应为 .pdf | 请改写 -o 后面的文件名
report 收到 -o 报告.docx                              | 2 | 报告.docx 应为文件夹 | 写一个文件夹的名字
annotate 收到 -o 退回.xlsx                            | 2 | 退回.xlsx 应为文件夹 | 写一个文件夹的名字
annotate 收到 -o a.json                               | 2 | a.json 应为文件夹 | 写一个文件夹的名字
batch 收到 -o a.json                                  | 2 | a.json 应为文件夹 | 写一个文件夹的名字
new -o 下发.xlsx --roster 名册.csv --year 2024        | 2 | 下发.xlsx 应为文件夹 | 写一个文件夹的名字
demo -o a.json                                        | 2 | a.json 应为文件夹 | 写一个文件夹的名字
report a.json -o a.json --to json --force             | 2 | a.json 是输入文件，不会被改写 | 请换一个目标
report 收到 -o 收到                                   | 2 | 收到 是收到的文件所在的文件夹 | 请换一个结果文件夹
annotate 收到 -o 收到 --force                         | 2 | 收到 是收到的文件所在的文件夹 | 请换一个结果文件夹
batch 收到 -o ./收到                                  | 2 | 收到 是收到的文件所在的文件夹 | 请换一个结果文件夹
batch 收到 -o 别人的                                  | 3 | 别人的 不是空文件夹 | 加 --force，或换一个文件夹
batch 收到 -o 锁住/结果                               | 3 | 写不了 锁住/结果 | 没有写的权限
"""

MISTAKES = [
    Mistake(call.strip(), int(status), wrong.strip(), remedy.strip())
    for line in TABLE.splitlines()
    if line and not line.startswith("#")
    for call, status, wrong, remedy in [line.split(" | ")]
]


@pytest.fixture(scope="module", autouse=True)
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder as it lies on a desk: two reports, a blank workbook, a roster, and things that are none of these."""
    made = tmp_path_factory.mktemp("desk")
    for folder in ("收到", "空", "别人的", "锁住"):
        (made / folder).mkdir()
    reports = {
        "a.json": COMPLETE,
        "收到/a.json": COMPLETE,
        "收到/b.json": {**COMPLETE, **BROKEN, "agency.name": "乙局"},
    }
    for name, edits in reports.items():
        (made / name).write_text(dump_json(record(edits)), encoding="utf-8")
    (made / "甲局.xlsx").write_bytes(write_workbook(bundled(), blank_report(bundled(), "甲局", 2024)))
    (made / "名册.csv").write_text("单位名称\n甲局\n", encoding="utf-8")
    (made / "别人的/照片.txt").write_text("x", encoding="utf-8")
    (made / "甲局.xlsx.lnk").write_bytes(b"L\0\0\0\x01\x14\x02\0")
    (made / "说明.docx").write_bytes(b"PK\x03\x04")
    (made / "坏.yaml").write_text("nothing: 1\n", encoding="utf-8")
    before = Path.cwd()
    os.chdir(made)
    yield made
    os.chdir(before)


@pytest.fixture(autouse=True)
def no_permission(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody may write into one of the folders, whoever runs the tests."""
    original = Path.mkdir

    def refused(path: Path, *arguments: object, **options: object) -> None:
        if "锁住" in path.parts[:-1]:
            raise PermissionError(13, "Permission denied", str(path))
        original(path, *arguments, **options)  # type: ignore[arg-type]  # handed on as it came

    monkeypatch.setattr(Path, "mkdir", refused)


def complaint(call: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """The status of a call, and all that it said."""
    capsys.readouterr()
    status = run(shlex.split(call))
    out, err = capsys.readouterr()
    return status, out + err


@pytest.mark.parametrize("mistake", MISTAKES, ids=[one.call for one in MISTAKES])
def test_a_wrong_call_says_what_is_wrong_and_what_to_do(
    mistake: Mistake, capsys: pytest.CaptureFixture[str], desk: Path
) -> None:
    before = sorted(desk.rglob("*"))
    status, said = complaint(mistake.call, capsys)
    assert status == mistake.status, said
    assert mistake.wrong in said
    assert mistake.remedy in said
    assert "Traceback" not in said
    assert len(said.splitlines()) <= 4
    assert sorted(desk.rglob("*")) == before, "nothing is written"


def test_the_table_is_long_enough() -> None:
    assert len(MISTAKES) >= 45
    assert len({one.call for one in MISTAKES}) == len(MISTAKES)


EACH = {
    "check": "check {inputs}",
    "report": "report {inputs} -o {out}",
    "annotate": "annotate {inputs} -o {out}",
    "combine": "combine {inputs} -o {out}.xlsx --agency 区 --year 2024",
    "batch": "batch {inputs} -o {out}",
    "new": "new -o {out} --agency 甲局 --year 2024",
    "new --roster": "new -o {out} --roster 名册.csv --year 2024",
    "demo": "demo -o {out}",
}
"""Every command that reads or writes, with holes for what may be wrong."""

OF_INPUTS = ("check", "report", "annotate", "combine", "batch")
OF_FOLDERS = ("annotate", "batch", "new --roster", "demo")

SAME = [
    *((name, {"inputs": "没有.xlsx"}, "找不到：没有.xlsx") for name in OF_INPUTS),
    *((name, {"inputs": "甲局.xlsx.lnk"}, "是快捷方式") for name in OF_INPUTS),
    *((name, {"inputs": "空"}, "没有找到工作簿或 JSON 报告") for name in OF_INPUTS),
    *((name, {"out": "a.json"}, "a.json 应为文件夹") for name in OF_FOLDERS),
    *((name, {"out": "新.xlsx"}, "新.xlsx 应为文件夹") for name in OF_FOLDERS),
    *((name, {"out": "收到"}, "是收到的文件所在的文件夹") for name in ("report", "annotate", "batch")),
    *((name, {"more": "--rules 没有.yaml"}, "找不到：没有.yaml") for name in OF_INPUTS),
    *((name, {"more": "--templates 没有"}, "找不到：没有") for name in (*OF_INPUTS, "new", "new --roster")),
    *((name, {"more": "--previous 没有"}, "找不到：没有") for name in ("check", "report", "annotate", "batch", "new")),
    *((name, {"more": "--to doc"}, "没有“doc”这种") for name in ("report", "batch")),
    *((name, {"more": "--format xml"}, "没有“xml”这种") for name in ("check", "batch")),
    *((name, {"more": "--nothing"}, "没有 --nothing 这个选项") for name in EACH),
]
"""The same mistake in each command that it can be made in."""


@pytest.mark.parametrize(("name", "wrong", "said"), SAME, ids=[f"{name} {wrong}" for name, wrong, _ in SAME])
def test_the_same_mistake_ends_alike_and_is_told_alike_everywhere(
    name: str, wrong: dict[str, str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    holes = {"inputs": "收到", "out": "新", "more": "", **wrong}
    status, told = complaint(f"{EACH[name].format(**holes)} {holes['more']}", capsys)
    assert (status, said in told) == (2, True), told


def test_patterns_that_the_shell_left_alone_are_written_out(capsys: pytest.CaptureFixture[str], desk: Path) -> None:
    """The command line of Windows hands on *.xlsx as it is."""
    (desk / "收到/~$a.json").write_bytes(b"")
    assert complaint("check 收到/*.json --format json", capsys)[1] == complaint(
        "check 收到/a.json 收到/b.json --format json", capsys
    )[1]  # fmt: skip
    assert complaint("check ./*/[b].json", capsys)[1].startswith("收到/b.json　乙局")


@pytest.mark.parametrize(
    "call",
    [
        "new -o {new} --agency 甲局 --year ２０２４年",
        "report a.json -o {new} --to '.MD，csv'",
        "check a.json --format JSON",
        "batch 收到/../收到 -o {new} --as-of 2025年1月16日 --to md --jobs １ -q",
    ],
)
def test_what_people_type_otherwise_but_plainly_is_taken(
    call: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    status, said = complaint(call.format(new=tmp_path / "新"), capsys)
    assert status == (1 if call.startswith("batch") else 0), said
