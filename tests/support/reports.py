"""Reports of a form declared as edits: every figure zero, then what differs."""

import json
from collections.abc import Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

from xlreport.checking.run import Verdict, check
from xlreport.form.model.address import FigureAddress, parse_address
from xlreport.form.model.template import Template
from xlreport.form.report.report import Reading, Report
from xlreport.records.read import parse_record
from xlreport.use_cases.forms import load_template, load_templates

BUNDLED = "zfxxgk/2021"

Record = dict[str, Any]
Edits = Mapping[str, object]


FIGURES_ALONE = Path(__file__).with_name("figures_alone.yaml")


def bundled() -> Template:
    """The bundled form without the rules that ask for last year or for texts."""
    return load_template(BUNDLED, rules=FIGURES_ALONE)


def figure(address: str) -> FigureAddress:
    found = parse_address(address)
    assert isinstance(found, FigureAddress), address
    return found


def record(edits: Edits | None = None, template: Template | None = None) -> Record:
    """A complete report, all typed figures zero, then edited.

    An edit names a figure (`fees[administrative_fees, amount]`) or a key (`indicators.fee_notices`, `texts.lead`).
    """
    form = template or bundled()
    content: Record = {
        "template": form.id, "year": 2024, "agency": {"name": "某某市水务局"}, "signed_on": None, "tables": {},
        "blank_is_zero": [], "indicators": {}, "texts": {}, "reasons": [],
    }  # fmt: skip
    for table in form.tables:
        for one in table.inputs:
            _put(content, one, 0)
    for address, value in (edits or {}).items():
        if "[" in address:
            _put(content, figure(address), value)
        else:
            *path, key = address.split(".")
            node = content
            for step in path:
                node = node.setdefault(step, {})
            node[key] = deepcopy(value)
    return content


def _put(content: Record, address: FigureAddress, value: object) -> None:
    rows = content["tables"].setdefault(address.table, {})
    rows.setdefault(address.row, {})[address.column] = value


def reading(edits: Edits | None = None, template: Template | None = None) -> Reading:
    forms = load_templates(rules=FIGURES_ALONE) if template is None else {template.id: template}
    return parse_record(json.dumps(record(edits, template), ensure_ascii=False), forms)


def report(edits: Edits | None = None, template: Template | None = None) -> Report:
    return reading(edits, template).report


def judged(edits: Edits | None = None, template: Template | None = None) -> Verdict:
    return check(template or bundled(), reading(edits, template))


def told(verdict: Verdict) -> list[tuple[str, str, str | None, str | None]]:
    """Code, address, found and expected of every finding."""
    return [(one.code, str(one.address), one.found, one.expected) for one in verdict.findings]
