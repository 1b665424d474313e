"""A report as CSV: all of its normal form, a line each, and nothing that a program would run."""

import csv
import io
import json
from decimal import Decimal
from pathlib import Path

import pandas
import pytest
from support.commands import BROKEN, Cli, Give
from support.hostile import HOSTILE, hostile_report
from support.reports import bundled, report

from xlreport import Report, render_csv, render_json
from xlreport.form.text.clean import cleaned
from xlreport.records.flat import inert

STARTS_A_FORMULA = tuple("=+-@＝＋－＠\t\r\n")


def lines(one: Report) -> list[dict[str, str]]:
    text = render_csv(bundled(), one)
    assert text.startswith("\ufeff机关,年度,项目,名称,内容\r\n")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_every_figure_stands_at_its_address_with_its_labels() -> None:
    edits = {"fees[administrative_fees, amount]": 1.5, "applications[brought_forward, applicant.natural]": None}
    one = report({"applications[received, applicant.natural]": 7, **edits})
    found = {line["项目"]: (line["名称"], line["内容"]) for line in lines(one)}
    assert found["applications[received, applicant.natural]"] == (
        "一、本年新收政府信息公开申请数量 × 自然人", "7",
    )  # fmt: skip
    assert found["applications[received, applicant.total]"][1] == "7"
    assert found["fees[administrative_fees, amount]"][1] == "1.5"
    assert found["applications[brought_forward, applicant.natural]"][1] == ""


def test_nothing_of_the_normal_form_is_left_out() -> None:
    def count(content: object) -> int:
        parts = content.values() if isinstance(content, dict) else content if isinstance(content, list) else None
        return 1 if parts is None else sum(map(count, parts))

    one = hostile_report()
    assert len(lines(one)) == count(json.loads(render_json(bundled(), one)))


@pytest.mark.parametrize("content", [*HOSTILE, " =1+1", "\u200b=1+1", "\r\n=1+1", "-5", "−5"])
def test_a_text_never_begins_as_a_formula(content: str) -> None:
    made = inert(content)
    assert not made.strip(" \u00a0\u200b\u2060\u3000\ufeff").startswith(STARTS_A_FORMULA)
    assert made.removeprefix("'") == cleaned(content)


@pytest.mark.parametrize(
    ("content", "written"), [(-5, "-5"), (Decimal("-0.5"), "-0.5"), (None, ""), (True, "是"), (False, "否"), ("", "")]
)
def test_a_number_is_bare_and_a_choice_is_a_word(content: object, written: str) -> None:
    assert inert(content) == written


def test_a_report_made_of_hostile_text_is_inert_for_the_csv_module_and_for_pandas(tmp_path: Path) -> None:
    path = tmp_path / "报告.csv"
    path.write_text(render_csv(bundled(), hostile_report()), encoding="utf-8", newline="")
    frame = pandas.read_csv(path, dtype=str, keep_default_na=False)
    assert list(frame.columns) == ["机关", "年度", "项目", "名称", "内容"]
    assert frame.to_dict("records") == lines(hostile_report())
    cells = [cell for line in lines(hostile_report()) for cell in line.values()]
    assert not [cell for cell in cells if cell.startswith(STARTS_A_FORMULA)]
    assert {cleaned(text) for text in HOSTILE if text.strip()} <= {cell.removeprefix("'") for cell in cells} | {
        "\t=1",
        "",
    }


def test_csv_is_data_and_written_of_a_report_with_errors_too(cli: Cli, give: Give) -> None:
    done = cli("report", give(edits=BROKEN), "-o", "r.csv", "--to", "csv")
    assert (done.status, done.out) == (1, ["r.csv"])
    assert Path("r.csv").read_bytes().startswith("\ufeff机关,".encode())
