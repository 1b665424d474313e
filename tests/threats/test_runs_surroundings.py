"""G10 and G11 of the threats: whatever the console, the language, the clock and the zone."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from support.commands import Give
from support.surroundings import printed_elsewhere
from support.whole_reports import SEED

GBK = {"PYTHONIOENCODING": "gbk", "LC_ALL": "C.UTF-8"}
BARE = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
"""Neither the language nor Python itself says that names of files are UTF-8: they come as bytes that are no text."""

AGENCY = "某某😀局\u200b𠮷"


def redirected(folder: Path, surroundings: dict[str, str], *arguments: str) -> tuple[int, bytes, str]:
    """Status, what came into the file that standard output led to, and what was told."""
    with (folder / "result").open("wb") as result:
        done = subprocess.run(
            [sys.executable, "-m", "xlreport", *arguments], cwd=folder, env={**os.environ, **surroundings},
            stdout=result, stderr=subprocess.PIPE, check=False,
        )  # fmt: skip
    return done.returncode, (folder / "result").read_bytes(), done.stderr.decode()


@pytest.mark.parametrize(
    ("surroundings", "path"), [(GBK, "甲.json"), (BARE, r"\udce7\udc94\udcb2.json")], ids=["gbk", "bare"]
)
def test_a_result_is_utf_8_whatever_the_console(
    tmp_path: Path, give: Give, surroundings: dict[str, str], path: str
) -> None:
    give("收到/甲.json", {"agency.name": AGENCY})
    status, result, told = redirected(tmp_path, surroundings, "check", "收到", "--format", "json")
    (file,) = json.loads(result.decode("utf-8"))["files"]
    assert (status, told, file["path"], file["agency"]) == (0, "", path, AGENCY)
    assert AGENCY.encode() in result


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="there names of files are always text")
def test_where_names_are_no_text_a_report_is_written_or_its_failure_told(tmp_path: Path, give: Give) -> None:
    give("a.json", {"agency.name": AGENCY})
    status, result, told = redirected(tmp_path, BARE, "report", "a.json", "-o", "out", "--to", "md")
    assert "Traceback" not in told
    assert (status, result, len(told.splitlines())) == (3, b"", 1)


WORKBOOKS = f"""
import hashlib
from dataclasses import replace
from pathlib import Path
import xlreport
from xlreport.collection.rosters.blank import blank_roster
template = xlreport.load_template('zfxxgk/2021')
reading = xlreport.read_record(Path({str(SEED)!r}), xlreport.load_templates())
report = reading.report
findings = xlreport.check(template, reading).findings
for made in (
    xlreport.annotate(template, reading, findings),
    xlreport.write_workbook(template, xlreport.combine(template, [report], '某区', 2024), combined=('甲',)),
    blank_roster(xlreport.load_templates().values()),
):
    print(len(made), hashlib.sha256(made).hexdigest())
"""


def test_return_copies_sums_and_rosters_depend_on_neither_clock_nor_zone_nor_language(tmp_path: Path) -> None:
    told = list(printed_elsewhere(WORKBOOKS, tmp_path))
    assert told[0] == told[1]
    assert len(set(told[0].splitlines())) == 3
