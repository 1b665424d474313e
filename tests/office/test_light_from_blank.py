"""The light of a workbook filled in from blank, its counts and lines, against what `check` says of the same file."""

from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
from blank_fillings import filled
from libreoffice import convert, require_libreoffice
from light_and_check import (
    Filled,
    asked_by_check,
    asked_by_sheet,
    counts,
    following,
    led_by_check,
    left_to_check,
    light,
)
from recalculated import recalculated
from support.all_forms import IDS, form, forms
from support.reports import BUNDLED

from xlreport.form.model.address import Address
from xlreport.form.report.blank import blank_report
from xlreport.layout.addresses import UNEXPLAINED
from xlreport.layout.lines import Line
from xlreport.layout.live import SUMS
from xlreport.layout.plan import plan_workbook
from xlreport.messages import workbook as words
from xlreport.use_cases.new import write_workbook
from xlreport.use_cases.read import read_workbook


@pytest.fixture(scope="module")
def fillings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Filled]]:
    found: dict[str, list[Filled]] = {}
    for one, path in recalculated(filled, tmp_path_factory.mktemp("light")):
        found.setdefault(one, []).append(Filled(path, plan_workbook(form(one)), read_workbook(path, forms())))
    return found


@pytest.mark.parametrize("template_id", IDS)
def test_every_line_says_of_its_rule_what_check_says(fillings: dict[str, list[Filled]], template_id: str) -> None:
    asked = left = 0
    for one in fillings[template_id]:
        in_sheet = asked_by_sheet(one)
        assert in_sheet == asked_by_check(one), one.path.name
        assert not following(one) & led_by_check(one), one.path.name
        asked, left = asked + len(in_sheet), left + len(left_to_check(one))
    print(f"{len(fillings[template_id])} fillings, {asked} lines ask in both, {left} are left to check")  # noqa: T201
    assert asked >= (2 * len(fillings[template_id]) if template_id == BUNDLED else 0)


@pytest.mark.parametrize("template_id", IDS)
def test_the_counts_and_the_light_are_those_of_check(fillings: dict[str, list[Filled]], template_id: str) -> None:
    lights: set[str] = set()
    for one in fillings[template_id]:
        told = counts(one)
        assert {kind: one.shown(address) for kind, address in SUMS.items()} == told, one.path.name
        assert one.light == light(told), one.path.name
        lights.add(str(one.light)[:3])
    assert len(lights) >= (3 if template_id == BUNDLED else 1)


def test_a_blank_form_whose_tables_alone_are_filled_in_is_not_ready(tmp_path: Path) -> None:
    """The light said so, while `check` asked for the texts."""
    own = _typed_by_hand(tmp_path, [])
    assert str(own.shown(SUMS[UNEXPLAINED])) == "3"
    assert str(own.light).startswith(words.LIGHT_UNEXPLAINED[:3])


def test_a_thin_report_is_ready_once_every_question_has_its_reason(tmp_path: Path) -> None:
    own = _typed_by_hand(tmp_path, [(line.reason, "本单位人少事少") for line in _asking(_typed_by_hand(tmp_path, []))])
    assert own.light == words.LIGHT_READY


def _asking(one: Filled) -> Sequence[Line]:
    return [line for line in one.plan.live.relations if one.shown(line.state_cell) == words.ASKS]


def _typed_by_hand(folder: Path, contents: Sequence[tuple[Address, str]]) -> Filled:
    """The bundled form with zeros in its tables, and what is said here."""
    require_libreoffice()
    template = form(BUNDLED)
    plan = plan_workbook(template)
    source = folder / f"hand-{len(contents)}.xlsx"
    source.write_bytes(write_workbook(template, blank_report(template, "某区教育局", 2025)))
    book = openpyxl.load_workbook(source)
    zeros = [(address, 0) for table in template.tables for address in table.inputs]
    for address, content in (*zeros, *contents):
        cell = plan.where(address)
        book[cell.sheet].cell(cell.row + 1, cell.column + 1).value = content
    book.save(source)
    (path,) = convert([source], "xlsx", folder / "saved")
    return Filled(path, plan, read_workbook(path, forms()))
