"""What stands on the pages of the desk."""

NAME = "年报工作台"
SKIP = "跳到正文"
NAV = (
    ("/", "收报情况"), ("/files", "文件"), ("/results", "结果"), ("/changes", "往来"), ("/compare", "比较"),
    ("/options", "设置"),
)  # fmt: skip
NAV_LABEL = "各页"
LEAVE = "结束使用"
NOTES = "说明"

WELCOME = "把收到的年报交给它，它来核对、汇总、出报告"
WELCOME_SAID = "文件只放在这台电脑的工作文件夹里，不上网，也不改动原来的文件。"
STEPS = (
    ("放文件", "把各单位交来的工作簿、压缩包、邮件拖到下面，文件名不必管。"),
    ("放名册", "有名册的放上名册，就知道谁还没有交。"),
    ("开始核对", "点一下，等进度走完，逐家看结果。"),
)
ADD = "放文件"
DROP = "把文件、文件夹或压缩包拖到这里"
DROP_ROSTER = "把名册拖到这里"
CHOOSE_FILES = "选文件"
CHOOSE_FOLDER = "选文件夹"
SEND = "放进去"
SENDING = "正在放进去：{percent}%"
NOTHING_SENT = "没有放进去：里面没有文件，或者打不开。"
CLOSED = "程序已经关闭，或者重新启动过：请用新打开的网页。"
FAILED_SENDING = "没有放进去。请再试一次；程序已经关闭的，请重新启动。"
ACCEPTED = "工作簿、Word、网页、PDF、压缩包（.zip）、邮件（.eml、.msg）都可以。"
FILES_HERE = "已放进 {count} 个文件"
ADD_ROSTER, OTHER_ROSTER = "放名册", "换名册"
WITH_ROSTER = "有名册"
NO_ROSTER = "没有名册"
WITH_LAST_YEAR = "有去年的"

RUN = "开始核对"
RUN_AGAIN = "再核对一次"
RUNNING = "正在核对"
LOOKING = "正在查看文件……"
DONE_OF = "已核对 {done} 份，共 {total} 份"
CLOSING = "{total} 份都已核对，正在写汇总……"
RUNNING_ELSEWHERE, SEE_PROGRESS = "正在核对。", "看进度"
ENDED_ELSEWHERE, SEE_NEW = "核对已经结束，这一页还是先前的。", "看新的"
BEFORE_THIS_RUN = "下面还是上一次的结果。"
STOP_RUN = "停止核对"

STATES = "各状态的单位"
ALL_STATES = "全部状态"
AGENCIES = "各单位"
SEARCH = "按单位、联系人、文件查找"
STATE = "状态"
FIND = "查找"
FOUND = "显示 {count} 家"
HEAD = ("单位", "状态", "错误", "待说明", "截止", "联系人", "可取的文件", "交来的文件")
LATE = "{day} 已逾期"
NOT_ON_ROSTER = "（不在名册上，没有计入）"
UNREAD = "没有读取的文件"
UNREAD_HEAD = ("文件", "结果", "说明")
REPORT, RETURN = "报告 {suffix}", "退回件"

COUNTS = "错误 {errors} 处，待说明 {open} 处"
SET_FINDINGS = "关于交来的文件"
CHOOSE = "定用哪一份"
CHOOSE_SAID = "定下以后，其余的移到“不用的”文件夹，不会删去；再核对一次，结果就更新。"
CHOSEN_NOW = "已定用“{path}”。再核对一次，结果就更新。"
CHOOSE_THIS = "用这一份"
SAVED = "（保存于 {time}）"
FINDINGS = "要改、要说明的"
FINDINGS_OF = "“{path}”里的问题"
NO_FINDINGS = "没有问题。"
GONE = "结果已经更新，请回到首页再看。"
COUNTING = "采用"
FINDING_HEAD = ("级别", "位置", "是什么问题，怎么办")
EXPLAINED = "已说明：{reason}"
SOURCE = "依据：{source}（{code}）"
CODE = "规则编号：{code}"
MESSAGE = "可以直接发出的话"
COPY = "复制"
COPIED = "已复制"
MESSAGE_SAID, MESSAGE_WITH_COPY = "粘到微信、短信、邮件里。", "退回件（在下面“可取的文件”里）一并发去。"
NO_MESSAGE = "没有要办的事，不用发话。"
TAKE = "可取的文件"
PREVIEW = "看报告"
PREVIEW_OF = "{agency}的报告"
DRAFT_SAID = "有错误的标着“草稿”；改好以前不出正式报告。"
PREVIEW_SAID = "这是网页样式的预览，正式的报告见“结果”。"
COMPARE_LAST = "与去年比"
COMPARE_WITH = "与“{path}”比"
COMPARE = "比较"
LAST_YEARS = "去年的年报"
COMPARE_SAID = "先前的一份与后来的一份：数字、文字、单位信息，和问题的增减。“去年的年报”是后来那份的单位去年的。"
BEFORE, AFTER = "先前的", "后来的"
CELL_HEAD = ("项目", "先前", "后来", "增减")
NOTHING_DIFFERS = "没有不同。"
NOT_COMPARED = "没有可以比较的报告，或者两份的表式不同。"
TEXTS, REMOVED, ADDED = "文字", "先前有", "后来有"
FIGURES = "数字和单位信息"
GONE_FINDINGS, NEW_FINDINGS = "不再有的问题", "新出现的问题"
BACK_TO = "回到{name}"
BACK_TO_ALL = "回到收报情况"

CHANGES = "往来"
CHANGES_SAID = "每次核对有什么变化，后面的在上。日期是“设置”里的判断日期；没有写的，只记是第几次。"
NO_CHANGES = "还没有往来。"
CHANGE_HEAD = ("次", "日期", "单位", "往来", "状态", "文件", "改动")
STATE_MOVED = "{was} → {state}"

FILES = "文件"
FILES_SAID = "工作文件夹：{path}"
RECEIVED, RECEIVED_SAID = "收到的", "各单位交来的。移到“不用的”以后不再核对，随时可以放回。"
BLANK_ROSTER, BLANK_ROSTER_FILE = "取一份空白名册", "空白名册.xlsx"
ROSTER, ROSTER_SAID = "名册", "Excel 工作簿或 CSV，一行一家单位；换一份，旧的移到“不用的”。"
LAST_YEAR, LAST_YEAR_SAID = (
    "去年的",
    "去年的工作簿或公布的年报（网页、Word、PDF），用来核对上年结转、写今年比去年多少。",
)
ASIDE, ASIDE_SAID = "不用的", "不核对，也不删去。"
NONE = "没有。"
PUT_ASIDE, PUT_BACK = "不用", "放回收到的"
SIZE = "{size} KB"
FILE_HEAD = ("文件", "大小", "怎么办")
OF_FILE = "{action}：{path}"

RESULTS = "结果"
RESULTS_SAID = "文件夹：{path}"
NO_RESULTS = "还没有结果，请先核对。"
ALL = "全部取走（一个压缩包）"
ALL_FILE = "年报结果.zip"
OUTPUTS_SAID = {"findings.json": "供别的程序用的全部问题", "index.html": "各单位的情况，可以发给别人看的网页"}
FOLDER = {
    "": "汇总和名单", "报告": "报告", "退回": "退回件和要发的话", "邮件": "邮件草稿", "分发": "分发文件夹",
}  # fmt: skip

OPTIONS = "设置"
OPTIONS_OF_RUN = "怎样核对"
FORMATS = "报告的格式"
FORMAT_NAMES = {
    "docx": "Word（docx）", "pdf": "PDF", "html": "网页（html）", "md": "Markdown",
    "html-fragment": "贴进网站后台的网页", "json": "JSON", "csv": "CSV",
    "poster.pdf": "图解（PDF）", "poster.svg": "图解（SVG）", "poster.png": "图解（图片）",
    "poster.html": "图解（网页）",
}  # fmt: skip
AS_OF = "判断逾期的日期"
AS_OF_SAID = "不写就只列截止日期，不说谁逾期。今天是 {today}。"
YEAR, YEAR_SAID = "年度", "四位数字，如 2025；不写则按多数文件的年度。"
TEMPLATE, ANY_TEMPLATE = "表式", "文件里有几种收几种"
DRAFTS, NO_DRAFTS = "备好要发的话", "不备"
DRAFT_NAMES = {"eml": "邮件草稿，一个联系人一封", "folders": "一家一个文件夹"}
TABLES_LABEL, NO_TABLES = "全部数字另存一份", "不存"
TABLES_NAMES = {"sqlite": "数据库（SQLite）", "parquet": "列式文件（Parquet）"}
KEEP = "保存"
OWN_FORMS = "自己的表式"
OWN_FORMS_SAID = "本单位自己写的表式（.yaml），放文件夹或压缩包；编号与自带的相同的，用自己的。"
DROP_FORMS = "把表式的文件、文件夹或压缩包拖到这里"
FORM_HEAD = ("表式", "编号", "年度", "怎么办")
FROM_YEAR, YEARS = "{first} 年起", "{first}—{last} 年"
FORMS_WRONG = "有错误，现在只用自带的表式，改好以前不能核对："
RULE_SET = "规则集"
RULE_SET_SAID = "各地做法不同的，可以停用、改级、试行一条规则，或改一项口径。换一份文件，或在下面选好保存。"
RULES_NOW = "现在用的是“{name}”（{file}）。"
RULES_USUAL = "现在用各表式自己的规则。"
RULE_HEAD = ("规则", "平时", "改为")
RULE_CHOICES = (
    ("", "不改"), ("off", "停用"), ("trial", "试行，只作提示"), ("error", "错误"), ("warning", "请核对"),
    ("note", "提示"),
)  # fmt: skip
RULE_LABEL = "{title}改为"
SETTINGS_OF = "口径"
YES, NO = "是", "否"
KEEP_RULES = "保存规则"
CHOOSE_RULES = "换规则集文件"

MISSING = "没有这一页"
MISSING_SAID = "可能结果已经更新。"
ENDED = "已结束使用"
ENDED_SAID = "可以关上这个网页。文件和结果都在：{path}。下次打开会接着做。"
FAILED = "这一页没有打开"
