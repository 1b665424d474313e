"""`xlreport template to-xlsx` and `from-xlsx`: a form written and mended on sheets by people who do not program."""

import json
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from support.commands import Cli
from support.form_sheets import EditedSheet, edited_sheets, sheets_of
from support.forms import SMALL, edited

WATER = "water/2020"
Edit = tuple[str, Callable[[EditedSheet], object]]


def typed(sheet: str, row: tuple[object, ...], **values: object) -> Edit:
    """An edit of the first row in which all of these stand."""
    return sheet, lambda own: own.put(own.row(*row), **values)


def form_of(template_id: str) -> str:
    return template_id.replace("/", "-") + ".xlsx"


def test_a_form_is_written_as_sheets_and_back_where_forms_are_looked_for(cli: Cli, tmp_path: Path) -> None:
    edited(SMALL, tmp_path / "forms/water/2020.yaml")
    for target in (["forms/water/2020.yaml"], [WATER, "--templates", "forms"]):
        done = cli("template", "to-xlsx", *target, "-o", "form.xlsx", "--force")
        assert (done.status, done.out, len(done.err)) == (0, ["form.xlsx"], 1)
    done = cli("template", "from-xlsx", "form.xlsx", "-o", "again")
    assert (done.status, done.out) == (0, [str(Path("again/water/2020.yaml"))])
    assert cli("template", "lint", "again").status == 0


def test_rules_beside_the_form_come_back_beside_it(cli: Cli) -> None:
    assert cli("template", "to-xlsx", "wzbb/2018", "-o", "form.xlsx").status == 0
    done = cli("template", "from-xlsx", "form.xlsx", "-o", "again")
    assert done.out == [str(Path("again/wzbb", name)) for name in ("2018.yaml", "rules.yaml")]
    assert cli("template", "lint", "again").status == 0


MISTAKES: dict[str, tuple[Edit, str]] = {
    "a head": (
        ("columns_rows", lambda own: own.sheet.cell(2, own.column("label"), "lable")),
        "[columns_rows] E2: 没有“lable”这个键，是不是“label”？",
    ),
    "a formula": (
        typed("columns_rows", ("users", "all"), **{"is": "home + shp"}),
        ("[columns_rows] L7 第 8 个字: sections.users.tables.users.rows.all.is："
        "这张表里没有叫“shp”的行或列，是不是“shop”？"),
    ),
    "a sign of a Chinese keyboard": (
        typed("rules", ("home >= shop",), require="home ≥ shop"),
        "[rules] S6 第 6 个字: rules.W-MORE.ask.0.require：公式里写的是“≥”，应写“>=”",
    ),
    "an id": (
        typed("agency", ("mobile",), id="移动"),
        ("[agency] A5: agency.移动.id：“移动”不能作编号："
        "编号以小写英文字母开头，后面只有小写字母、数字和下划线，如 row_2"),
    ),
    "a choice": (
        typed("rules", ("W-MORE",), severity="warnig"),
        "[rules] F5: rules.W-MORE.severity：这里只能写 error、warning、note，是不是“warning”？",
    ),
    "a kind": (
        typed("columns_rows", ("meters",), kind="cuont"),
        ("[columns_rows] H12: sections.water.tables.water.columns.meters.kind："
        "没有叫“cuont”的数字种类（kinds），是不是“count”？"),
    ),
    "a whole number": (
        typed("kinds", ("volume",), places="三位"),
        "[kinds] C4: kinds.volume.places：这里应写一个整数，不加引号",
    ),
    "yes or no": (
        typed("sections", ("summary",), **{"prose.heading_alone": "不"}),
        "[sections] H5: sections.summary.prose.heading_alone：这里应写 true（是）或 false（否），不加引号",
    ),
    "what must be written": (
        ("form", lambda own: own.clear(own.row("label_code"), 3)),
        "[form] C13: label_code：这一项没有写，必须写",
    ),
    "the row of another sheet": (
        typed("columns_rows", ("users", "old"), of_="user"),
        "[columns_rows] A3: 工作表“tables”里没有编号为“user”的一行，是不是“users”？",
    ),
    "what a row is": (
        typed("columns_rows", ("water", "shop"), entry="横行"),
        "[columns_rows] B14: 这里只能写 列、行",
    ),
    "a level": (
        typed("columns_rows", ("second",), level=4),
        "[columns_rows] C10: 层写 1 到 3 的整数：1 是最外层，每下一层加 1",
    ),
    "a cell beside the columns": (
        ("kinds", lambda own: own.sheet.cell(4, 20, "备注")),
        "[kinds] T4: 这一格上面没有表头，不知道是什么，请移到该在的列，或删去",
    ),
    "a row above the keys": (
        ("kinds", lambda own: own.insert(2, id="share")),
        "[kinds] A2: 这一格上面没有表头，不知道是什么，请移到该在的列，或删去",
    ),
    "a cell of another kind of row": (
        typed("items", ("句子",), heading="标题"),
        ("[items] G4: sections.summary.prose.items.use.sentences.0.heading："
        "没有“heading”这个键，可以写的有：say、instead。"),
    ),
    "short notation": (
        typed("rules", ("W-SUM",), checks="- {name: lenght, most: 9}"),
        "[rules] N4 第 10 个字: rules.W-SUM.checks.0.name：没有叫“lenght”的检查，是不是“length”？",
    ),
    "notation that is none": (
        typed("rules", ("W-SUM",), checks="- {name: length, most: 9"),
        "[rules] N4: rules.W-SUM.checks：这里不合 YAML 的写法：花括号里少了逗号，或没有关上；逗号、引号要用英文半角",
    ),
    "a formula of the program": (
        typed("agency", ("phone",), guide="=1/0"),
        "[agency] C4: agency.phone.guide：这一格是错误值或图片，不是文字；以“=”开头的，请先把格子设成文本",
    ),
    "a name that stands twice": (
        typed("columns_rows", ("second",), id="first"),
        ("[columns_rows] D10: sections.water.tables.water.columns.half.children.first.id："
        "“first”写了两次，请改名或去掉一个"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("slip", MISTAKES)
def test_a_mistake_is_told_at_its_cell_and_nothing_is_written(cli: Cli, tmp_path: Path, slip: str) -> None:
    edit, said = MISTAKES[slip]
    edited_sheets(sheets_of(WATER, tmp_path), tmp_path / "bad.xlsx", edit)
    done = cli("template", "from-xlsx", "bad.xlsx", "-o", "out")
    assert (done.status, done.out, done.err) == (3, [], ["表式有错误：", f"bad.xlsx {said}"])
    assert not (tmp_path / "out").exists()


def test_all_mistakes_of_a_workbook_are_told_at_once(cli: Cli, tmp_path: Path) -> None:
    slips = ("a head", "a formula", "a choice", "a whole number", "yes or no", "a level")
    edited_sheets(sheets_of(WATER, tmp_path), tmp_path / "bad.xlsx", *(MISTAKES[slip][0] for slip in slips))
    done = cli("template", "from-xlsx", "bad.xlsx", "-o", "out")
    assert done.status == 3
    assert set(done.err[1:]) == {f"bad.xlsx {MISTAKES[slip][1]}" for slip in slips}


def test_a_row_that_does_not_say_where_it_belongs_loses_nothing_that_others_name(cli: Cli, tmp_path: Path) -> None:
    edited_sheets(
        sheets_of(WATER, tmp_path), tmp_path / "bad.xlsx",
        typed("columns_rows", ("users", "shop"), entry=None), typed("columns_rows", ("users", "all"), level=None),
        typed("tables", ("water",), of_=None),
    )  # fmt: skip
    done = cli("template", "from-xlsx", "bad.xlsx", "-o", "out")
    assert [line.partition(":")[0] for line in done.err[1:]] == [
        "bad.xlsx [columns_rows] B6", "bad.xlsx [columns_rows] C7",
        "bad.xlsx [sections] A4", "bad.xlsx [tables] A4",
    ]  # fmt: skip


def test_a_form_grows_by_a_row_and_another_check_and_then_works(cli: Cli, tmp_path: Path) -> None:
    def grown(own: EditedSheet) -> None:
        own.insert(own.row("users", "all"), of_="users", entry="行", level=1, id="school", label="学校")
        own.put(own.row("users", "all"), **{"is": "home + shop + school"})

    def checked(own: EditedSheet) -> None:
        own.put(own.row("home >= shop"), require="home >= shop + school")

    edited_sheets(sheets_of(WATER, tmp_path), tmp_path / "form.xlsx", ("columns_rows", grown), ("rules", checked))
    assert cli("template", "from-xlsx", "form.xlsx", "-o", "forms").status == 0
    assert cli("template", "lint", "forms").out == ["water/2020：没有错误。"]
    assert cli("template", "test", "forms/water/2020.yaml").status == 0
    asked = ("--templates", "forms", "--template", WATER, "--agency", "某局", "--year", "2024")
    assert cli("new", *asked, "-o", "blank.xlsx").status == 0
    labels = {
        cell for row in openpyxl.load_workbook("blank.xlsx")["一、户数"].iter_rows(values_only=True) for cell in row
    }
    assert "学校" in labels
    users = {"home": {"old": 2, "new": 0}, "shop": {"old": 1, "new": 0}, "school": {"old": 3, "new": 0}}
    report = {"template": WATER, "year": 2024, "agency": {"name": "某局"}, "tables": {"users": users}}
    Path("a.json").write_text(json.dumps(report), encoding="utf-8")
    found = cli("check", "--templates", "forms", "a.json", "--format", "json")
    codes = [one["code"] for one in json.loads("\n".join(found.out))["files"][0]["findings"]]
    assert "W-MORE" in codes


def test_numbers_and_answers_are_read_as_people_type_them(cli: Cli, tmp_path: Path) -> None:
    edits = (
        typed("kinds", ("volume",), places="２", least=" -500 "), typed("kinds", ("told",), id="ｔｏｌｄ "),
        typed("agency", ("phone",), required=True, carried="TRUE", label=12),
        typed("sections", ("summary",), **{"prose.heading_alone": "否 "}),
        typed("rules", ("W-SUM",), remedy="请\u200b改"),
    )  # fmt: skip
    edited_sheets(sheets_of(WATER, tmp_path), tmp_path / "form.xlsx", *edits)
    assert cli("template", "from-xlsx", "form.xlsx", "-o", "forms").status == 0
    text = Path("forms/water/2020.yaml").read_text(encoding="utf-8")
    assert "{id: volume, places: 2, least: -500," in text
    assert "{id: told, " in text
    assert '{id: phone, label: "12", required: true, carried: true}' in text
    assert "heading_alone: false" in text
    assert 'remedy: "请改"' in text


@pytest.mark.parametrize("command", ["to-xlsx", "from-xlsx"])
def test_what_is_there_is_not_replaced_without_being_asked(cli: Cli, tmp_path: Path, command: str) -> None:
    sheets_of(WATER, tmp_path)
    call = (["to-xlsx", WATER, "--templates", ".", "-o", "x.xlsx"], ["from-xlsx", form_of(WATER), "-o", "out"])
    own = call[command == "from-xlsx"]
    assert cli("template", *own).status == 0
    refused = cli("template", *own)
    assert (refused.status, refused.out) == (3, [])
    assert "--force" in refused.err[0]
    assert cli("template", *own, "--force").status == 0


def test_neither_of_two_files_is_written_where_one_is_there(cli: Cli, tmp_path: Path) -> None:
    assert cli("template", "to-xlsx", "wzbb/2018", "-o", "form.xlsx").status == 0
    beside = tmp_path / "out/wzbb/rules.yaml"
    beside.parent.mkdir(parents=True)
    beside.write_text("rules: []\n", encoding="utf-8")
    assert cli("template", "from-xlsx", "form.xlsx", "-o", "out").status == 3
    assert [one.name for one in beside.parent.iterdir()] == ["rules.yaml"]


def test_a_form_may_use_the_rules_that_lie_where_it_is_written(cli: Cli, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(sheets_of("wzbb/2018", tmp_path))
    for name in [name for name in book.sheetnames if name.startswith("rules.yaml")]:
        del book[name]
    book.save("form.xlsx")
    assert cli("template", "from-xlsx", "form.xlsx", "-o", "out").status == 3
    assert cli("template", "from-xlsx", form_of("wzbb/2018"), "-o", "out").status == 0
    Path("out/wzbb/2018.yaml").unlink()
    assert cli("template", "from-xlsx", "form.xlsx", "-o", "out").status == 0


@pytest.mark.parametrize(
    ("call", "status", "said"),
    [
        (["to-xlsx", "no/2020", "-o", "a.xlsx"], 2, "no/2020"),
        (["to-xlsx", "no.yaml", "-o", "a.xlsx"], 2, "找不到：no.yaml"),
        (["to-xlsx", "zfxxgk/2021", "-o", "a.docx"], 2, "a.docx"),
        (["from-xlsx", "no.xlsx", "-o", "out"], 2, "找不到：no.xlsx"),
        (["from-xlsx", "other.xlsx", "-o", "out"], 2, "other.xlsx 不是表式的工作簿"),
        (["from-xlsx", "note.txt", "-o", "out"], 2, "工作簿"),
        (["from-xlsx", "form.xlsx", "-o", "note.txt"], 2, "note.txt"),
        (["to-xlsx", "broken/water/2020.yaml", "-o", "a.xlsx"], 3, "表式有错误"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_said(cli: Cli, tmp_path: Path, call: list[str], status: int, said: str) -> None:
    sheets_of(WATER, tmp_path).rename("form.xlsx")
    openpyxl.Workbook().save("other.xlsx")
    Path("note.txt").write_text("x", encoding="utf-8")
    edited(SMALL, tmp_path / "broken/water/2020.yaml", ("sum(half)", "sum(hafl)"))
    done = cli("template", *call)
    assert (done.status, done.out) == (status, [])
    assert said in done.err[0]
    assert not Path("out").exists()


def test_an_edition_that_no_file_can_be_called_is_refused(cli: Cli, tmp_path: Path) -> None:
    bad = ("form", lambda own: own.sheet.cell(own.row("edition"), 3, "../../2020"))
    edited_sheets(sheets_of(WATER, tmp_path), tmp_path / "form.xlsx", bad)
    done = cli("template", "from-xlsx", "form.xlsx", "-o", "deep/out")
    assert (done.status, done.out) == (2, [])


def test_a_sheet_whose_heads_are_gone_is_told_once(cli: Cli, tmp_path: Path) -> None:
    gone = ("agency", lambda own: own.sheet.delete_rows(1, 2))
    edited_sheets(sheets_of(WATER, tmp_path), tmp_path / "bad.xlsx", gone)
    told = cli("template", "from-xlsx", "bad.xlsx", "-o", "out").err[1:]
    assert [line for line in told if "没有表头" in line] == [
        f"bad.xlsx [agency] {cell}1: 这一格上面没有表头，不知道是什么，请移到该在的列，或删去" for cell in "ABF"
    ]


def test_a_sheet_that_no_form_has_is_told(cli: Cli, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(sheets_of(WATER, tmp_path))
    book.create_sheet("kind")["B2"] = "草稿"
    book.create_sheet("Sheet1")
    book.save("bad.xlsx")
    done = cli("template", "from-xlsx", "bad.xlsx", "-o", "out")
    assert done.err[1:] == ["bad.xlsx [kind] B2: 没有叫“kind”的工作表，是不是“kinds”？"]
