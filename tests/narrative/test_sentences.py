"""What the report says of itself: the sentence chosen by the figures, and nothing where a figure is missing."""

import pytest
from support.reports import Edits, bundled, report

from xlreport.model.address import FieldAddress, FigureAddress
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


NO_DISPUTES = "未发生因政府信息公开工作引起的行政复议、行政诉讼。"

SAID = [
    (applications(), "2024年，某某市水务局未收到政府信息公开申请，无上年结转的政府信息公开申请。"),
    (
        applications(received=3, handled__granted=3),
        ("2024年，某某市水务局新收政府信息公开申请3件，无上年结转的政府信息公开申请。"
        "全年办结3件，其中予以公开3件，无结转下年度继续办理的申请。"),
    ),
    (
        applications(brought_forward=2, handled__partial=2),
        ("2024年，某某市水务局未新收政府信息公开申请，上年结转政府信息公开申请2件。"
        "全年办结2件，其中部分公开2件，无结转下年度继续办理的申请。"),
    ),
    (
        applications(received=2, carried_forward=2),
        ("2024年，某某市水务局新收政府信息公开申请2件，无上年结转的政府信息公开申请。"
        "年内尚未办结，结转下年度继续办理2件。"),
    ),
    (
        applications(
            received=38, brought_forward=1, handled__granted=10, handled__refused__internal=2,
            handled__refused__inquiry=1, handled__unavailable__not_held=20, handled__other__other=5, carried_forward=1,
        ),
        ("2024年，某某市水务局新收政府信息公开申请38件，上年结转1件。"
        "全年办结38件，其中予以公开10件、不予公开3件、无法提供20件、其他处理5件；结转下年度继续办理1件。"),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("edits", "said"), SAID)
def test_the_sentence_on_applications_fits_the_figures(edits: Edits, said: str) -> None:
    assert requests(edits) == said + NO_DISPUTES


@pytest.mark.parametrize(
    ("edits", "said"),
    [
        ({}, NO_DISPUTES),
        ({"disputes[cases, reconsideration.upheld]": 2}, "全年因政府信息公开工作引起行政复议2件，未发生行政诉讼。"),
        ({"disputes[cases, litigation.direct.other]": 1}, "全年因政府信息公开工作引起行政诉讼1件，未发生行政复议。"),
        (
            {
                "disputes[cases, reconsideration.pending]": 3, "disputes[cases, litigation.direct.upheld]": 1,
                "disputes[cases, litigation.after_reconsideration.corrected]": 4,
            },
            "全年因政府信息公开工作引起行政复议3件、行政诉讼5件。",
        ),
    ],
)  # fmt: skip
def test_the_sentence_on_disputes_fits_the_figures(edits: Edits, said: str) -> None:
    assert requests(edits).endswith("政府信息公开申请。" + said)


FEES = ("fee_notices", "fee_notices_amount", "fee_received")


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        ((0, 0, 0), "2024年，某某市水务局未发出信息处理费收费通知，未收取信息处理费。"),
        ((2, 300, 0), "2024年，某某市水务局发出信息处理费收费通知2件，收费通知总金额300元，未实际收取信息处理费。"),
        (
            (2, 300.5, 120.05),
            "2024年，某某市水务局发出信息处理费收费通知2件，收费通知总金额300.5元，实际收取总金额120.05元。",
        ),
        ((0, 0, 10), "2024年，某某市水务局发出信息处理费收费通知0件，收费通知总金额0元，实际收取总金额10元。"),
    ],
)
def test_the_sentence_on_fees_fits_the_figures(figures: tuple[float, ...], said: str) -> None:
    edits: dict[str, object] = {f"indicators.{name}": n for name, n in zip(FEES, figures, strict=True)}
    assert paragraph(edits, "信息处理费").text.endswith(said)


@pytest.mark.parametrize("missing", FEES)
def test_a_fee_that_was_not_given_leaves_the_sentence_unsaid(missing: str) -> None:
    edits: dict[str, object] = {f"indicators.{name}": 0 for name in FEES if name != missing}
    assert not [one for one in paragraphs(edits) if "信息处理费" in one.text]


@pytest.mark.parametrize("row", ["received", "brought_forward"])
def test_a_missing_figure_leaves_the_sentences_that_cite_it_unsaid(row: str) -> None:
    missing = {f"applications[{row}, {column}]": None for column in typed_columns()}
    assert requests(missing) == NO_DISPUTES


def test_a_kind_of_result_that_is_missing_leaves_only_the_sentence_on_results_unsaid() -> None:
    missing = {f"applications[handled.granted, {column}]": None for column in typed_columns()}
    said = requests({**missing, **applications(received=3, handled__partial=3)})
    assert said == "2024年，某某市水务局新收政府信息公开申请3件，无上年结转的政府信息公开申请。" + NO_DISPUTES


def test_blanks_that_count_as_zero_are_said_as_zero() -> None:
    edits: Edits = {str(address): None for address in bundled().table("applications").inputs}
    assert requests(edits) == NO_DISPUTES
    assert requests({**edits, "blank_is_zero": ["applications"]}) == SAID[0][1] + NO_DISPUTES


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


def runs_of_generated_prose() -> list[Run]:
    edits = {**SAID[4][0], "agency.phone": "0533-2883860", **{f"indicators.{name}": 7 for name in FEES}}
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
    assert cited["2024"] == (FieldAddress("year"),)
    assert cited["0533-2883860"] == (FieldAddress("agency.phone"),)


def test_a_sum_cites_each_of_its_figures() -> None:
    (run,) = [run for run in runs_of_generated_prose() if run.text == "3"]
    assert len(run.cites) == 8
    assert all(str(one).startswith("applications[handled.refused.") for one in run.cites)


def test_texts_of_the_staff_cite_nothing() -> None:
    edits: Edits = {"texts.overview": {"intro": "全年 5 次", "items": [{"heading": "甲", "text": "共 3 项"}]}}
    own = [run for one in paragraphs(edits) for run in one.runs if "全年" in run.text or "3 项" in run.text]
    assert [run.cites for run in own] == [(), ()]
