"""The page docs/规则实测.md: what the rules find in real reports, against what people found in them.

    python tools/measure_rules.py SHARED > docs/规则实测.md

SHARED/cases/facts holds records of published reports: figures by their printed labels, phrases of their text, and the
problems people confirmed. Each becomes a report as far as its figures and phrases go; what an excerpt does not hold
(whole sections, the lead, the day of signing) is not asked. What changed_numbers.py measures stands below.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from changed_numbers import Changed, changes

from xlreport.checking.kinds.mentioned import Mentioned
from xlreport.checking.kinds.understood import Understood
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


OF_FIGURES = (Mentioned, Understood)
"""Kinds that hold a text against figures."""

HEAD = """# 规则实测

用公开的年报检验规则。本页由 `python tools/measure_rules.py 文件夹` 生成，请勿手工修改。

## 年报摘录

文件夹里是一份一份的记录：表里的数字、文字里的短语、人工确认的问题。每份年报能取到多少数字和语句，就核对多少；摘录里没有的（整段、引言、标题、落款、去年的年报）不核对。

* 可核对：有数字或短语可以核对的份数。
* 找到：记录了这个问题、也报出来的份数。
* 漏掉：记录了、没有报出来的份数。记录里只有“收到32件”这样的短语，没有原句，文号、占位、用语、标题一类无从找到。
* 误报：没有记录而被报为错误或请核对的份数。
"""
TABLE = "\n| 规则 | 可核对 | 找到 | 漏掉 | 误报 |\n| --- | --- | --- | --- | --- |"
SUMS = """
宿迁 2024 的复议 134 件（备案）是提示，诉讼 57 件（摘录里这一句没有“备案”）是请核对，都不拒绝。
撤销、撤回的件数可以算在办结里，也可以另计。

整份的年报（宿迁 2023、2024，金湖 2023，张店 2024）按表的规则没有误报；
宿迁 2023 作为 2024 的上年，`Y-CARRY`、`Y-NORM` 都没有报。
"""
CHANGED = """
## 一次改一个数

整份公开的年报里由人工标出的、说到表内某一格的数，和表式为各份年报生成的语句里的每一个数，每次只改一个（改得不远，种子固定），看是否多报出一条错误或请核对。
"""


@dataclass
class Tally:
    """Counts by code over all records; `false` findings are those that nobody recorded."""

    count: int = 0
    with_text: int = 0
    with_tables: int = 0
    recorded: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    unrecorded: list[str] = field(default_factory=list)


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
        if isinstance(named.spec, OF_FIGURES) and not tables:
            continue
        if report["texts"]["overview"]["items"][0]["text"]:
            yield named.code


def _two_years(rule: Check) -> bool:
    return any(one.previous for one in figures(rule.require))


def tally(folder: Path, template: Template) -> Tally:
    """What is found in the records of a folder."""
    own = Tally()
    for name, problems, report in reports(folder, template):
        findings = raised(template, report)
        told = [one for one in findings if one.severity is not Severity.NOTE]
        own.count += 1
        own.with_text += bool(report["texts"]["overview"]["items"][0]["text"])
        own.with_tables += bool(report["tables"])
        own.recorded.update(problems)
        own.asked.update(set(_asked(template, report)))
        own.found.update(problems & {one.code for one in findings})
        own.false.update({one.code for one in told} - problems)
        left = [one for one in told if one.code not in problems]
        own.unrecorded += [f"* {name} {one.code}：{message(template, one)}" for one in left]
    return own


def page(template: Template, own: Tally, changed: Sequence[Changed]) -> str:
    return "\n".join([*_of_records(template, own), *_of_changes(changed), ""])


def _of_records(template: Template, own: Tally) -> Iterator[str]:
    yield HEAD
    parts = f"{own.with_text} 份有文字里的短语，{own.with_tables} 份有完整的表三或表四"
    yield f"{own.count} 份 2021 年以后的年报，{parts}。"
    yield TABLE
    for code in template.codes:
        if not code.startswith(NOT_ASKED) and (own.asked[code] or own.recorded[code]):
            missed = own.recorded[code] - own.found[code]
            yield f"| {code} | {own.asked[code]} | {own.found[code]} | {missed} | {own.false[code]} |"
    yield f"\n共找到 {own.found.total()} 个，误报 {own.false.total()} 个。"
    yield from own.unrecorded
    yield SUMS.rstrip("\n")


def _of_changes(changed: Sequence[Changed]) -> Iterator[str]:
    hits = [one.code for one in changed if one.code is not None]
    yield CHANGED
    yield f"{len(changed)} 个数，找到 {len(hits)} 个（{len(hits) / len(changed):.0%}）。"
    yield "\n| 报出的规则 | 个数 |\n| --- | --- |"
    for code, times in sorted(Counter(hits).items()):
        yield f"| {code} | {times} |"
    yield "\n没有找到的：\n"
    for one in changed:
        if one.code is None:
            yield f"* {one.report}：“{one.sentence}”，{one.number} 改为 {one.to}"


def main() -> None:
    template = load_template("zfxxgk/2021")
    shared = Path(sys.argv[1])
    own = tally(shared / "cases" / "facts", template)
    sys.stdout.write(page(template, own, list(changes(shared))))


if __name__ == "__main__":
    main()
