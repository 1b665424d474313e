"""All figures of all agencies that are counted, for other programs: those of 汇总.xlsx, exact, and no others."""

import sqlite3
import sys
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pandas
import pytest
from support.commands import COMPLETE, Cli, Give
from support.reports import bundled, report

from xlreport import to_frame
from xlreport.district.publish.tables.figures import Figure
from xlreport.district.publish.tables.parquet import parquet_table
from xlreport.district.publish.tables.sqlite import sqlite_tables

pytestmark = pytest.mark.usefixtures("own_process")

RECEIVED = "applications[received, applicant.natural]"
GRANTED = "applications[handled.granted, applicant.natural]"
FEES = "fees[administrative_fees, amount]"
TRAINED = "indicators.training_sessions"
OFFICES: Mapping[str, Mapping[str, object]] = {
    "某某甲局": {RECEIVED: 3, GRANTED: 3, FEES: 0.1, TRAINED: None},
    "某某乙局": {RECEIVED: 4, GRANTED: 4, FEES: 0.2, TRAINED: 2},
    "某某丙局": {RECEIVED: 5, GRANTED: 6, FEES: 100},
}
COUNTED = ("某某甲局", "某某乙局")
"""The third has an error."""


@pytest.fixture
def received(give: Give, tmp_path: Path) -> None:
    for name, edits in OFFICES.items():
        give(f"in/{name}.json", {"agency.name": name, **edits})
    rows = "\n".join(f"{name},某某区人民政府" for name in OFFICES)
    (tmp_path / "名册.csv").write_text(f"单位全称,上级主管单位\n{rows}\n", encoding="utf-8")


BATCH = ("batch", "in", "-o", "out", "--roster", "名册.csv", "--to", "json", "--jobs", "1", "-q")


def rows_of(path: Path) -> list[dict[str, Any]]:
    if path.suffix == ".sqlite":
        database = sqlite3.connect(path)
        database.row_factory = sqlite3.Row
        rows = [dict(row) for row in database.execute("SELECT * FROM figures")]
        database.close()
        return rows
    found = duckdb.read_parquet(str(path))
    return [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()]


def detail(out: Path) -> Iterator[tuple[str, str, Decimal | None]]:
    """Agency, address and number in the detail sheet of 汇总.xlsx, of those that count."""
    sheet = openpyxl.load_workbook(out / "汇总.xlsx", data_only=True)["明细"]
    addresses, _, *agencies = sheet.iter_rows(min_row=2, values_only=True)
    for row in agencies:
        if row[1] == "是":
            for address, cell in zip(addresses[3:], row[3:], strict=True):
                yield str(row[0]), str(address), None if cell is None else Decimal(str(cell))


@pytest.mark.parametrize("kind", ["sqlite", "parquet"])
def test_the_figures_are_those_of_the_summary_and_of_no_agency_that_is_not_counted(
    cli: Cli, received: None, tmp_path: Path, kind: str
) -> None:
    assert cli(*BATCH, "--tables", kind).status == 1
    rows = rows_of(tmp_path / "out" / f"明细.{kind}")
    told = {(row["agency"], row["address"]): row["value"] for row in rows}
    expected = {(agency, address): number for agency, address, number in detail(tmp_path / "out")}
    assert {key: None if value is None else Decimal(value) for key, value in told.items()} == expected
    assert list(dict.fromkeys(row["agency"] for row in rows)) == list(COUNTED)
    assert len(rows) == len(told)


@pytest.mark.parametrize("kind", ["sqlite", "parquet"])
def test_a_row_says_whose_figure_it_is_and_what_it_is(cli: Cli, received: None, tmp_path: Path, kind: str) -> None:
    cli(*BATCH, "--tables", kind)
    rows = {(row["agency"], row["address"]): row for row in rows_of(tmp_path / "out" / f"明细.{kind}")}
    own = rows["某某乙局", RECEIVED]
    number = own.pop("number")
    assert own == {
        "agency": "某某乙局", "superior": "某某区人民政府", "form": "zfxxgk/2021", "year": 2024, "address": RECEIVED,
        "table_id": "applications", "row_id": "received", "column_id": "applicant.natural",
        "row_label": "一、本年新收政府信息公开申请数量", "column_label": "自然人",
        "label": "一、本年新收政府信息公开申请数量 × 自然人", "adds_up": True, "value": "4",
    }  # fmt: skip
    assert number == 4
    assert (rows["某某乙局", FEES]["value"], rows["某某乙局", TRAINED]["value"]) == ("0.2", "2")
    unknown = rows["某某甲局", TRAINED]
    assert (unknown["value"], unknown["number"], unknown["table_id"]) == (None, None, None)
    if kind == "parquet":
        assert rows["某某乙局", FEES]["number"] == Decimal("0.2")


def test_the_sums_of_frames_are_those_of_the_summary(cli: Cli, received: None, tmp_path: Path) -> None:
    cli(*BATCH, "--tables", "parquet")
    frame = to_frame(report({**COMPLETE, "agency.name": name, **OFFICES[name]}) for name in COUNTED)
    sums = {column: frame[column].dropna().sum() for column in frame.columns[3:]}
    figures = pandas.read_parquet(tmp_path / "out" / "明细.parquet")
    laid = figures[figures["adds_up"]].groupby("address")["number"].agg(lambda numbers: numbers.dropna().sum())
    expected: dict[str, Decimal] = {}
    for _, address, number in detail(tmp_path / "out"):
        expected[address] = expected.get(address, Decimal(0)) + (number or 0)
    assert sums == expected
    assert laid.to_dict() == {address: expected[address] for address in laid.index}
    assert len(laid) > 150


def test_the_file_has_the_same_bytes_again_and_goes_when_it_is_not_asked_for_any_more(
    cli: Cli, received: None, tmp_path: Path
) -> None:
    for kind, other in (("sqlite", "parquet"), ("parquet", "sqlite")):
        cli(*BATCH, "--tables", kind)
        cli(*BATCH[:3], "again", *BATCH[4:], "--tables", kind)
        own, again = (tmp_path / out / f"明细.{kind}" for out in ("out", "again"))
        assert own.read_bytes() == again.read_bytes()
        assert not (tmp_path / "out" / f"明细.{other}").exists()
    cli(*BATCH)
    assert list((tmp_path / "out").glob("明细.*")) == []


def test_without_pyarrow_it_is_said_what_to_install_and_nothing_is_touched(
    cli: Cli, received: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "xlreport.district.publish.tables.parquet", raising=False)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    done = cli(*BATCH, "--tables", "parquet")
    assert (done.status, (tmp_path / "out").exists()) == (3, False)
    assert 'pip install "xlreport[tables]"' in done.err[-1]
    assert cli(*BATCH, "--tables", "sqlite").status == 1


def test_another_kind_of_table_is_told(cli: Cli, received: None) -> None:
    done = cli(*BATCH, "--tables", "parquett")
    assert done.status == 2
    assert "sqlite" in done.err[0]
    assert "parquet" in done.err[0]


@pytest.mark.parametrize(
    ("number", "in_parquet", "in_sqlite"),
    [
        (Decimal(2) ** 63, Decimal(2) ** 63, 2.0**63), (Decimal(2) ** 63 - 1, Decimal(2) ** 63 - 1, 2**63 - 1),
        (Decimal("0.123456"), Decimal("0.123456"), 0.123456), (Decimal("0.1234567"), None, 0.1234567),
        (Decimal(10) ** 32, None, 1e32), (Decimal(-3), Decimal(-3), -3),
    ],
)  # fmt: skip
def test_a_number_is_exact_or_left_to_its_text(
    tmp_path: Path, number: Decimal, in_parquet: Decimal | None, in_sqlite: float
) -> None:
    one = Figure("甲局", None, bundled().id, 2024, "a", None, None, None, None, None, "a", False, f"{number:f}", number)
    for make, suffix, expected in ((parquet_table, "parquet", in_parquet), (sqlite_tables, "sqlite", in_sqlite)):
        path = tmp_path / f"a.{suffix}"
        path.write_bytes(make([one]))
        (row,) = rows_of(path)
        assert (row["value"], row["number"]) == (f"{number:f}", expected)


def test_no_figures_are_an_empty_table(tmp_path: Path) -> None:
    for make, suffix in ((parquet_table, "parquet"), (sqlite_tables, "sqlite")):
        path = tmp_path / f"a.{suffix}"
        path.write_bytes(make([]))
        assert rows_of(path) == []
