"""Measure words, digits, and what stands around a number and says how exact it is."""

from xlreport.checking.understanding.plain_words import listed as _words

MEASURES = (
    "人次",
    "件次",
    "条次",
    "件",
    "条",
    "次",
    "份",
    "个",
    "期",
    "场",
    "起",
    "宗",
    "例",
    "项",
    "处",
    "篇",
    "部",
    "人",
    "元",
    "%",
)
"""Measure words and units, the longer ones first."""

MYRIAD, HUNDRED_MILLION = "万", "亿"

ABOUT_BEFORE = ("约", "近", "超", "超过", "逾", "不少于", "日均", "月均", "平均", "每日", "每天", "每月", "每周")
"""Before a number: it is no exact count of the year."""

ABOUT_AFTER = ("余", "多", "左右", "以上", "以内")
"""After a number, before its measure word: it is no exact count."""

ABOUT_AFTER_MEASURE = ("以上", "以下", "左右", "上下", "有余")
"""After its measure word: it is no exact count either."""

NEARLY, BOUNDS = ("约", "近", "逾"), ("以上", "以下", "以内")
"""Those that say that it is about so much, and those that only say how much it is at most or at least."""

OVER = "过超"
"""Before a half: it is more than that."""

TIME_UNITS = _words(
    "个工作日 个自然日 个小时 个季度 年 天 日 工作日 小时 个月 分 秒 级 点 度 届 ‰ 倍 米 公里 平方米 字 页 岁"
)
"""Measure words that count no things."""

COUNTERS = sorted(
    _words(
        "个百分点 百分点 个工作日 个自然日 个小时 个季度 吨 千克 亩 公顷 立方米 千米",
        "人次 件次 条次 篇次 场次 批次 万元 工作日 个月 小时 平方米 公里 件 条 次 份 个 期 场 起 宗 例 项",
        "处 篇 部 封 单",
        "人 元 家 所 名 位 册 张 块 户 则 批 类 天 日 页 字 轮 届 套 幅 版 年 种 支 台 座 间 万人 桩 点 级 分",
        "秒 倍 % ‰ 度",
    ),
    key=lambda word: (-len(word), word),
)
"""Measure words after a number, the longer ones first among those that begin alike."""

_FAMILIES: dict[str, frozenset[str]] = {
    "件": _words("件 宗 份 个 例 起 次 条 项 桩 件次 条次 封 部 单"),
    "条": _words("条 篇 件 份 则 个 项 次 条次 篇次 封 部"),
    "场": _words("场 次 期 场次"),
    "期": _words("期 次 场 个 场次"),
    "次": _words("次 场 期 批次 轮 场次"),
    "个": _words("个 处 家"),
    "人": _words("人 名 户 个"),
    "人次": _words("人次 人 名"),
    "起": _words("起 件 次 人 例 人次 名"),
    "元": _words("元"),
    "万元": _words("元"),
}
"""Which measure words may stand for a unit."""

DIGITS = dict(zip("零〇一二两三四五六七八九", (0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))

TENS = {"十": 10, "百": 100, "千": 1000}

PERCENT_OF = "百分之"

POINT = "点"

ZERO = "零"

TELLING = "为是数计"
"""After them a number counts without a measure word."""

SEVERAL = "几"
"""After a number: about so many."""


def family(unit: str) -> frozenset[str]:
    """The measure words that may stand for a unit."""
    return _FAMILIES.get(unit, frozenset((unit,)))
