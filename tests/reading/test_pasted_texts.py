"""A whole text, pasted as it stands in Word, is read into the items it belongs to; what is not is named."""

from pathlib import Path

import openpyxl
import pytest
from support.pasting import AGENCY, as_in_word, pasted, read_pasted, without_empty

from xlreport.checking.run import check
from xlreport.form.language.spell import spell
from xlreport.form.model.template import Template
from xlreport.form.report.blank import blank_report
from xlreport.form.report.report import Item, Reading, SectionText, Texts
from xlreport.form.report.values import ReportValues
from xlreport.layout.live import LiveValues
from xlreport.layout.pasting.cells import PASTE_TOP, PastedAddress, RowAddress, RowCell
from xlreport.layout.pasting.paste import Paste
from xlreport.layout.plan import plan_workbook
from xlreport.layout.sheets.book import finished_book
from xlreport.messages.sheets import pasting
from xlreport.use_cases.annotate import annotate
from xlreport.use_cases.forms import load_template
from xlreport.use_cases.new import write_workbook
from xlreport.use_cases.read import read_workbook

TITLE = f"{AGENCY}2025年政府信息公开工作年度报告"
LEAD = "本报告所列数据的统计期限自2025年1月1日起，至2025年12月31日止。"


@pytest.fixture(scope="module")
def form() -> Template:
    return load_template("zfxxgk/2021")


def texts(form: Template) -> Texts:
    """A made-up report of every part, with items that run on, that stand off and that the form does not know."""
    items = (
        ("disclosure", "扎实做好主动公开", "全年公开信息320条。\n其中网站300条。"),
        ("requests", "规范办理依申请公开", "\n全年收到申请2件。\n都按期答复。"),
        (None, "政务公开标准化", "完成目录一份。"),
        ("supervision", "监督保障情况", "开展培训2次。"),
    )
    points = (("存在问题", "1、解读形式不多。\n2、更新不够快。"), ("改进情况", "1、增加图解。\n2、按月检查。"))
    fees = (("fees", "依申请公开信息处理费收取情况", "未收取信息处理费。"),)
    return Texts(
        title=TITLE, lead=LEAD,
        sections={
            "overview": SectionText(intro="一年来，某县水务局认真落实条例。\n成效明显。", items=tuple(_own(items))),
            "improvement": SectionText(items=tuple(_own([(None, *point) for point in points]))),
            "other_matters": SectionText(intro=None, items=tuple(_own(fees))),
        },
    )  # fmt: skip


def _own(items: object) -> list[Item]:
    assert isinstance(items, list | tuple)
    return [Item(id=own, heading=heading, text=text, generated=False) for own, heading, text in items]


def test_a_whole_report_is_read_paragraph_for_paragraph(form: Template, tmp_path: Path) -> None:
    reading = read_pasted(form, tmp_path / "whole.xlsx", as_in_word(form, texts(form)))
    assert without_empty(reading.report.texts) == without_empty(texts(form))
    ids = [item.id for item in reading.report.texts.sections["overview"].items]
    assert ids == ["disclosure", "requests", None, "supervision"]


@pytest.mark.parametrize(
    "heading",
    [
        "一、总体情况", "一、 总体情况。", "一．总体情况", "一.总体情况：", "\u3000\u3000一、总体情况  ", "总体情况",
        "一、总体工作推进情况", "一、2025年政府信息公开总体情况", "[bookmark: _GoBack]一、总体情况",
    ],
)  # fmt: skip
def test_a_section_is_known_however_its_heading_is_written(form: Template, tmp_path: Path, heading: str) -> None:
    reading = read_pasted(form, tmp_path / "heading.xlsx", [TITLE, heading, "一年来做了工作。"])
    assert reading.report.texts.sections["overview"].intro == "一年来做了工作。"


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("五、存在的问题和整改措施", "improvement"), ("二、政府信息公开工作存在的主要问题及改进情况", "improvement"),
        ("一、其他需要报告的事项", "other_matters"), ("三、其他需要报告的事项。", "other_matters"),
    ],
)  # fmt: skip
def test_a_section_is_known_where_numbers_restart_or_words_differ(
    form: Template, tmp_path: Path, heading: str, section: str
) -> None:
    reading = read_pasted(form, tmp_path / "numbers.xlsx", ["一、总体情况", "做了工作。", heading, "写在这里。"])
    assert reading.report.texts.sections[section].intro == "写在这里。"


@pytest.mark.parametrize(
    ("row", "heading", "text"),
    [
        ("（二）依申请公开", "依申请公开", "\n后一段。"),
        ("(二)依申请公开。收到2件。", "依申请公开", "收到2件。\n后一段。"),
        ("㈡ 依申请公开情况：收到2件。", "依申请公开情况", "收到2件。\n后一段。"),
        ("依申请公开", "依申请公开", "\n后一段。"), ("二、规范依申请公开", "规范依申请公开", "\n后一段。"),
    ],
)  # fmt: skip
def test_an_item_is_known_however_its_heading_is_written(
    form: Template, tmp_path: Path, row: str, heading: str, text: str
) -> None:
    rows = ["一、总体情况", "（一）主动公开。公开320条。", row, "后一段。"]
    item = read_pasted(form, tmp_path / "item.xlsx", rows).report.texts.sections["overview"].items[1]
    assert (item.id, item.heading, item.text) == ("requests", heading, text)


def test_numbered_points_of_an_item_stay_its_text(form: Template, tmp_path: Path) -> None:
    rows = [
        "五、存在的主要问题及改进情况",
        "存在问题：",
        "（一）解读形式不多。",
        "1、更新不够快。",
        "改进情况：",
        "增加。",
    ]
    items = read_pasted(form, tmp_path / "points.xlsx", rows).report.texts.sections["improvement"].items
    assert [(one.heading, one.text) for one in items] == [
        ("存在问题", "（一）解读形式不多。\n1、更新不够快。"), ("改进情况", "增加。"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "heading", ["（一）2024年存在问题的改进情况", "2024年存在问题的改进情况：", "一、2024年存在问题的改进情况"]
)
def test_an_item_in_other_words_is_known_by_its_number_or_its_colon(
    form: Template, tmp_path: Path, heading: str
) -> None:
    rows = ["五、存在的主要问题及改进情况", heading, "针对存在问题，采取以下措施：", "增加图解。"]
    items = read_pasted(form, tmp_path / "other.xlsx", rows).report.texts.sections["improvement"].items
    expected = ("2024年存在问题的改进情况", "针对存在问题，采取以下措施：\n增加图解。")
    assert [(one.heading, one.text) for one in items] == [expected]


def test_several_paragraphs_in_one_cell_are_parted(form: Template, tmp_path: Path) -> None:
    rows = [TITLE, "一、总体情况\n（一）主动公开。公开320条。\n六、其他需要报告的事项", "没有。"]
    sections = read_pasted(form, tmp_path / "cell.xlsx", rows).report.texts.sections
    assert [one.text for one in sections["overview"].items] == ["公开320条。"]
    assert sections["other_matters"].intro == "没有。"


def found(reading: Reading, code: str) -> list[tuple[str, str | None]]:
    return [(one.place.cell if one.place else "", one.found) for one in reading.findings if one.code == code]


def test_tables_are_told_once_and_never_taken_for_text(form: Template, tmp_path: Path) -> None:
    rows = [
        "二、主动公开政府信息情况",
        "第二十条第（一）项",
        ("信息内容", "本年制发件数"),
        ("规章", "0"),
        "六、其他需要报告的事项",
        "无。",
    ]
    reading = read_pasted(form, tmp_path / "tables.xlsx", rows)
    assert found(reading, "PASTE-TABLE") == [("B8", "第二十条第（一）项")]
    assert reading.report.texts.sections["overview"].intro is None


def test_what_has_no_place_is_named_where_it_stands(form: Template, tmp_path: Path) -> None:
    rows = ["二、主动公开政府信息情况", "全年制发规范性文件3件。", "均已公开。"]
    assert found(read_pasted(form, tmp_path / "left.xlsx", rows), "PASTE-UNPLACED") == [
        ("B8", "全年制发规范性文件3件。")
    ]


def test_name_and_day_at_the_end_are_no_text(form: Template, tmp_path: Path) -> None:
    reading = read_pasted(form, tmp_path / "signed.xlsx", ["六、其他需要报告的事项", "无。", AGENCY, "2026年1月20日"])
    assert reading.report.texts.sections["other_matters"].intro == "无。"
    assert found(reading, "PASTE-SIGNATURE") == [("B9", AGENCY)]


def test_what_is_typed_in_its_own_rows_stands_and_both_places_are_told(form: Template, tmp_path: Path) -> None:
    path = pasted(
        form, tmp_path / "twice.xlsx", ["一、总体情况", "（一）主动公开。贴的。", "（二）依申请公开。也是贴的。"]
    )
    plan = plan_workbook(form)
    cell = plan.where(plan.prose[0].slots[0].paragraphs[0])
    book = openpyxl.load_workbook(path)
    book[cell.sheet].cell(cell.row + 1, cell.column + 1).value = "自己写的。"
    book.save(path)
    reading = read_workbook(path, {form.id: form})
    items = [(one.id, one.text) for one in reading.report.texts.sections["overview"].items]
    assert items == [("requests", "也是贴的。"), ("disclosure", "自己写的。")]
    finding = next(one for one in reading.findings if one.code == "PASTE-TWICE")
    assert (finding.place and finding.place.cell, finding.found) == ("B8", "主动公开")
    assert finding.expected == pasting.PLACE.format(sheet=cell.sheet, cell=cell.name)


def test_a_finding_of_a_pasted_text_points_at_the_pasted_row(form: Template, tmp_path: Path) -> None:
    rows = [TITLE, LEAD, "一、总体情况", "（一）主动公开。召开会议XX次。"]
    verdict = check(form, read_pasted(form, tmp_path / "place.xlsx", rows))
    places = [one.place for one in verdict.findings if one.code == "PLACEHOLDER"]
    assert [(one.sheet, one.cell) for one in places if one] == [(pasting.PASTE, "B10")]


def test_the_return_copy_keeps_what_found_no_place_and_marks_it(form: Template, tmp_path: Path) -> None:
    rows = ["一、总体情况", "（一）主动公开。公开320条。", "二、主动公开政府信息情况", "全年制发规范性文件3件。"]
    reading = read_pasted(form, tmp_path / "sent.xlsx", rows)
    verdict = check(form, reading)
    returned = tmp_path / "returned.xlsx"
    returned.write_bytes(annotate(form, reading, verdict.findings))
    sheet = openpyxl.load_workbook(returned)[pasting.PASTE]
    assert [sheet.cell(PASTE_TOP + row, 2).value for row in (1, 2)] == [rows[2], rows[3]]
    assert sheet.cell(PASTE_TOP + 2, 2).comment is not None
    again = read_workbook(returned, {form.id: form})
    assert again.report.texts == reading.report.texts
    assert found(again, "PASTE-UNPLACED") == [("B8", "全年制发规范性文件3件。")]


def test_an_untouched_sheet_changes_nothing(form: Template, tmp_path: Path) -> None:
    reading = read_pasted(form, tmp_path / "blank.xlsx", [])
    assert reading.report.texts == blank_report(form, AGENCY, 2025).texts
    assert [one.code for one in reading.findings if one.code.startswith("PASTE")] == []


def test_a_workbook_without_the_sheet_is_read_as_before(form: Template, tmp_path: Path) -> None:
    path = tmp_path / "older.xlsx"
    path.write_bytes(write_workbook(form, blank_report(form, AGENCY, 2025)))
    book = openpyxl.load_workbook(path)
    del book[pasting.PASTE]
    book.save(path)
    assert read_workbook(path, {form.id: form}).report.texts == blank_report(form, AGENCY, 2025).texts


def test_what_stands_beside_rows_while_nothing_is_pasted_is_what_the_formulas_give(form: Template) -> None:
    paste = Paste(form, plan_workbook(form).prose, 25)
    formulas = dict(paste.formulas())
    live = LiveValues(
        plan_workbook(form).live, ReportValues(form, blank_report(form, AGENCY, 2025), {}), {PastedAddress(30): "甲"}
    )
    assert {address: live.content(address) for address in paste.untouched} == paste.untouched
    assert formulas.keys() >= paste.untouched.keys()


def test_every_row_is_spelled_as_if_it_were_spelled_by_itself(form: Template) -> None:
    plan = plan_workbook(form)
    finished_book(form, blank_report(form, AGENCY, 2025), {})
    for row in (0, 5, 19, 20, 21, 77, plan.paste.rows - 2, plan.paste.rows - 1):
        for cell in RowCell:
            address = RowAddress(row, cell)
            alone = spell(plan.live.formulas[address], where=plan.where, sheet=pasting.PASTE)
            assert plan.spelled[plan.where(address)] == alone
