"""The preview as somebody reads it on the screen: whole lines, whole headings, tables beside them."""

from dataclasses import replace

import pytest
from support.preview import lines, paragraphs, preview_of
from support.reports import bundled, figure, report

from xlreport.form.report.report import Item, Report, SectionText
from xlreport.layout.finished import Width
from xlreport.layout.pages.visual import INDENT, PAGE_ROWS, TITLE_ROWS, TITLE_WIDTH, WIDTH
from xlreport.layout.plan import plan_workbook
from xlreport.layout.preview.columns import PREVIEW_TOP, TABLES
from xlreport.layout.sheets.book import finished_book
from xlreport.layout.sizes import WINDOW, text_width
from xlreport.messages import workbook as words
from xlreport.use_cases.new import write_workbook
from xlreport.workbook.writer import write_book

SENTENCE = "全年主动公开政府信息18658条，网站www.example.gov.cn发布1200条（其中图解36条），组织《条例》培训2次。"


def with_text(text: str | None, *, title: str | None = None, lead: str | None = None) -> Report:
    """A report whose first section has one item with this text."""
    own = report()
    items = (Item(id=None, heading="主动公开", text=text, generated=False),)
    sections = {**own.texts.sections, "overview": SectionText(items=items)}
    return replace(own, texts=replace(own.texts, sections=sections, title=title, lead=lead))


def shown(own: Report) -> list[str]:
    return lines(preview_of(write_workbook(bundled(), own)))


@pytest.mark.parametrize("cut", range(12))
def test_every_line_fits_and_none_parts_a_number_or_a_mark(cut: int) -> None:
    text = "为" * cut + SENTENCE * 6
    own = shown(with_text(text))
    (begin,) = [index for index, line in enumerate(own) if line.startswith(f"{INDENT}（一）主动公开。")]
    end = next(index for index, line in enumerate(own[begin:], begin) if line == "二、主动公开政府信息情况")
    paragraph = own[begin:end]
    assert "".join(paragraph) == f"{INDENT}（一）主动公开。{text}"
    assert len(paragraph) > 8
    for line, following in zip(paragraph, [*paragraph[1:], ""], strict=True):
        assert text_width(line) <= 2 * (WIDTH + 2)
        assert line[0] not in words.NEVER_FIRST
        assert not following or line[-1] not in words.NEVER_LAST
        assert not (line[-1].isascii() and line[-1].isalnum() and following[:1].isdigit())


def test_lines_are_as_full_as_half_wide_letters_let_them_be() -> None:
    own = shown(with_text("共2件" * 120))
    full = [line for line in own if not line.strip("共2件")][TITLE_ROWS:-1]
    assert len(full) >= 3
    assert min(map(text_width, full)) >= 2 * WIDTH - 4


def test_a_line_feed_in_a_cell_begins_a_paragraph() -> None:
    own = paragraphs(preview_of(write_workbook(bundled(), with_text("一段。", lead="甲段。\n乙段。"))))
    assert own[1:3] == ["甲段。", "乙段。"]


@pytest.mark.parametrize(
    ("title", "rows"),
    [
        ("某某局2024年政府信息公开工作年度报告", ["某某局2024年政府信息公开工作年度报告", ""]),
        (
            "某某经济技术开发区管理委员会市场监督管理局2024年政府信息公开工作年度报告",
            ["某某经济技术开发区管理委员会市场监督管理局", "2024年政府信息公开工作年度报告"],
        ),
        ("题" * 40, ["题" * TITLE_WIDTH, "题" * (40 - TITLE_WIDTH)]),
    ],
    ids=["short", "before the year", "without a year"],
)
def test_a_title_stands_whole_in_its_two_rows(title: str, rows: list[str]) -> None:
    own = replace(with_text("文。", title=title), year=2024)
    assert shown(own)[:TITLE_ROWS] == rows


def test_a_blank_workbook_has_room_for_the_longest_report_known() -> None:
    """A county's report of 3,400 characters in twenty paragraphs takes some 120 lines."""
    assert plan_workbook(bundled()).preview_rows >= 125


def test_what_is_beyond_the_room_is_told_in_the_last_row() -> None:
    own = with_text(SENTENCE * 20)
    room = plan_workbook(bundled(), own.texts).preview_rows
    lead = "引" * (WIDTH * (room + 5))
    given = replace(own, texts=replace(own.texts, lead=None), agency={**own.agency, "name": lead})
    assert shown(given)[-1] == words.PREVIEW_MORE
    assert len(shown(given)) == plan_workbook(bundled(), given.texts).preview_rows


def test_the_room_grows_with_the_texts_that_are_given() -> None:
    long = with_text("\n".join([SENTENCE * 12] * 12))
    own = shown(long)
    assert plan_workbook(bundled(), long.texts).preview_rows > plan_workbook(bundled()).preview_rows
    assert words.PREVIEW_MORE not in own
    assert own[-1].strip(INDENT[0]) == long.agency_name


def test_tables_stand_beside_the_text_with_their_labels_and_figures() -> None:
    natural = "applications[received, applicant.natural]"
    sheet = preview_of(write_workbook(bundled(), report({natural: 7})))
    beside = [
        cell.value for row in sheet.iter_rows(min_row=PREVIEW_TOP + 1, min_col=TABLES + 1) for cell in row if cell.value
    ]
    labels = {cell.text for one in plan_workbook(bundled()).tables for cell in one.grid.labels}
    assert labels <= {str(value) for value in beside}
    assert beside.count(7) == 2  # the figure and the total of its row
    assert figure(natural) in plan_workbook(bundled()).cells


def test_every_merged_figure_has_a_format_of_its_own() -> None:
    """Without one LibreOffice, saving from its window, writes merges whose corners make the file unreadable."""
    sheet = preview_of(write_workbook(bundled(), report()))
    figures = [
        sheet.cell(PREVIEW_TOP + one.top + 1, TABLES + one.left + 1)
        for table in plan_workbook(bundled()).mirrored
        for one in table.cells
        if one.cell.address is not None
    ]
    assert {cell.number_format for cell in figures} == {"General;-General"}


def shown_pixels(width: Width) -> float:
    """As measured in a window of LibreOffice: nearly nine pixels a character, and six beside."""
    return (width.last - width.first + 1) * (8.25 * width.characters + 6)


def test_text_and_tables_lie_side_by_side_within_a_window_of_1366_pixels() -> None:
    own = plan_workbook(bundled())
    book = finished_book(bundled(), report(), {})
    (sheet,) = [one for one in book.sheets if one.name == words.PREVIEW]
    assert max(one.right for table in own.mirrored for one in table.cells) + TABLES == sheet.widths[-1].last
    assert sum(shown_pixels(width) for width in sheet.widths if not width.hidden) <= WINDOW


def test_no_table_is_parted_by_the_end_of_a_page_that_would_hold_it() -> None:
    tables = plan_workbook(bundled()).mirrored
    assert [table.sheet.section.id for table in tables] == ["disclosure", "applications", "disputes"]
    assert all(table.top // PAGE_ROWS == (table.bottom - 1) // PAGE_ROWS for table in tables)


def test_an_item_of_its_own_is_numbered_after_however_many_were_pasted() -> None:
    pasted = ["一、总体情况", *(f"（{number}）另一项工作{number}。做了一件事。" for number in "一二三四五六七")]
    own = finished_book(bundled(), with_text("自己写的一段。"), {}, pasted=pasted)
    told = paragraphs(preview_of(write_book(own)))
    (one,) = [text for text in told if "自己写的一段" in text]
    assert one.startswith("（八）")
