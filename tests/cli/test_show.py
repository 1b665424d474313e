"""Outcomes as lines, before any terminal has its say."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from support.commands import BROKEN, Give
from support.reports import bundled

from xlreport.checking.run import Verdict
from xlreport.cli.screen.lines import Line, Tone, legible
from xlreport.cli.screen.show import MOST_OF_A_KIND, groups, number_lines, outcome_lines
from xlreport.cli.screen.summary import summary_line
from xlreport.collection.inputs import Input
from xlreport.collection.outcomes import Outcome, skip_of
from xlreport.collection.received.found import Skipped
from xlreport.form.model.finding import Finding, Severity
from xlreport.messages.codes.file_codes import FileKind
from xlreport.messages.findings import message
from xlreport.use_cases.check import judge

TEMPLATES = {bundled().id: bundled()}
SKIPPED = Skipped("d.doc", FileKind.WORD)


@pytest.fixture
def good(give: Give, tmp_path: Path) -> Outcome:
    return judge(Input(tmp_path / give(), "a.json", is_record=True), TEMPLATES)


@pytest.fixture
def broken(give: Give, tmp_path: Path) -> Outcome:
    return judge(Input(tmp_path / give("b.json", BROKEN), "b.json", is_record=True), TEMPLATES)


def with_findings(outcome: Outcome, findings: Sequence[Finding]) -> Outcome:
    return replace(outcome, verdict=Verdict(tuple(findings)))


def found(code: str, severity: Severity, text: str = "x") -> Finding:
    return Finding(code=code, severity=severity, found=text)


def tones(line: Line) -> list[Tone]:
    return [piece.tone for piece in line.pieces]


def test_errors_come_first_and_each_rule_where_its_first_finding_stands() -> None:
    findings = [
        found("SHEET-EXTRA", Severity.NOTE), found("Y-NORM", Severity.WARNING), found("T3-BALANCE", Severity.ERROR),
        found("Y-CARRY", Severity.WARNING), found("T2-INT", Severity.ERROR, "1"), found("Y-NORM", Severity.WARNING),
        found("T3-BALANCE", Severity.ERROR), found("T2-INT", Severity.ERROR, "2"),
    ]  # fmt: skip
    grouped = groups(findings)
    assert [(group[0].code, len(group)) for group in grouped] == [
        ("T3-BALANCE", 2), ("T2-INT", 2), ("Y-NORM", 2), ("Y-CARRY", 1), ("SHEET-EXTRA", 1),
    ]  # fmt: skip
    assert [one.found for one in grouped[1]] == ["1", "2"]


def test_the_same_rule_at_two_grades_is_told_twice() -> None:
    findings = [found("T2-INT", Severity.WARNING), found("T2-INT", Severity.ERROR)]
    assert [group[0].severity for group in groups(findings)] == [Severity.ERROR, Severity.WARNING]


@pytest.mark.parametrize("count", [1, MOST_OF_A_KIND, MOST_OF_A_KIND + 1, 100])
def test_at_most_a_handful_of_a_kind_is_shown_and_the_rest_counted(good: Outcome, count: int) -> None:
    findings = [found("T2-INT", Severity.ERROR, str(number)) for number in range(count)]
    _, head, *below = outcome_lines(with_findings(good, findings))
    assert head.text.split("　")[-1] == "T2-INT"
    shown = [line.text.strip() for line in below]
    assert shown[:MOST_OF_A_KIND] == [message(bundled(), one) for one in findings[:MOST_OF_A_KIND]]
    rest = count - MOST_OF_A_KIND
    assert shown[MOST_OF_A_KIND:] == ([f"另有 {rest} 处"] if rest > 0 else [])


def test_a_rule_without_a_title_is_headed_by_its_code_alone(good: Outcome) -> None:
    _, head, _ = outcome_lines(with_findings(good, [found("SHEET-MISSING", Severity.ERROR)]))
    assert head.text == "  错误　SHEET-MISSING"


def test_where_there_are_only_notes_one_alone_takes_a_single_line(good: Outcome) -> None:
    alone = found("SHEET-EXTRA", Severity.NOTE)
    two = [found("CELL-EXTRA", Severity.NOTE, "1"), found("CELL-EXTRA", Severity.NOTE, "2")]
    assert len(list(outcome_lines(with_findings(good, [alone])))) == 2
    headline, note, *rest = outcome_lines(with_findings(good, [alone, *two]))
    assert headline.text.endswith("提示 3 处")
    assert note.text == f"  提示　SHEET-EXTRA　{message(bundled(), alone)}"
    assert [line.level for line in rest] == [1, 2, 2]
    error = found("SHEET-MISSING", Severity.ERROR)
    assert len(list(outcome_lines(with_findings(good, [alone, error])))) == 5


def test_a_finding_is_told_in_its_sentence_with_the_place_set_off(broken: Outcome) -> None:
    assert broken.verdict is not None
    sentence = list(outcome_lines(broken))[2]
    assert sentence.text.strip() == message(bundled(), broken.verdict.findings[0])
    assert tones(sentence) == [Tone.STRONG, Tone.PLAIN]


def test_a_headline_counts_each_severity_in_its_tone(good: Outcome) -> None:
    findings = [found("T2-INT", Severity.ERROR), found("Y-NORM", Severity.WARNING), found("CELL-EXTRA", Severity.NOTE)]
    headline = next(outcome_lines(with_findings(good, findings)))
    assert [tone for tone in tones(headline) if tone is not Tone.PLAIN] == [
        Tone.STRONG, Tone.ERROR, Tone.WARNING, Tone.NOTE,
    ]  # fmt: skip


def test_a_file_without_faults_or_not_read_takes_one_line(good: Outcome, tmp_path: Path) -> None:
    (tmp_path / "c.json").write_text("{", encoding="utf-8")
    rejected = judge(Input(tmp_path / "c.json", "c.json", is_record=True), TEMPLATES)
    for outcome, tone in ((good, Tone.GOOD), (rejected, Tone.ERROR), (skip_of(SKIPPED), Tone.FAINT)):
        (line,) = outcome_lines(outcome)
        assert tone in tones(line)


def test_the_summary_is_good_only_where_all_is_well(good: Outcome, broken: Outcome, tmp_path: Path) -> None:
    (tmp_path / "c.json").write_text("{", encoding="utf-8")
    rejected = judge(Input(tmp_path / "c.json", "c.json", is_record=True), TEMPLATES)
    assert set(tones(summary_line([good, skip_of(SKIPPED)]))) <= {Tone.GOOD, Tone.PLAIN}
    assert Tone.ERROR in tones(summary_line([good, broken]))
    assert Tone.ERROR in tones(summary_line([good, rejected]))
    assert Tone.GOOD not in tones(summary_line([rejected]))
    assert "0 处" not in summary_line([good, broken]).text


@pytest.mark.parametrize(
    ("text", "shown"),
    [("甲\n乙", "甲 乙"), ("\x1b[31m红", "�[31m红"), ("\u202e1", "�1"), ("5\u200b", "5�"), ("一\u2028二", "一 二")],
)
def test_what_came_out_of_a_file_is_shown_and_never_obeyed(text: str, shown: str) -> None:
    assert legible(text) == shown


def test_a_name_with_a_line_end_stays_on_its_line(good: Outcome) -> None:
    (line,) = outcome_lines(replace(good, shown="a\n\x1b]0;x\x07.json"))
    assert len(line.text.splitlines()) == 1
    assert line.text.isprintable() or "　" in line.text


def test_how_many_numbers_were_held_is_a_quiet_line(good: Outcome, tmp_path: Path) -> None:
    (told,) = number_lines(good)
    assert (told.text, tones(told)) == ("  文字中7个数：核对0个，未核对7个。", [Tone.FAINT])
    assert list(number_lines(with_findings(good, []))) == []
    (tmp_path / "c.json").write_text("{", encoding="utf-8")
    rejected = judge(Input(tmp_path / "c.json", "c.json", is_record=True), TEMPLATES)
    assert list(number_lines(rejected)) == []
