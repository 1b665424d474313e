"""How many wrong numbers are found: one number of a report's text is changed at a time.

    python tools/changed_numbers.py SHARED

SHARED holds `reports/` (published ones; those whose `truth.json` says `whole`) and `cases/` (reports with figures and
no text). Changed are the numbers that name a cell of the report's tables, as a person read them, and every number of
the sentences that the form makes of the seed and of the cases, typed in as the agency's own text. A change is found
when it raises an error or a warning that the report as it stood does not. Prints each number, and the share found.
"""

import json
import random
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import xlreport
from xlreport.form.language.closures.speech import speak
from xlreport.form.loading.folder import templates_folder
from xlreport.form.model.address import FigureAddress, IndicatorAddress
from xlreport.form.model.finding import Severity
from xlreport.form.report.opening import figures_of
from xlreport.form.report.report import Item, Reading, Report
from xlreport.form.report.values import ReportValues

SEED = templates_folder() / "zfxxgk" / "cases" / "zhangdian-2024.json"
FORM = "zfxxgk/2021"
CHANCE = 17
"""The seed of what numbers are changed to."""

NAMED: Mapping[str, Sequence[str]] = {
    "101-hongze-2023": ("受理政府信息公开申请[21]件",),
    "104-shuyang-county-2025": (
        "受理政府信息公开申请[749]件", "自然人申请[741]件", "法人或其他组织申请[8]件", "共办理[718]件",
        "结转下一年[31]件", "共办理相关案件[74]件",
    ),
    "106-shanghai-office-2025": (
        "规章[22]件", "行政规范性文件[34]件", "受理政府信息公开申请[1295]件", "办结[1191]件", "上年结转[189]件",
        "部分公开[208]件", "（[17.46]%）", "不予公开[20]件", "（[1.68]%）", "无法提供[564]件", "（[47.36]%）",
        "不予处理[80]件", "（[6.72]%）", "其他处理[319]件", "（[26.78]%",
    ),
}  # fmt: skip
"""The numbers in brackets that name a cell. The 17 of 102-hongze-2024 does not agree with its table as published."""

_NUMBER = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Changed:
    """`sentence` as it was, its `number` and what was put there; `code` is that of the finding, None if missed."""

    report: str
    sentence: str
    number: str
    to: str
    code: str | None


@dataclass(frozen=True, slots=True)
class Text:
    """A report as JSON and one of its texts: the keys that lead to it, and where its numbers begin and end."""

    name: str
    record: Mapping[str, Any]
    before: Mapping[str, Any] | None
    keys: tuple[str | int, ...]
    places: tuple[tuple[int, int], ...]

    @property
    def text(self) -> str:
        found: Any = self.record
        for key in self.keys:
            found = found[key]
        return str(found)

    def with_text(self, text: str) -> dict[str, Any]:
        record: dict[str, Any] = json.loads(json.dumps(self.record))
        node: Any = record
        for key in self.keys[:-1]:
            node = node[key]
        node[self.keys[-1]] = text
        return record


@cache
def _forms() -> Mapping[str, xlreport.Template]:
    return xlreport.load_templates()


def _reading(record: Mapping[str, Any]) -> Reading:
    return xlreport.parse_record(json.dumps(record, ensure_ascii=False), _forms())


def changes(shared: Path) -> Iterator[Changed]:
    """Every number, changed once; the same ones to the same values in every run."""
    chance = random.Random(CHANCE)  # noqa: S311  no secret
    for one in [*_published(shared / "reports"), *_generated(shared / "cases")]:
        text = one.text
        known = _questions(one.record, one.before)
        for start, end in one.places:
            other = _other(text[start:end], chance)
            told = _questions(one.with_text(text[:start] + other + text[end:]), one.before)
            code = next((found[0] for found in told if found not in known), None)
            yield Changed(one.name, _clauses(text, start, end), text[start:end], other, code)


def _questions(record: Mapping[str, Any], before: Mapping[str, Any] | None) -> list[tuple[str, str | None, str]]:
    previous = None if before is None else _reading(before).report
    findings = xlreport.check(_forms()[FORM], _reading(record), previous=previous).findings
    return [
        (one.code, one.found, one.params.get("quoted", ""))
        for one in findings
        if one.severity is not Severity.NOTE
    ]  # fmt: skip


def _other(number: str, chance: random.Random) -> str:
    """Another number as exact as this one, not far from it."""
    value, step = Decimal(number), Decimal(1).scaleb(-len(number.partition(".")[2]))
    most = max(2, int(value / step) // 9)
    change = step * chance.randint(1, most)
    return str(value - change if value > change and chance.choice([True, False]) else value + change)


def _clauses(text: str, start: int, end: int) -> str:
    begins = max(text.rfind(mark, 0, start) for mark in "。；，\n") + 1
    ends = [at for mark in "。；，\n" if (at := text.find(mark, end)) >= 0]
    return text[begins : min(ends, default=len(text))]


def _published(folder: Path) -> Iterator[Text]:
    """The texts of whole reports in which a person found numbers that name cells."""
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    for name in (name for name, known in truth.items() if known["whole"]):
        record = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
        left = list(NAMED.get(name, ()))
        for index, item in enumerate(record["texts"]["overview"]["items"]):
            own = [told for told in left if _plain(told) in item["text"]]
            left = [told for told in left if told not in own]
            if own:
                places = tuple(_place(item["text"], told) for told in own)
                yield Text(name, record, None, ("texts", "overview", "items", index, "text"), places)
        if left:
            raise ValueError(f"{name} does not say {left}")


def _plain(told: str) -> str:
    return told.replace("[", "").replace("]", "")


def _place(text: str, told: str) -> tuple[int, int]:
    start = text.index(_plain(told)) + told.index("[")
    return start, start + told.index("]") - told.index("[") - 1


def _generated(folder: Path) -> Iterator[Text]:
    """What the form says of the seed and of each case, typed in; a case of the year before is its last year."""
    paths = [SEED, *sorted(folder.glob("*.json"))]
    for path in paths:
        record = json.loads(path.read_text(encoding="utf-8"))
        earlier = path.with_name(f"{path.stem.rpartition('-')[0]}-{record['year'] - 1}.json")
        before = json.loads(earlier.read_text(encoding="utf-8")) if earlier in paths else None
        report = _reading(record).report
        values = ReportValues(_forms()[FORM], report, _figures(before))
        for section, text in report.texts.sections.items():
            for index, item in enumerate(text.items):
                spoken, places = _spoken(values, section, item)
                if places:
                    keys = ("texts", section, "items", index)
                    yield Text(path.stem, _typed(report, keys, spoken), before, (*keys, "text"), places)


def _figures(before: Mapping[str, Any] | None) -> Mapping[FigureAddress, Decimal] | None:
    return None if before is None else figures_of(_forms()[FORM], _reading(before).report)


def _typed(report: Report, keys: Sequence[str | int], spoken: str) -> dict[str, Any]:
    """The report with what the tool says of an item typed in before the item's own text."""
    record: dict[str, Any] = json.loads(xlreport.render_json(_forms()[FORM], report))
    item: Any = record
    for key in keys:
        item = item[key]
    own = (item["text"] or "").lstrip("\n")
    item["generated"], item["text"] = False, spoken + (f"\n{own}" if own else "")
    return record


def _spoken(values: ReportValues, section: str, item: Item) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The sentence of an item, and where the numbers stand in it that are read from cells."""
    template = _forms()[FORM]
    standard = template.prose_sections[section].standard(item.id) if item.generated else None
    if standard is None:
        return "", ()
    text, places = "", []
    for sentence in standard.said(item.wording):
        for said in speak(sentence, values.contents):
            of_cells = any(isinstance(one, FigureAddress | IndicatorAddress) for one in said.cites)
            number = _NUMBER.search(said.text) if of_cells else None
            if number is not None:
                places.append((len(text) + number.start(), len(text) + number.end()))
            text += said.text
    return text, tuple(places)


def main() -> None:
    found = list(changes(Path(sys.argv[1])))
    for one in found:
        print(f"{one.report} | {one.sentence} | {one.number} → {one.to} | {one.code or 'missed'}")
    hits = sum(one.code is not None for one in found)
    print(f"\n{hits} of {len(found)} found, {hits / len(found):.1%}")


if __name__ == "__main__":
    main()
