"""Each rule of the bundled form: a report that breaks it, a near miss that does not. Reports come as JSON."""

import pytest
from cases_of_checks import CASES, COMPANY, TOTAL, Case, application
from support.forms import small
from support.reports import bundled, figure, judged, reading, told

from xlreport.checking.run import Verdict, check
from xlreport.form.model.finding import Severity
from xlreport.messages.findings import message


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_broken_rule_is_found_at_its_address_with_both_sides(case: Case) -> None:
    verdict = judged(case.breaks)
    assert told(verdict) == case.told
    assert verdict.muted == case.muted
    assert verdict.refuses


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_near_miss_is_not_found(case: Case) -> None:
    assert judged({**case.breaks, **case.mended}) == Verdict(())


def test_a_finding_from_json_has_no_place() -> None:
    assert [finding.place for finding in judged(CASES[0].breaks).findings] == [None]


def test_the_balance_of_the_total_is_told_when_no_class_breaks_it() -> None:
    """Nothing but the total column can differ when classes are left blank but for a stated total: it says nothing."""
    blank = {application("received", column): None for column in ("applicant.natural", COMPANY)}
    codes = {finding.code for finding in judged({**blank, application("received", TOTAL): 5}).findings}
    assert codes == {"T3-BLANK-CELLS"}


def test_each_class_that_breaks_the_balance_is_told_and_the_total_once_muted() -> None:
    verdict = judged({application("received"): 1, application("received", COMPANY): 2})
    assert [str(finding.address) for finding in verdict.findings] == [
        "applications[handled.total, applicant.natural]", "applications[handled.total, applicant.legal.company]",
    ]  # fmt: skip
    assert verdict.muted == 1


def test_every_blank_is_told_and_nothing_that_rests_on_blanks() -> None:
    typed = bundled().table("applications").inputs
    verdict = judged(dict.fromkeys(map(str, typed)))
    assert [address for finding in verdict.findings for address in finding.addresses] == list(typed)
    assert {finding.code for finding in verdict.findings} == {"T3-BLANK-CELLS"}
    assert verdict.muted == 0


def test_blanks_of_a_table_that_declares_them_zero_are_none() -> None:
    typed = bundled().table("disputes").inputs
    blank = dict.fromkeys(map(str, typed))
    assert [finding.count for finding in judged(blank).findings] == [len(typed)]
    assert judged({**blank, "blank_is_zero": ["disputes"]}).findings == ()


def test_blanks_that_count_as_zero_take_part_in_the_balance() -> None:
    blank = dict.fromkeys(map(str, bundled().table("applications").inputs))
    edits = {**blank, "blank_is_zero": ["applications"], application("received"): 2}
    assert told(judged(edits)) == [("T3-BALANCE", "applications[handled.total, applicant.natural]", "0", "2")]


def test_blank_is_zero_speaks_for_its_own_table_only() -> None:
    verdict = judged({"licensing[licences, decisions]": None, "blank_is_zero": ["disputes"]})
    assert [finding.code for finding in verdict.findings] == ["T3-BLANK-CELLS"]


def test_findings_stand_in_the_order_of_the_form() -> None:
    edits = {
        "indicators.training_sessions": -1,
        "disputes[cases, reconsideration.total]": 1,
        application("received"): 1,
        "fees[administrative_fees, amount]": -1,
        "documents[regulations, issued]": None,
    }
    assert [finding.code for finding in judged(edits).findings] == [
        "T3-BLANK-CELLS", "T2-FEE-NUMBER", "T3-BALANCE", "T4-SUM", "IND-NUMBER",
    ]  # fmt: skip


def test_a_total_stated_exactly_as_recomputed_is_no_finding_whatever_its_spelling() -> None:
    assert judged({application("received", TOTAL): 0.0}).findings == ()


def test_a_message_names_labels_and_never_an_id() -> None:
    form = bundled()
    for case in CASES:
        one = reading(case.breaks)
        for finding in check(form, one).findings:
            said = message(form, finding)
            assert "applicant" not in said
            assert "[" not in said
            assert "{" not in said
            assert (finding.found or "空白") in said


def test_the_message_of_a_broken_balance_says_where_what_and_what_to_do() -> None:
    (said,) = (message(bundled(), finding) for finding in judged(CASES[0].breaks).findings)
    where, _, what = said.partition("：")
    assert "（七）总计" in where
    assert "自然人" in where
    assert what == (
        "办理结果与结转下年度之和为 5 件，本年新收与上年结转之和为 6 件，相差 1 件。"
        "第一项加第二项之和应等于第三项加第四项之和，请核对这一列的各项数字。"
    )


def test_figures_that_share_a_label_are_told_apart() -> None:
    """The three groups of the table of cases have the same labels below them."""
    cases = [f"disputes[cases, {group}.total]" for group in ("reconsideration", "litigation.direct")]
    said = [message(bundled(), finding) for finding in judged(dict.fromkeys(cases, 1)).findings]
    assert len({one.partition("：")[0] for one in said}) == len(said) == 2


def test_a_text_that_looks_like_a_hole_is_quoted_as_it_stands() -> None:
    from xlreport.form.model.finding import Finding
    from xlreport.messages.findings import fill

    finding = Finding(code="X", severity=Severity.ERROR, found="{expected}", expected="5")
    assert fill("现为“{found}”，应为 {expected}", finding) == "现为“{expected}”，应为 5"


def test_a_form_of_another_office_has_its_own_rules() -> None:
    form = small()
    broken = {"users[home, old]": 1, "users[shop, old]": 3, "users[all, old]": 5, "water[home, half.first]": -501}
    assert told(judged(broken, form)) == [
        ("W-MORE", "users[home, old]", "1", "3"),
        ("W-SUM", "users[all, old]", "5", "4"),
        ("W-WHOLE", "water[home, half.first]", "-501", None),
    ]
    assert [one.severity.value for one in judged(broken, form).findings] == ["warning", "error", "error"]


def test_warnings_alone_do_not_refuse_a_report() -> None:
    verdict = judged({"users[shop, old]": 3}, small())
    assert [finding.code for finding in verdict.findings] == ["W-MORE"]
    assert not verdict.refuses


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        ({"water[home, half.first]": None}, []),
        ({"water[home, half.first]": None, "water[home, total]": 3}, ["TOTAL-ALONE"]),
        ({"water[home, half.first]": 0.001, "water[home, total]": 0.001}, []),
        ({"water[home, half.first]": 0.001, "water[home, total]": 0.002}, ["W-SUM"]),
        ({"water[home, half.first]": 0.0001}, ["W-WHOLE"]),
        ({"water[home, meters]": 0.5}, ["W-WHOLE"]),
    ],
)
def test_a_kind_without_a_code_for_blanks_lets_them_pass(edits: dict[str, object], expected: list[str]) -> None:
    assert [finding.code for finding in judged(edits, small()).findings] == expected


def test_related_figures_of_a_balance_are_the_typed_ones() -> None:
    form = bundled()
    (finding,) = judged(CASES[0].breaks).findings
    related = set(finding.related)
    assert figure(application("received")) in related
    assert not related & set(form.totals)
    assert all(str(one).endswith("applicant.natural]") for one in related)
