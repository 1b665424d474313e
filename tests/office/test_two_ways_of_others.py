"""What other programs save is told quickly as it is with care; of LibreOffice without calamine, but for its days."""

from pathlib import Path
from unittest.mock import patch

import pytest
from libreoffice import convert
from other_programs import SAVES, require, saved
from support.full import FULL
from support.reports import bundled, report
from support.two_ways import both_ways, told

from xlreport.files.package import open_xml_book
from xlreport.use_cases.new import write_workbook

OPEN_XML = [name for name, (suffix, _) in SAVES.items() if suffix in {"xlsx", "xlsm"}]
CHEAP = ("openpyxl-xlsx", "gnumeric-xlsx")
"""What is tried everywhere; the others with XLREPORT_FULL=1."""


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    path = tmp_path / "我们.xlsx"
    path.write_bytes(write_workbook(bundled(), report()))
    return path


@pytest.mark.parametrize("name", OPEN_XML if FULL else CHEAP)
def test_what_another_program_saves_is_told_alike(name: str, ours: Path, tmp_path: Path) -> None:
    require(name)
    (resaved,) = saved(name, [ours], tmp_path / "saved")
    quickly, carefully = both_ways(resaved.read_bytes())
    assert quickly == carefully


def test_what_libreoffice_saves_is_told_alike_without_calamine(ours: Path, tmp_path: Path) -> None:
    (resaved,) = convert([ours], "xlsx", tmp_path / "saved")
    content = resaved.read_bytes()
    carefully = told(content, quickly=False)
    with patch.object(open_xml_book, "calamine_workbook", side_effect=AssertionError):
        assert told(content, quickly=True) == carefully
