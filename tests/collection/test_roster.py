"""A roster is read like any other file that came by e-mail: through the gate, each mistake told by its row."""

import datetime
import os
from pathlib import Path

import openpyxl
import pytest
from support.commands import Cli, Give
from support.several_forms import BUNDLED, WATER, office_forms

from xlreport import UnreadableWorkbookError, load_template, read_roster, read_workbook
from xlreport.messages.district import AGENCY_HEAD, CONTACT_HEAD, REMINDER_HEAD
from xlreport.use_cases.forms import known_templates

pytestmark = pytest.mark.usefixtures("own_process")

HEAD = ("单位全称", "联系人", "截止日期")
ROWS = (HEAD, ("某某甲局", 5332883860, datetime.date(2025, 1, 15)), (None, None, None), ("某某乙局", None, "2025/1/16"))


def lay(path: Path, rows: tuple[tuple[object, ...], ...] = ROWS) -> Path:
    book = openpyxl.Workbook()
    for number, row in enumerate(rows, 3):
        for column, value in enumerate(row, 2):
            book.active.cell(number, column, value)
    book.save(path)
    return path


def told(path: Path) -> tuple[str, str]:
    with pytest.raises(UnreadableWorkbookError) as caught:
        read_roster(path)
    return caught.value.code, caught.value.params.get("problems", "")


def test_numbers_and_days_of_a_workbook_are_read_as_people_see_them(tmp_path: Path) -> None:
    members = read_roster(lay(tmp_path / "名册.xlsx")).members
    assert [(one.agency, one.contact, one.deadline) for one in members] == [
        ("某某甲局", "5332883860", datetime.date(2025, 1, 15)),
        ("某某乙局", "", datetime.date(2025, 1, 16)),
    ]


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_list_in_csv_may_have_empty_lines_and_short_ones(tmp_path: Path, coding: str) -> None:
    path = tmp_path / "名册.csv"
    path.write_text('单位全称,联系人\n"某某甲局",张三\n\n某某乙局\n', encoding=coding)
    assert [(one.agency, one.contact) for one in read_roster(path).members] == [("某某甲局", "张三"), ("某某乙局", "")]


LIST = "单位全称,联系人\n某某甲局,张三\n"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("名册.txt", LIST.encode("gb18030")),
        ("名册.xlsx", LIST.replace(",", "，").encode()),
        ("名册.csv", LIST.replace(",", "\t").encode("utf-16")),
        ("名册.csv", LIST.encode("utf-16-be")),
        ("名册.csv", LIST.replace(",", ";").encode("utf-16-le")),
        ("名册", LIST.replace("甲", "\0甲").encode()),
    ],
)
def test_a_list_as_text_is_read_whatever_its_name_encoding_and_marks_between_cells(
    tmp_path: Path, name: str, content: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert [(one.agency, one.contact) for one in read_roster(path).members] == [("某某甲局", "张三")]


@pytest.mark.parametrize(
    "content",
    [
        LIST.encode() + "某某乙局".encode("gb18030") + b"\xff",
        f'{LIST}某某乙局,"李四\n某某丙局,王五'.encode(),
        f"{LIST}某某乙局,{'李' * 200_000}".encode(),
    ],
    ids=["two encodings", "one quotation mark", "an endless cell"],
)
def test_a_list_as_text_that_cannot_be_read_is_told_by_its_line(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "名册.csv"
    path.write_bytes(content)
    code, problems = told(path)
    assert (code, "第 3 行" in problems or "第 4 行" in problems) == ("ROSTER-UNREADABLE", True)


def test_a_number_of_thousands_of_digits_for_a_day_is_quoted_in_part(tmp_path: Path) -> None:
    path = tmp_path / "名册.csv"
    path.write_text(f"单位全称,截止日期\n某某甲局,{'9' * 5000}\n", encoding="utf-8")
    problems = told(path)[1]
    assert "第 2 行" in problems
    assert len(problems) < 200


def test_mistakes_are_told_by_the_row_that_people_see(tmp_path: Path) -> None:
    path = lay(tmp_path / "名册.xlsx", (HEAD, (None, "张三", None), ("甲", None, "昨天"), ("甲", None, None)))
    code, problems = told(path)
    assert code == "ROSTER-UNREADABLE"
    assert [f"第 {row} 行" in problems for row in (3, 4, 5, 6)] == [False, True, True, True]


def test_a_list_longer_than_any_district_is_told_and_not_cut(tmp_path: Path) -> None:
    path = tmp_path / "名册.csv"
    path.write_text("单位全称\n" + "\n".join(f"第{number}局" for number in range(20_000)), encoding="utf-8")
    assert "20000 行" in told(path)[1]


def test_what_the_gate_refuses_is_refused_in_its_words(cli: Cli, give: Give, tmp_path: Path) -> None:
    give("in/a.json")
    far = lay(tmp_path / "far.xlsx")
    book = openpyxl.load_workbook(far)
    book.active["XFD1048576"] = 1
    book.save(far)
    (tmp_path / "page.csv").write_text("<html><table>单位全称</table></html>", encoding="utf-8")
    os.mkfifo(tmp_path / "pipe.csv")
    for name, part in (("far.xlsx", "XFD1048576"), ("page.csv", "网页文件"), ("pipe.csv", "不是一个文件")):
        done = cli("batch", "in", "-o", "out", "--roster", name, "-q")
        assert (done.status, len(done.err)) == (1, 1)
        assert name in done.err[0]
        assert part in done.err[0]
    assert not (tmp_path / "out").exists()


def test_whatever_a_form_asks_of_an_agency_may_stand_in_the_roster(cli: Cli, tmp_path: Path) -> None:
    heads = "单位全称,文中自称,单位类别,level,承办科室,上级单位"
    (tmp_path / "名册.csv").write_text(f"{heads}\n某某甲局,我局,部门,县级,办公室,某某区政府\n", encoding="utf-8")
    done = cli("new", "--roster", "名册.csv", "--year", "2024", "-o", "表")
    assert (done.status, done.err) == (0, [])
    agency = read_workbook(Path(done.out[0])).report.agency
    assert {key: text for key, text in agency.items() if text} == {
        "name": "某某甲局", "short_name": "我局", "kind": "部门", "level": "县级", "office": "办公室",
        "superior": "某某区政府",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("head", "key"), [("简称", "short_name"), ("单位简称", "short_name"), ("类别", "kind"), ("层级", "level")]
)
def test_heads_that_rosters_in_use_have_are_known(cli: Cli, tmp_path: Path, head: str, key: str) -> None:
    text = {"short_name": "我局", "kind": "部门", "level": "县级"}[key]
    (tmp_path / "名册.csv").write_text(f"单位全称,{head}\n某某甲局,{text}\n", encoding="utf-8")
    done = cli("new", "--roster", "名册.csv", "--year", "2024", "-o", "表")
    assert done.err == []
    assert read_workbook(Path(done.out[0])).report.agency[key] == text


def test_a_column_that_no_form_knows_is_told(cli: Cli, give: Give, tmp_path: Path) -> None:
    give("in/a.json")
    (tmp_path / "名册.csv").write_text("序号,单位全称,备注\n1,某某市水务局,\n", encoding="utf-8")
    commands = (
        ("new", "--roster", "名册.csv", "--year", "2024", "-o", "表"),
        ("batch", "in", "-o", "out", "--roster", "名册.csv", "--to", "md", "--jobs", "1", "-q"),
        ("combine", "in", "--agency", "某某区", "--year", "2024", "--roster", "名册.csv", "-o", "sum.xlsx"),
    )
    for command in commands:
        told = [line for line in cli(*command).err if "没有一种表式有" in line]
        assert len(told) == 1
        assert "序号、备注" in told[0]


def test_a_column_that_the_chosen_form_lacks_is_told(cli: Cli, tmp_path: Path) -> None:
    office_forms(tmp_path / "表式")
    (tmp_path / "名册.csv").write_text("单位全称,单位类别,手机\n某某甲局,部门,139\n", encoding="utf-8")
    own = ("--year", "2024", "--templates", "表式", "--template", WATER)
    done = cli("new", "--roster", "名册.csv", "-o", "表", *own)
    (told,) = done.err
    assert WATER in told
    assert told.endswith("没有带入：单位类别。")
    forms = known_templates(tmp_path / "表式")
    assert read_workbook(Path(done.out[0]), forms).report.agency["mobile"] == "139"


def test_an_agency_is_known_by_what_it_calls_itself_on_a_form(tmp_path: Path) -> None:
    (tmp_path / "名册.csv").write_text(
        "单位全称,文中自称\n某某甲局,甲局\n某某乙局,我局\n某某丙局,我局\n", encoding="utf-8"
    )
    roster = read_roster(tmp_path / "名册.csv")
    found = [None if one is None else one.agency for one in map(roster.named, ("甲局", "某某乙局", "我局"))]
    assert found == ["某某甲局", "某某乙局", None]


def test_a_blank_roster_asks_what_the_forms_ask(cli: Cli, tmp_path: Path) -> None:
    office_forms(tmp_path / "表式")
    own = ["别名", "单位代码", "上级主管单位", "联系人", "联系人电话", "联系人邮箱", "截止日期", "已含下级"]
    columns = {
        ("--template", BUNDLED): ["单位全称", "文中自称", "单位类别", "单位层级", *own],
        ("--template", WATER, "--templates", "表式"): ["单位全称", *own],
    }
    for options, heads in columns.items():
        assert cli("new", "--blank-roster", "-o", "册.xlsx", "--force", *options).status == 0
        sheet = openpyxl.load_workbook(tmp_path / "册.xlsx").worksheets[0]
        assert [cell.value for cell in sheet[1]] == heads


def test_a_blank_roster_offers_the_choices_of_the_forms(cli: Cli, tmp_path: Path) -> None:
    cli("new", "--blank-roster", "-o", "册.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "册.xlsx").worksheets[0]
    form = load_template(BUNDLED)
    offered = {str(one.formula1).strip('"') for one in sheet.data_validations.dataValidation}
    assert offered == {",".join(one.choices) for one in form.agency_fields if one.choices}


def of_csv(tmp_path: Path, *lines: str) -> Path:
    path = tmp_path / "名册.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_an_agency_is_known_by_each_of_its_other_names(tmp_path: Path) -> None:
    path = of_csv(tmp_path, "单位全称,别名", "某某医疗保障局,医保局、医保中心；社保局", "某某水务局,水利局/河湖局")
    roster = read_roster(path)
    found = {
        name: one and one.agency for name in ("医保中心", "社保局", "河湖局", "某某局") for one in [roster.named(name)]
    }
    assert found == {"医保中心": "某某医疗保障局", "社保局": "某某医疗保障局", "河湖局": "某某水务局", "某某局": None}
    assert roster.heads == ()


def test_another_name_that_two_have_is_a_mistake(tmp_path: Path) -> None:
    path = of_csv(tmp_path, "单位全称,别名", "甲局,丙局", "乙局,丙 局、甲局")
    assert told(path)[1] == "第 3 行的别名“丙 局”也是“甲局”的名称；第 3 行的别名“甲局”也是“甲局”的名称"


def test_contact_phone_and_address_have_columns_of_their_own_or_are_those_of_the_form(tmp_path: Path) -> None:
    lines = ("单位全称,联系人,手机,联系电话,电子邮箱", "甲局,张三,139,0533-1,a@b.cn", "乙局,李四,,0533-2,")
    one, other = read_roster(of_csv(tmp_path, *lines)).members
    assert (one.contact, one.phone, one.email) == ("张三", "139", "a@b.cn")
    assert (other.contact, other.phone, other.email) == ("李四", "0533-2", "")


def test_the_contact_s_own_phone_is_never_printed_in_a_report(cli: Cli, tmp_path: Path) -> None:
    of_csv(tmp_path, "单位全称,联系人电话,联系人邮箱", "某某甲局,13900000000,a@b.cn")
    done = cli("new", "--roster", "名册.csv", "--year", "2024", "-o", "表")
    agency = read_workbook(Path(done.out[0])).report.agency
    assert (done.err, agency["phone"], agency["email"]) == ([], None, None)


NO_AGENCIES = (
    "合计", "总 计", "小计：2家", "共2家", "一、市直部门", "（二）街道", "注：截止日期以通知为准", "填表人：张三",
    "单位全称",
)  # fmt: skip


def test_rows_that_are_no_agency_are_told_and_passed_over(cli: Cli, give: Give, tmp_path: Path) -> None:
    give("in/a.json")
    lines = (f"{number},{text}" for number, text in enumerate(NO_AGENCIES, 1))
    path = of_csv(tmp_path, "序号,单位全称", ",某某甲局", *lines, "合计,", "31,", ",某某乙局")
    roster = read_roster(path)
    assert [one.agency for one in roster.members] == ["某某甲局", "某某乙局"]
    assert list(roster.passed_over.values()) == [*NO_AGENCIES, "合计"]
    done = cli("combine", "in", "--agency", "某某区", "--year", "2024", "--roster", "名册.csv", "-o", "sum.xlsx")
    assert [line for line in done.err if "第 3 行“合计”" in line and "没有读入" in line]


def test_what_nobody_sees_in_a_name_does_not_tell_two_apart_and_is_not_kept(tmp_path: Path) -> None:
    path = of_csv(tmp_path, "单位全称", "\u200b某某甲局\ufeff\u200e", '"某某\n乙局"', "ＡＢ中心", "某某\u00a0丁局")
    roster = read_roster(path)
    assert [one.agency for one in roster.members] == ["某某甲局", "某某 乙局", "ＡＢ中心", "某某 丁局"]
    for spelt in ("某某甲\u200b局", "某某乙局", "ab中心", "某某丁局"):
        assert roster.named(spelt) is not None
    assert "第 3 行" in told(of_csv(tmp_path, "单位全称", "某某甲局", "某某\u2060甲局"))[1]


def test_a_form_or_a_result_that_is_given_for_a_roster_is_called_so(cli: Cli, give: Give, tmp_path: Path) -> None:
    cli("new", "--agency", "某某甲局", "--year", "2024", "-o", "表.xlsx")
    assert told(tmp_path / "表.xlsx")[1] == "这是填报工作簿，不是名册"
    book = openpyxl.load_workbook(tmp_path / "表.xlsx")
    for sheet in book.worksheets[1:]:
        del book[sheet.title]
    lay(tmp_path / "封面.xlsx", tuple((row[0].value, row[1].value) for row in book.worksheets[0].iter_rows()))
    assert told(tmp_path / "封面.xlsx")[1] == "这是填报工作簿，不是名册"
    for number, head in enumerate((AGENCY_HEAD, REMINDER_HEAD, CONTACT_HEAD)):
        result = lay(tmp_path / f"{number}.xlsx", (head, ("某某甲局",) * len(head)))
        assert told(result)[1] == "这是 batch 写的结果，不是名册"


def test_an_answer_that_is_none_is_a_mistake(tmp_path: Path) -> None:
    path = of_csv(tmp_path, "单位全称,已含下级,截止日期", "甲局,大概,2025年1月15日前", "乙局,否,２０２５/１/１５")
    assert told(path)[1] == "第 2 行的“已含下级”填的是“大概”，应填“是”或“否”"
