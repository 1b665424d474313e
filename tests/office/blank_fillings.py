"""Blank workbooks as people fill them in: texts missing or thin, formats wrong, choices pasted, reasons given.

Many are whole and right, or all but a slip or two: they are what the light must call ready.
"""

import random
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import openpyxl
from support.all_forms import complete, years_of
from support.reports import BUNDLED, figure

from xlreport.form.model.address import SIGNED_ON, Address, AgencyAddress, IndicatorAddress
from xlreport.form.model.fields import AgencyField
from xlreport.form.model.kind import Kind, WordsKind
from xlreport.form.model.template import Template
from xlreport.form.report.blank import blank_report
from xlreport.form.report.report import Entry
from xlreport.layout.lines import Line
from xlreport.layout.plan import Plan, plan_workbook
from xlreport.layout.prose import ProseSheet
from xlreport.use_cases.new import write_workbook

Typed = str | int | float | date | None

SLIP_OF_THE_SIGN = "=-加强学习"
"""What `-加强学习` becomes in a spreadsheet: a formula of a name that is none."""

PHONES = (
    "0533-2883860", "05332883860", "（0533）2883860", "(0533)2883860", "０５３３－２８８３８６０", "0533 2883860",
    "0533-288386", "13912345678", "23912345678", "12345", "4008208820", "2883860转801", "打总机", 2883860, "1",
    "0533-2883860、0533-2883861",
)  # fmt: skip
POSTCODES = ("255000", 255000, 25500, "25500", "２５５０００", "255 000", "2550000", "邮编255000", "25500O")
MAILBOXES = (
    "zwgk@163.com", "zwgk＠163.com", "zwgk@163", "@163.com", "a@b@c.cn", "zwgk163.com", " zwgk@163.com", "a@x.", "无",
)  # fmt: skip
OTHERS = ("某路三号", "0", "=A1", SLIP_OF_THE_SIGN, "某网\n某站", "   ", "　")
FIGURES = (0, 0, 0, 0, 0, 0, 1, 3, 12, None, "/", 1.5, -1, "约5", " ", "　", "\u00a0\u200b")
RIGHT_WORDS = ("某区发布", "https://www.example.gov.cn/", "3703030001", "鲁ICP备12345678号-1", "鲁公网安备1号")
WRONG_WORDS = ("有", "搜索服务、其他", "www.example.gov.cn", "370303000", "字" * 400, "是 ", "其他、无障碍浏览")
FAULT = "=1/0"
"""An error of the spreadsheet, in a table: with one in an indicator the sheet cannot tell how long a sentence is."""

SENTENCES = (
    "一是加强学习，二是抓好落实。", "无", "未收取信息处理费。", " ", "　　", "全年收到申请{新收}件。", "字" * 190,
    "主动公开工作扎实推进，群众满意度不断提高，政策解读更加及时有效。", "发出收费通知2件，总金额200元，实收200元。",
    SLIP_OF_THE_SIGN,
)  # fmt: skip
WHOLE, THIN = 0.4, 0.3
"""So many fillings are whole, and so many of those have hardly any text."""

WITHOUT_A_SLIP = 100
"""This one is whole and right, whatever the form: of the small ones few are tried."""

ALIKE = ("applications[received, applicant.natural]", "applications[handled.granted, applicant.natural]")
REASONS = ("已与上级核对，情况属实", " ", "本单位人少事少，文字从简")


def filled(template: Template, seed: int, path: Path) -> Path:
    """A blank workbook with what somebody typed into it, at `path`; a careful one may have stopped before the end."""
    chance = random.Random(seed)  # noqa: S311  a fixed filling, no secret
    year = chance.choice(years_of(template))
    path.write_bytes(write_workbook(template, blank_report(template, "某区教育局", year)))
    plan = plan_workbook(template)
    book = openpyxl.load_workbook(path)
    if seed == WITHOUT_A_SLIP or chance.random() < WHOLE:
        slips = {} if seed == WITHOUT_A_SLIP else _slips(template, plan, chance)
        contents = {**_whole(template, plan, year, chance), **slips}
    else:
        care = chance.choice((0.0, 0.5, 0.9, 1.0))
        contents = dict(_typed(template, plan, chance, care))
        if care == 1 and chance.random() < 0.5:
            contents |= dict.fromkeys(template.tables[-1].inputs)
    for address, content in contents.items():
        cell = plan.where(address)
        book[cell.sheet].cell(cell.row + 1, cell.column + 1).value = content
    book.save(path)
    return path


def _whole(template: Template, plan: Plan, year: int, chance: random.Random) -> dict[Address, Typed]:
    """A report that says all it must; or one whose texts are thin, with a reason wherever one may be asked for."""
    report = complete(template.id)
    contents: dict[Address, Typed] = {at: _content(one) for at, one in report.entries.items()}
    if template.id == BUNDLED:
        handled = chance.randrange(40)
        contents |= dict.fromkeys(map(figure, ALIKE), handled)
    contents |= {AgencyAddress(field): text for field, text in report.agency.items() if field != "name"}
    contents |= {IndicatorAddress(key): float(one.number) for key, one in report.indicators.items() if one.number}
    contents |= {IndicatorAddress(key): 0 for key, one in report.indicators.items() if one.number == 0}
    contents[SIGNED_ON] = chance.choice((None, date(year + 1, 1, 10)))
    if chance.random() < THIN:
        return contents | {line.reason: REASONS[-1] for line in _explainable(plan)}
    texts = plan.prose_contents(report.texts)
    return contents | {at: str(text) for at, text in texts.items() if text is not None}


def _content(entry: Entry) -> Typed:
    return entry.text if entry.number is None else float(entry.number)


def _slips(template: Template, plan: Plan, chance: random.Random) -> dict[Address, Typed]:
    """None, one or two things that are not typed as they should be."""
    careless = [(address, content) for address, content in _typed(template, plan, chance, 0.0) if content != 0]
    return dict(chance.sample(careless, chance.choice((0, 0, 1, 2))))


def _typed(template: Template, plan: Plan, chance: random.Random, care: float) -> Iterator[tuple[Address, Typed]]:
    """`care`: how likely a cell is filled in as it should be."""
    for table in template.tables:
        for address in table.inputs:
            yield address, _cell(table.kinds[address], chance, care)
    for field in template.agency_fields:
        if field.id != "name" or chance.random() < 0.1:
            yield AgencyAddress(field.id), _field(field, chance, care)
    for one in template.indicators:
        content = chance.choice((*FIGURES, 10, 200)) if chance.random() > care else chance.choice((0, None, 2))
        yield IndicatorAddress(one.id), content
    for sheet in plan.prose:
        yield from _texts(sheet, chance, care)
    days = (None, date(2025, 1, 20), date(2025, 3, 3), date(2026, 1, 31), "2025年1月20日", "2026/1/5", "元月二十日")
    yield SIGNED_ON, chance.choice(days)
    yield from ((line.reason, chance.choice(REASONS)) for line in _explainable(plan) if chance.random() < 0.3)


def _cell(kind: Kind, chance: random.Random, care: float) -> Typed:
    if isinstance(kind, WordsKind):
        right = chance.random() < max(care, 0.9)
        return chance.choice(kind.choices or RIGHT_WORDS) if right else chance.choice((*FIGURES, *WRONG_WORDS, FAULT))
    return 0 if chance.random() < max(care, 0.9) else chance.choice((*FIGURES, FAULT))


def _field(field: AgencyField, chance: random.Random, care: float) -> Typed:
    choices: Sequence[Typed] = {"phone": PHONES, "fax": PHONES, "postcode": POSTCODES, "email": MAILBOXES}.get(
        field.id, OTHERS
    )
    if field.choices:
        return chance.choice(
            (None, *field.choices) if chance.random() < max(care, 0.7) else (*field.choices, "政 府局")
        )
    return choices[0] if chance.random() < care else chance.choice((None, *choices))


def _texts(sheet: ProseSheet, chance: random.Random, care: float) -> Iterator[tuple[Address, Typed]]:
    wordy = chance.choice((0.0, 0.02, 0.2, 0.6))
    for address in sheet.written:
        if chance.random() < wordy:
            yield address, chance.choice(SENTENCES)
    spare = next((slot.number for slot in sheet.slots if slot.number > len(sheet.prose.standard_items)), 0)
    for slot in sheet.slots:
        if chance.random() < (0.2 if slot.number == spare else 0.05 if slot.number < spare else 0):
            yield slot.heading, chance.choice(("创新做法", "主动公开情况"))
        if slot.sentences and chance.random() > max(care, 0.8):
            yield slot.generated, chance.choice(("否", "是", "不用", *slot.choices))


def _explainable(plan: Plan) -> list[Line]:
    return [line for line in plan.live.relations if line.reason in plan.cells]
