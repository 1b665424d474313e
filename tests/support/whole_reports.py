"""Three whole reports: the bundled published one, a city's with large figures, and one with one application."""

import json
from pathlib import Path

from support.complete_texts import complete_texts
from support.reports import bundled, record
from xlreport.form.loading.folder import templates_folder
from xlreport.form.report.report import Report
from xlreport.narrative.blocks import Document
from xlreport.narrative.compose import compose
from xlreport.records.read import parse_record

SEED = templates_folder() / "zfxxgk" / "cases" / "zhangdian-2024.json"
CITY = Path(__file__).parents[1] / "cases" / "suqian-2024.json"
ONE_APPLICATION = {
    "agency.name": "某某县交通运输局", "agency.short_name": "我局", "agency.office": "办公室",
    "agency.address": "人民路一号",    "agency.postcode": "255000", "agency.phone": "0533-2883860",
    "agency.website_name": "某某县人民政府网站",
    "agency.website": "www.mmx.gov.cn", "signed_on": "2025-01-15",
    "applications[received, applicant.natural]": 1, "applications[handled.granted, applicant.natural]": 1,
    "documents[normative_documents, in_force]": 2, "licensing[licences, decisions]": 214,
    "fees[administrative_fees, amount]": 0.5,
    "indicators.disclosed_total": 320, "indicators.disclosed_website": 320, "indicators.training_sessions": 2,
    "indicators.fee_notices": 0, "indicators.fee_notices_amount": 0, "indicators.fee_received": 0,
}  # fmt: skip


def whole_reports() -> dict[str, Report]:
    """By a short name."""
    return {
        "seed": _read(SEED.read_text(encoding="utf-8")),
        "city": _read(CITY.read_text(encoding="utf-8")),
        "one-application": _read(json.dumps(record({**complete_texts(), **ONE_APPLICATION}), ensure_ascii=False)),
    }


def whole_documents() -> dict[str, Document]:
    return {name: compose(bundled(), report) for name, report in whole_reports().items()}


def _read(text: str) -> Report:
    return parse_record(text, {bundled().id: bundled()}).report
