"""No input is ever written to, and no file's fate touches another's."""

from pathlib import Path

import pytest
from support.commands import Cli, Give

from xlreport.narrative.compose import compose


def test_new_does_not_write_over_its_data_even_with_force(cli: Cli, give: Give) -> None:
    source = Path(give())
    before = source.read_bytes()
    done = cli("report", str(source), "-o", str(source), "--to", "json", "--force")
    assert (done.status, source.read_bytes()) == (3, before)


def test_last_years_workbook_is_not_written_over(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "p.xlsx"
    cli("new", "-o", str(path), "--agency", "某局", "--year", "2024")
    before = path.read_bytes()
    done = cli("new", "-o", str(path), "--agency", "某局", "--year", "2025", "--previous", str(path), "--force")
    assert (done.status, path.read_bytes()) == (2, before)


def test_a_report_that_cannot_be_composed_does_not_stop_the_others(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "in"
    for agency in ("甲局", "乙局"):
        cli("new", "-o", str(folder / f"{agency}.xlsx"), "--agency", agency, "--year", "2024")

    def broken(template: object, report: object, previous: object, **options: bool) -> object:
        if "甲局" in str(report):
            raise RuntimeError("broken")
        return compose(template, report, previous, **options)  # type: ignore[arg-type]  # handed on as it came

    monkeypatch.setattr("xlreport.batch.convert.compose", broken)
    done = cli("report", str(folder), "-o", str(tmp_path / "out"), "--to", "md", "--draft")
    assert done.status == 1
    assert [Path(line).name[:2] for line in done.out] == ["乙局"]
    assert any("FILE-CRASHED" in line or "程序出了意外" in line for line in done.err)


@pytest.mark.parametrize("year", ["0", "2200", "99999"])
def test_a_year_that_is_none_is_refused(cli: Cli, year: str) -> None:
    assert cli("new", "-o", "x.xlsx", "--agency", "某局", "--year", year).status == 2
