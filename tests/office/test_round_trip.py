from dataclasses import dataclass
from pathlib import Path

import pytest
from libreoffice import convert, require_libreoffice
from random_texts import random_texts
from support.all_forms import IDS, different, fewer, form, forms
from support.balanced import figure_of
from support.full import FULL
from support.reports import BUNDLED

from xlreport.form.loading.folder import templates_folder
from xlreport.form.model.finding import Severity
from xlreport.form.report.report import Reading, Report
from xlreport.records.write import render_json
from xlreport.use_cases.new import write_workbook
from xlreport.use_cases.read import read_record, read_workbook

SEED = templates_folder() / "zfxxgk" / "cases" / "zhangdian-2024.json"
SHARED = Path(__file__).parents[3] / "shared" / "cases"
WITH_RANDOM_TEXTS = range(30) if FULL else range(0, 30, 5)
"""Thirty reports with XLREPORT_FULL=1, every fifth of them otherwise."""
RANDOM = [(one, seed) for one in IDS for seed in fewer(one, WITH_RANDOM_TEXTS)]


EACH_FORMAT = (*((one, "all-different") for one in IDS), (BUNDLED, "zhangdian-2024"))
"""Which reports are saved in the other formats too."""

Named = tuple[str, str]
"""A form and the name of a report."""


@dataclass(frozen=True)
class Journey:
    report: Report
    files: dict[str, Path]

    def reading(self, suffix: str) -> Reading:
        return read_workbook(self.files[suffix], forms())


@pytest.fixture(scope="module")
def journeys(tmp_path_factory: pytest.TempPathFactory) -> dict[Named, Journey]:
    """Each report written by us and saved again by LibreOffice: all as .xlsx, some also in the other formats."""
    require_libreoffice()
    folder = tmp_path_factory.mktemp("journeys")
    reports = _reports()
    sources = {key: folder / f"{key[0].replace('/', '-')}-{key[1]}.xlsx" for key in reports}
    for key, report in reports.items():
        sources[key].write_bytes(write_workbook(form(key[0]), report))
    everything = convert(list(sources.values()), "xlsx", folder / "resaved")
    files = {key: {"xlsx": path} for key, path in zip(reports, everything, strict=True)}
    for suffix in ("ods", "xls"):
        made = convert([sources[key] for key in EACH_FORMAT], suffix, folder / suffix)
        for key, path in zip(EACH_FORMAT, made, strict=True):
            files[key][suffix] = path
    return {key: Journey(report, files[key]) for key, report in reports.items()}


def _reports() -> dict[Named, Report]:
    reports = {(one, "all-different"): different(one) for one in IDS}
    reports |= {(BUNDLED, path.stem): _from_json(path) for path in (SEED, *sorted(SHARED.glob("*.json")))}
    return reports | {(one, f"random-{seed}"): random_texts(form(one), seed) for one, seed in RANDOM}


def _from_json(path: Path) -> Report:
    return read_record(path, forms()).report


@pytest.mark.parametrize("template_id", IDS)
def test_all_figures_of_the_filling_of_each_form_differ(template_id: str) -> None:
    template, report = form(template_id), different(template_id)
    asked = [address for address, entry in report.entries.items() if entry.number is not None]
    found = {figure_of(template, report, address) for address in (*asked, *template.totals)}
    assert len(found) == len(asked) + len(template.totals) > 5


def test_all_figures_of_the_bundled_form_are_two_hundred() -> None:
    template = form(BUNDLED)
    big = [a for table in ("applications", "disputes") for a in template.table(table).addresses]
    every = [a for table in template.tables for a in table.addresses]
    assert (len(big), len(every)) == (190, 200)


@pytest.mark.parametrize("suffix", ["xlsx", "ods", "xls"])
@pytest.mark.parametrize("key", EACH_FORMAT, ids="-".join)
def test_what_went_in_comes_back_from_each_format(journeys: dict[Named, Journey], key: Named, suffix: str) -> None:
    journey, template = journeys[key], form(key[0])
    reading = journey.reading(suffix)
    assert render_json(template, reading.report) == render_json(template, journey.report)
    assert [finding for finding in reading.findings if finding.severity is Severity.ERROR] == []


@pytest.mark.parametrize("path", sorted(SHARED.glob("*.json")), ids=lambda path: path.stem)
def test_whole_reports_of_a_city_and_a_county_come_back(journeys: dict[Named, Journey], path: Path) -> None:
    journey = journeys[BUNDLED, path.stem]
    assert render_json(form(BUNDLED), journey.reading("xlsx").report) == render_json(form(BUNDLED), journey.report)


@pytest.mark.skipif(SHARED.exists(), reason="the reports in ../shared/cases are there and tried one by one")
def test_whole_reports_of_a_city_and_a_county_are_not_at_hand() -> None:
    pytest.skip(f"no {SHARED}")


@pytest.mark.parametrize(("template_id", "seed"), RANDOM)
def test_every_liberty_of_texts_survives(journeys: dict[Named, Journey], template_id: str, seed: int) -> None:
    journey, template = journeys[template_id, f"random-{seed}"], form(template_id)
    assert render_json(template, journey.reading("xlsx").report) == render_json(template, journey.report)
