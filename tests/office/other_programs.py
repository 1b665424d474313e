"""Programs other than Excel, WPS and LibreOffice that open a workbook and save it: what they write, in each format."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import openpyxl
import pandas
import pytest
from libreoffice import REQUIRED, SECONDS

ROOT = Path(__file__).parents[2]
NODE = os.environ.get("XLREPORT_NODE", "")
"""A folder where `npm install exceljs xlsx hyperformula` was said."""

Job = tuple[Path, Path]
"""A workbook, and where it is saved again."""


def _gnumeric(exporter: str) -> Callable[[Sequence[Job]], None]:
    def save(jobs: Sequence[Job]) -> None:
        for source, target in jobs:
            command = ["ssconvert", "--export-type", exporter, str(source), str(target)]
            subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)

    return save


def _node(program: str, kind: str = "") -> Callable[[Sequence[Job]], None]:
    def save(jobs: Sequence[Job]) -> None:
        said = [{"program": program, "kind": kind, "source": str(one), "target": str(two)} for one, two in jobs]
        run_node("resave.cjs", json.dumps(said))

    return save


def run_node(script: str, given: str) -> str:
    """What one of our scripts for node prints."""
    command = ["node", str(ROOT / "tools" / script), NODE]
    done = subprocess.run(command, input=given, check=False, capture_output=True, text=True, timeout=SECONDS)
    assert not done.returncode, done.stderr[-2000:]
    return done.stdout


def _openpyxl(*, data_only: bool) -> Callable[[Sequence[Job]], None]:
    def save(jobs: Sequence[Job]) -> None:
        for source, target in jobs:
            openpyxl.load_workbook(source, data_only=data_only).save(target)

    return save


def _frames(jobs: Sequence[Job]) -> None:
    """As pandas does it when nothing is said: names for blank heads, and a column of numbers before all others."""
    for source, target in jobs:
        with pandas.ExcelWriter(target, engine="openpyxl") as writer:
            for name, frame in pandas.read_excel(source, sheet_name=None, engine="openpyxl").items():
                frame.to_excel(writer, sheet_name=name)


def _pandas(engine: str) -> Callable[[Sequence[Job]], None]:
    """Values alone, without any look or name."""

    def save(jobs: Sequence[Job]) -> None:
        for source, target in jobs:
            frames = pandas.read_excel(
                source, sheet_name=None, header=None, keep_default_na=False, na_values=[""], engine="openpyxl"
            )
            with pandas.ExcelWriter(target, engine=engine) as writer:
                for name, frame in frames.items():
                    frame.to_excel(writer, sheet_name=name, header=False, index=False)

    return save


SAVES: Mapping[str, tuple[str, Callable[[Sequence[Job]], None]]] = {
    "gnumeric-xlsx-2007": ("xlsx", _gnumeric("Gnumeric_Excel:xlsx")),
    "gnumeric-xlsx": ("xlsx", _gnumeric("Gnumeric_Excel:xlsx2")),
    "gnumeric-xls": ("xls", _gnumeric("Gnumeric_Excel:excel_biff8")),
    "gnumeric-ods": ("ods", _gnumeric("Gnumeric_OpenCalc:odf")),
    "gnumeric-ods-strict": ("ods", _gnumeric("Gnumeric_OpenCalc:openoffice")),
    "openpyxl-xlsx": ("xlsx", _openpyxl(data_only=False)),
    "openpyxl-values": ("xlsx", _openpyxl(data_only=True)),
    "pandas-xlsx": ("xlsx", _pandas("openpyxl")),
    "pandas-xlsxwriter": ("xlsx", _pandas("xlsxwriter")),
    "pandas-frames": ("xlsx", _frames),
    "pandas-ods": ("ods", _pandas("odf")),
    "exceljs-xlsx": ("xlsx", _node("exceljs")),
    "sheetjs-xlsx": ("xlsx", _node("sheetjs", "xlsx")),
    "sheetjs-xlsm": ("xlsm", _node("sheetjs", "xlsm")),
    "sheetjs-xlsb": ("xlsb", _node("sheetjs", "xlsb")),
    "sheetjs-xls": ("xls", _node("sheetjs", "biff8")),
    "sheetjs-ods": ("ods", _node("sheetjs", "ods")),
}
"""By program and format: the suffix of the file, and how many are saved at once."""


def missing(name: str) -> str | None:
    """Why there is no such program here, where there is none."""
    program = name.partition("-")[0]
    if program == "gnumeric" and shutil.which("ssconvert") is None:
        return "no ssconvert (gnumeric) on this machine"
    if program in {"exceljs", "sheetjs", "hyperformula"} and not (NODE and shutil.which("node")):
        return "no node, or XLREPORT_NODE names no folder where `npm install exceljs xlsx hyperformula` was said"
    return None


def require(name: str) -> None:
    """Skips the test where the program is missing; what Debian has must be there where the environment demands it."""
    reason = missing(name)
    if reason is not None and REQUIRED and "gnumeric" in reason:
        pytest.fail(f"XLREPORT_REQUIRE_OFFICE=1, but there is {reason}")
    if reason is not None:
        pytest.skip(reason)


def saved(name: str, sources: Sequence[Path], folder: Path) -> list[Path]:
    """The workbooks as that program saves them, in order; names must differ."""
    suffix, save = SAVES[name]
    folder.mkdir(parents=True, exist_ok=True)
    jobs = [(source, folder / f"{source.stem}.{suffix}") for source in sources]
    save(jobs)
    return [target for _, target in jobs]
