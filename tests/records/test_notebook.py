"""A reading and a verdict as a notebook shows them: what stands where, what is wrong in words, nothing unescaped."""

from dataclasses import replace
from pathlib import Path

from support.reports import bundled, report

from xlreport import Entry, FigureAddress, Reading, Verdict, check, message, read_workbook, write_workbook
from xlreport.form.report.report import State

RECEIVED = "applications[received, applicant.natural]"
FEES = "fees[administrative_fees, amount]"
HOSTILE = "甲<script>alert(1)</script>&局"


def test_a_reading_shows_what_is_given_and_where_it_stands(tmp_path: Path) -> None:
    (tmp_path / "甲.xlsx").write_bytes(write_workbook(bundled(), report({RECEIVED: 3, FEES: 0.1})))
    shown = read_workbook(tmp_path / "甲.xlsx")._repr_html_()
    assert f"<tr><td>{RECEIVED}</td><td>3</td><td>三、收到和处理政府信息公开申请情况!" in shown
    assert f"<tr><td>{FEES}</td><td>0.1</td>" in shown


def test_blank_is_not_shown_and_zero_is() -> None:
    shown = Reading(report=report({RECEIVED: None, FEES: 0}), places={}, findings=())._repr_html_()
    assert RECEIVED not in shown
    assert f"<tr><td>{FEES}</td><td>0</td><td></td></tr>" in shown


def test_a_verdict_says_what_is_wrong_in_the_words_of_check() -> None:
    verdict = check(bundled(), Reading(report=report({RECEIVED: 3}), places={}, findings=()))
    first = verdict.findings[0]
    assert f"<td>错误</td><td>{first.code}</td><td>{message(bundled(), first)}</td>" in verdict._repr_html_()
    assert verdict._repr_html_().count("<tr>") == 1 + len(verdict.findings)


def test_where_nothing_is_wrong_that_is_said() -> None:
    assert "没有发现问题" in Verdict(())._repr_html_()


def test_what_people_wrote_is_no_markup() -> None:
    plain = report({"agency.name": HOSTILE})
    entries = {
        **plain.entries,
        FigureAddress("applications", "received", "applicant.natural"): Entry(State.TEXT, text="<b>3</b>"),
    }
    reading = Reading(report=replace(plain, entries=entries), places={}, findings=())
    for shown in (reading._repr_html_(), check(bundled(), reading)._repr_html_()):
        assert "<script" not in shown
        assert "<b>" not in shown
    assert "甲&lt;script&gt;alert(1)&lt;/script&gt;&amp;局" in reading._repr_html_()
