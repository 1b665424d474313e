"""Every number that people wrote is told, with the cells it was held against or why it was passed over."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from cases_of_checks import application
from support.reports import bundled, judged, reading, report
from support.workbooks import written

from xlreport import read_workbook
from xlreport.checking.run import check
from xlreport.checking.understanding.numbers import NumberRead, NumberVerdict
from xlreport.checking.understanding.words.clauses import Why
from xlreport.form.report.opening import figures_of
from xlreport.messages.findings import PASSED_OVER
from xlreport.records.number_evidence import number_evidence

AGREES, DIFFERS, PASSED = NumberVerdict
RECEIVED = "applications[received, applicant.total]"
FIGURES = {
    application("received"): 32, application("brought_forward"): 3, application("handled.granted"): 20,
    application("handled.unavailable.not_held"): 10, application("handled.other.other"): 5,
    "documents[normative_documents, issued]": 3, "documents[normative_documents, in_force]": 14,
    "indicators.training_sessions": 3, "indicators.disclosed_total": None,
}  # fmt: skip

PASSED_SENTENCES = {
    Why.ABOUT: ("全年收到政府信息公开申请30余件。", "30余件"),
    Why.ELSEWHERE: ("全市收到政府信息公开申请133件。", "133件"),
    Why.TIME: ("上半年收到政府信息公开申请10件。", "10件"),
    Why.RULE: ("计划收到政府信息公开申请10件。", "10件"),
    Why.UNKNOWN: ("受理不动产登记申请243件。", "243件"),
    Why.NO_CELL: ("开展应急演练8次。", "8次"),
    Why.BLANK: ("全年主动公开政府信息99条。", "99条"),
    Why.LIST: ("处理来电9件，其中予以公开4件。", "4件"),
}


def typed(*paragraphs: str) -> dict[str, object]:
    item = {"heading": "依申请公开", "text": "\n".join(paragraphs), "generated": False}
    return {**FIGURES, "texts.overview": {"items": [item]}}


def numbers(*paragraphs: str) -> Sequence[NumberRead]:
    return judged(typed(*paragraphs)).numbers


def test_each_number_is_told_in_its_order_with_its_text_and_verdict() -> None:
    found = numbers("收到政府信息公开申请３２件，上年结转4件。", "开展应急演练8次，举办培训3次。")
    assert [(one.text, one.verdict) for one in found] == [
        ("32件", AGREES), ("4件", DIFFERS), ("8次", PASSED), ("3次", AGREES),
    ]  # fmt: skip
    assert {str(one.address) for one in found} == {"texts.overview.items[0].text"}
    assert [one.paragraph for one in found][1:3] == [
        "收到政府信息公开申请３２件，上年结转4件。", "开展应急演练8次，举办培训3次。",
    ]  # fmt: skip


def test_a_number_knows_the_cells_it_was_held_against() -> None:
    found = numbers("收到政府信息公开申请33件，予以公开20件，占57.1%，开展培训3次。")
    assert [[str(cell) for cell in one.cells] for one in found] == [
        [RECEIVED],
        ["applications[handled.granted, applicant.total]"],
        ["applications[handled.granted, applicant.total]"],
        ["indicators.training_sessions"],
    ]


@pytest.mark.parametrize("why", Why)
def test_every_reason_to_pass_over_a_number_is_met_by_some_sentence(why: Why) -> None:
    sentence, text = PASSED_SENTENCES[why]
    (found,) = (one for one in numbers(sentence) if one.text == text)
    assert (found.verdict, found.why, found.cells) == (PASSED, why, ())


def test_only_what_is_passed_over_has_a_reason_and_only_what_is_held_has_cells() -> None:
    sentences = [sentence for sentence, _ in PASSED_SENTENCES.values()]
    found = numbers(*sentences, "收到政府信息公开申请32件，予以公开21件。")
    assert len(found) > len(PASSED_SENTENCES)
    assert all((one.verdict is PASSED) == (one.why is not None) == (not one.cells) for one in found)


def test_every_reason_has_a_sentence_for_people() -> None:
    assert list(PASSED_OVER) == list(Why)
    assert len(set(PASSED_OVER.values())) == len(Why)


def test_numbers_that_the_tool_itself_wrote_are_not_counted() -> None:
    verdict = judged({**FIGURES, "texts.overview": {"items": [{"id": "requests", "generated": True}]}})
    assert verdict.numbers == ()
    assert report({"texts.overview": {"items": [{"id": "requests"}]}}).texts.sections["overview"].items[0].generated


def test_a_report_whose_texts_have_no_numbers_has_none() -> None:
    assert numbers("依法办理政府信息公开申请，答复均在期限内。") == ()


def test_a_number_of_a_workbook_knows_the_cell_of_its_text(tmp_path: Path) -> None:
    written(tmp_path / "w.xlsx", bundled(), report(typed("收到政府信息公开申请33件。")))
    own = read_workbook(tmp_path / "w.xlsx", {bundled().id: bundled()})
    (found,) = check(bundled(), own).numbers
    assert found.place is not None
    assert found.place == own.places[found.address]


def test_a_number_of_last_year_is_held_against_last_years_figure() -> None:
    own, before = reading(typed("上年收到政府信息公开申请99件。")), report({application("received"): 99, "year": 2023})
    previous = figures_of(bundled(), before)
    (found,) = check(bundled(), replace(own, previous=previous, previous_report=before)).numbers
    assert (found.verdict, found.last_year) == (AGREES, True)
    (told,) = number_evidence([found], 2024, own.places)
    assert (told.number, told.year, [str(one.address) for one in told.sources]) == ("99件", 2023, [RECEIVED])
    assert told.sources[0].place is None, "last year's figure stands in another file"


def test_evidence_names_the_cells_of_what_was_held_and_nothing_else(tmp_path: Path) -> None:
    written(tmp_path / "w.xlsx", bundled(), report(typed("收到政府信息公开申请33件，开展应急演练8次。")))
    own = read_workbook(tmp_path / "w.xlsx", {bundled().id: bundled()})
    (told,) = number_evidence(check(bundled(), own).numbers, 2024, own.places)
    assert (told.number, told.verdict, told.year) == ("33件", DIFFERS, 2024)
    assert told.paragraph == "收到政府信息公开申请33件，开展应急演练8次。"
    (source,) = told.sources
    assert str(source.address) == RECEIVED
    assert source.place is not None
    assert source.place == own.places[source.address]
