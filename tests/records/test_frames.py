"""Reports as data frames: wide and long, of exact numbers, and the examples of the page about them."""

import contextlib
import io
import json
import re
import shutil
from decimal import Decimal
from pathlib import Path

import pytest
from support.commands import COMPLETE
from support.forms import small
from support.reports import bundled, record, report

from xlreport import Report, UnknownTemplateError, parse_record, to_frame, write_workbook
from xlreport.cli.main import run
from xlreport.records.write import record_of

pytestmark = pytest.mark.usefixtures("own_process")

PAGE = Path(__file__).parents[2] / "docs" / "数据.md"
RECEIVED = "applications[received, applicant.natural]"
GRANTED = "applications[handled.granted, applicant.natural]"
TOTAL = "applications[received, applicant.total]"
FEES = "fees[administrative_fees, amount]"


def of_agency(name: str, edits: dict[str, object]) -> Report:
    return report({"agency.name": name, **edits})


def test_a_report_is_a_row_and_an_item_a_column() -> None:
    frame = to_frame([of_agency("甲局", {RECEIVED: 3}), of_agency("乙局", {RECEIVED: 4})])
    assert list(frame.columns[:3]) == ["agency", "year", "template"]
    assert frame[["agency", "year", "template", RECEIVED, TOTAL]].to_numpy().tolist() == [
        ["甲局", 2024, "zfxxgk/2021", 3, 3], ["乙局", 2024, "zfxxgk/2021", 4, 4],
    ]  # fmt: skip


def test_every_figure_and_indicator_of_the_form_has_its_column() -> None:
    tables = record_of(bundled(), report())["tables"].values()
    figures = sum(len(columns) for rows in tables for columns in rows.values())
    assert len(to_frame([report()]).columns) == 3 + figures + len(bundled().indicators)


def test_numbers_are_exact_and_what_was_not_given_is_none() -> None:
    frame = to_frame([of_agency("甲局", {FEES: 0.1, RECEIVED: None}), of_agency("乙局", {FEES: 0.2})])
    assert frame[FEES].sum() == Decimal("0.3")
    assert frame[RECEIVED].tolist() == [None, 0]


def test_blanks_that_were_declared_zero_are_zero() -> None:
    (number,) = to_frame([of_agency("甲局", {RECEIVED: None, "blank_is_zero": ["applications"]})])[RECEIVED]
    assert number == 0


def test_long_is_a_row_an_item_with_what_people_call_it() -> None:
    wide, long = (to_frame([of_agency("甲局", {RECEIVED: 3})], long=shape) for shape in (False, True))
    assert list(long.columns) == ["agency", "year", "template", "address", "label", "value"]
    (row,) = long[long["address"] == RECEIVED].to_numpy().tolist()
    assert row == ["甲局", 2024, "zfxxgk/2021", RECEIVED, "一、本年新收政府信息公开申请数量 × 自然人", 3]
    assert dict(zip(long["address"], long["value"], strict=True)) == wide.iloc[0, 3:].to_dict()


def test_reports_of_several_forms_stand_side_by_side() -> None:
    forms = {form.id: form for form in (bundled(), small())}
    other = parse_record(json.dumps(record(template=small())), forms).report
    frame = to_frame([report(), other], templates=forms)
    own, theirs = (list(to_frame([one], templates=forms).columns) for one in (report(), other))
    assert list(frame.columns) == [*own, *(column for column in theirs if column not in own)]
    assert frame[[column for column in theirs if column not in own]].iloc[0].tolist() == [None] * (len(theirs) - 3)
    assert frame["template"].tolist() == [bundled().id, small().id]


def test_a_report_of_an_unknown_form_is_refused_by_name() -> None:
    with pytest.raises(UnknownTemplateError, match="zfxxgk/2021"):
        to_frame([report()], templates={small().id: small()})


@pytest.mark.parametrize(
    ("long", "columns"),
    [
        (False, ["agency", "year", "template"]),
        (True, ["agency", "year", "template", "address", "label", "value"]),
    ],
)
def test_no_reports_are_an_empty_frame(long: bool, columns: list[str]) -> None:
    frame = to_frame([], long=long)
    assert (list(frame.columns), len(frame)) == (columns, 0)


def test_the_examples_of_the_page_print_what_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "年报").mkdir()
    for name, received, fees in (("甲局", 3, 0.1), ("乙局", 4, 0.2)):
        figures = {RECEIVED: received, GRANTED: received, FEES: fees}
        content = write_workbook(bundled(), of_agency(name, {**COMPLETE, **figures}))
        (tmp_path / "年报" / f"{name}2024年.xlsx").write_bytes(content)
    monkeypatch.chdir(tmp_path)
    for kind in ("parquet", "sqlite"):
        assert run(["batch", "年报", "-o", kind, "--tables", kind, "--to", "json", "-q"]) == 0
        shutil.copytree(kind, "结果", dirs_exist_ok=True)
    capsys.readouterr()
    blocks = re.findall(r"```python\n(.*?)```\n\n```text\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert len(blocks) == 6
    names: dict[str, object] = {}
    for code, printed in blocks:
        stream = io.StringIO()
        with contextlib.redirect_stdout(stream):
            exec(code, names)  # noqa: S102  the page's own example
        assert stream.getvalue() == printed
