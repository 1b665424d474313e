import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def test_the_floors_of_the_house_hold() -> None:
    done = subprocess.run(
        [_beside_python("lint-imports"), "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False,
        env={"PYTHONPATH": str(ROOT / "src"), "PATH": "/usr/bin:/bin", "PYTHONUTF8": "1"},
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def _beside_python(name: str) -> str:
    own = shutil.which(name, path=str(Path(sys.executable).parent))
    if own is None:
        pytest.skip(f"{name} is not installed beside this Python")
    return own


def test_the_contract_about_the_core_names_every_core_package() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    (core,) = [one for one in contracts if one["name"] == "The core knows no file format"]
    assert {"model", "language", "report", "layout", "reading", "checking", "narrative", "messages"} <= {
        name.rpartition(".")[2] for name in core["source_modules"]
    }
    assert {"lxml", "openpyxl", "xlsxwriter", "docx", "pydantic", "pandas", "typer"} <= set(core["forbidden_modules"])


HEAVY = {
    "xlsxwriter",
    "openpyxl",
    "python_calamine",
    "docx",
    "lxml",
    "pydantic",
    "yaml",
    "typer",
    "rich",
    "simplejson",
    "pandas",
}


def imported(statement: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", f"{statement}\nimport sys\nprint(*{{name.partition('.')[0] for name in sys.modules}})"],
        capture_output=True, text=True, check=True, env={"PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"},
    )  # fmt: skip
    return set(done.stdout.split())


def test_importing_the_package_imports_no_heavy_library() -> None:
    assert imported("import xlreport; dir(xlreport)") & HEAVY == set()


def test_reading_the_command_line_imports_nothing_but_its_parser() -> None:
    assert imported("import xlreport.cli.main") & HEAVY == {"typer"}


def test_composing_a_report_needs_no_library_of_a_file_format() -> None:
    assert (
        imported("import xlreport.narrative.compose, xlreport.checking.run, xlreport.reading.assemble") & HEAVY == set()
    )


def test_laying_out_a_workbook_needs_no_library_of_a_file_format() -> None:
    assert imported("import xlreport.layout.sheets.book") & HEAVY == set()


def test_reading_a_record_needs_no_spreadsheet_library() -> None:
    loaded = imported("import xlreport; xlreport.parse_record") & HEAVY
    assert loaded & {"xlsxwriter", "openpyxl", "python_calamine", "docx", "lxml", "typer"} == set()
