"""A form as a workbook: heads of columns, words of rows, and what is said to whoever writes a form on sheets."""

import re
from collections.abc import Mapping, Sequence

from xlreport.messages.forms.keys import KEYS

GUIDE_SHEET = "说明"
TITLE = "表式 {template}"
GUIDE: Sequence[str] = (
    "这个工作簿就是一份表式，每一行是表式的一项。改好保存，再运行 xlreport template from-xlsx，写成表式的文件。",
    "每张表第 1 行是各列的名称，指针停在上面会显示说明；第 2 行是键名，程序按它认列，请不要改。",
    "列可以换次序，不用的列可以删去。",
    "加一项就插入一行，去掉一项就删去一行，次序就是表式里的次序。空行不算。",
    "“属于”写它在哪一张表或哪一个部分（那一行的编号），“是什么”说明这一行是什么。",
    "“层”是 1、2、3……：1 是最外层，2 属于上面最近的 1，依此类推。",
    "一格里有几项的（选项、叫法等），一项占一行，用 Alt+Enter 换行。",
    "再复杂的照表式文件的写法写在一格里，如“- [a, b]”“- {name: length, most: 1000}”。",
    '空着就是没有写；要写空的文字，写两个英文双引号 ""。文字的开头、结尾要留空格的，也用英文双引号括起来。',
    "数字种类、单位信息、行列的编号只用小写英文字母、数字和下划线，公式里就用这些编号。",
    "写错了，from-xlsx 把全部错误一次列出，每处有工作表、格子和它猜你要写什么；有错误时什么也不写。",
    "表式文件里“#”开头的注解、cases 文件夹里的示例不在这里；写回的文件没有注解，示例不受影响。",
)
INDENT = "　"
"""Before the word of a row, for each level that it is in."""

SHEETS_HEAD = ("工作表", "写什么")
SINGLE_HEADS = ("项目", "键名", "内容")
SINGLE_PURPOSE = "只写一次的各项，一项一行。"

ANSWERS: Mapping[bool, Sequence[str]] = {True: ("是", "true"), False: ("否", "false")}
"""What is written for yes and no, and what else is understood."""

PLACES: Mapping[str, tuple[str, str]] = {
    "(of)": ("属于", "属于哪一张表或哪一个部分：写那一行的编号。第 2 层以下可以空着。"),
    "(entry)": ("是什么", "这一行是什么，从列表里选。"),
    "(level)": ("层", "1 是最外层；2 属于上面最近的 1，3 属于上面最近的 2，依此类推。"),
    "(name)": ("名字", "列举、写法的名字，句子里用花括号写它；同一个名字的几行是一组。"),
}
"""Heads and descriptions of the columns that say where a row belongs."""

LIST_TITLE = "从列表中选"
LIST_MESSAGE = "请从列表中选一个。"

HEADS: Mapping[str, Mapping[str, str]] = {
    "FormSpec": {
        "form": "表式编号", "edition": "版本", "name": "报告全名", "short_name": "简称", "by_name": "指名才用",
        "period_label": "年度的叫法", "label_code": "名称被改的规则", "tally": "指标的数字种类",
        "charts": "汇总比较的数", "said_besides": "另外认得的词", "said_alike": "意思一样的词", "indicators": "组",
        "lists": "列举", "title": "标题", "lead": "开头的话", "cover": "封面", "sections": "部分", "kinds": "种类",
        "agency": "栏目", "fields": "引用的数",
    },
    "LibrarySpec": {"fragments": "片段", "settings": "设置", "rules": "规则"},
    "RulesSpec": {"include": "规则库"},
    "YearsSpec": {"first": "最早年度", "last": "最晚年度"},
    "KindSpec": {
        "type": "类型", "first": "最早日期", "last": "最晚日期", "longest": "最多字数", "require": "要合的条件",
        "wanted": "条件的意思", "prompt": "提示", "adds": "怎样汇总", "places": "小数位数", "code": "不合要求的规则",
        "blank_code": "没有填的规则",
    },
    "SettingSpec": {"label": "名称", "value": "值"},
    "RuleSpec": {
        "code": "代码", "title": "规则名称", "asks": "检查表里的叫法", "severity": "轻重", "message": "怎么说",
        "remedy": "怎么改", "source": "依据", "from": "起始年度", "until": "截止年度", "trial": "试行", "off": "不问",
        "ask": "要问的", "checks": "程序检查",
    },
    "AskSpec": {
        "in": "哪张表", "each": "每行还是每列", "at": "说在哪一格", "when": "什么时候问", "require": "必须成立",
        "found": "现在的", "expected": "应有的", "values": "另外要用的数",
    },
    "CountedFigureSpec": {"note": "要知道的话"},
    "AgencyFieldSpec": {"label": "名称", "fallback": "空着时用", "required": "必填", "carried": "下年带过去"},
    "IndicatorGroupSpec": {"label": "名称", "indicators": "指标", "said": "叫法"},
    "IndicatorSpec": {"label": "名称", "kind": "数字种类", "adds": "汇总相加", "said": "叫法", "of": "属于哪个数"},
    "ListingSpec": {
        "each": "逐行列举", "separator": "中间连", "when": "什么时候说", "opening": "前面加", "closing": "后面加",
        "optional": "缺数的不说", "phrases": "列举的话",
    },
    "PhraseSpec": {"when": "什么时候说", "text": "话", "lists": "列举"},
    "PosterSpec": {"kicker": "图解的眉题", "blocks": "图解的块", "foot": "图解的落款"},
    "PosterBlockSpec": {
        "heading": "标题", "show": "哪种图", "when": "什么时候有", "whole": "合起来叫什么", "zero": "都是 0 时说",
        "items": "图解的数", "say": "图下的话",
    },
    "PosterItemSpec": {"label": "名字", "number": "怎么算", "each": "逐行列出", "unit": "单位"},
    "TextFieldSpec": {"name": "名字", "number": "怎么算"},
    "SentenceSpec": {"say": "说法"},
    "ItemSentenceSpec": {"instead": "另一种写法"},
    "CoverSpec": {"when_done": "填完以后", "signatures": "签字栏"},
    "SectionSpec": {
        "heading": "标题", "printed_heading": "报告里的标题", "also": "也认得的标题", "tables": "表", "prose": "文字",
    },
    "ProseSpec": {
        "guide": "文字的填写说明", "heading_pattern": "各项标题的样子", "heading_alone": "标题单独一行", "items": "项",
        "side_by_side": "两项并排", "ordered_ids": "按序给编号",
    },
    "TableSpec": {
        "caption": "表名", "corner": "左上角的字", "notes": "表下的注", "may_not_apply": "不适用的规则",
        "kind": "数字种类", "said": "叫法", "of": "属于哪张表", "wholes": "合起来是全部", "sayings": "合起来的叫法",
        "rates": "比率", "columns": "列", "rows": "行",
    },
    "SayingSpec": {"said": "叫法"},
    "RateSpec": {"said": "叫法", "part": "分子", "of": "分母"},
    "NodeSpec": {
        "label": "名称", "short": "简称", "kind": "数字种类", "mean_by": "按什么加权", "when": "什么时候填",
        "opens_with": "用上年的", "is": "怎么算", "code": "规则", "said": "叫法", "children": "下一层",
    },
    "ItemSpec": {
        "name": "显示的名字", "heading": "标题", "also": "也认得的标题", "wordings": "另外的写法", "sentences": "句子",
    },
}  # fmt: skip
"""By the spec and its key. A key that is not here goes by the beginning of what is said of it."""

_BEGINNING = re.compile(r"[^，。；：、（]+")


def head(spec: type, key: str) -> str:
    """What the column of a key is called; a spec inherits what those it is made from are called."""
    for one in spec.__mro__:
        if key in HEADS.get(one.__name__, {}):
            return HEADS[one.__name__][key]
    begun = _BEGINNING.match(description(spec, key))
    return begun[0] if begun else key


def description(spec: type, key: str) -> str:
    """What a key is for; nothing where nothing is said of it."""
    return next((said for one in spec.__mro__ if (said := KEYS.get(one.__name__, {}).get(key))), "")
