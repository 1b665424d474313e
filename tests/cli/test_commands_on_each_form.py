"""The commands on each form: new, check, report and annotate, as the bundled form's tests try them one by one."""

import hashlib
import json
from pathlib import Path

import openpyxl
import pytest
from support.addresses import cell_named
from support.all_forms import (
    BUDGET,
    ENERGY,
    IDS,
    OLDER,
    OPTIONS,
    SMALL_IDS,
    WEBSITE,
    ZHEJIANG,
    complete,
    complete_record,
    form,
    year_of,
)
from support.commands import Cli
from support.reports import BUNDLED

from xlreport.layout.plan import plan_workbook
from xlreport.messages import workbook as words
from xlreport.records.write import dump_json

AGENCY = "某某市水务局"
BROKEN = {
    BUNDLED: ("applications[received, applicant.natural]", "T3-BALANCE"),
    OLDER: ("enforcement[penalties, items_change]", "T2-ITEMS-LEFT"),
    ENERGY: ("power[r1, m1.plan]", "E-WHOLE"),
    BUDGET: ("accounts[income, amount]", "B-BALANCE"),
    WEBSITE: ("site[topic.opened, reported]", "W-TOPIC"),
    ZHEJIANG: ("licensing[reported, acts.accepted]", "E-LIC"),
}
"""A figure that breaks a rule when it is -1 or 1.5, and the rule."""

BREAKING = {ENERGY: 1.5, OLDER: -1}
SHEETS = {BUNDLED: 13, OLDER: 13, ENERGY: 10, BUDGET: 9, WEBSITE: 7, ZHEJIANG: 12}
"""How many sheets each form's workbook has, the one to paste into and the one to sign among them; a form without
indicators has none for them."""

each_form = pytest.mark.parametrize("template_id", IDS)


def data(template_id: str, name: str = "a.json", **edits: object) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(dump_json(complete_record(template_id, edits)), encoding="utf-8")
    return path


def broken(template_id: str, name: str = "a.json") -> Path:
    return data(template_id, name, **{BROKEN[template_id][0]: BREAKING.get(template_id, 1)})


@each_form
def test_a_blank_workbook_is_named_after_the_form_and_has_a_sheet_for_each_part(cli: Cli, template_id: str) -> None:
    own = ("--agency", AGENCY, "--year", year_of(template_id), "--template", template_id)
    done = cli("new", "-o", "out", *own, *OPTIONS)
    assert (done.status, done.err) == (0, [])
    assert [Path(line).name for line in done.out] == [
        f"{AGENCY}{year_of(template_id)}年{form(template_id).short_name}.xlsx"
    ]
    assert len(openpyxl.load_workbook(done.out[0]).sheetnames) == SHEETS[template_id]
    assert cli("check", done.out[0], *OPTIONS).status == 1


@each_form
def test_a_complete_report_goes_into_a_workbook_and_out_again(cli: Cli, template_id: str) -> None:
    assert cli("new", "-o", "w.xlsx", "--data", data(template_id), *OPTIONS).status == 0
    checked = cli("check", "w.xlsx", *OPTIONS, "--format", "json")
    (file,) = json.loads("\n".join(checked.out))["files"]
    assert (checked.status, file["outcome"], file["template"]) == (0, "read", template_id)
    for source, target in (("a.json", "1.json"), ("w.xlsx", "2.json")):
        assert cli("report", source, "-o", target, "--to", "json", *OPTIONS).status == 0
    before, after = (json.loads(Path(name).read_text(encoding="utf-8")) for name in ("1.json", "2.json"))
    proofs = before.pop("evidence"), after.pop("evidence")
    assert before == after
    assert [one["number"] for one in proofs[0]] == [one["number"] for one in proofs[1]]


@each_form
def test_every_format_is_written_twice_with_the_same_bytes(cli: Cli, template_id: str) -> None:
    data(template_id)
    for folder in ("1", "2"):
        done = cli("report", "a.json", "-o", folder, "--to", "docx,html,md,pdf,json,csv", *OPTIONS)
        assert (done.status, len(done.out)) == (0, 6)
    first, second = ({path.name: path.read_bytes() for path in Path(folder).iterdir()} for folder in ("1", "2"))
    assert first == second
    assert all(name.startswith(f"{AGENCY}{year_of(template_id)}年") for name in first)


@each_form
def test_an_error_is_told_refused_and_returned_with_its_cell(cli: Cli, template_id: str) -> None:
    _, code = BROKEN[template_id]
    path = broken(template_id)
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    checked = cli("check", path, *OPTIONS, "--format", "json")
    (file,) = json.loads("\n".join(checked.out))["files"]
    (found,) = [one for one in file["findings"] if one["severity"] == "error"]
    assert (checked.status, found["code"]) == (1, code)
    refused = cli("report", path, "-o", "out", "--to", "docx,md", *OPTIONS)
    assert (refused.status, refused.out, Path("out").exists()) == (1, [], False)
    done = cli("annotate", path, "-o", "back", *OPTIONS)
    assert (done.status, len(done.out)) == (1, 2)
    copy = openpyxl.load_workbook(next(Path("back").glob("*.xlsx")))
    assert words.RETURNED in copy.sheetnames
    told = [cell.value for row in copy[words.RETURNED].iter_rows(min_row=5) for cell in row]
    plan = plan_workbook(form(template_id), complete(template_id).texts)
    assert cell_named(plan, found["address"]).name in told
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before


@each_form
def test_a_report_with_nothing_to_mend_is_not_returned(cli: Cli, template_id: str) -> None:
    done = cli("annotate", data(template_id), "-o", "back", *OPTIONS)
    assert (done.status, done.out, len(done.err)) == (0, [], 1)


@pytest.mark.parametrize("template_id", SMALL_IDS)
@pytest.mark.parametrize("command", ["check", "report", "annotate"])
def test_a_form_that_is_not_known_is_told_in_one_sentence(cli: Cli, template_id: str, command: str) -> None:
    cli("new", "-o", "w.xlsx", "--data", data(template_id), *OPTIONS)
    out = () if command == "check" else ("-o", "out")
    done = cli(command, "w.xlsx", *out)
    assert done.status == 1
    assert [line for line in (*done.out, *done.err) if template_id in line]
