"""Any report that JSON may bring, in normal form."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

import simplejson
from hypothesis import strategies as st

from xlreport.form.model.answers import NONE
from xlreport.form.model.fields import AgencyField
from xlreport.form.model.sentence import Prose
from xlreport.form.model.template import Template
from xlreport.form.report.report import Report
from xlreport.form.text.labels import normal
from xlreport.records.read import parse_record

_HARD = (
    "=1+1", "+5", "-", "@x", "'", "2024", "2024-01-05", "TRUE", "（一）标题", "（一）第2段", "第1段", "是", "（无）",
    "#REF!", "_x0041_", " ", "　",
)  # fmt: skip
line = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40) | st.sampled_from(_HARD)
said = line.filter(lambda text: bool(text.strip()))
"""A workbook has no room for an item without a heading."""

paragraphs = st.lists(line, max_size=12).map("\n".join)
counts = st.none() | st.integers(0, 10**12 - 1) | st.integers(-(10**6), 10**6)
amounts = st.none() | st.decimals(0, 10**8, places=6)


@dataclass(frozen=True)
class Drawn:
    """A report whose name is short: hypothesis names what it tried."""

    report: Report = field(repr=False)


@st.composite
def reports(draw: st.DrawFn, template: Template) -> Drawn:
    record = {
        "template": template.id,
        "year": draw(st.integers(template.first_year, template.last_year or 2099)),
        "agency": {one.id: draw(_agency_text(one)) for one in template.agency_fields},
        "signed_on": draw(st.none() | st.dates(date(1901, 1, 1), date(2199, 12, 31)).map(date.isoformat)),
        "tables": draw(_tables(template)),
        "blank_is_zero": draw(st.lists(st.sampled_from([table.id for table in template.tables]), unique=True)),
        "indicators": {one.id: draw(amounts if one.kind.places else counts) for one in template.indicators},
        "texts": {"title": draw(st.none() | _own(line)), "lead": draw(st.none() | _own(paragraphs))}
        | {key: draw(_section(prose)) for key, prose in template.prose_sections.items()},
    }
    return Drawn(parse_record(simplejson.dumps(record, use_decimal=True), {template.id: template}).report)


def _own(text: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """What may stand on the cover: without space around it, and not the word that stands there for the empty text."""
    return text.map(str.strip).filter(lambda own: normal(own) != normal(NONE))


def _agency_text(one: AgencyField) -> st.SearchStrategy[str | None]:
    if one.required:
        return said
    return st.none() | (st.sampled_from(one.choices) if one.choices else line)


@st.composite
def _tables(draw: st.DrawFn, template: Template) -> dict[str, dict[str, dict[str, Any]]]:
    """Most cells hold small numbers; drawing each one freely would only slow the search."""
    tables: dict[str, dict[str, dict[str, Any]]] = {}
    for table in template.tables:
        first = draw(st.integers(0, 1000))
        special = draw(st.dictionaries(st.integers(0, len(table.inputs)), counts, max_size=6))
        for index, address in enumerate(table.inputs):
            number = draw(amounts) if table.number_kinds[address].places else special.get(index, first + index)
            tables.setdefault(table.id, {}).setdefault(address.row, {})[address.column] = number
    return tables


@st.composite
def _section(draw: st.DrawFn, prose: Prose) -> dict[str, Any]:
    intro = draw(st.none() | paragraphs)
    if draw(st.booleans()):
        return {"intro": intro, "items": None}
    known = [one.id for one in prose.standard_items if one.id is not None]
    ids = draw(st.lists(st.sampled_from([None, *known]), max_size=8))
    once = [one for place, one in enumerate(ids) if one is None or one not in ids[:place]]
    return {"intro": intro, "items": [draw(_item(prose, one)) for one in once]}


@st.composite
def _item(draw: st.DrawFn, prose: Prose, item_id: str | None) -> dict[str, Any]:
    text = draw(st.none() | paragraphs | paragraphs.map(lambda own: "\n" + own))
    item = {"heading": draw(said), "text": text, "generated": draw(st.booleans())}
    standard = prose.standard(item_id) if item_id is not None else None
    wordings = [one.id for one in standard.wordings] if standard is not None else []
    item["wording"] = draw(st.sampled_from([None, *wordings]))
    return item if item_id is None else {**item, "id": item_id}
