"""Workbooks that an earlier version wrote are read to the same report for ever.

What is printed of it may become more: forms had no posters then.
"""

import json
from pathlib import Path

import pytest
from support.commands import Cli

KEPT = Path(__file__).parents[1] / "kept"
BOOKS = sorted(path.stem for path in KEPT.glob("*.xlsx"))


def test_all_four_kinds_of_workbooks_are_kept() -> None:
    assert BOOKS == ["blank", "filled", "returned", "with-last-year"]


@pytest.mark.parametrize("name", BOOKS)
def test_a_kept_workbook_is_read_to_the_report_it_was_read_to_then(cli: Cli, tmp_path: Path, name: str) -> None:
    out = tmp_path / "a.json"
    assert cli("report", KEPT / f"{name}.xlsx", "-o", out, "--to", "json").status in {0, 1}
    then = json.loads((KEPT / f"{name}.json").read_text(encoding="utf-8"))
    now = json.loads(out.read_text(encoding="utf-8"))
    now["evidence"] = [one for one in now["evidence"] if "poster" not in one]
    assert now == then
