"""LibreOffice adds up as Python does: the summary workbook, and the sum of reports as a workbook of the same form."""

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from formula_results import agree, formula_cells, results
from libreoffice import convert
from support.all_forms import OPTIONS, SMALL_IDS, different, form
from support.district import District, district, write_roster

from xlreport import load_template, load_templates, read_workbook, write_workbook
from xlreport.records.write import record_of

pytestmark = pytest.mark.usefixtures("own_process")


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> District:
    return district(tmp_path_factory.mktemp("sums") / "收到", 6, 1)


def test_every_formula_of_the_summary_workbook_is_recalculated_to_the_same(here: District) -> None:
    from xlreport.cli.main import run

    folder = here.folder.parent
    roster = write_roster(here, folder / "名册.csv")
    run(["batch", str(here.folder), "-o", str(folder / "out"), "--roster", str(roster), "--jobs", "2", "-q"])
    assert recalculated_alike(folder / "out" / "汇总.xlsx", folder / "recalculated") > 200


@pytest.mark.parametrize("template_id", SMALL_IDS)
def test_the_summary_of_a_small_form_is_recalculated_to_the_same(template_id: str, tmp_path: Path) -> None:
    from xlreport.cli.main import run

    for agency in ("甲局", "乙局", "丙局"):
        report = replace(different(template_id), agency={**different(template_id).agency, "name": agency})
        (tmp_path / "收到").mkdir(exist_ok=True)
        (tmp_path / "收到" / f"{agency}.xlsx").write_bytes(write_workbook(form(template_id), report))
    run(["batch", str(tmp_path / "收到"), "-o", str(tmp_path / "out"), "--jobs", "2", "--to", "md", "-q", *OPTIONS])
    figures = sum(len(table.addresses) for table in form(template_id).tables)
    assert recalculated_alike(tmp_path / "out" / "汇总.xlsx", tmp_path / "recalculated") >= figures


def recalculated_alike(source: Path, folder: Path) -> int:
    """How many formulas of a workbook LibreOffice computes to what we wrote; all of them must be."""
    (recalculated,) = convert([source], "xlsx", folder)
    ours, theirs, cells = results(source), results(recalculated), formula_cells(source)
    assert [(at, ours.get(at), theirs.get(at)) for at in cells if not agree(ours.get(at), theirs.get(at))] == []
    return len(cells)


def test_the_combined_workbook_is_the_sum_and_goes_on_like_any_other(here: District) -> None:
    from xlreport.cli.main import run

    folder = here.folder.parent
    target = folder / "某某区2024年政府信息公开年报.xlsx"
    given = [str(path) for path in sorted(here.folder.glob("某某区第00*局.xlsx"))]
    assert run(["combine", *given, "--agency", "某某区", "--year", "2024", "-o", str(target)]) == 1
    (recalculated,) = convert([target], "xlsx", folder / "combined")
    template, forms = load_template("zfxxgk/2021"), load_templates()
    whole, again = (record_of(template, read_workbook(path, forms).report) for path in (target, recalculated))
    assert whole == again
    counted = [
        record_of(template, one) for one in here.counted if one.agency_name in {Path(path).stem for path in given}
    ]
    assert counted
    for table, rows in whole["tables"].items():
        for row, figures in rows.items():
            for column, number in figures.items():
                parts = [Decimal(str(one["tables"][table][row][column])) for one in counted]
                assert Decimal(str(number)) == sum(parts), f"{table}[{row}, {column}]"
    assert "份年报之和" in openpyxl.load_workbook(target).worksheets[0]["A1"].value


def test_the_combined_workbook_given_a_narrative_is_checked_and_published(here: District, tmp_path: Path) -> None:
    from support.complete_texts import complete_texts

    from xlreport.cli.main import run

    given = [str(path) for path in sorted(here.folder.glob("某某区第00*局.xlsx"))]
    own, data = tmp_path / "sum.xlsx", tmp_path / "sum.json"
    run(["combine", *given, "--agency", "某某区", "--year", "2024", "-o", str(own)])
    run(["report", str(own), "-o", str(data), "--to", "json"])
    record = json.loads(data.read_text(encoding="utf-8"))
    for path, text in complete_texts().items():
        _, section = path.split(".")
        record["texts"][section] = text
    record["agency"]["phone"] = "0533-2883860"
    data.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    narrated = tmp_path / "某某区2024年政府信息公开年报.xlsx"
    assert run(["new", "--data", str(data), "-o", str(narrated)]) == 0
    assert run(["check", str(narrated)]) == 0
    assert run(["report", str(narrated), "-o", str(tmp_path / "r"), "--to", "docx,html"]) == 0
    assert len(list((tmp_path / "r").iterdir())) == 2
