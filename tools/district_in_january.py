"""A made-up district in the middle of January: sixty agencies, with what lies in a coordinator's folder by then."""

import json
import random
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
import openpyxl
from support.complete_texts import complete_texts
from support.reports import record

from xlreport import Report, Template, blank_report, load_templates, parse_record, write_workbook

FORM, YEAR = "zfxxgk/2021", 2025
DISTRICT = "某某区"
BUREAUS = (
    "发展和改革局", "教育局", "科学技术局", "工业和信息化局", "公安分局", "民政局", "司法局", "财政局",
    "人力资源和社会保障局", "自然资源局", "生态环境分局", "住房和城乡建设局", "交通运输局", "水务局", "农业农村局",
    "商务局", "文化和旅游局", "卫生健康局", "退役军人事务局", "应急管理局", "审计局", "市场监督管理局", "体育局",
    "统计局", "医疗保障局", "信访局", "城市管理局", "行政审批服务局", "机关事务服务中心", "大数据中心",
    "投资促进中心", "融媒体中心", "供销合作社", "林业和园林局", "地方金融服务中心", "公共资源交易中心",
    "住房保障中心", "残疾人联合会",
)  # fmt: skip
STREETS = ("东关", "西关", "南关", "北关", "新城", "朝阳", "和平", "建设", "人民", "解放", "科苑")
TOWNS = ("石桥", "大营", "柳林", "青山", "白河", "黄沟", "马店", "赵庄", "双河", "龙潭", "云台")
AGENCIES = (
    *(f"{DISTRICT}{one}" for one in BUREAUS),
    *(f"{DISTRICT}{one}街道办事处" for one in STREETS),
    *(f"{DISTRICT}{one}镇人民政府" for one in TOWNS),
)
MISSING, BROKEN, ASKED, ZERO, DOUBLE, LAST_YEAR, BLANK = (
    (3, 18, 29, 40, 51, 57), (4, 21, 33, 44, 55), (6, 11, 26, 37, 46, 58), (34, 36, 52), (14,), (8,), (30,)
)  # fmt: skip
LATER, MENDED = (5, 12, 19, 28, 39, 47, 54), (44, 55)
"""Places in the list of agencies."""


@cache
def forms() -> Mapping[str, Template]:
    return load_templates()


def lay_out(folder: Path) -> None:
    """`收到`, `去年` and `名册.csv` below the folder, as they are on the first day."""
    chance = random.Random(18)  # noqa: S311  made up, no secret
    received, before = folder / "收到", folder / "去年"
    for place, agency in enumerate(AGENCIES):
        last = _report(agency, YEAR - 1, _figures(chance, place))
        _lay(before / f"{agency}.json", _as_json(last))
        if place not in (*MISSING, *LATER):
            for path, content in _sent(chance, place, agency):
                _lay(received / path, content)
    (received / f"{DISTRICT}北关街道办事处盖章扫描件.jpg").write_bytes(b"\xff\xd8\xff\xe0 made up")
    whole = write_workbook(forms()[FORM], _report(AGENCIES[29], YEAR, {}))
    _lay(received / f"{AGENCIES[29]}.xlsx", whole[: len(whole) // 2])
    _lay(received / "某某区新区管委会.xlsx", write_workbook(forms()[FORM], _report(f"{DISTRICT}新区管委会", YEAR, {})))
    _lay(folder / "名册.csv", _roster().encode())


def go_on(folder: Path, results: Path) -> None:
    """What comes until the second day: more workbooks, and return copies put right; `results`: of the first day."""
    chance = random.Random(19)  # noqa: S311  made up, no secret
    for place in LATER:
        for path, content in _sent(chance, place, AGENCIES[place]):
            _lay(folder / "收到" / path, content)
    for place in MENDED:
        name = f"{AGENCIES[place]}{YEAR}年政府信息公开年报（退回修改）.xlsx"
        book = openpyxl.load_workbook(results / "退回" / name)
        next(sheet for sheet in book if sheet.title.startswith("二、"))["B18"] = 0
        book.save(folder / "收到" / name)


def _lay(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _roster() -> str:
    lines = ["单位全称,联系人,电话,邮箱,截止日期"]
    for place, agency in enumerate(AGENCIES):
        day = "2026-01-15" if place < len(BUREAUS) else "2026-01-20"
        lines.append(
            f"{agency},{'办公室' if place % 3 else '综合科'},0533-2{place:06d},gk{place:02d}@example.gov.cn,{day}"
        )
    return "\n".join(lines) + "\n"


def _sent(chance: random.Random, place: int, agency: str) -> list[tuple[str, bytes]]:
    template = forms()[FORM]
    if place in BLANK:
        return [(f"{agency}.xlsx", write_workbook(template, blank_report(template, agency, YEAR)))]
    year = YEAR - 1 if place in LAST_YEAR else YEAR
    figures = _figures(chance, place)
    if place in BROKEN:
        figures |= {"fees[administrative_fees, amount]": None}
        figures |= {} if place in MENDED else {"applications[carried_forward, applicant.natural]": 3}
    if place in ASKED:
        figures |= {"indicators.fee_received": None}
    sent = [(f"{agency}{year}年政府信息公开年报.xlsx", write_workbook(template, _report(agency, year, figures)))]
    if place in DOUBLE:
        second = _report(agency, year, figures | {"licensing[licences, decisions]": 777})
        sent.append((f"{agency}（改）.xlsx", write_workbook(template, second)))
    return sent


def _figures(chance: random.Random, place: int) -> dict[str, object]:
    if place in ZERO:
        return {}
    granted, partial, refused = place % 13 + chance.randint(0, 4), chance.randint(0, 2), chance.randint(0, 1)
    return {
        "licensing[licences, decisions]": 37 * place % 211 + chance.randint(0, 9),
        "enforcement[penalties, decisions]": place % 17 + chance.randint(0, 3),
        "applications[received, applicant.natural]": granted + partial + refused,
        "applications[handled.granted, applicant.natural]": granted,
        "applications[handled.partial, applicant.natural]": partial,
        "applications[handled.not_processed.repeated, applicant.natural]": refused,
        "indicators.disclosed_total": 320, "indicators.training_sessions": 2,
    }  # fmt: skip


SLIPS = (
    "政策解读的形式还不够丰富，图解较少",
    "部分栏目更新不够及时",
    "公开内容的深度有待加强",
    "依申请公开的答复不够规范",
    "工作人员业务不够熟练",
    "新媒体账号的互动回应偏慢",
    "基层公开专区利用率不高",
    "信息发布前的审查记录不够完整",
)
CURES = (
    "编印图解和短视频，请群众看得懂、用得上", "给每个栏目定下更新的责任人和时限，按月检查",
    "把群众关心的项目资金细化到每一笔",
    "统一答复文书的格式，由法制人员把关", "每季度办一次培训，以案例说明条例的要求", "留言当天转办，三个工作日内回应",
    "把专区搬到办事大厅，添置查询设备", "用审查单逐件登记，做到有据可查",
)  # fmt: skip
"""What agencies write of their problems; each takes two, so that few write the same."""

FEES = {f"indicators.{name}": 0 for name in ("fee_notices", "fee_notices_amount", "fee_received")}


def _content(agency: str, year: int, figures: Mapping[str, object]) -> str:
    edits = {
        **complete_texts(), **_improvement(agency, year), **FEES, "agency.name": agency, "agency.phone": "0533-2883860",
        "signed_on": f"{year + 1}-01-10", **figures,
    }  # fmt: skip
    content = {**record(edits, forms()[FORM]), "year": year}
    if year != YEAR:
        content["texts"].pop("overview")
    return json.dumps(content, ensure_ascii=False)


def _improvement(agency: str, year: int) -> dict[str, object]:
    place = AGENCIES.index(agency) if agency in AGENCIES else 0
    first, second = place % 8, (place // 8 + place + 1) % 8
    if year != YEAR:
        first, second = (first + 3) % 8, (second + 5) % 8
    items = [
        {"heading": heading, "text": f"一是{texts[first]}。\n二是{texts[second]}。"}
        for heading, texts in (("存在问题", SLIPS), ("改进情况", CURES))
    ]
    return {"texts.improvement": {"items": items}}


def _report(agency: str, year: int, figures: Mapping[str, object]) -> Report:
    return parse_record(_content(agency, year, figures), forms()).report


def _as_json(report: Report) -> bytes:
    from xlreport.records.write import dump_json, record_of

    return dump_json(record_of(forms()[FORM], report)).encode()
