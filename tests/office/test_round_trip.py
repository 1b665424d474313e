from dataclasses import dataclass
from pathlib import Path

import pytest
from libreoffice import convert, require_libreoffice
from random_texts import random_texts
from support.balanced import all_different, figure_of

from xlreport.form.loading.folder import templates_folder
from xlreport.form.model.finding import Severity
from xlreport.form.model.template import Template
from xlreport.form.report.report import Reading, Report
from xlreport.records.write import render_json
from xlreport.use_cases.forms import load_template
from xlreport.use_cases.new import write_workbook
from xlreport.use_cases.read import read_record, read_workbook

SEED = templates_folder() / "zfxxgk" / "cases" / "zhangdian-2024.json"
SHARED = Path(__file__).parents[3] / "shared" / "cases"
WITH_RANDOM_TEXTS = 30


@dataclass(frozen=True)
class Journey:
    report: Report
    files: dict[str, Path]

    def reading(self, suffix: str) -> Reading:
        return read_workbook(self.files[suffix])


@pytest.fixture(scope="module")
def template() -> Template:
    return load_template("zfxxgk/2021")


@pytest.fixture(scope="module")
def journeys(template: Template, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Journey]:
    """Each report written by us and saved again by LibreOffice: all as .xlsx, two also in the other formats."""
    require_libreoffice()
    folder = tmp_path_factory.mktemp("journeys")
    reports = _reports(template)
    for name, report in reports.items():
        (folder / f"{name}.xlsx").write_bytes(write_workbook(template, report))
    everything = convert([folder / f"{name}.xlsx" for name in reports], "xlsx", folder / "resaved")
    files = {name: {"xlsx": path} for name, path in zip(reports, everything, strict=True)}
    few = ("all-different", "zhangdian-2024")
    for suffix in ("ods", "xls"):
        made = convert([folder / f"{name}.xlsx" for name in few], suffix, folder / suffix)
        for name, path in zip(few, made, strict=True):
            files[name][suffix] = path
    return {name: Journey(report, files[name]) for name, report in reports.items()}


def _reports(template: Template) -> dict[str, Report]:
    reports = {"all-different": all_different(template), "zhangdian-2024": _from_json(template, SEED)}
    reports |= {path.stem: _from_json(template, path) for path in sorted(SHARED.glob("*.json"))}
    return reports | {f"random-{seed}": random_texts(template, seed) for seed in range(WITH_RANDOM_TEXTS)}


def _from_json(template: Template, path: Path) -> Report:
    return read_record(path, {template.id: template}).report


def test_all_figures_of_the_filling_differ(template: Template) -> None:
    report = all_different(template)
    big = [a for table in ("applications", "disputes") for a in template.table(table).addresses]
    every = [a for table in template.tables for a in table.addresses]
    assert (len(big), len(every)) == (190, 200)
    assert len({figure_of(template, report, address) for address in every}) == 200


@pytest.mark.parametrize("suffix", ["xlsx", "ods", "xls"])
@pytest.mark.parametrize("name", ["all-different", "zhangdian-2024"])
def test_what_went_in_comes_back_from_each_format(
    template: Template, journeys: dict[str, Journey], name: str, suffix: str
) -> None:
    journey = journeys[name]
    reading = journey.reading(suffix)
    assert render_json(template, reading.report) == render_json(template, journey.report)
    assert [finding for finding in reading.findings if finding.severity is Severity.ERROR] == []


@pytest.mark.parametrize("path", sorted(SHARED.glob("*.json")), ids=lambda path: path.stem)
def test_whole_reports_of_a_city_and_a_county_come_back(
    template: Template, journeys: dict[str, Journey], path: Path
) -> None:
    journey = journeys[path.stem]
    assert render_json(template, journey.reading("xlsx").report) == render_json(template, journey.report)


@pytest.mark.skipif(SHARED.exists(), reason="the reports in ../shared/cases are there and tried one by one")
def test_whole_reports_of_a_city_and_a_county_are_not_at_hand() -> None:
    pytest.skip(f"no {SHARED}")


@pytest.mark.parametrize("seed", range(WITH_RANDOM_TEXTS))
def test_every_liberty_of_texts_survives(template: Template, journeys: dict[str, Journey], seed: int) -> None:
    journey = journeys[f"random-{seed}"]
    assert render_json(template, journey.reading("xlsx").report) == render_json(template, journey.report)
