"""Words by which a printed table is understood, and what stands in the form that is made from it."""

import re
from collections.abc import Mapping

UNIT, ORDINAL = "单位", "序号"
UNIT_HEADS = frozenset({"单位", "计量单位"})
ORDINAL_HEADS = frozenset({"序号", "行次", "代码", "编号"})

_NUMBERING = r"^(?:[（(]?[一二三四五六七八九十百\d]{1,3}[）)、.．\s]+)*"
TOTAL = re.compile(_NUMBERING + r"(?:合计|总计|小计|共计)(?:数|数量)?(?:[（(].*[）)])?$")
PART = re.compile(_NUMBERING + r"(?:其中|#)")
"""What is counted in another line already."""

_DIGITS = r"[一二三四五六七八九十\d]{1,3}"
HEADING = re.compile(rf"^(?:第{_DIGITS}部分|[一二三四五六七八九十]{{1,3}}、|表\s*{_DIGITS})")
MOST_OF_HEADING = 40
_NOTED = r"(?:注|说明|备注|填表说明|填报说明)\s*[：:]"
PRINTED_NOTE = re.compile(_NOTED)
NOTE = re.compile(
    rf"^(?:{_NOTED}|"
    r".{0,8}(?:负责人|填报人|填表人|制表人|审核人|联系人|填报单位|填报日期).{0,6}[：:])"
)
"""A line below the figures."""

UNIT_SAID = re.compile(r"(?:单位[：:]\s*([^\s（）()，。；]{1,4}))|[（(]([^\s（）()，。；：:\d]{1,4})[）)]\s*$")
AMOUNTS: Mapping[str, int] = {
    "万元": 6, "亿元": 6, "元": 2, "%": 2, "％": 2, "平方米": 2, "公里": 3, "吨": 3, "千瓦时": 2, "立方米": 2,
}  # fmt: skip
"""Units that are not counted in whole numbers, with their places."""

UNITS = frozenset({*AMOUNTS, *"件条个次项宗人户家篇期场起份处天", "人次", "万人次", "万人"})

YES_OR_NO, IN_WORDS, REMARKS, ON_A_DAY = "是/否", "文字", "备注", "日期"
ASKED: Mapping[re.Pattern[str], str] = {
    re.compile(r"^(?:是否|有无)"): YES_OR_NO,
    re.compile(r"(?:备注|说明)$"): REMARKS,
    re.compile(r"(?:日期|年月日)$"): ON_A_DAY,
    re.compile(r"(?:名称|网址|地址|姓名|电话|邮箱|备案号|标识码|编码|类型|类别)$"): IN_WORDS,
}
"""What a head asks for that is no number, by the way it is worded."""

COUNTED = re.compile(r"(?:数|量|额|款|费|面积|长度|总计|合计|小计|共计)$")
"""A column of a list that is a number though it names no unit."""

PERCENT = frozenset({"%", "％"})
SHARE = re.compile(r"(?:率|比例|占比)$")
KNOWN_IDS: Mapping[str, str] = {
    "合计": "total", "总计": "total", "共计": "total", "小计": "subtotal", "其他": "other", "其它": "other",
}  # fmt: skip
TOTAL_ID = "total"
YEAR = re.compile(r"(?:19|20)\d\d(?=年)")
AFTER_YEAR = re.compile(r"(?:19|20)\d\d年(?:度)?(?P<name>\S{4,})$")
BLANK_YEAR = re.compile(r"[（(]\s*(?:20\d\d|\d{0,4}|_+|×+|X+)\s*年?度?\s*[）)]|(?:20\d\d|_{2,}|×{2,}|X{2,})\s*年度?")

NO_NAME = "统计报表"
NO_SECTION = "统计表"
NAME_LABEL = "单位全称"
SOURCE = "请写明依据的文件"
TITLE = "{agency.name}{year}年%s"

HEADER = """# 由“{source}”的表头生成。行、列、合计已经写好，请核对：
# · 编号（id）可以改成好记的英文词，公式里的也要跟着改；
# · kinds 是数字的种类，看看单位和小数位数对不对；
# · legal_source、years 和各条规则的 message 请按实际修改。
# 改完用 xlreport template lint 检查，用 xlreport template test 试填一遍。
"""
UNUSED = "# 原件里还有这些文字，没有用上；要用的，写进 corner、guide、规则或文字部分："
UNUSED_MORE = "# ……另有 {count} 段。"
NO_SOURCE = "空白样例"

GUARD = "行不够时，在本行上方插入行"

WORDS_END = "WORDS"
WORDS_RULE: Mapping[str, str] = {
    "title": "填写不合要求", "severity": "error", "message": "这里应填：{expected}，现为“{found}”。",
    "remedy": "请按要求改。",
}  # fmt: skip
"""The rule of a form that asks for more than plain numbers."""

RULES: Mapping[str, Mapping[str, str]] = {
    "NUMBER": {
        "title": "数字不合要求", "severity": "error", "message": "这里应填数字，现为“{found}”。",
        "remedy": "请改成规定的数字。",
    },
    "BLANK": {"title": "有格没有填", "severity": "error", "message": "没有填数字。", "remedy": "没有就填 0。"},
    "LABEL": {
        "title": "名称被改动", "severity": "error", "message": "名称被改成“{found}”，应为“{expected}”。",
        "remedy": "请改回来。",
    },
    "SUM": {
        "title": "合计不等于各项之和", "severity": "error", "message": "各项相加为 {expected}，合计写的是 {found}。",
        "remedy": "请核对各项和合计。",
    },
}  # fmt: skip
"""The rules that every form begins with, by the end of their codes."""

EXAMPLE_HEADING = "一、培训情况"
EXAMPLE_NAME = "培训情况年度报告"
EXAMPLE_COLUMNS = ("场次（场）", "人次（人次）")
EXAMPLE_ROWS = ("集中培训", "网上培训", "合计")
