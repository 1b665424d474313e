"""What the rules find in real reports, against what people found in them.

    python tools/measure_rules.py FOLDER [YEARS…]

FOLDER holds records of published reports: figures by their printed labels, phrases of their text, and the problems
people confirmed. Each becomes a report as far as its figures and phrases go; what an excerpt does not hold (whole
sections, the lead, the day of signing) is not asked. Prints a table in Markdown and every finding nobody recorded.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from xlreport.checking.kinds.mentioned import Mentioned
from xlreport.checking.kinds.told_facts import ToldFacts
from xlreport.checking.kinds.told_figures import ToldFigures
from xlreport.checking.kinds.told_shares import ToldShares
from xlreport.checking.run import check
from xlreport.form.model.address import FigureAddress
from xlreport.form.model.check import Check
from xlreport.form.model.expression import figures
from xlreport.form.model.finding import Finding, Severity
from xlreport.form.model.template import Template
from xlreport.messages.findings import message
from xlreport.records.read import parse_record
from xlreport.use_cases.forms import load_template, load_templates

NOT_ASKED = (
    "S1-", "S5-", "S-", "LEAD-", "FEE-THREE", "Y-LAST", "SIXTH", "FMT-TITLE", "UNIT-", "PUB-", "T3-BLANK", "YEAR-",
)  # fmt: skip
"""Rules about parts that the records do not hold."""


def reports(folder: Path, template: Template) -> Iterator[tuple[str, set[str], dict[str, Any]]]:
    """Each record's name, the codes of its problems, and the report it makes."""
    for path in sorted(folder.glob("*.json")):
        record = json.loads(path.read_text(encoding="utf-8"))
        if template.serves(record["year"]):
            yield record["id"], {one["rule"] for one in record["problems"]}, _report(template, record)


def _report(template: Template, record: Mapping[str, Any]) -> dict[str, Any]:
    phrases = [one["text"] for one in record["narrative_figures"]]
    sums = [*record["arithmetic"]["failed"], *record["arithmetic"]["soft"]]
    phrases += [_listed(one) for one in sums if _is_list(one)]
    text = "。\n".join(phrases)
    return {
        "template": template.id, "year": record["year"], "agency": {"name": record["unit"]},
        "tables": _tables(template, record), "blank_is_zero": [],
        "texts": {"overview": {"items": [{"heading": "主动公开", "text": text, "generated": False}]}},
    }  # fmt: skip


def _is_list(one: Mapping[str, Any]) -> bool:
    """Whether a sum that people checked is one of parts listed after a total in the text."""
    whole = isinstance(one.get("found"), int) and isinstance(one.get("parts"), list) and len(one["parts"]) > 1
    return whole and str(one["check"]).startswith("narrative") and "之和" in str(one["check"])


def _listed(one: Mapping[str, Any]) -> str:
    parts = "、".join(f"某类{part}条" for part in one["parts"])
    return f"公开信息共{one['found']}条，其中{parts}"


def _tables(template: Template, record: Mapping[str, Any]) -> dict[str, Any]:
    """The tables that a record holds whole, figure by figure in the form's order."""
    rows = [[cell for cell in row if cell is not None] for row in record["table3"].values()]
    applications = [figure for row in rows for figure in row]
    tables: dict[str, Any] = {}
    for table_id, row_by_row in (("applications", applications), ("disputes", record["table4"])):
        addresses = template.table(table_id).addresses
        if len(row_by_row) == len(addresses):
            for address, figure in zip(addresses, row_by_row, strict=True):
                tables.setdefault(table_id, {}).setdefault(address.row, {})[address.column] = figure
    return tables


def raised(template: Template, report: Mapping[str, Any]) -> list[Finding]:
    reading = parse_record(json.dumps(report, ensure_ascii=False), load_templates())
    return [one for one in check(template, reading).findings if not one.code.startswith(NOT_ASKED)]


def _asked(template: Template, report: Mapping[str, Any]) -> Iterator[str]:
    """The rules that have something to go on: figures for relations, sentences for those about the text."""
    tables = set(report["tables"])
    for rule in template.checks:
        if isinstance(rule.address, FigureAddress) and rule.address.table in tables and not _two_years(rule):
            yield rule.code
    for named in template.named_checks:
        if isinstance(named.spec, ToldFigures | ToldFacts | ToldShares | Mentioned) and not tables:
            continue
        if report["texts"]["overview"]["items"][0]["text"]:
            yield named.code


def _two_years(rule: Check) -> bool:
    return any(one.previous for one in figures(rule.require))


def main() -> None:
    template = load_template("zfxxgk/2021")
    recorded, found, false, asked = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    unrecorded: list[str] = []
    count = 0
    for name, problems, report in reports(Path(sys.argv[1]), template):
        count += 1
        findings = raised(template, report)
        codes = {one.code for one in findings if one.severity is not Severity.NOTE}
        recorded.update(problems)
        asked.update(set(_asked(template, report)))
        found.update(problems & {one.code for one in findings})
        false.update(codes - problems)
        told = (one for one in findings if one.code not in problems and one.severity is not Severity.NOTE)
        unrecorded += [f"- {name} {one.code}: {message(template, one)}" for one in told]
    print(f"{count} reports\n\n| rule | applicable | found | missed | false |\n| --- | --- | --- | --- | --- |")
    for code in template.codes:
        if not code.startswith(NOT_ASKED):
            print(f"| {code} | {asked[code]} | {found[code]} | {recorded[code] - found[code]} | {false[code]} |")
    print("\n" + "\n".join(unrecorded))


if __name__ == "__main__":
    main()
