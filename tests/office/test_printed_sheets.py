"""The tables of a workbook as they are printed from it: each figure whole and readable, its labels on the same page."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from libreoffice import convert
from pages import Sheet, sheets
from support.all_forms import BUDGET, ENERGY, complete, form
from support.balanced import figure_of
from support.forms import GRAIN, edited

from xlreport.form.model.tables.table import Table
from xlreport.form.model.template import Template
from xlreport.form.report.blank import blank_report
from xlreport.form.report.report import Entry, Report
from xlreport.use_cases.forms import load_template_file
from xlreport.use_cases.new import write_workbook

COLUMNS = 60
A4_WIDTH, A3_WIDTH = 842, 1191


def very_wide(folder: Path) -> Template:
    """Grain with sixty columns in its first table."""
    columns = "\n".join(f'          - {{id: c{number}, label: "品种{number}"}}' for number in range(COLUMNS))
    text = GRAIN.read_text(encoding="utf-8")
    before = text[text.index("        columns:\n") : text.index("        rows:\n")]
    return load_template_file(edited(GRAIN, folder / "grain/2022.yaml", (before, f"        columns:\n{columns}\n")))


def six_digits(template: Template) -> Report:
    """A report each of whose typed figures is another number of six digits."""
    blank = blank_report(template, "某某单位", 2024)
    entries = {address: Entry.of(Decimal(100_000 + 7 * place)) for place, address in enumerate(blank.entries)}
    return replace(blank, entries=entries)


@pytest.fixture(scope="module")
def forms_printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Template, Report, list[Sheet]]]:
    """By the form: its report, and every page of the workbook as LibreOffice prints it."""
    folder = tmp_path_factory.mktemp("print")
    filled = {
        "budget": (
            form(BUDGET),
            complete(BUDGET, {"accounts[income, amount]": 1234, "accounts[balance, amount]": 1234}),
        ),
        "energy": (form(ENERGY), six_digits(form(ENERGY))),
        "grain": (very_wide(folder), six_digits(very_wide(folder))),
    }
    for name, (template, report) in filled.items():
        (folder / f"{name}.xlsx").write_bytes(write_workbook(template, report))
    printed = convert([folder / f"{name}.xlsx" for name in filled], "pdf", folder)
    return {name: (*own, sheets(path)) for (name, own), path in zip(filled.items(), printed, strict=True)}


Printed = dict[str, tuple[Template, Report, list[Sheet]]]


def figures_of(template: Template, report: Report, table: Table) -> Counter[str]:
    return Counter(str(figure_of(template, report, address)) for address in table.addresses)


def pages_of(own: list[Sheet], figures: Counter[str]) -> Iterator[Sheet]:
    """The pages on which a table is printed: those of the check sheet hold some of its figures too."""
    for sheet in own:
        if 2 * sum(word.text in figures for word in sheet.words) > len(sheet.words) / 2:
            yield sheet


WIDE = [("energy", "power"), ("energy", "water"), ("energy", "gas"), ("energy", "fuel"), ("grain", "stock")]


@pytest.mark.parametrize(("name", "table"), WIDE)
def test_each_figure_of_a_wide_table_is_printed_whole_and_with_seven_points(
    forms_printed: Printed, name: str, table: str
) -> None:
    template, report, own = forms_printed[name]
    wanted = figures_of(template, report, template.table(table))
    words = [word for sheet in pages_of(own, wanted) for word in sheet.words if word.text in wanted]
    assert wanted - Counter(word.text for word in words) == Counter()
    assert min(word.height for word in words) / eleven_points(forms_printed) * 11 >= 6.9


def eleven_points(forms_printed: Printed) -> float:
    """The height of a figure of the small form, which is printed as large as it is on the screen."""
    heights = {
        round(word.height, 2) for sheet in forms_printed["budget"][2] for word in sheet.words if word.text == "1234"
    }
    return max(heights)


@pytest.mark.parametrize(("name", "table"), WIDE)
def test_a_wide_table_is_printed_across_a3_with_its_row_labels_on_each_page(
    forms_printed: Printed, name: str, table: str
) -> None:
    template, report, own = forms_printed[name]
    found = list(pages_of(own, figures_of(template, report, template.table(table))))
    assert len(found) == {"energy": 2, "grain": 3}[name]
    for sheet in found:
        assert round(sheet.width) == A3_WIDTH
        assert {row.label for row in template.table(table).rows.leaves} <= {word.text for word in sheet.words}


def test_a_month_is_not_parted_between_two_pages(forms_printed: Printed) -> None:
    """Each has its name, its plan and its result on one page."""
    template, report, own = forms_printed["energy"]
    for sheet in pages_of(own, figures_of(template, report, template.table("power"))):
        texts = Counter(word.text for word in sheet.words)
        months = [column.label for column in template.table("power").columns.nodes if column.children]
        assert texts["计划"] == texts["实绩"] == sum(month in texts for month in months) > 4


def test_a_narrow_table_stays_on_a4(forms_printed: Printed) -> None:
    assert {round(sheet.width) for sheet in forms_printed["budget"][2]} <= {595, A4_WIDTH}
