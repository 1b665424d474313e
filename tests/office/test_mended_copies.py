"""A return copy mended in another program as its notes say: clean, and without marks in the next one."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from libreoffice import convert, require_libreoffice
from light_and_check import Filled
from support.all_forms import BUDGET, ENERGY, FORMS, IDS, OLDER, SMALL_IDS, WEBSITE, ZHEJIANG, form
from support.full import FULL
from support.reports import BUNDLED

from xlreport.checking.run import check
from xlreport.form.model.address import Address
from xlreport.form.model.finding import Severity
from xlreport.form.model.template import Template
from xlreport.form.report.blank import blank_report
from xlreport.form.report.report import Reading
from xlreport.layout.plan import plan_workbook
from xlreport.layout.sheets.copies.listed import REASON, SEVERITY
from xlreport.messages import workbook as words
from xlreport.messages.codes.explain import codes_of
from xlreport.messages.sheets.returns import RETURNED_SEVERITIES
from xlreport.use_cases.annotate import annotate
from xlreport.use_cases.read import read_workbook
from xlreport.use_cases.template_cases.case_files import CaseSpec, cases_folder, read_rule_cases
from xlreport.use_cases.template_cases.case_workbooks import CaseWorkbooks

DAMAGED = {
    BUNDLED: (
        "T2-INT", "T2-FEE-NUMBER", "T3-BLANK-CELLS", "T3-LABEL-OVERWRITTEN", "T3-ROWSUM", "T3-BALANCE",
    ),
    OLDER: ("T2-MONEY-NUMBER",),
    ENERGY: ("E-SUM", "AGENCY-MISSING"),
    BUDGET: ("B-LABEL", "B-BALANCE"),
    WEBSITE: ("W-CHOICE", "W-TEXT"),
    ZHEJIANG: ("E-INT", "E-PSUM"),
}  # fmt: skip


@pytest.fixture(scope="module")
def mended(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[str, Path]]]:
    """By the format, with the form of each; in the formats of few, of each form the first."""
    require_libreoffice()
    folder = tmp_path_factory.mktemp("mended")
    copies = {one: list(_copies(form(one), folder)) for one in IDS}
    saved = {}
    for suffix, most in (("xlsx", None), ("xls", 1), ("ods", 1)):
        own = [(one, path) for one, paths in copies.items() for path in (paths if FULL else paths[:most])]
        paths = convert([path for _, path in own], suffix, folder / suffix)
        saved[suffix] = list(zip((one for one, _ in own), paths, strict=True))
    return saved


def _copies(template: Template, folder: Path) -> Iterator[Path]:
    """For each damage a return copy that was mended."""
    beside = cases_folder(template, FORMS if template.id in SMALL_IDS else None)
    workbooks = CaseWorkbooks(template, beside)
    cases = {case.spec.code: case.spec for case in reversed(read_rule_cases(template, beside, codes_of([template])))}
    for code in DAMAGED[template.id]:
        case, damaged = cases[code], folder / "damaged.xlsx"
        workbooks.write(case, case.breaks, damaged)
        reading = read_workbook(damaged, {template.id: template})
        findings = check(template, reading).findings
        assert code in {one.code for one in findings}
        path = folder / f"{template.id.replace('/', '-')}-{code}.xlsx"
        path.write_bytes(annotate(template, reading, findings))
        assert words.RETURNED in openpyxl.load_workbook(path, read_only=True).sheetnames
        mend(template, path, reading, case)
        yield path


@pytest.mark.parametrize("suffix", ["xlsx", "xls", "ods"])
def test_a_damaged_workbook_returned_mended_and_saved_elsewhere_is_clean(
    mended: dict[str, list[tuple[str, Path]]], suffix: str, tmp_path: Path
) -> None:
    for template_id, saved in mended[suffix]:
        template = form(template_id)
        again = read_workbook(saved, {template.id: template})
        left = check(template, again).findings
        assert {one.code for one in left if one.severity is not Severity.NOTE} <= {"Y-CARRY"}, saved.name
        assert "SHEET-EXTRA" not in {one.code for one in left}, "the list is known as the tool's own"
        copy = tmp_path / "next.xlsx"
        copy.write_bytes(annotate(template, again, [one for one in left if one.severity is not Severity.NOTE]))
        assert words.RETURNED not in openpyxl.load_workbook(copy, read_only=True).sheetnames, saved.name


def mend(template: Template, path: Path, reading: Reading, case: CaseSpec) -> None:
    """Put right what the note says, where a cell was typed; labels and totals are right in the copy already."""
    book = openpyxl.load_workbook(path)
    plan = plan_workbook(template, reading.report.texts)
    typed: list[Address] = [address for table in template.tables for address in table.inputs]
    typed += [line.address for line in (*plan.cover, *plan.indicator_lines)]
    for address in typed:
        if str(address) == case.cell:
            where = plan.where(address)
            book[where.sheet].cell(where.row + 1, where.column + 1).value = case.holds
    book.save(path)


WHY = "本单位人少事少，文字从简"


@pytest.fixture(scope="module")
def answered(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Filled]:
    """Copies of a thin report whose questions are answered in the list: as it is, and with a word more in one text."""
    require_libreoffice()
    folder, template = tmp_path_factory.mktemp("answered"), form(BUNDLED)
    blank = blank_report(template, "某区教育局", 2025)
    thin = replace(blank, blank_is_zero=frozenset(table.id for table in template.tables))
    reading = Reading(report=thin, places={}, findings=())
    copy = annotate(template, reading, check(template, reading).findings)
    plan = plan_workbook(template)
    (improvement,) = [one for one in plan.prose if one.section.id == "improvement"]
    texts = {"as it is": None, "changed": improvement.slots[0].paragraphs[0]}
    for name, address in texts.items():
        (folder / f"{name}.xlsx").write_bytes(copy)
        book = openpyxl.load_workbook(folder / f"{name}.xlsx")
        for row in book[words.RETURNED].iter_rows(min_row=5):
            if row[SEVERITY].value == RETURNED_SEVERITIES["warning"]:
                row[REASON].value = WHY
        if address is not None:
            cell = plan.where(address)
            book[cell.sheet].cell(cell.row + 1, cell.column + 1).value = "没有"
        book.save(folder / f"{name}.xlsx")
    saved = convert([folder / f"{name}.xlsx" for name in texts], "xlsx", folder / "saved")
    forms = {template.id: template}
    return {name: Filled(path, plan, read_workbook(path, forms)) for name, path in zip(texts, saved, strict=True)}


def test_a_question_answered_in_the_list_of_the_copy_is_answered_for_its_light(answered: dict[str, Filled]) -> None:
    """The light called for a reason that `check` had read."""
    own = answered["as it is"]
    assert own.light == words.LIGHT_READY
    questions = [one for one in own.verdict.findings if one.severity is Severity.WARNING]
    assert {one.reason for one in questions} == {WHY}
    given = own.reading.report.reasons
    assert len(given) == len({(one.code, one.address) for one in given}) == len(questions)


def test_an_answer_in_the_list_lapses_in_the_check_sheet_as_for_check(answered: dict[str, Filled]) -> None:
    own = answered["changed"]
    (line,) = [one for one in own.plan.live.relations if one.code == "S5-EMPTY"]
    assert own.shown(line.state_cell) == words.LAPSED
    lapsed = [str(one.address) for one in own.verdict.findings if one.code == "REASON-LAPSED"]
    assert lapsed == ["texts.improvement"]
    assert own.light == words.LIGHT_UNEXPLAINED.format(count=1)
