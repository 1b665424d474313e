"""A question about the text is answered in the list of the return copy, and asked again when its sentence changes."""

import json
from collections.abc import Mapping
from pathlib import Path

import openpyxl
import pytest
from support.complete_texts import complete_texts
from support.reports import BUNDLED, record

from xlreport.checking.run import Verdict, check
from xlreport.cli.main import run
from xlreport.form.model.finding import Severity
from xlreport.form.report.report import Reading
from xlreport.layout.sheets.copies.listed import REASON, SEVERITY
from xlreport.messages import workbook as words
from xlreport.messages.sheets import returns as return_words
from xlreport.records.read import parse_record
from xlreport.use_cases.annotate import annotate
from xlreport.use_cases.forms import load_template
from xlreport.use_cases.new import write_workbook
from xlreport.use_cases.read import read_workbook

FORM = load_template(BUNDLED)
WRONG = "全年共收到政府信息公开申请6件，均按时办结。"
OTHER = "全年共收到政府信息公开申请9件，其中网上提交9件。"
WHY = "含县政府转办的1件，按规定计入转办单位"
CODE = "X-TEXT-NEW"


def texts(*sentences: str) -> Mapping[str, object]:
    """A report of one application received, whose last item says these sentences, a paragraph each."""
    whole = dict(complete_texts())
    overview = json.loads(json.dumps(whole["texts.overview"]))
    overview["items"][4]["text"] += "\n" + "\n".join(sentences)
    figures: dict[str, object] = {
        "applications[received, applicant.natural]": 5, "applications[handled.granted, applicant.natural]": 5,
        **{f"indicators.{one}": 0 for one in ("fee_notices", "fee_notices_amount", "fee_received")},
    }  # fmt: skip
    return {**whole, **figures, "texts.overview": overview}


def workbook(path: Path, *sentences: str) -> Path:
    own = parse_record(json.dumps(record(texts(*sentences), FORM)), {FORM.id: FORM}).report
    path.write_bytes(write_workbook(FORM, own))
    return path


def read(path: Path) -> tuple[Reading, Verdict]:
    reading = read_workbook(path, {FORM.id: FORM})
    return reading, check(FORM, reading)


def returned(path: Path, copy: Path, reasons: Mapping[str, str]) -> Path:
    """The return copy of a workbook, with a reason typed beside each question that quotes one of these words."""
    reading, verdict = read(path)
    copy.write_bytes(annotate(FORM, reading, verdict.findings))
    book = openpyxl.load_workbook(copy)
    for row in book[words.RETURNED].iter_rows(min_row=5):
        line = "".join(str(cell.value or "") for cell in row[:REASON])
        for quoted, reason in reasons.items():
            if quoted in line and row[SEVERITY].value == return_words.RETURNED_SEVERITIES["warning"]:
                row[REASON].value = reason
    book.save(copy)
    return copy


def asked(verdict: Verdict) -> list[tuple[str, str | None, str | None]]:
    return [(one.code, one.found, one.reason) for one in verdict.findings if one.severity is Severity.WARNING]


def rewritten(path: Path, old: str, new: str) -> Path:
    """Every cell of the workbook's own sheets that says `old` says `new`."""
    book = openpyxl.load_workbook(path)
    for sheet in book:
        if sheet.title not in {words.RETURNED, words.CHECKS, words.PREVIEW}:
            for row in sheet:
                for cell in row:
                    if isinstance(cell.value, str) and not cell.value.startswith("=") and old in cell.value:
                        cell.value = cell.value.replace(old, new)
    book.save(path)
    return path


def test_a_reason_typed_in_the_return_copy_answers_the_question(tmp_path: Path) -> None:
    first = workbook(tmp_path / "a.xlsx", WRONG)
    assert asked(read(first)[1]) == [(CODE, "6", None)]
    reading, verdict = read(returned(first, tmp_path / "b.xlsx", {"6件": WHY}))
    assert asked(verdict) == [(CODE, "6", WHY)]
    assert verdict.count(Severity.WARNING) == 0
    assert [(one.code, one.text) for one in reading.report.reasons] == [(CODE, WHY)]


def test_what_is_explained_leaves_message_count_and_list(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = workbook(tmp_path / "a.xlsx", WRONG, OTHER)
    copy = returned(first, tmp_path / "b.xlsx", {"6件": WHY})
    run(["check", str(copy), "--format", "json"])
    listing = json.loads(capsys.readouterr().out)
    explained = [one["reason"] for one in listing["files"][0]["findings"] if one["reason"]]
    assert (listing["summary"]["warnings"], explained) == (1, [WHY])
    run(["annotate", str(copy), "-o", str(tmp_path / "again")])
    [again] = (tmp_path / "again").glob("*.xlsx")
    told = again.with_suffix(".txt").read_text("utf-8")
    assert "1 处请核对或说明" in told
    assert "9件" in told
    assert "6件" not in told
    rows = [[cell.value for cell in row] for row in openpyxl.load_workbook(again)[words.RETURNED].iter_rows(min_row=5)]
    assert not any("6件" in str(value) for row in rows for value in row)


def test_nothing_is_returned_where_all_is_explained(tmp_path: Path) -> None:
    copy = returned(workbook(tmp_path / "a.xlsx", WRONG), tmp_path / "b.xlsx", {"6件": WHY})
    run(["annotate", str(copy), "-o", str(tmp_path / "again")])
    assert not list((tmp_path / "again").glob("*"))


def test_each_of_two_sentences_has_a_reason_of_its_own(tmp_path: Path) -> None:
    copy = returned(workbook(tmp_path / "a.xlsx", WRONG, OTHER), tmp_path / "b.xlsx", {"6件": WHY, "9件": "另一个口径"})
    assert asked(read(copy)[1]) == [(CODE, "6", WHY), (CODE, "9", "另一个口径")]


def test_it_lapses_when_the_sentence_changes_and_holds_while_another_does(tmp_path: Path) -> None:
    copy = returned(workbook(tmp_path / "a.xlsx", WRONG, OTHER), tmp_path / "b.xlsx", {"6件": WHY, "9件": "另一个口径"})
    _, verdict = read(rewritten(copy, "6件，均按时办结", "6件，其中1件转办"))
    assert asked(verdict) == [(CODE, "6", None), ("REASON-LAPSED", WHY, None), (CODE, "9", "另一个口径")]


def test_it_lapses_when_the_figure_of_the_table_changes(tmp_path: Path) -> None:
    copy = returned(workbook(tmp_path / "a.xlsx", WRONG), tmp_path / "b.xlsx", {"6件": WHY})
    own, _ = read(copy)
    content = json.loads(json.dumps(record(texts(WRONG), FORM)))
    content["tables"]["applications"]["received"]["applicant.natural"] = 4
    content["tables"]["applications"]["handled.granted"]["applicant.natural"] = 4
    content["reasons"] = [
        {"code": one.code, "address": one.address, "digest": one.digest, "text": one.text} for one in own.report.reasons
    ]
    verdict = check(FORM, parse_record(json.dumps(content), {FORM.id: FORM}))
    assert asked(verdict) == [(CODE, "6", None), ("REASON-LAPSED", WHY, None)]


def test_a_workbook_written_anew_keeps_it_with_its_sentence(tmp_path: Path) -> None:
    own, _ = read(returned(workbook(tmp_path / "a.xlsx", WRONG), tmp_path / "b.xlsx", {"6件": WHY}))
    again = tmp_path / "c.xlsx"
    again.write_bytes(write_workbook(FORM, own.report))
    reading, verdict = read(again)
    assert reading.report.reasons == own.report.reasons
    assert asked(verdict) == [(CODE, "6", WHY)]
    assert asked(read(rewritten(again, "均按时办结", "尚未办结"))[1])[0] == (CODE, "6", None)


def test_a_reason_that_came_without_its_sentence_is_bound_by_the_next_copy(tmp_path: Path) -> None:
    content = record(texts(WRONG, OTHER), FORM)
    address = "texts.overview.items[4].text"
    content["reasons"] = [{"code": CODE, "address": address, "digest": "", "text": WHY}]
    reading = parse_record(json.dumps(content), {FORM.id: FORM})
    path = tmp_path / "a.xlsx"
    path.write_bytes(annotate(FORM, reading, check(FORM, reading).findings))
    assert [bool(one.digest) for one in read(path)[0].report.reasons] == [True]


def test_a_reason_beside_an_error_is_named_and_not_taken(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", "召开专题会议XX次。")
    reading, verdict = read(path)
    assert verdict.refuses
    copy = tmp_path / "b.xlsx"
    copy.write_bytes(annotate(FORM, reading, verdict.findings))
    book = openpyxl.load_workbook(copy)
    sheet = book[words.RETURNED]
    sheet.cell(5, REASON + 1).value = "领导已同意"
    book.save(copy)
    found = [(one.code, one.found) for one in read(copy)[0].findings]
    assert ("CELL-EXTRA", "领导已同意") in found
    assert not read(copy)[0].report.reasons


def test_the_copy_opens_on_its_list_whose_columns_a_window_of_1366_pixels_shows(tmp_path: Path) -> None:
    copy = returned(workbook(tmp_path / "a.xlsx", WRONG), tmp_path / "b.xlsx", {})
    book = openpyxl.load_workbook(copy)
    assert book.active is not None
    assert book.active.title == words.RETURNED
    columns = [one for one in book[words.RETURNED].column_dimensions.values() if one.max <= REASON + 1]
    assert sum((one.max - one.min + 1) * one.width * PER_CHARACTER for one in columns) <= PIXELS


PIXELS = 1267
"""What LibreOffice shows of a sheet in a window of 1366 pixels."""

PER_CHARACTER = 7.85
"""How many of them it takes for each character of a column's width in the file."""
