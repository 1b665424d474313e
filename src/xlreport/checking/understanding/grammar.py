"""The words of official prose that a reader of figures must know."""

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

SENTENCE_ENDS = "。；！？\n"
CLAUSE_ENDS = "，、：（）"
ORDINAL = "第"
BEFORE_CODE, AFTER_CODE = "〔", "〕"
MARKS = "，。；：！？（）“”‘’、〔〕《》〈〉【】—…"
"""Marks that stay as they are written."""

DATE_AFTER = ("年", "月", "日", "号", "时", "点")
AMONG = "其中"

SHARE = "p"
"""The group of a pattern that holds a percentage."""
