"""Reports as others publish them: what is sure is read, what is not is missing and told, and nothing is wrong."""

import random

import pytest
from lxml import etree
from support import published as pages
from support.balanced import all_different
from support.full import FULL
from support.published import Change, Tree, cells, changed_page, codes, missing_figures, read_back, wrong_figures
from support.reports import bundled, report

from xlreport.errors import UnreadableError
from xlreport.files.printed.formats import PageFormat
from xlreport.form.model.finding import Severity
from xlreport.form.report.report import Reading, Report
from xlreport.use_cases.check import check

REPORT = all_different(bundled())


def read(*changes: Change, own: Report = REPORT, encoding: str = "utf-8") -> Reading:
    content = changed_page(bundled(), own, *changes).decode().encode(encoding)
    return read_back(content, PageFormat.WEB, bundled())


@pytest.mark.parametrize(
    "changes",
    [
        (pages.thousands,),
        (pages.half_width,),
        (pages.spread,),
        (pages.separate_tables,),
        (pages.from_office,),
        (pages.on_a_website,),
        (pages.from_office, pages.on_a_website, pages.separate_tables, pages.half_width, pages.thousands),
    ],
    ids=["thousands", "half width", "spread", "separate tables", "from office", "on a website", "all of it"],
)
def test_every_figure_comes_back_however_the_page_is_set(changes: tuple[Change, ...]) -> None:
    reading = read(*changes)
    assert wrong_figures(bundled(), REPORT, reading) == {}
    assert missing_figures(bundled(), REPORT, reading) == []
    assert codes(reading, Severity.ERROR) == []
    assert reading.report.agency_name == REPORT.agency_name


@pytest.mark.parametrize("change", [pages.heads_without_spans, pages.without_spans, pages.unmerged])
def test_cells_that_are_no_longer_merged_are_known_by_the_labels_around_them(change: Change) -> None:
    for own in ((change,), (change, pages.relabelled("3.其他", "3.其他原因")), (pages.separate_tables, change)):
        reading = read(*own)
        assert wrong_figures(bundled(), REPORT, reading) == {}
        assert missing_figures(bundled(), REPORT, reading) == []
        assert codes(reading, Severity.ERROR) == []


def test_where_a_label_is_another_one_too_nothing_is_guessed_under_heads_that_have_lost_their_spans() -> None:
    reading = read(pages.heads_without_spans, pages.relabelled("社会公益组织", "其他组织"))
    assert wrong_figures(bundled(), REPORT, reading) == {}
    missing = {one.split("[")[0] for one in missing_figures(bundled(), REPORT, reading)}
    assert missing == {"applications"}
    assert codes(reading, Severity.ERROR) != []


def test_a_page_in_gb18030_is_read_whatever_it_says_of_itself() -> None:
    assert missing_figures(bundled(), REPORT, read(encoding="gb18030")) == []


def test_what_stands_around_the_report_is_told_and_not_read() -> None:
    reading = read(pages.on_a_website)
    (told,) = (one for one in reading.findings if one.code == "PAGE-AROUND")
    assert told.found is not None
    assert told.found in pages.NAVIGATION[0]
    assert not any("版权所有" in text or "当前位置" in text for text in reading.report.texts.all())


def test_blanks_are_proposed_as_zeros_where_the_printed_totals_say_so() -> None:
    zeros = report()
    reading = read(pages.zeros_left_blank, own=zeros)
    assert codes(reading) == []  # not even the totals are printed
    assert len(missing_figures(bundled(), zeros, reading)) == 200

    def but_totals(tree: Tree) -> None:
        pages.zeros_left_blank(tree)
        for table in tree.iter("table"):
            for row in table.iter("tr"):
                if len(row) > 1 and row[-1].tag == "td":
                    row[-1].text = row[-1].text or "0"

    reading = read(but_totals, own=zeros)
    assert wrong_figures(bundled(), zeros, reading) == {}
    assert reading.report.blank_is_zero == frozenset()
    assert "PAGE-BLANKS" in codes(reading)


def test_a_total_that_is_stated_wrongly_is_kept_so_that_its_fault_shows() -> None:
    def misprinted(tree: Tree) -> None:
        last = [row for row in tree.iter("tr") if len(row) > 7][-1][-1]
        last.text = str(int(last.text or "0") + 1)

    reading = read(misprinted)
    assert "T4-SUM" in {one.code for one in check(bundled(), reading).findings}


def test_a_note_beside_a_number_is_kept_apart() -> None:
    number = next(str(e.number) for a, e in REPORT.entries.items() if str(a) == "licensing[licences, decisions]")
    reading = read(pages.noted(number, "（其中修订16件）"))
    assert (wrong_figures(bundled(), REPORT, reading), missing_figures(bundled(), REPORT, reading)) == ({}, [])
    (told,) = (one for one in reading.findings if one.code == "PAGE-NOTE")
    assert (str(told.address), told.found) == ("licensing[licences, decisions]", "其中修订16件")


def test_labels_under_which_a_zero_was_typed_are_told_and_their_figures_read() -> None:
    reading = read(pages.relabelled("（一）予以公开", "0"), pages.relabelled("行政许可", "0"))
    assert (wrong_figures(bundled(), REPORT, reading), missing_figures(bundled(), REPORT, reading)) == ({}, [])
    assert codes(reading, Severity.ERROR).count("T3-LABEL-OVERWRITTEN") == 2


def test_a_label_that_is_spelled_otherwise_is_known_by_its_place() -> None:
    reading = read(
        pages.relabelled("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "（二）部分公开"),
        pages.relabelled("行政规范性文件", "规范性文件"),
        pages.relabelled("3.其他", "3.其他原因"),
    )
    assert (wrong_figures(bundled(), REPORT, reading), missing_figures(bundled(), REPORT, reading)) == ({}, [])
    assert codes(reading) == ["PAGE-LABEL-SPELLED"] * 3


def test_a_column_that_is_another_one_is_missing_and_told() -> None:
    reading = read(pages.relabelled("本年废止件数", "对外公开总数量"))
    assert wrong_figures(bundled(), REPORT, reading) == {}
    column = [f"documents[{row}, repealed]" for row in ("regulations", "normative_documents")]
    assert missing_figures(bundled(), REPORT, reading) == column
    assert codes(reading, Severity.ERROR) == ["PAGE-LABEL-OTHER"]


def test_tables_that_stand_in_another_order_are_missing_and_told() -> None:
    """Who set the page may have moved the labels alone."""
    reading = read(
        pages.relabelled("行政许可", "甲"), pages.relabelled("行政处罚", "行政许可"), pages.relabelled("甲", "行政处罚")
    )
    assert wrong_figures(bundled(), REPORT, reading) == {}
    missing = {one.split("[")[0] for one in missing_figures(bundled(), REPORT, reading)}
    assert {"licensing", "enforcement"} <= missing
    assert "PAGE-UNSURE" in codes(reading, Severity.ERROR)


def test_a_group_that_is_printed_as_one_row_goes_to_the_last_of_it() -> None:
    def folded(tree: Tree) -> None:
        rows = {row[0].text: row for row in tree.iter("tr") if len(row)}
        group = next(row for row in tree.iter("tr") if any(cell.text == "（六）其他处理" for cell in row))
        label = next(cell for cell in group if cell.text == "（六）其他处理")
        last = rows["3.其他"]
        label.attrib.pop("rowspan")
        label.set("colspan", "2")
        at = list(group).index(label)
        for cell in list(group)[at + 1 :]:
            group.remove(cell)
        group.extend(list(last)[1:])
        for row in (last, next(row for text, row in rows.items() if text and text.startswith("2.申请人"))):
            parent = row.getparent()
            assert parent is not None
            parent.remove(row)
        results = next(cell for cell in cells(tree) if cell.text == "三、本年度办理结果")
        results.set("rowspan", "20")

    reading = read(folded)
    assert wrong_figures(bundled(), REPORT, reading) == {}
    assert len(missing_figures(bundled(), REPORT, reading)) == 14
    assert {one.split(",")[0] for one in missing_figures(bundled(), REPORT, reading)} == {
        "applications[handled.other.not_corrected", "applications[handled.other.not_paid"
    }  # fmt: skip
    assert codes(reading) == ["PAGE-ROWS-FOLDED"]


@pytest.mark.parametrize("text", ["12 34", "12<sup>3</sup>", "<p>12</p><p>34</p>", "12<br>34", "约12", "1.2.3"])
def test_what_may_be_two_numbers_or_none_is_not_read_as_one(text: str) -> None:
    number = next(str(e.number) for a, e in REPORT.entries.items() if str(a) == "licensing[licences, decisions]")
    content = changed_page(bundled(), REPORT).decode().replace(f">{number}<", f">{text}<", 1)
    reading = read_back(content.encode(), PageFormat.WEB, bundled())
    assert missing_figures(bundled(), REPORT, reading) == ["licensing[licences, decisions]"]
    assert "T2-INT" in {one.code for one in check(bundled(), reading).findings}


def _without(tree: Tree, chance: random.Random) -> None:
    """Without a cell, a row or a table."""
    within = [one for table in tree.iter("table") for one in (table, *table.iter("tr", "td", "th"))]
    kind = chance.choice(sorted({str(one.tag) for one in within}))
    gone = chance.choice([one for one in within if one.tag == kind])
    parent = gone.getparent()
    assert parent is not None
    parent.remove(gone)


def _mutated(tree: Tree, chance: random.Random) -> None:
    """One slip of whoever set the page anew."""
    within = list(cells(tree))
    kind = chance.randrange(8)
    if kind == 0:
        _without(tree, chance)
    elif kind == 1:
        one = chance.choice([cell for cell in within if cell.get("colspan") or cell.get("rowspan")])
        one.attrib.pop(chance.choice([name for name in ("colspan", "rowspan") if one.get(name)]))
    elif kind == 2:
        chance.choice(within).set(chance.choice(["colspan", "rowspan"]), str(chance.randrange(2, 4)))
    elif kind == 3:
        one, other = chance.sample([cell for cell in within if cell.tag == "th"], 2)
        one.text, other.text = other.text, one.text
    elif kind == 4:
        chance.choice(within).addnext(etree.Element("td"))
    elif kind == 5:
        label = chance.choice([cell for cell in within if cell.tag == "th"])
        label.text = chance.choice(["", "0", "—", "其他", "总计", "7"])
    elif kind == 6:
        pages.without_spans(chance.choice(list(tree.iter("table"))))
    else:
        row = chance.choice(list(tree.iter("tr")))
        row.addnext(etree.fromstring(etree.tostring(row)))


def test_no_slip_of_setting_makes_a_wrong_figure_without_a_finding() -> None:
    chance = random.Random(21)  # noqa: S311  fixed slips, no secret
    silent = []
    for number in range(1000 if FULL else 60):
        content = changed_page(bundled(), REPORT, *([lambda tree: _mutated(tree, chance)] * chance.randrange(1, 3)))
        try:
            reading = read_back(content, PageFormat.WEB, bundled())
        except UnreadableError:
            continue
        wrong = wrong_figures(bundled(), REPORT, reading)
        if wrong and not check(bundled(), reading).refuses:
            silent.append((number, wrong))
    assert silent == []
