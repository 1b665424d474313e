"""What each kind of check asks, and what each of its keys is for, as an editor shows it."""

from collections.abc import Mapping

COMMON: Mapping[str, str] = {
    "name": "检查的名字。",
    "part": "看哪一部分文字：title、lead 或部分的编号。",
    "parts": "看哪些部分；不写都看。",
    "unless": "句子里有这些式子就不算。",
    "patterns": "查找用的式子（正则表达式），{n} 代表一个数。",
    "figures": "哪些指标。",
    "doubts": "看哪一类说法。",
    "percent": "百分之几。",
    "points": "各点序号的样子。",
    "announced": "预告个数的式子，其中有 (?P<number>…)。",
    "least": "至少多少字。",
    "most": "至多多少字。",
    "about": "与哪些格、哪些词有关。",
}

CHECKS: Mapping[str, Mapping[str, str]] = {
    "blank_fields": {"": "正文里引用的数还没有填。"},
    "corrupt_characters": {"": "乱码和自造字。"},
    "counted_points": {
        "": "说了有几点，后面的点数不同。",
        "points": "序号的样子，{} 处是数，如 （{}）。",
        "free": "句中也可以用的序号，如 {}是。",
        "ends": "说到哪里为止。",
    },
    "empty_items": {"": "写了标题，没有写内容。"},
    "figures_told": {"": "这些指标没有在文字里说到。", "about": "哪些词算说到。", "enough": "有了这些话就不用再说。"},
    "file_named": {"": "文件名里缺单位名称、年度或应有的词。"},
    "foreign_kind": {"": "自称的单位种类与名称不符。", "names": "单位名称所在的栏目。"},
    "foreign_name": {
        "": "说到了别处单位的全名。",
        "own": "本单位名称所在的栏目。",
        "any_level": "本单位名称里没有的那一级地名也算：这句话只能是说本单位。",
    },
    "headings": {"": "缺应有的标题。", "headings": "应有的标题。"},
    "hidden_characters": {"": "看不见的字符和易混的字符。"},
    "items_in_order": {"": "各项的次序与规定的不同。"},
    "length": {"": "太长或太短。"},
    "like_last_year": {"": "与上年写的几乎一样。"},
    "like_others": {"": "与别的单位写的几乎一样。"},
    "listed_parts": {
        "": "说了有几个，列出的个数不同。",
        "separators": "各个之间用什么隔开。",
        "whole": "不能拆开的名字。",
        "maybe": "可能拆开、也可能不拆的。",
        "open": "有这些字说明没有列全。",
    },
    "mentioned": {"": "应说的事没有说到。", "matters": "应说的事。"},
    "names_agree": {
        "": "单位名称、简称与填的不同。",
        "short": "简称所在的栏目。",
        "wrong": "由 {short} 组成、却不对的名字。",
        "goes_on": "后面有这些字，名字还没有完。",
        "abridged": "可以省去的字。",
    },
    "nothing_but": {"": "整段只有套话。"},
    "numbered_twice": {"": "标题前又写了一遍序号。"},
    "off_topic": {"": "一段话与这一部分无关。"},
    "old_labels": {"": "表里有旧表的名称。", "labels": "旧表的名称。"},
    "other_year": {
        "": "写成了别的年度。",
        "compares": "有这些字说明是在与别的年度比较。",
        "ahead": "有这些字说明是在说以后。",
    },
    "paired_points": {"": "前后两项的点数不同。", "items": "哪两项，从 1 数起。"},
    "personal_numbers": {
        "": "身份证号、银行卡号等个人信息。",
        "except_parts": "不看的部分。",
        "numbers": "要找的号码。",
    },
    "phone_digits": {
        "": "电话号码不像电话号码。",
        "fields": "电话所在的栏目。",
        "numbers": "正文里电话的样子，第一组是号码。",
        "valid": "正确的样子。",
        "single": "false：栏目里只有一个号码的由公式检查。",
    },
    "pictures": {"": "工作簿里有图片，图片里的内容读不到。"},
    "points_in_order": {"": "序号不连续。", "numbers": "序号的样子，其中有 (?P<number>…)。"},
    "previous_missing": {"": "没有上年的报告可比。"},
    "said_published": {"": "填的数其实是公开的件数。", "figures": "哪些数。", "after": "出现在这些词后面。"},
    "signed_late": {
        "": "落款日期不在规定的时间里。",
        "first": "最早哪一天。",
        "last": "最晚哪一天。",
        "longer": "哪些单位可以更晚。",
    },
    "split_cells": {"": "一个数填成了几格。"},
    "told_balance": {
        "": "文字里说的收、办、转对不上。",
        "new": "新收的格。",
        "brought": "上年结转的格。",
        "closed": "办结的格。",
        "carried": "结转下年的格。",
        "beside": "可以另外算的格。",
    },
    "told_sums": {"": "文字里的数自己对不上。"},
    "understood": {"": "文字说的与表里填的不同。", "held": "与哪些格比。"},
    "unended": {"": "一段话没有写完。", "ends": "结尾应有的。", "never": "不能作结尾的。"},
    "unknown_fields": {"": "花括号里不是可以引用的数。"},
    "unpaired": {"": "括号、引号不成对。", "pairs": "成对的符号。", "alone": "可以单独用的。"},
    "unwritten": {"": "应写的一句话没有写。"},
    "written": {"": "写了不该写的。", "whole_paragraphs": "true：可以跨句查找。"},
}
"""By the name of the check; under no key what it finds."""

PARTS_OF_CHECKS: Mapping[str, Mapping[str, str]] = {
    "Heading": {"": "一个标题。", "name": "叫什么。", "pattern": "查找用的式子。"},
    "Matter": {
        "": "一件应说的事。",
        "name": "叫什么。",
        "patterns": "说到它的式子。",
        "when": "什么时候该说。",
        "known": "从填的数已经知道，就不用说。",
    },
    "Number": {"": "一种号码。", "proof": "identity 身份证 · card 银行卡 · looks 只看样子。", "pattern": "样子。"},
    "Day": {"": "报告年度下一年的一天。", "month": "月。", "day": "日。"},
    "Longer": {"": "可以更晚的单位。", "field": "看哪个栏目。", "among": "是这些选项之一。", "last": "最晚哪一天。"},
}
"""By the spec and its key."""
