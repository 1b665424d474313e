"""Our workbooks, opened and saved by other programs, are read to the same report; what one of them loses is told.

With XLREPORT_FULL=1 some 130 files of every program and format; else the one report that has most in it.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from other_programs import SAVES, missing, require, saved
from random_texts import random_texts
from support.all_forms import BUDGET, IDS, different, form, forms
from support.full import FULL
from support.reports import BUNDLED
from support.whole_reports import whole_reports

from xlreport.checking.run import check
from xlreport.form.report.report import Report
from xlreport.records.read import parse_record
from xlreport.records.write import render_json
from xlreport.use_cases.new import write_workbook
from xlreport.use_cases.read import read_workbook

ONE = "seed"
CHEAP = ("gnumeric-xls", "pandas-xlsx")
"""What is tried everywhere; the others with XLREPORT_FULL=1, and those of node by what is kept of them."""

IN_A_ROW = (
    ("openpyxl-xlsx", "gnumeric-ods"), ("gnumeric-xls", "gnumeric-xlsx"), ("gnumeric-ods", "gnumeric-xls"),
    ("gnumeric-xlsx", "sheetjs-xlsb"), ("sheetjs-xlsx", "exceljs-xlsx"), ("sheetjs-ods", "gnumeric-xls"),
    ("exceljs-xlsx", "gnumeric-ods"), ("openpyxl-xlsx", "pandas-ods"), ("gnumeric-xlsx", "sheetjs-xls"),
)  # fmt: skip


@dataclass(frozen=True)
class Given:
    """`record`: the report as JSON."""

    template_id: str
    record: str
    path: Path


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Given]:
    """Each workbook as we write it, by a short name."""
    folder = tmp_path_factory.mktemp("given")
    made = {}
    for name, (template_id, report) in _reports().items():
        template, path = form(template_id), folder / f"{name}.xlsx"
        path.write_bytes(write_workbook(template, report))
        made[name] = Given(template_id, render_json(template, report), path)
    return made


def _reports() -> Mapping[str, tuple[str, Report]]:
    whole = whole_reports()
    if not FULL:
        return {ONE: (BUNDLED, whole[ONE])}
    reports = {f"{one.replace('/', '-')}-different": (one, different(one)) for one in IDS}
    reports |= {name: (BUNDLED, report) for name, report in whole.items()}
    wild = [(BUNDLED, 1), (BUNDLED, 2), (BUNDLED, 3), (BUDGET, 1)]
    return reports | {f"wild-{one.partition('/')[0]}-{seed}": (one, _wild(one, seed)) for one, seed in wild}


def _wild(template_id: str, seed: int) -> Report:
    """Without what looks like another spelling of a letter: some of the programs take it for that letter."""
    template = form(template_id)
    record = render_json(template, random_texts(template, seed))
    record = record.replace("_x0041_", "x0041").replace("&lt;b&gt;", "b")
    return parse_record(record, forms()).report


@pytest.mark.parametrize("name", SAVES if FULL else CHEAP)
def test_what_another_program_saved_is_read_to_the_same_report(
    given: Mapping[str, Given], name: str, tmp_path: Path
) -> None:
    require(name)
    _compare(given, name, saved(name, [one.path for one in given.values()], tmp_path))


@pytest.mark.parametrize(("first", "second"), IN_A_ROW if FULL else IN_A_ROW[:1])
def test_so_is_what_a_second_program_made_of_that(
    given: Mapping[str, Given], first: str, second: str, tmp_path: Path
) -> None:
    require(first)
    require(second)
    between = saved(first, [one.path for one in given.values()], tmp_path / "first")
    _compare(given, f"{first}, then {second}", saved(second, between, tmp_path / "second"))


def test_the_programs_that_are_not_here_are_named() -> None:
    """Skipped with the reason where any is missing, so that a run says what it did not try."""
    reasons = sorted({reason for name in SAVES if (reason := missing(name)) is not None})
    if reasons:
        pytest.skip("; ".join(reasons))


def _compare(given: Mapping[str, Given], how: str, paths: list[Path]) -> None:
    assert len(paths) == len(given)
    differing = [line for one, path in zip(given.values(), paths, strict=True) for line in _differences(one, path)]
    print(f"{how}: {len(paths)} files, {len(differing)} differences that no finding tells")  # noqa: T201  the figure to quote
    assert differing == []


def _differences(given: Given, path: Path) -> Iterator[str]:
    """What was read otherwise than it was written, unless a finding of the same sheet says that something is lost."""
    template = form(given.template_id)
    reading = read_workbook(path, forms())
    wanted, found = leaves(given.record), leaves(render_json(template, reading.report))
    sheets = {str(address): place.sheet for address, place in reading.places.items()}
    told = Counter(
        one.place.sheet
        for one in (*reading.findings, *check(template, reading).findings)
        if one.code in LOSSES and one.place is not None
    )
    for at in {**wanted, **found}:
        if wanted.get(at) != found.get(at):
            told[sheets.get(at, "")] -= 1
            if told[sheets.get(at, "")] < 0:
                yield f"{path.name} {at}: {str(wanted.get(at))[:80]!r} became {str(found.get(at))[:80]!r}"


LOSSES = frozenset({"TEXT-CUT", "TEXT-CORRUPT", "FORMULA-TYPED"})
"""What is said of a text that is not as it was typed: cut off, in another program's spelling, taken for a formula."""


def leaves(record: str) -> Mapping[str, object]:
    """Every figure and text of a report by its address in the JSON."""
    return dict(_leaves(json.loads(record), ""))


def _leaves(value: object, at: str) -> Iterator[tuple[str, object]]:
    if isinstance(value, dict):
        for key, one in value.items():
            yield from _leaves(one, f"{at}.{key}" if at else key)
    elif isinstance(value, list):
        for index, one in enumerate(value):
            yield from _leaves(one, f"{at}[{index}]")
    else:
        yield at, value
