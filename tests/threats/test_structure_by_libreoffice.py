"""Parts D and E of the threats as people do it in LibreOffice: sheets and rows moved, cells typed into."""

import datetime as dt
import subprocess
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from html import escape
from pathlib import Path

import openpyxl
import pytest
from bent import at, codes, outcome_of, told
from support.reports import bundled, figure

from xlreport import Outcome, write_workbook
from xlreport.form.model.address import FigureAddress
from xlreport.form.report.report import Report
from xlreport.layout.plan import plan_workbook

sys.path.insert(0, str(Path(__file__).parents[1] / "office"))

from libreoffice import require_libreoffice
from support.balanced import all_different, figure_of

PROFILE = {
    "registrymodifications.xcu": '<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="'
    '/org.openoffice.Setup/Office"><prop oor:name="ooSetupInstCompleted" oor:op="fuse"><value>true</value></prop>'
    "</item></oor:items>",
    "basic/script.xlc": '<library:libraries xmlns:library="http://openoffice.org/2000/library">'
    '<library:library library:name="Standard" library:link="false"/></library:libraries>',
    "basic/Standard/script.xlb": '<library:library xmlns:library="http://openoffice.org/2000/library" library:name='
    '"Standard" library:readonly="false" library:passwordprotected="false"><library:element library:name="Edits"/>'
    "</library:library>",
}
"""Of a user whose set-up is done, else LibreOffice puts its own empty library in the place of this one."""

MODULE = '<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Edits">{}</script:module>'
BASIC = """
Function Setting(name, value)
  Dim one As New com.sun.star.beans.PropertyValue
  one.Name = name
  one.Value = value
  Setting = one
End Function
Function Opened(place)
  Opened = StarDesktop.loadComponentFromURL(place, "_blank", 0, Array(Setting("Hidden", True)))
  For Each one In Opened.Sheets
    one.unprotect("")
  Next one
End Function
Sub Save(book, place)
  book.storeToURL(place, Array(Setting("FilterName", "Calc MS Excel 2007 XML")))
  book.close(True)
End Sub
"""
PLAN = plan_workbook(bundled())
DISCLOSURE, APPLICATIONS, DISPUTES = (sheet.name for sheet in PLAN.tables)
INPUTS = bundled().table("applications").inputs
CARRIED = figure("applications[brought_forward, applicant.natural]")
RESULTS = figure("applications[handled.total, applicant.natural]")
ROW_SUM = figure("applications[received, applicant.total]")
REPEALED = figure("documents[regulations, repealed]")
OTHER_FILE = "另一本.xlsx"
Outcomes = Mapping[str, Outcome]

TYPED = [
    ("(5)", [("T2-INT", "-5")]),
    ("1E400", [("T2-INT", "17976931348623157" + "0" * 292)]),
    ("1/2", [("T2-INT", f"{dt.datetime.now().astimezone().year}-01-02")]),
    ("2024-5-6", [("T2-INT", "2024-05-06")]),
    ("3-4", [("T2-INT", "3-4")]),
    ("12:30", [("T2-INT", "12:30:00")]),
    ("TRUE", [("T2-INT", "TRUE")]),
    ("'00123", [("NUM-REPAIRED", "00123")]),
    ("370303199001011234", [("T2-INT", "370303199001011000")]),
    ("=2+3", [("FORMULA-TYPED", "=2+3")]),
    ("=1/0", [("FORMULA-TYPED", "=1/0"), ("T2-INT", "#DIV/0!")]),
    ("=NA()", [("FORMULA-TYPED", "=NA()"), ("T2-INT", "#N/A")]),
    ("=foo()", [("FORMULA-TYPED", "=foo()"), ("T2-INT", "#NAME?")]),
    ("=#REF!", [("FORMULA-TYPED", "=#REF!"), ("T2-INT", "#REF!")]),
]
LINKED = INPUTS[len(TYPED)]


def sheet(name: str) -> str:
    return f'book.Sheets.getByName("{name}")'


def typed(address: FigureAddress, text: object) -> str:
    """As at the keyboard: LibreOffice makes of it what it takes it for."""
    where = PLAN.where(address)
    return f'{sheet(where.sheet)}.getCellRangeByName("{where.name}").FormulaLocal = "{text}"'


def merged(address: FigureAddress, columns: int) -> str:
    """Two cells made one, and what stands in the second kept below."""
    where = PLAN.where(address)
    first, last = sorted((where.column, where.column + columns))
    return f"{sheet(where.sheet)}.getCellRangeByPosition({first}, {where.row}, {last}, {where.row}).merge(True)"


def carried_over(*names: str) -> list[str]:
    copied = [f'other.Sheets.importSheet(book, "{name}", other.Sheets.Count)' for name in names]
    rest = ['other.Sheets.removeByName("Sheet1")', "book.close(True)", "book = other"]
    return ['other = Opened("private:factory/scalc")', *copied, *rest]


def edits(folder: Path) -> Mapping[str, Sequence[str]]:
    own, where = sheet(APPLICATIONS), PLAN.where(CARRIED)
    link = f"='{(folder / OTHER_FILE).as_uri()}'#$Sheet.A1"
    visible = [name for name in openpyxl.load_workbook(folder / "source.xlsx").sheetnames if name != "_xlreport"]
    wrong = figure_of(bundled(), filled(), ROW_SUM)
    return {
        "renamed": [f'{sheet(DISPUTES)}.Name = "诉讼"', 'book.Sheets.moveByName("诉讼", 0)'],
        "removed": [f'book.Sheets.removeByName("{DISPUTES}")'],
        "inserted": [
            f"{own}.Rows.insertByIndex({where.row}, 1)", f"{own}.Rows.insertByIndex(1, 2)",
            f"{own}.Columns.insertByIndex({where.column}, 1)",
        ],
        "row removed": [f"{own}.Rows.removeByIndex({where.row}, 1)"],
        "merged": [merged(REPEALED, -1), merged(CARRIED, 1)],
        "copied": [f'book.Sheets.copyByName("{APPLICATIONS}", "备份", 0)'],
        "carried over": carried_over(*visible),
        "tables carried over": carried_over(DISCLOSURE, APPLICATIONS, DISPUTES),
        "typed": [*(typed(one, text) for one, (text, _) in zip(INPUTS, TYPED, strict=False)), typed(LINKED, link)],
        "typed over": [typed(RESULTS, 999), typed(ROW_SUM, wrong)],
    }  # fmt: skip


@cache
def filled() -> Report:
    """Every figure another one, all relations of the form hold."""
    return all_different(bundled())


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> Outcomes:
    """What becomes of each edited workbook; one LibreOffice makes them all."""
    require_libreoffice()
    folder = tmp_path_factory.mktemp("books")
    (folder / "source.xlsx").write_bytes(write_workbook(bundled(), filled()))
    save_other(folder, 7)
    made = edits(folder)
    script = [BASIC, "Sub Main"]
    for name, lines in made.items():
        target = (folder / f"{name}.xlsx").as_uri()
        script += [f'book = Opened("{(folder / "source.xlsx").as_uri()}")', *lines, f'Save(book, "{target}")']
    run_basic("\n".join([*script, "End Sub"]), tmp_path_factory.mktemp("profile"))
    save_other(folder, 8)
    return {name: outcome_of((folder / f"{name}.xlsx").read_bytes()) for name in made}


def save_other(folder: Path, number: int) -> None:
    other = openpyxl.Workbook()
    other.worksheets[0]["A1"] = number
    other.save(folder / OTHER_FILE)


def run_basic(script: str, profile: Path) -> None:
    for name, content in {**PROFILE, "basic/Standard/Edits.xba": MODULE.format(escape(script, quote=False))}.items():
        part = profile / "user" / name
        part.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(f'<?xml version="1.0" encoding="UTF-8"?>\n{content}', encoding="utf-8")
    own = f"-env:UserInstallation={profile.as_uri()}"
    command = ["soffice", own, "--headless", "--norestore", "macro:///Standard.Edits.Main"]
    subprocess.run(command, check=True, capture_output=True, timeout=120)


def structure(outcome: Outcome) -> list[tuple[str, str, str | None, str | None]]:
    assert outcome.reading is not None
    findings = outcome.reading.findings
    return [(*one, finding.expected) for one, finding in zip(told(findings), findings, strict=True)]


def misread(outcome: Outcome) -> set[FigureAddress]:
    entries = {} if outcome.reading is None else outcome.reading.report.entries
    return {address for address, entry in filled().entries.items() if entries.get(address) != entry}


def told_at(outcome: Outcome, address: FigureAddress) -> list[tuple[str, str | None]]:
    assert outcome.verdict is not None
    return [(one.code, one.found) for one in outcome.verdict.findings if one.address == address]


def test_a_sheet_renamed_and_moved_is_known_by_its_content_and_the_new_name_is_told(outcomes: Outcomes) -> None:
    outcome = outcomes["renamed"]
    assert structure(outcome) == [("SHEET-RENAMED", "", "诉讼", DISPUTES)]
    assert misread(outcome) == set()


def test_a_deleted_sheet_is_missed_by_its_name_and_the_other_sheets_are_read(outcomes: Outcomes) -> None:
    outcome = outcomes["removed"]
    assert structure(outcome) == [("SHEET-MISSING", "", None, DISPUTES)]
    assert misread(outcome) == set(bundled().table("disputes").inputs)


def test_rows_and_a_column_inserted_move_the_figures_and_lose_none(outcomes: Outcomes) -> None:
    outcome, where = outcomes["inserted"], PLAN.where(CARRIED)
    assert structure(outcome) == []
    assert misread(outcome) == set()
    assert outcome.reading is not None
    assert outcome.reading.places[CARRIED].cell == f"{chr(ord('A') + where.column + 1)}{where.row + 4}"


def test_a_deleted_row_is_missed_by_its_label_and_no_other_figure_takes_its_place(outcomes: Outcomes) -> None:
    outcome = outcomes["row removed"]
    label = f"{APPLICATIONS}!A{PLAN.where(CARRIED).row + 1}"
    assert structure(outcome) == [("LINE-MISSING", label, None, "二、上年结转政府信息公开申请数量")]
    assert misread(outcome) == {address for address in INPUTS if address.row == CARRIED.row}


def test_each_value_under_a_merge_is_told_at_its_cell(outcomes: Outcomes) -> None:
    under = {at(REPEALED), at(INPUTS[INPUTS.index(CARRIED) + 1])}
    assert {place for _, place, *_ in structure(outcomes["merged"])} == under


def test_a_copied_sheet_makes_two_tables_and_both_are_named(outcomes: Outcomes) -> None:
    assert codes(outcomes["copied"]) == {"TABLE-TWICE"}
    assert f"“{APPLICATIONS}”、“备份”" in str(outcomes["copied"].refusal)


def test_sheets_copied_into_a_new_workbook_are_known_by_the_mark_on_the_cover_alone(
    outcomes: Outcomes,
) -> None:
    assert structure(outcomes["carried over"]) == [("FORM-BY-MARK", "", "“封面与说明”", None)]
    assert misread(outcomes["carried over"]) == set()
    assert codes(outcomes["tables carried over"]) == {"COVER-MISSING"}


@pytest.mark.parametrize(("number", "text"), [(number, text) for number, (text, _) in enumerate(TYPED)])
def test_what_libreoffice_makes_of_what_was_typed_is_told_as_it_shows_it(
    outcomes: Outcomes, number: int, text: str
) -> None:
    assert told_at(outcomes["typed"], INPUTS[number]) == TYPED[number][1]


def test_a_formula_into_another_file_is_read_as_saved_and_names_that_file(outcomes: Outcomes) -> None:
    outcome = outcomes["typed"]
    assert outcome.reading is not None
    assert outcome.reading.report.entries[LINKED].number == 7
    ((code, quoted),) = told_at(outcome, LINKED)
    assert code == "FORMULA-ELSEWHERE"
    assert OTHER_FILE in (quoted or "")


def test_a_number_typed_over_a_formula_is_held_against_what_the_formula_would_give(outcomes: Outcomes) -> None:
    outcome = outcomes["typed over"]
    assert told_at(outcome, RESULTS) == [("T3-RESULTS", "999")]
    assert told_at(outcome, ROW_SUM) == [("TOTAL-CONSTANT", str(figure_of(bundled(), filled(), ROW_SUM)))]
