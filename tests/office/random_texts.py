"""Reports whose texts try every liberty that the contract grants, as JSON records with a fixed seed."""

import json
import random
from decimal import Decimal
from typing import Any

from fillings import random_report

from xlreport.form.model.sentence import Prose
from xlreport.form.model.template import Template
from xlreport.form.report.report import Report
from xlreport.records.read import parse_record
from xlreport.records.write import render_json

_PARAGRAPHS = (
    "1、涉及群众利益的政策解读力度有待加强。", "一是抓好学习；二是抓好落实。", "=SUM(A1:A9)", "+86 533", "-",
    "（一）标题", "第1段", "（一）第2段", "开头第1段", "是", "否", "（无）", "他说：“公开是常态、不公开是例外”。",
    "2024", "a<b & c>d \"e\" 'f'", "😀𠮷字", "　　全角空格开头的段落", "50%", "2024-01-05", "_x0041_", "字" * 900,
    "TRUE", "#N/A", "<script>alert(1)</script>", "{{ agency.name }}", "{% if x %}", "{ PAGE \\* MERGEFORMAT }",
    "\u202e反向\u202c",
    "#let x = 1; $a$ @ref *粗* _斜_ `码`", "罕见字𠀀𪚥", "&lt;b&gt; &#x41;", "//注 /* 注 */ \\ ~ 一--二",
)  # fmt: skip
_HEADINGS = (
    "扎实做好主动公开",
    "存在问题",
    "2024年",
    "（二）依申请公开",
    "=A1",
    "是",
    "“引号”标题",
    "第1段",
    "另起一段",
)


def random_texts(template: Template, seed: int) -> Report:
    chance = random.Random(seed)  # noqa: S311  a fixed filling, no secret
    record = json.loads(render_json(template, random_report(template, seed)), parse_float=Decimal)
    record["signed_on"] = chance.choice((None, "2025-01-20", "2025-12-31"))
    record["texts"] = texts_record(template, chance)
    return parse_record(json.dumps(record, default=str_of), {template.id: template}).report


def texts_record(template: Template, chance: random.Random) -> dict[str, Any]:
    return {
        "title": chance.choice((None, "", "某局2024年报告", "=1+1")),
        "lead": chance.choice((None, "", "一段引言。", "第一段。\n第二段。\n第三段。")),
        **{key: _section(chance, prose) for key, prose in template.prose_sections.items()},
    }


def str_of(number: object) -> float:
    assert isinstance(number, Decimal)
    return float(number)


def _section(chance: random.Random, prose: Prose) -> dict[str, Any]:
    intro = chance.choice((None, _text(chance, 3)))
    kind = chance.randrange(5)
    if kind == 0:
        return {"intro": intro, "items": None}
    if kind == 1:
        return {"intro": intro, "items": []}
    known = [one.id for one in prose.standard_items if one.id is not None]
    chance.shuffle(known)
    ids: list[str | None] = [*known[: chance.randrange(len(known) + 1)], *([None] * chance.randrange(5))]
    if kind == 2:
        ids = [None] * chance.randrange(1, 12)
    elif kind == 3:
        chance.shuffle(ids)
    return {"intro": intro, "items": [_item(chance, prose, one) for one in ids]}


def _item(chance: random.Random, prose: Prose, item_id: str | None) -> dict[str, Any]:
    text = chance.choice((None, _text(chance, 12), "\n" + _text(chance, 3)))
    item = {"heading": chance.choice(_HEADINGS), "text": text, "generated": chance.random() < 0.5}
    standard = prose.standard(item_id) if item_id is not None else None
    wordings = [one.id for one in standard.wordings] if standard is not None else []
    item["wording"] = chance.choice([None, *wordings])
    return item if item_id is None else {**item, "id": item_id}


def _text(chance: random.Random, most: int) -> str:
    return "\n".join(chance.choice(_PARAGRAPHS) for _ in range(chance.randrange(1, most + 1)))
