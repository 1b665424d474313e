"""What is said of rounds: what counts and why the rest does not, what happened when, what a later file took over."""

WHY_MISSING = "未报"
WHY_WRONG_KIND = "交的不是填报工作簿，或打不开"
WHY_UNDECIDED = "交了几份不同的，还没有定用哪一份"
WHY_ERRORS = "有错误，退回待改"
WHY_YEAR = "交的是 {year} 年的"
WHY_BLANK = "交的是空表"
WHY_LAST_YEAR = "交的和去年的完全一样"
WHY_CONTAINED = "已含在{agency}的年报里"
WHY_NOT_ON_ROSTER = "不在名册上"
AGENCY_AND_FORM = "{agency}（{form}）"
"""How an agency is called where several forms are owed."""

SELECTED = "计入 {counted} 家（共 {asked} 家）"
LEFT_OUT = "未计入：{why} {count} 家"
LIST_OF = "{head}：{agencies}"

EVENTS = {
    "handed_in": "收到",
    "mended": "改好重报",
    "explained": "写了说明",
    "undecided": "交了几份不同的",
    "returned": "退回",
    "changed": "结果有变",
    "gone": "不在了（撤走，或读不了）",
    "counted": "开始计入汇总",
    "left_out": "不再计入汇总",
}
INDENT = "　"
CHANGES = "与上次运行相比："
NO_CHANGES = "与上次运行相比没有变化。"
MOVED = "{agency}（{told}）"
CHANGED_TO = "{was}→{state}"
COUNTED = "{what} {count} 家"
HISTORY_LOST = "以前的往来记录读不了，已改名为 {name} 另存；从这次起重新记。"

BLANK, SEPARATOR = "空白", "；"
DIFFERENCE = "{name} {first}／{second}"
DIFFERENCES = "不同的有：{told}{more}"
MORE_DIFFERENCES = "等 {count} 处"
NO_DIFFERENCE = "填的数字和文字一样，只是文件不同"
SIGNED_ON, TITLE, LEAD, REASONS, TEXT = "落款日期", "标题", "导语", "情况说明", "“{heading}”的文字"
PAGE_OF_YEAR = "{year} 年公布的报告"
PAGES_ALIKE = "（另有 {count} 份公布的数字相同）"
NONE_USED = "，哪一份都没有采用"
COMPARED = "“{first}”与“{second}”{told}。"
NEWER = "从内容看“{path}”较新（{why}）。"
NEWER_BY = {
    "round": "是退回以后改的",
    "saved": "文件里记的保存时间晚",
    "signed_on": "落款日期晚",
}
NEWER_UNKNOWN = "从内容看不出哪份较新。"
