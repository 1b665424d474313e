"""Slips of writing as they are met in reports: each kind is found, and what is written rightly is left alone."""

from collections.abc import Mapping

import pytest
from support.reports import BUNDLED, Edits, record

from xlreport.checking.run import check
from xlreport.records.read import parse_record
from xlreport.records.write import dump_json
from xlreport.use_cases.forms import load_template, load_templates

OFFICE: Edits = {
    "agency.name": "天河区教育局", "agency.short_name": "我局", "agency.kind": "部门", "agency.level": "县级",
}  # fmt: skip
TOWN: Edits = {
    "agency.name": "大兴镇人民政府", "agency.short_name": "我镇", "agency.kind": "乡镇街道", "agency.level": "乡级",
}  # fmt: skip
AFTER = "分管负责人抓公开工作，全年开展政务公开培训两次，接受社会评议。"
"""A paragraph that follows, so that the one before does not end the text."""


def codes(text: str, office: Edits = OFFICE, *, section: str = "overview") -> set[str]:
    own = {"heading": "主动公开", "text": f"{text}\n{AFTER}\n{AFTER}\n{AFTER}", "generated": False}
    content = dump_json(record({**office, f"texts.{section}": {"items": [own]}}))
    found = check(load_template(BUNDLED), parse_record(content, load_templates())).findings
    return {one.code for one in found if not one.code.startswith(("S1-", "FEE-", "Y-", "LEAD-PERIOD", "S5-EMPTY"))}


FOUND: Mapping[str, tuple[str, ...]] = {
    "STYLE-PUNCTUATION": (
        "做好公开工作，。", "加强培训；。做好工作。", "加强培训。。做好工作。", "加强培训，、做好工作。", "。加强培训。",
        "加强培训,,做好工作。", "通过“”微信公众平台公开。", "公开网站（网站、微信、）的信息。", "联系地址（：，邮编）。",
    ),
    "STYLE-UNPAIRED": (
        "加强公开（详见官网。", "印发《公开办法，做好公开。", "坚持“以公开为常态，做好公开。", "做好公开工作）。",
        "印发《关于印发〈办法》的通知。", "编制目录〔2024年版。",
    ),
    "STYLE-UNENDED": ("在门户网站设有政务公开专区，及时发布动态等政府信息", "微博粉丝共有两万人，"),
    "TYPO-WORDS": (
        "投入资金资金一百万元。", "加强加强管理。", "政府信息公开信息公开工作。", "2023全年公开信息。", "截至2024底公开。",
        "2024我局公开信息。", "2024度做好公开。",
    ),
    "NUMBER-MISSING": (
        "制定规范性文件0件，现行有效的规范性文件。", "共收到申请件。", "印发规范性文件件。", "举办培训次。", "公开信息共条。",
        "办结率为%。", "答复率达。", "其中予以公开件，其余不予公开。",
    ),
    "PLACEHOLDER": ("登录（具体网址）查阅。", "（文字描述）", "（单位名称）做好公开。", "公开〔具体数量〕条。", "某某局公开。"),
    "TPL-INSTRUCTION-LEFT": (
        "（宋体加粗小四号字）", "（请填写具体内容）", "（字数不少于500字）", "（可根据实际情况调整）", "（没有的删除）",
        "（选填）", "（本部分写明情况）",
    ),
    "YEAR-STALE": (
        "2023年，我局做好公开。", "2022年度，我局公开信息。", "2023年主动公开信息。", "二〇二三年，我局做好公开。",
        "回顾2023年，我局做好公开。", "2023年政务公开工作取得成效。",
    ),
    "UNIT-OTHER-NAME": ("越秀区教育局认真贯彻条例。", "越秀区水务局积极做好公开。", "2024年，广州市越秀区民政局共公开信息。"),
    "PII-ID": ("身份证号110105194912310021。", "公民身份号码为110105194912310020。", "证件号码：11010519491231002X。"),
    "DOCNUM-SUPERSEDED": ("根据《关于政府信息公开工作年度报告有关事项的通知》编制。", "根据条例（国务院令第492号）编制。"),
    "DOCNUM-ISSUER": ("根据国务院办公厅关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知编制。",),
    "DOCNUM-WRONG": ("根据《政府信息公开工作年度报告格式》（国办函〔2021〕30号）编制。",),
    "CANON-PHRASE": ("根据《中华人民共和国信息公开条例》公开。",),
    "S-PARTS": (
        "本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、行政复议和行政诉讼情况、"
        "存在的主要问题及改进情况六部分组成。",
        "本报告分为四个部分：总体情况、公开情况、申请情况。",
    ),
    "S5-POINTS": (
        "存在三个方面问题：一是解读少。二是培训少。", "存在三个方面的问题。一是解读少。二是培训少。",
        "有以下3个问题：1.解读少。2.培训少。", "主要问题有三：一是解读少；二是培训少。",
        "存在两个问题：（1）解读少；（2）培训少；（3）平台少。", "存在三个方面问题：\n一是解读少。\n二是培训少。",
        "将采取三项措施：一是多解读。二是多培训。",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, texts in FOUND.items() for text in texts])
def test_a_slip_is_found(code: str, text: str) -> None:
    assert code in codes(text)


@pytest.mark.parametrize("text", [
    "组织推动全省政府信息公开工作。", "全省政务公开稳步推进。", "我乡做好公开。", "全乡公开信息。", "乡政府做好公开。",
])  # fmt: skip
def test_a_town_that_speaks_as_another_body_is_told(text: str) -> None:
    assert "UNIT-FOREIGN" in codes(text, TOWN)


@pytest.mark.parametrize("text", [
    "具体为：（1）主动公开；2）依申请公开；三）平台。", "坚持“以公开为常态、不公开为例外”。", "编制《关于印发〈办法〉的通知》。",
    "时间为8:00,12:30，网址http://www.a.gov.cn/，浏览12,345次。", "一步一步推进公开，逐条逐条审核。", "信息公开公开率提高。",
    "设立政府信息公开公开专栏和政务服务服务中心。", "〔2024〕我局文件，2024年度公开。", "收到的申请件均已办结。", "举办培训一次。",
    "公开信息（见附件）（单位：件）（含网站、微信）（请扫码关注）。", "与2023年相比，2024年增加。", "2021年2月印发办法。",
    "天河区人民政府高度重视信息公开。", "广州市天河区教育局认真贯彻条例。", "越秀区教育局来我局调研，认真交流。",
    "清河镇人民政府认真做好公开。", "编号110105194912310021。", "按照全省政务公开工作部署，做好公开。",
    "根据国务院办公厅政府信息与政务公开办公室关于印发《中华人民共和国政府信息公开工作年度报告格式》的通知编制。",
    "本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议、行政诉讼情况、"
    "存在的主要问题及改进情况、其他需要报告的事项六部分组成。",
    "公开内容包括机构职能、人事信息、财政信息三部分。", "公开机构职能、财政信息等，分三个方面工作推进。",
    "存在两个方面问题：一是解读少。二是培训少。下一步采取三项措施：一是多解读。二是多培训。三是多检查。",
    "我局政府信息公开工作稳步推进，我局政府网站已改版。", "全年未发生被复议纠错或诉讼败诉的情况。",
    "申请人王某某提出申请，原告张某某提起诉讼。", "服务热线12345全年受理，热线13800138000同步开通。",
])  # fmt: skip
def test_what_is_written_rightly_is_left_alone(text: str) -> None:
    assert codes(text) == set()


@pytest.mark.parametrize("text", [
    "我镇政府做好公开工作。", "我镇人民政府政府信息公开工作有序。", "大兴镇人民政府政府信息公开工作有序，全镇公开。",
])  # fmt: skip
def test_a_town_may_call_itself_its_government(text: str) -> None:
    assert codes(text, TOWN) == set()


@pytest.mark.parametrize("text", [
    "未收取信息处理费。", "本年度未发生收费情况。", "依申请公开收取3940元。", "信息处理费收取情况：无。",
    "2024年，我单位信息公开处理费收取为零。", "依申请提供政府信息没有收取任何费用。",
])  # fmt: skip
def test_a_sentence_on_fees_is_enough(text: str) -> None:
    content = dump_json(record({**OFFICE, "texts.other_matters": {"items": [{"heading": "其他", "text": text}]}}))
    found = check(load_template(BUNDLED), parse_record(content, load_templates())).findings
    assert "FEE-THREE-FIGURES" not in {one.code for one in found}


def test_the_office_of_a_government_that_may_make_regulations_reports_them() -> None:
    office = {"agency.name": "上海市人民政府办公厅", "agency.kind": "部门", "agency.level": "省级"}
    assert "T2-REG-NOT-COMPETENT" not in codes(AFTER, {**office, "documents[regulations, in_force]": 3})
    assert "T2-REG-NOT-COMPETENT" in codes(AFTER, {**OFFICE, "documents[regulations, in_force]": 3})


@pytest.mark.parametrize("mark", [",", "，"])
def test_half_width_marks_end_a_clause_as_full_width_ones_do(mark: str) -> None:
    figures: Edits = {
        "applications[received, applicant.natural]": 3,
        "applications[handled.granted, applicant.natural]": 3,
    }
    text = f"收到政府信息公开申请4件{mark}办结3件{mark}其余无。"
    assert "X-TEXT-NEW" in codes(text, {**OFFICE, **figures})
    assert "X-TEXT-NEW" not in codes(text.replace("4", "3"), {**OFFICE, **figures})


@pytest.mark.parametrize("text", ["做好公开（详见官网。", "做好公开（详见官"])
def test_what_breaks_off_at_the_end_of_the_whole_text_is_only_noted(text: str) -> None:
    content = dump_json(record({**OFFICE, "texts.overview": {"items": [{"heading": "主动公开", "text": text}]}}))
    found = check(load_template(BUNDLED), parse_record(content, load_templates())).findings
    (told,) = (one.severity.value for one in found if one.code == "STYLE-UNPAIRED")
    assert told == ("warning" if text.endswith("。") else "note")
