"""Remarks and text boxes in a workbook: told with their cells, and none of them costs the file."""

import hashlib
import io
import re
from collections.abc import Iterator
from functools import cache

import openpyxl
import pytest
import xlsxwriter
from bent import (
    FIGURE,
    Parts,
    at,
    bent,
    by_xlsxwriter,
    edited,
    found_in,
    fresh,
    parts_of,
    place_of,
    reads_as_fresh,
    told,
)
from openpyxl.comments import Comment
from support.hanging import no_hang
from support.reports import bundled

from xlreport import check
from xlreport.files.limits import LIMITS
from xlreport.form.model.finding import Finding, Severity
from xlreport.reading.contents.remarks import MOST_TOLD
from xlreport.use_cases.annotate import annotate

SHEET, CELL = at(FIGURE).split("!")
PART, _ = place_of(FIGURE)
NAME = PART.rpartition("/")[2]
RELATIONS = f"xl/worksheets/_rels/{NAME}.rels"
ABOUT_REMARKS = {"CELL-REMARK", "TEXT-BOX", "REMARKS-MORE", "REMARKS-UNREAD"}
MICROSOFT = "http://schemas.microsoft.com/office"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'


def remarks(content: bytes) -> list[tuple[str, str, str | None]]:
    return told(one for one in found_in(content)[1] if one.code in ABOUT_REMARKS)


def remarked(text: str, cell: str = CELL, sheet: str = SHEET) -> bytes:
    """The fresh workbook with that remark at a cell, in place of one that was there."""
    return edited(lambda book: setattr(book[sheet][cell], "comment", Comment(text, "张三")))


@cache
def own_comments() -> str:
    """The part with the notes of the sheet, as the tool wrote it."""
    relations = parts_of(fresh())[RELATIONS].decode()
    found = re.search(r'Target="\.\./(comments\d+\.xml)"', relations)
    assert found is not None
    return f"xl/{found[1]}"


def test_a_remark_is_quoted_at_its_cell_and_with_what_stands_there() -> None:
    content = remarked("张三:\n请核对\n这一格")
    assert remarks(content) == [("CELL-REMARK", at(FIGURE), "张三: 请核对 这一格")]
    (one,) = (finding for finding in found_in(content)[0].findings if finding.code == "CELL-REMARK")
    assert (one.address, one.severity) == (FIGURE, Severity.NOTE)


@pytest.mark.parametrize("sheet", ["校验与说明", "报告预览", "指标", "_xlreport"])
def test_a_remark_is_told_on_whichever_sheet_it_stands(sheet: str) -> None:
    assert remarks(remarked("请核对", "C5", sheet)) == [("CELL-REMARK", f"{sheet}!C5", "请核对")]


def test_a_remark_on_a_sheet_of_theirs_is_told() -> None:
    def add(book: openpyxl.Workbook) -> None:
        book.create_sheet("草稿")["A1"].comment = Comment("别忘了", "")

    assert remarks(edited(add)) == [("CELL-REMARK", "草稿!A1", "别忘了")]


def test_a_long_remark_is_cut() -> None:
    ((_, _, quoted),) = remarks(remarked("长" * 5_000))
    assert quoted == "长" * 60 + "…"


def test_an_empty_remark_says_nothing() -> None:
    assert remarks(remarked("  \n ")) == []


def test_of_many_remarks_the_first_are_listed_and_the_others_counted() -> None:
    def add(book: openpyxl.Workbook) -> None:
        for row in range(1, MOST_TOLD + 8):
            book["指标"].cell(row, 9).comment = Comment(f"第{row}条", "")

    found = remarks(edited(add))
    assert [one[2] for one in found[:-1]] == [f"第{row}条" for row in range(1, MOST_TOLD + 1)]
    assert found[-1] == ("REMARKS-MORE", "", "7")


def noted() -> tuple[str, str]:
    """The cell of a label that the tool notes something at, and its note."""
    for row in openpyxl.load_workbook(io.BytesIO(fresh()))[SHEET].iter_rows():
        for cell in row:
            if cell.comment is not None:
                return cell.coordinate, cell.comment.text
    raise AssertionError(SHEET)


def test_the_notes_of_our_own_workbook_are_not_told() -> None:
    assert noted()
    assert remarks(fresh()) == []


def test_a_remark_in_place_of_our_own_note_is_told() -> None:
    cell, _ = noted()
    assert remarks(remarked("这里不明白", cell)) == [("CELL-REMARK", f"{SHEET}!{cell}", "这里不明白")]


def test_what_somebody_adds_to_our_own_note_is_told_alone() -> None:
    cell, note = noted()
    assert remarks(remarked(f"{note}\n张三：这里不明白", cell)) == [
        ("CELL-REMARK", f"{SHEET}!{cell}", "张三:这里不明白")
    ]


def test_what_somebody_writes_before_our_own_note_is_told_first() -> None:
    cell, note = noted()
    ((_, _, quoted),) = remarks(remarked(f"这里不明白\n{note}", cell))
    assert quoted is not None
    assert quoted.startswith("这里不明白")


@cache
def returned() -> bytes:
    """A return copy with findings of every kind that notes something at a cell."""
    content = edited(lambda book: setattr(book[SHEET][CELL], "value", "约5"))
    reading, _ = found_in(content)
    findings = check(bundled(), reading).findings
    assert any(one.address == FIGURE for one in findings)
    return annotate(bundled(), reading, findings)


def test_the_notes_of_a_return_copy_are_not_told() -> None:
    assert openpyxl.load_workbook(io.BytesIO(returned()))[SHEET][CELL].comment is not None
    assert remarks(returned()) == []


def test_nor_are_they_once_the_list_of_findings_was_deleted() -> None:
    book = openpyxl.load_workbook(io.BytesIO(returned()))
    del book["退回意见"]
    stream = io.BytesIO()
    book.save(stream)
    assert remarks(stream.getvalue()) == []


def test_an_answer_below_a_note_of_a_return_copy_is_told() -> None:
    book = openpyxl.load_workbook(io.BytesIO(returned()))
    note = book[SHEET][CELL].comment.text
    book[SHEET][CELL].comment = Comment(f"{note}\n没有统计", "")
    stream = io.BytesIO()
    book.save(stream)
    assert remarks(stream.getvalue()) == [("CELL-REMARK", at(FIGURE), "没有统计")]


def told_notes(findings: list[Finding]) -> Iterator[Finding]:
    return (one for one in findings if one.code in ABOUT_REMARKS)


def test_a_remark_that_was_told_is_no_remark_of_the_return_copy() -> None:
    reading, _ = found_in(remarked("请核对"))
    copy = annotate(bundled(), reading, tuple(told_notes(list(reading.findings))))
    note = openpyxl.load_workbook(io.BytesIO(copy))[SHEET][CELL].comment
    assert note is not None
    assert "请核对" in note.text
    assert remarks(copy) == []


def test_a_text_box_is_told_at_the_cell_under_its_corner() -> None:
    def add(book: xlsxwriter.Workbook) -> None:
        sheet = book.get_worksheet_by_name("指标")
        assert sheet is not None
        sheet.insert_textbox(4, 5, "另有 3 件\n未统计")
        sheet.insert_textbox("H2", "")

    assert remarks(by_xlsxwriter(add)) == [("TEXT-BOX", "指标!F5", "另有 3 件 未统计")]


def test_a_button_is_told_by_its_caption() -> None:
    def add(book: xlsxwriter.Workbook) -> None:
        sheet = book.get_worksheet_by_name("指标")
        assert sheet is not None
        sheet.insert_button("F5", {"caption": "另有 3 件"})

    assert remarks(by_xlsxwriter(add)) == [("TEXT-BOX", "指标!F5", "另有 3 件")]


def with_related(kind: str, target: str, xml: str, mirror: str = "") -> bytes:
    """The fresh workbook with one more part for the sheet; `mirror` goes among the remarks that were there."""

    def bend(parts: Parts) -> None:
        relation = f'<Relationship Id="rId99" Type="{kind}" Target="../{target}"/></Relationships>'
        parts[RELATIONS] = parts[RELATIONS].replace(b"</Relationships>", relation.encode())
        parts[f"xl/{target}"] = (DECLARATION + xml).encode()
        own = parts[own_comments()].decode()
        own = own.replace("</authors>", "<author>tc={0}</author></authors>", 1)
        parts[own_comments()] = own.replace("</commentList>", f"{mirror}</commentList>").encode()

    return bent(bend)


def thread(*texts: str) -> str:
    said = "".join(f'<threadedComment ref="{CELL}" id="{{{i}}}"><text>{one}</text></threadedComment>'
                   for i, one in enumerate(texts))  # fmt: skip
    return f'<ThreadedComments xmlns="{MICROSOFT}/spreadsheetml/2018/threadedcomments">{said}</ThreadedComments>'


THREAD = f"{MICROSOFT}/2017/10/relationships/threadedComment"
BEFORE_THREAD = (
    f"[线程批注]\n\n你的Excel版本可读取此线程批注；{'甲' * 80}: https://go.microsoft.com/fwlink/?linkid=870924\n\n"
)
MIRROR = f'<comment ref="{CELL}" authorId="1"><text><t>{BEFORE_THREAD}注释:\n    请核对</t></text></comment>'


def test_a_thread_is_told_with_its_answers_and_without_what_stands_in_for_it() -> None:
    content = with_related(THREAD, "threadedComments/threadedComment1.xml", thread("请核对", "已核对"), MIRROR)
    assert remarks(content) == [("CELL-REMARK", at(FIGURE), "请核对"), ("CELL-REMARK", at(FIGURE), "已核对")]


def test_what_stands_in_for_a_thread_is_told_where_the_thread_is_gone() -> None:
    def bend(parts: Parts) -> None:
        own = parts[own_comments()].decode().replace("</authors>", "<author>tc={0}</author></authors>", 1)
        parts[own_comments()] = own.replace("</commentList>", f"{MIRROR}</commentList>").encode()

    assert remarks(bent(bend)) == [("CELL-REMARK", at(FIGURE), "注释: 请核对")]


DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"


def drawn(shape: str) -> bytes:
    xml = (
        f'<xdr:wsDr xmlns:xdr="{DRAWING}/spreadsheetDrawing" xmlns:a="{DRAWING}/main" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<xdr:absoluteAnchor>{shape}</xdr:absoluteAnchor></xdr:wsDr>"
    )
    return with_related(f"{OFFICE}/drawing", "drawings/drawing9.xml", xml)


def shape(text: str) -> str:
    return f"<xdr:sp><xdr:txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p></xdr:txBody></xdr:sp>"


def test_a_shape_that_is_tied_to_no_cell_is_told_at_the_first_one() -> None:
    assert remarks(drawn(f"<xdr:grpSp>{shape('甲')}{shape('乙')}</xdr:grpSp>")) == [
        ("TEXT-BOX", f"{SHEET}!A1", "甲"), ("TEXT-BOX", f"{SHEET}!A1", "乙"),
    ]  # fmt: skip


def test_what_older_programs_show_instead_is_not_told_twice() -> None:
    choices = f"<mc:Choice Requires='a'>{shape('甲')}</mc:Choice><mc:Fallback>{shape('甲（旧）')}</mc:Fallback>"
    assert [one[2] for one in remarks(drawn(f"<mc:AlternateContent>{choices}</mc:AlternateContent>"))] == ["甲"]


def test_a_control_that_is_drawn_twice_is_told_once() -> None:
    def add(book: xlsxwriter.Workbook) -> None:
        sheet = book.get_worksheet_by_name("指标")
        assert sheet is not None
        sheet.insert_button("F5", {"caption": "另有"})
        sheet.insert_textbox("F5", "另有")

    assert remarks(by_xlsxwriter(add)) == [("TEXT-BOX", "指标!F5", "另有")]


def test_line_breaks_that_are_no_xml_are_read_in_older_shapes() -> None:
    xml = (
        '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shape>'
        "<v:textbox><div><font>另有<br>3 件</font></div></v:textbox>"
        '<x:ClientData ObjectType="Label"><x:Anchor>2, 0, 6, 0, 4, 0, 8, 0</x:Anchor></x:ClientData></v:shape></xml>'
    )
    content = with_related(f"{OFFICE}/vmlDrawing", "drawings/vmlDrawing9.vml", xml)
    assert remarks(content) == [("TEXT-BOX", f"{SHEET}!C7", "另有3 件")]


def with_comments(xml: bytes) -> bytes:
    def bend(parts: Parts) -> None:
        parts[own_comments()] = xml

    return bent(bend)


HEAD = f'{DECLARATION}<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><commentList>'
LONG = f'{HEAD}<comment ref="A1"><text><t>{hashlib.shake_256().hexdigest(4_000_000)}'.encode()
ENTITY = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><comments>&e;</comments>'


@pytest.mark.parametrize(
    "xml",
    [
        b"", b"<comments", ENTITY, f'{HEAD}<comment ref="?"/></commentList></comments>'.encode(),
        HEAD.encode() + b"<comment/>" * LIMITS.remark_tags, LONG,
        HEAD.encode().replace(b"UTF-8", b"UTF-16"),
    ],
    ids=["empty", "cut off", "entity", "no cell", "many elements", "long", "another encoding"],
)  # fmt: skip
def test_remarks_that_cannot_be_read_cost_one_note_and_nothing_else(xml: bytes) -> None:
    content = with_comments(xml)
    assert remarks(content) == [("REMARKS-UNREAD", "", None)]
    assert found_in(content)[0].report == found_in(fresh())[0].report


def test_a_part_of_remarks_that_is_not_there_is_told() -> None:
    def bend(parts: Parts) -> None:
        del parts[own_comments()]

    assert remarks(bent(bend)) == [("REMARKS-UNREAD", "", None)]


def test_remarks_outside_of_the_file_are_not_fetched() -> None:
    def bend(parts: Parts) -> None:
        relation = (
            f'<Relationship Id="rId99" Type="{OFFICE}/comments" Target="file:///etc/hostname" TargetMode="External"/>'
            "</Relationships>"
        )
        parts[RELATIONS] = parts[RELATIONS].replace(b"</Relationships>", relation.encode())

    assert remarks(bent(bend)) == []


def test_the_limits_count_all_parts_together() -> None:
    one = (
        HEAD.encode()
        + b'<comment ref="A1"><text/></comment>' * (LIMITS.remark_tags // 8)
        + b"</commentList></comments>"
    )

    def bend(parts: Parts) -> None:
        for name in [name for name in parts if name.startswith("xl/comments")]:
            parts[name] = one

    assert remarks(bent(bend)) == [("REMARKS-UNREAD", "", None)]
    assert remarks(with_comments(one)) == []


def test_a_workbook_without_remarks_is_read_as_before() -> None:
    def bend(parts: Parts) -> None:
        for name in [name for name in parts if name.startswith("xl/worksheets/_rels/")]:
            del parts[name]

    assert reads_as_fresh(bent(bend))


def test_tens_of_thousands_of_remarks_cost_no_more_than_a_large_sheet() -> None:
    note = noted()[1]
    one = "".join(
        f'<comment ref="A{row}"><text><t>{note}{row}</t></text></comment>' for row in range(1, LIMITS.remark_tags // 9)
    )
    with no_hang():
        assert remarks(with_comments(f"{HEAD}{one}</commentList></comments>".encode()))[-1][0] == "REMARKS-MORE"
