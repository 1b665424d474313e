"""What the report says of itself: the sentence chosen by the figures, and nothing where a figure is missing."""

import pytest
from support.reports import Edits, bundled, report

from xlreport.form.model.address import YEAR, AgencyAddress, FigureAddress
from xlreport.narrative.blocks import Paragraph, Run
from xlreport.narrative.compose import compose

NATURAL = "applicant.natural"
LEAD_OPENING = "根据《中华人民共和国政府信息公开条例》"


def paragraph(edits: Edits, heading: str) -> Paragraph:
    """The paragraph that the run-in heading begins."""
    (found,) = [one for one in paragraphs(edits) if one.runs[0].strong and heading in one.runs[0].text]
    return found


def paragraphs(edits: Edits) -> list[Paragraph]:
    return [block for block in compose(bundled(), report(edits)).blocks if isinstance(block, Paragraph)]


def requests(edits: Edits) -> str:
    """The generated sentences of 依申请公开, without its heading."""
    found = [one for one in paragraphs(edits) if one.runs[0].strong and "依申请公开。" in one.runs[0].text]
    return "".join(run.text for run in found[0].runs[1:]) if found else ""


def applications(**rows: int) -> dict[str, object]:
    return {f"applications[{row.replace('__', '.')}, {NATURAL}]": number for row, number in rows.items()}


NOTHING_RECEIVED = "2024年，某某市水务局未收到政府信息公开申请，无上年结转的政府信息公开申请。"
NO_DISPUTES = "未发生因政府信息公开工作引起的行政复议、行政诉讼。"

FEES = ("fee_notices", "fee_notices_amount", "fee_received")


@pytest.mark.parametrize("missing", FEES)
def test_a_fee_that_was_not_given_leaves_the_sentence_unsaid(missing: str) -> None:
    edits: dict[str, object] = {f"indicators.{name}": 0 for name in FEES if name != missing}
    assert not [one for one in paragraphs(edits) if "信息处理费" in one.text]


@pytest.mark.parametrize("row", ["received", "brought_forward"])
def test_a_missing_figure_leaves_the_sentences_that_cite_it_unsaid(row: str) -> None:
    missing = {f"applications[{row}, {column}]": None for column in typed_columns()}
    assert requests(missing) == NO_DISPUTES


def test_blanks_that_count_as_zero_are_said_as_zero() -> None:
    edits: Edits = {str(address): None for address in bundled().table("applications").inputs}
    assert requests(edits) == NO_DISPUTES
    assert requests({**edits, "blank_is_zero": ["applications"]}) == NOTHING_RECEIVED + NO_DISPUTES


def typed_columns() -> list[str]:
    return [leaf.id for leaf in bundled().table("applications").columns.leaves if not leaf.node.computed]


def test_an_agency_that_has_a_short_name_uses_it_within_sentences_only() -> None:
    document = compose(bundled(), report({"agency.short_name": "我局", "agency.phone": "0533-2883860"}))
    assert document.title == "某某市水务局2024年政府信息公开工作年度报告"
    assert requests({"agency.short_name": "我局"}).startswith("2024年，我局未收到")


@pytest.mark.parametrize(
    ("edits", "said"),
    [
        ({}, None),
        ({"agency.phone": "0533-2883860"}, "请与某某市水务局联系（电话：0533-2883860）。"),
        (
            {"agency.office": "办公室", "agency.address": "和平路三号", "agency.email": "a@b.cn"},
            "请与某某市水务局办公室联系（地址：和平路三号；电子邮箱：a@b.cn）。",
        ),
    ],
)
def test_the_lead_says_how_to_reach_the_agency_if_that_is_known(edits: Edits, said: str | None) -> None:
    lead = paragraphs(edits)[0].text
    assert lead.startswith(LEAD_OPENING)
    assert ("联系" in lead) is (said is not None)
    assert said is None or lead.endswith(said)


SEVERAL = applications(
    received=38, brought_forward=1, handled__granted=10, handled__refused__internal=2,
    handled__refused__inquiry=1, handled__unavailable__not_held=20, handled__other__other=5, carried_forward=1,
)  # fmt: skip


def runs_of_generated_prose() -> list[Run]:
    edits = {**SEVERAL, "agency.phone": "0533-2883860", **{f"indicators.{name}": 7 for name in FEES}}
    return [run for one in paragraphs(edits) for run in one.runs if not run.strong]


def test_every_number_in_generated_prose_cites_the_cells_it_comes_from() -> None:
    """Dates of the calendar, and the number of the statute, belong to the sentence itself."""
    for run in runs_of_generated_prose():
        if not run.cites:
            rest = run.text.replace("国办公开办函〔2021〕30号", "").replace("1月1日起", "").replace("12月31日止", "")
            assert not [character for character in rest if character.isdigit()], run.text


def test_a_citing_run_is_exactly_the_figure() -> None:
    cited = {run.text: run.cites for run in runs_of_generated_prose() if run.cites}
    assert cited["38"]
    assert FigureAddress("applications", "received", "applicant.total") in {
        address for run in runs_of_generated_prose() if run.text == "38" for address in run.cites
    }
    assert cited["2024"] == (YEAR,)
    assert cited["0533-2883860"] == (AgencyAddress("phone"),)


def test_a_sum_cites_each_of_its_figures() -> None:
    (run,) = [run for run in runs_of_generated_prose() if run.text == "3"]
    assert len(run.cites) == 8
    assert all(str(one).startswith("applications[handled.refused.") for one in run.cites)


def test_texts_of_the_staff_cite_nothing() -> None:
    edits: Edits = {"texts.overview": {"intro": "全年 5 次", "items": [{"heading": "甲", "text": "共 3 项"}]}}
    own = [run for one in paragraphs(edits) for run in one.runs if "全年" in run.text or "3 项" in run.text]
    assert [run.cites for run in own] == [(), ()]
