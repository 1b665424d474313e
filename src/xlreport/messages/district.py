"""What the coordinator's files say."""

ROSTER_COLUMNS = {
    "agency": ("单位全称", "单位名称", "单位"),
    "aliases": ("别名", "其他名称", "其他叫法", "曾用名", "又称"),
    "code": ("单位代码", "代码", "统一社会信用代码"),
    "superior": ("上级主管单位", "上级单位", "主管单位"),
    "contact": ("联系人", "联系人及电话", "联系方式"),
    "contact_phone": ("联系人电话", "联系人手机", "手机", "手机号", "手机号码", "电话", "电话号码", "联系电话"),
    "contact_email": ("联系人邮箱", "邮箱", "电子邮件", "邮箱地址", "E-mail", "Email", "电子邮箱"),
    "deadline": ("截止日期", "截止时间", "报送期限"),
    "contains_below": ("已含下级", "已含下级数字"),
}
"""The roster's own columns by the heads they go by; the first is the one we write. Others are a form's fields."""

ROSTER_OTHER_HEADS = {"short_name": ("单位简称", "简称"), "kind": ("类别",), "level": ("层级",)}
"""What rosters in use call a field besides its label and its id, by the id."""

ROSTER_GUIDES = {
    "agency": "必填。与公章一致；按它认领收到的工作簿。",
    "aliases": "可空。平时的叫法、曾用名，如“医保局”；几个用“、”隔开。按它认领写了别的名称的工作簿和 Word、扫描件。",
    "code": "可空。",
    "superior": "可空。填名册里另一家的全称。",
    "contact": "可空。催报名单里会列出。",
    "contact_phone": "可空。催报用，不带入工作簿；没有这一栏时用联系电话。",
    "contact_email": "可空。催报、发退回件用，不带入工作簿；也按发件人认领邮件里的扫描件。",
    "deadline": "可空。如 2025-01-15。",
    "contains_below": "可空。填“是”：它的年报已含下级单位的数字，下级不再重复计入。",
}
ROSTER_FIELD_GUIDE = "可空。{guide}"
ROSTER_SHEET, ROSTER_GUIDE_SHEET = "名册", "填写说明"
ROSTER_EXAMPLE = "（示例）"
ROSTER_EXAMPLES = {"agency": "（示例）某某区水务局", "deadline": "2025-01-15"}
ROSTER_HOW = (
    "一行填一家单位。第一行的栏目名不要改；用不着的栏可以删去，栏的顺序可以换。",
    "“（示例）”那一行不会读入，可以删去。",
    "填好后：xlreport new --roster 本文件 --year 年度 -o 文件夹，会给每家单位生成一份工作簿。",
    "收齐后：xlreport batch 收到的文件夹 -o 结果 --roster 本文件。",
)
ROSTER_MORE = "还可以加这些栏，栏目名照写，会带入工作簿：{labels}。"
ROSTER_YES = frozenset({"是", "Y", "y", "yes", "√", "1"})
ROSTER_NO = frozenset({"否", "不是", "N", "n", "no", "×", "0", "无"})
ROSTER_NO_LETTERS = "第 {row} 行的文字认不出编码；请用 Excel 打开，另存为“CSV UTF-8”，或另存为工作簿"
ROSTER_NO_TABLE = "第 {row} 行的引号不成对，或者一格太长，分不清各栏"
ROSTER_LONG = "超过 {most} 行"
ROSTER_NO_HEAD = "没有找到“单位全称”这一栏"
ROSTER_NO_NAME = "第 {row} 行没有单位全称"
ROSTER_TWICE = "第 {row} 行的“{agency}”前面已经有了"
ROSTER_NO_DAY = "第 {row} 行的截止日期“{found}”不是日期"
ROSTER_NO_ANSWER = "第 {row} 行的“已含下级”填的是“{found}”，应填“是”或“否”"
ROSTER_ALIAS_TWICE = "第 {row} 行的别名“{alias}”也是“{agency}”的名称"
ROSTER_IS_FORM = "这是填报工作簿，不是名册"
ROSTER_IS_RESULT = "这是 batch 写的结果，不是名册"
RESULT_HEADS = frozenset({"计入汇总", "要办的事", "可以直接发出的话"})
"""Of lists that a run has written, which name agencies too."""

ROSTER_EMPTY = "名册里没有单位"
SEPARATOR = "；"
DAY_PATTERNS = (
    "%Y-%m-%d",
    "%Y/%m/%d",
    "%Y.%m.%d",
    "%Y年%m月%d日",
    "%Y%m%d",
    "%Y-%m-%d%H:%M:%S",
    "%Y/%m/%d%H:%M:%S",
    "%Y年%m月%d日前",
)

MISSING, RECEIVED, TO_MEND, TO_EXPLAIN, ZERO, READY = "未报", "已收", "退回待改", "待说明", "零报告", "可发布"
WRONG_KIND = "格式不符"
STATES = (MISSING, WRONG_KIND, RECEIVED, TO_MEND, TO_EXPLAIN, ZERO, READY)
STATE_MEANINGS = {
    MISSING: "还没有收到文件",
    WRONG_KIND: "交来的不是填报工作簿（如 Word、扫描件），或打不开，须请它改交工作簿",
    RECEIVED: "收到了，但有几份不同的，要先定用哪一份",
    TO_MEND: "有错误，已生成退回件",
    TO_EXPLAIN: "没有错误，有疑问还没有说明；已生成报告和退回件",
    ZERO: "各表全部为零，可以发布",
    READY: "可以发布",
}
AGENCY_PART = "{agency}（{part}）"
"""An agency of which several reports are told apart."""

ANY_FORM = "年报"
UNDECIDED = "后交的几份（待定用哪一份）"
UNLISTED = "清单的“{column}”（{count} 条）"
CLOSE = "（是不是“{agency}”？）"
DEADLINE = "（截止 {day}）"

IN_RETURNS = "（结果文件夹）退回/{name}"
REPORTS, RETURNS, SUMMARY, PAGE = "报告", "退回", "汇总.xlsx", "index.html"
EDITED = "{name}（改动过）"
"""What somebody made of an output, once a new one stands in its place."""
FINDINGS, REMINDERS, OWN = "findings.json", "催报名单.xlsx", ".xlreport"
BELOW, TOP = "下级", "../../"
"""Where the files of each superior lie, in a folder of its name, and the way from there to those of the whole."""
TABLES = {"sqlite": "明细.sqlite", "parquet": "明细.parquet"}
"""All figures for other programs, by kind of file."""
OUTCOMES = {
    "read": "已读取", "rejected": "未能读取", "crashed": "读取时程序出错", "timed_out": "读取超时", "skipped": "跳过",
}  # fmt: skip

TALLY_ROSTER = "名册上 {members} 家：已交 {sent} 家，未交 {missing} 家{overdue}。"
TALLY_OVERDUE = "（其中 {count} 家已逾期）"
TALLY_SENT = "已交 {sent} 家。"
TALLY_COUNTED = "{reports} 家已出报告，{counted} 家计入汇总。"
TALLY_STRANGERS = "另有 {count} 家交来但不在名册上，没有计入。"

OVERVIEW, PROGRESS, PROBLEMS, DETAIL, INDICATORS, REASONS = "总览", "进度", "问题", "明细", "指标", "说明"
HISTORY = "往来"
HISTORY_HEAD = ("次", "日期", "单位", "表式", "往来", "错误", "待说明", "已说明", "状态", "文件", "改动")
HISTORY_SAID = "每次运行有什么变化，后面的在上。日期是运行时用 --as-of 写的那一天；没有写的，只记是第几次。"
CHANGED_STATE = "{was} → {state}"
LATEST = "最近的变化{day}：{told}"
LATEST_DAY = "（{day}）"
LATEST_KIND = "{kind} {count} 家"
EARLIER_FILES = "（另有较早的 {count} 份，不再采用）"
PAGE_FILE, AGAIN = "{path}（公布的报告）", "。{told}"
COMPARISON, DETAIL_BEFORE = "对比", "去年明细"
SUMMARY_TITLE = "{year}{form}汇总"
COUNT_HEAD = ("状态", "家数", "含义")
RULE_HEAD = ("出现最多的问题", "处数", "有这个问题的单位")
MOST_HEAD = ("最多的单位", "数", "占比")
SHARE = "占合计的 {percent}%"
PLACE = "“{sheet}”{cell}"
AGENCIES = "{count} 家"
AGENCY_HEAD = (
    "序号", "单位", "表式", "状态", "错误", "待说明", "计入汇总", "未计入的原因", "截止日期", "联系人",
    "上级单位", "采用的文件",
)  # fmt: skip
PROBLEM_HEAD = ("级别", "事项", "单位", "表式", "单元格", "说明", "文件", "规则")
REASON_HEAD = ("事项", "单位", "位置", "说明", "规则")
PROBLEMS_SAID = "还没有改、没有说明的问题，先列错误。点“单元格”打开那家的退回件；单位写了说明的，见“说明”表。"
CONTINUED = "（续{number}）"
"""Behind the name of a sheet, of the further ones of a list that one does not hold."""

PROBLEMS_NONE = "没有要改、要说明的问题。"
REASONS_SAID = "单位在“校验与说明”里写的原因；这些问题不再要求修改。"
DETAIL_HEAD = ("单位", "计入", "文件")
INDICATOR_HEAD = ("指标", "单位", "填报家数")
INDICATORS_ABSENT = "没有一家填报的指标：{labels}。"
INCLUDED, EXCLUDED = "是", "否"
RECORDS_NOTE = "计入各单位的清单，共 {count} 条。"
SUM_NOTE = "本表每格是“{detail}”里“计入”为“是”的单位之和；把“{detail}”里的“是”改成“否”，这里跟着变。"
SUM_OTHERWISE = "平均数按数量加权；选择的格写各有几家，文字的格写有几家填了。"
SUM_BEFORE = "{year}年是计入的 {counted} 家里有去年年报的 {known} 家之和。"
YEAR_OF = "{year}年"
COMPARISON_SAID = "各单位今年与去年的数；增减是今年减去年。没有去年年报的，去年一栏空着；两年都没有数的项目不列。"
COMPARISON_HEAD = ("今年", "去年", "增减")
COMPARISON_SUM = "合计"
NOT_SUMMED = "不宜相加"
CHART_STATES, CHART_RULES, CHART_MOST = "各状态的单位数", "出现最多的问题（处）", "{item}最多的单位"
REMINDER_SHEET, CONTACT_SHEET = "催报名单", "按联系人"
REMINDER_HEAD = ("单位", "联系人", "电话", "邮箱", "截止日期", "是否逾期", "状态", "要办的事")
CONTACT_HEAD = ("联系人", "电话", "邮箱", "单位", "可以直接发出的话")
CONTACT_SAID = "同一联系人的几家单位并成一段话。退回件在“退回”文件夹里，一并发去。"
OVERDUE = "已逾期"
BETWEEN_CONTACTS = " "


def year_words(year: int) -> str:
    """The year before the name of a form; nothing where no file told one, since no year is no year 0."""
    return YEAR_OF.format(year=year) if year else ""


ASK_SEND = "{year}{form}至今未收到，请尽快报送填好的工作簿。"
ASK_CHOOSE = "收到 {count} 份内容不同的{year}{form}（{files}），请告知以哪一份为准，或者重新报送一份。"
ASK_MEND = "报来的{year}{form}有 {errors} 处错误须改正，请按退回件改好后重新报送。"
ASK_EXPLAIN = "报来的{year}{form}有 {open} 处请核对或说明，请在退回件里改正或写明原因后重新报送。"
ASK_WORKBOOK = "交来的是{kinds}（{files}），不是填报工作簿，请填好“{name}”后报送。"
ASK_AGAIN = "交来的{files}没有能读取：{message}"
ASK_YEAR = "您交的是 {found} 年的，请填“{name}”后重新报送。"
ASK_BLANK = "交回的工作簿是空的，一个数字也没有填，请填好“{name}”后重新报送。"
ASK_LAST_YEAR = "交来的数字和文字与去年的年报完全一样，请填好“{name}”后重新报送。"
LETTER_SOON = "截止日期是 {day}，请尽快发回。"
LETTER_TO = "{name}："
LETTER_UNTIL = "截止日期是 {day}，请按时报送。"
LETTER_LATE = "截止日期 {day} 已过，请尽快报送。"
LETTER_SEVERAL = "以下 {count} 件事请办理或转告："
LETTER_PART = "{number}. {agency}（{form}）\n{body}"
SUBJECT = "{year}{form}：{who}"
MAILS, FOLDERS, LETTER_FILE = "邮件", "分发", "说明.txt"

PAGE_TITLE = "{year}{form}收报情况"
PAGE_TODO, PAGE_AGENCIES, PAGE_RULES, PAGE_UNREAD = "要办的事", "各单位", "还没有改、没有说明的问题", "收到的文件"
PAGE_SEARCH = "按单位、状态、联系人查找"
PAGE_PARTS, PAGE_WHOLE = "各上级单位", "返回全部单位"
PAGE_PART_HEAD = ("上级单位", "单位", "未报", "退回待改", "待说明", "已出报告", "计入汇总", "汇总")
PAGE_NOTHING = "没有要办的事。"
PAGE_AGENCY_HEAD = ("序号", "单位", "状态", "错误", "待说明", "截止", "联系人", "报告和退回件", "交来的文件")
PAGE_RULE_HEAD = ("事项", "级别", "家数", "处数", "多少")
PAGE_FILE_HEAD = ("没有读取的文件", "结果", "说明")
PAGE_FILES = "共 {files} 个文件：已读取 {read} 份，没有读取 {unread} 个。"
PAGE_FOUND = "显示 {count} 家"
NOT_ON_ROSTER = "（不在名册上，没有计入）"
REPORT_LINK, RETURN_LINK = "报告 {suffix}", "退回件"
GAP, COLON = "　", "："
NAMES_SEPARATOR, AND_MORE = "、", "{names}等 {count} 家"
UNTIL, LATE = "截止 {day}", "{day} 已逾期"
TODO_UNREAD = "{count} 个文件打不开或读不了：{names}"
UNREAD_FILE = "{path}：{message}"
TODO_GROUP, TODO_FILES = "{title}（{count}）：{names}", "涉及 {count} 个文件"
TODO_REMIND = "催报 {count} 家{overdue}：{names}"
TODO_RETURN = "把退回件发给 {count} 家改正：{names}"
TODO_EXPLAIN = "请 {count} 家写明原因（退回件里有要说明的事）：{names}"
TODO_COUNTS = "错误 {errors} 处，待说明 {open} 处"
SEVERITIES = {"error": "错误", "warning": "请核对", "note": "提示"}
