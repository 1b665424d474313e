"""A report as JSON in normal form: every key of the form, totals recomputed, null where nothing was given."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import simplejson

from xlreport.form.model.tables.table import Table
from xlreport.form.model.template import Template
from xlreport.form.report.report import BLANK, Report, SectionText
from xlreport.form.report.values import ReportValues
from xlreport.narrative.evidence import Evidence, PosterEvidence
from xlreport.records.cells import json_number, written_cell
from xlreport.records.number_evidence import NumberEvidence


def render_json(template: Template, report: Report, proof: Iterable[Evidence] | None = None) -> str:
    """The report as text: keys in the form's order, two spaces, no ASCII escapes, final newline.

    `proof`: where the numbers of the prose come from or what they were held against, put after the report.
    """
    record = record_of(template, report)
    return dump_json(record if proof is None else {**record, "evidence": list(map(_evidence, proof))})


def _evidence(one: Evidence) -> Mapping[str, Any]:
    cells = [
        {
            "address": str(source.address),
            "sheet": source.place.sheet if source.place is not None else None,
            "cell": source.place.cell if source.place is not None else None,
        }
        for source in one.sources
    ]
    told = {"number": one.number, "paragraph": one.paragraph, "cells": cells}
    if isinstance(one, PosterEvidence):
        return {**told, "poster": one.block}
    return {**told, "verdict": one.verdict.value, "year": one.year} if isinstance(one, NumberEvidence) else told


def dump_json(content: object) -> str:
    return simplejson.dumps(content, use_decimal=True, ensure_ascii=False, indent=2) + "\n"


def record_of(template: Template, report: Report) -> Mapping[str, Any]:
    """The normal form. Two reports are equal when their normal forms are."""
    values = ReportValues(template, report)
    own = values.template.tables
    texts = report.texts
    return {
        "template": template.id,
        "year": report.year,
        "agency": {field.id: report.agency.get(field.id) for field in template.agency_fields},
        "signed_on": report.signed_on.isoformat() if report.signed_on is not None else None,
        "tables": {table.id: _table(table, values) for table in own if table.records is None},
        **_records(own, values),
        "blank_is_zero": [table.id for table in template.tables if table.id in report.blank_is_zero],
        **_absences(template, report),
        "indicators": {
            one.id: json_number(report.indicators.get(one.id, BLANK).number) for one in template.indicators
        },
        "texts": {
            "title": texts.title, "lead": texts.lead,
            **{key: _section(texts.sections.get(key, SectionText())) for key in template.prose_sections},
        },
        "reasons": [
            {"code": one.code, "address": one.address, "digest": one.digest, "text": one.text}
            for one in report.reasons
        ],
    }  # fmt: skip


def _absences(template: Template, report: Report) -> Mapping[str, Any]:
    """Only of a form with tables that may not apply."""
    own = [table.id for table in template.tables if table.may_not_apply is not None]
    return {"not_applicable": [one for one in own if one in report.not_applicable]} if own else {}


def _records(tables: Sequence[Table], values: ReportValues) -> Mapping[str, Any]:
    """Only of a form with tables whose rows people add themselves."""
    own = {table.id: list(_table(table, values).values()) for table in tables if table.records is not None}
    return {"records": own} if own else {}


def _table(table: Table, values: ReportValues) -> Mapping[str, Any]:
    return {
        row.id: {column.id: written_cell(table, table.at(row.id, column.id), values) for column in table.columns.leaves}
        for row in table.rows.leaves
    }


def _section(text: SectionText) -> Mapping[str, Any]:
    items = [
        {
            "id": item.id, "heading": item.heading, "text": item.text, "generated": item.generated,
            "wording": item.wording,
        }
        for item in text.items
    ]  # fmt: skip
    return {"intro": text.intro, "items": items}
