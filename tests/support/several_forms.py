"""A folder with three forms of the same eight agencies: the bundled one, water, and heat, which is figures alone."""

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from support.commands import BROKEN, COMPLETE
from support.forms import SMALL
from support.reports import record
from xlreport import Report, Template, parse_record, write_workbook
from xlreport.records.write import dump_json
from xlreport.use_cases.forms import known_templates

YEAR = 2024
AGENCIES = tuple(f"某某区第{number}局" for number in range(1, 9))
BUNDLED, WATER, HEAT = "zfxxgk/2021", "water/2020", "heat/2022"
WATER_BROKEN = {"users[home, old]": -1}
"""Fewer than none: one error."""

_HEAT = (
    ("form: water", "form: heat"),
    ("edition: 2020", "edition: 2022"),
    ("用水年度报告", "供热年度报告"),
    ("用水年报", "供热年报"),
    ("二、用水量", "二、供热量"),
)


@dataclass
class Mixed:
    """`reports`: each agency's by form and name; `files`: the form of each file, by its path below the folder."""

    folder: Path
    forms: Path
    templates: Mapping[str, Template]
    files: dict[str, str] = field(default_factory=dict)
    reports: dict[tuple[str, str], Report] = field(default_factory=dict)

    @classmethod
    def of(cls, folder: Path, forms: Path) -> "Mixed":
        return cls(folder, forms, known_templates(forms))

    def put(self, form: str, agency: str, edits: Mapping[str, object], path: str | None = None) -> str:
        """One workbook; its path below the folder."""
        template = self.templates[form]
        report = parse_record(dump_json(self.record(form, agency, edits)), self.templates).report
        shown = path or f"{agency}/{form.partition('/')[0]}.xlsx"
        target = self.folder / shown
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(write_workbook(template, report))
        self.files[shown] = form
        self.reports[form, agency] = report
        return shown

    def record(self, form: str, agency: str, edits: Mapping[str, object]) -> dict[str, object]:
        complete = {**COMPLETE, "signed_on": "2025-01-10", "agency.phone": "0533-2883860"} if form == BUNDLED else {}
        return record({**complete, "agency.name": agency, **edits}, self.templates[form])


def office_forms(folder: Path) -> Path:
    """An office's folder of forms: the small one, and one with its tables alone."""
    water = SMALL.read_text(encoding="utf-8")
    heat = water[: water.index("  - id: summary")]
    lists = heat[heat.index("lists:") : heat.index("title:")]
    heat = heat.replace(lists, "")
    for before, after in _HEAT:
        assert before in heat, before
        heat = heat.replace(before, after)
    for name, text in (("water/2020.yaml", water), ("heat/2022.yaml", heat)):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def figures(form: str, chance: random.Random) -> dict[str, object]:
    """Figures that break no rule of the form."""
    if form == BUNDLED:
        received = chance.randint(1, 50)
        rows = ("received", "handled.granted")
        handled = {f"applications[{row}, applicant.natural]": received for row in rows}
        return {**handled, "licensing[licences, decisions]": chance.randint(1, 99)}
    home = chance.randint(50, 99)
    return {
        "users[home, old]": home, "users[home, new]": home, "users[shop, old]": 3, "users[shop, new]": 4,
        "water[home, half.first]": Decimal(chance.randint(1000, 9999)) / 1000,
        "water[home, half.second]": Decimal("0.125"),
        "water[shop, half.first]": chance.randint(1, 9), "water[shop, meters]": chance.randint(1, 9),
        "indicators.leaks": chance.randint(1, 9),
    }  # fmt: skip


def mixed_folder(place: Path) -> Mixed:
    """Every agency's report on each form, all of them right."""
    forms = office_forms(place / "表式")
    here = Mixed.of(place / "收到", forms)
    chance = random.Random(15)  # noqa: S311  a fixed folder, no secret
    for agency in AGENCIES:
        for form in (BUNDLED, WATER, HEAT):
            here.put(form, agency, figures(form, chance))
    return here


def with_troubles(here: Mixed) -> Mixed:
    """One trouble each: the first agency's heat is missing, the second's water is there twice, two have an error."""
    heat = f"{AGENCIES[0]}/heat.xlsx"
    (here.folder / heat).unlink()
    del here.files[heat], here.reports[HEAT, AGENCIES[0]]
    here.put(WATER, AGENCIES[1], {"users[home, old]": 7}, f"{AGENCIES[1]}/water（改）.xlsx")
    here.put(BUNDLED, AGENCIES[2], BROKEN)
    here.put(WATER, AGENCIES[3], WATER_BROKEN)
    del here.reports[WATER, AGENCIES[1]], here.reports[BUNDLED, AGENCIES[2]], here.reports[WATER, AGENCIES[3]]
    return here
