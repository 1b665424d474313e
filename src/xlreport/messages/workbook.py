"""The words of a workbook that belong to no form: names of sheets, labels the reader looks for, states."""

from collections.abc import Sequence
from datetime import date

from xlreport.form.text.numerals import chinese_number

COVER = "封面与说明"
INDICATORS = "指标"
CHECKS = "校验与说明"
SIGN_OFF = "报送签批单"
SIGN_OFF_TITLE = "{form}报送签批单"
SIGN_OFF_AGENCY = "填报单位"
HIDDEN = "_xlreport"
RETURNED = "退回意见"
FORM_MARK = "表号"
CARRIER_NAMES = {"custom property": "文件属性", "core category": "文件类别", "defined name": "定义的名称"}
YEAR = "报告年度"
SIGNED_ON = "落款日期"
TITLE = "报告标题"
LEAD = "引言"

BLANKS_ARE_ZERO = "本表空白格均为 0"
ALL_BLANKS_ARE_ZERO = "以上各表空白格均为 0"

NOT_APPLICABLE = "本表不适用"
NOT_APPLICABLE_OF = "“{table}”不适用"
THIS_TABLE = "本表"
NTH_TABLE = "第 {number} 张表"
NOT_APPLICABLE_NOTE = "本单位没有这类职责、整张表都不涉及的，选“是”，各格留空"
NOT_APPLICABLE_SAID = "（{table}不适用。）"

TEXT_OF_SECTION = "{heading}（文字）"

INTRO = "开头"
HEADING = "标题"
SENTENCE = "自动成句"
HINT = "写什么"
PARAGRAPH = "第{number}段"
RUNS_ON = "接标题"
STANDS_OFF = "另起一段"

PASSES = "通过"
FAILS = "不符"
WAITS = "待填"
ASKS = "请核对"
NOTICE = "请留意"
EXPLAINED = "已说明"
LAPSED = "说明已失效"
LATER = "审核时看"
NO_PREVIOUS = "无上年数"
FOLLOWS = "同一原因"


def chinese_date(day: date) -> str:
    """The date line of an official document: 2025年1月20日."""
    return f"{day.year}年{day.month}月{day.day}日"


BAND_SEPARATOR = "、"


def band_label(slots: Sequence[int], part: str) -> str:
    """The label of a line that belongs to an item, counted from 1, or to several side by side: （一）标题."""
    return f"（{BAND_SEPARATOR.join(map(chinese_number, slots))}）{part}"


YEAR_GUIDE = "报告的是哪一年，如 2024"
SIGNED_ON_GUIDE = "如 2025-01-20；留空则不印日期"
GENERATED_GUIDE = "留空自动生成；不要这一段请填“（无）”"

DAYS = ("####-#[#]-#[#]", "####/#[#]/#[#]", "####.#[#].#[#]", "####年#[#]月#[#]日")
"""How a day is written that was typed as a text."""
YEAR_UNIT, MONTH_UNIT, DAY_UNIT = "年", "月", "日"
NEVER_FIRST = "，。、；：？！）》”’…"
NEVER_LAST = "（《“‘"
"""Marks that never begin a line, and never end one."""

BLANK = "空白"

CHECK_STATE, CHECK_TITLE, CHECK_WHERE = "状态", "校验内容", "所在位置"
CHECK_LEFT, CHECK_SIGN, CHECK_RIGHT, CHECK_GAP, CHECK_LINK = "填报数", "关系", "对照数", "相差", "查看"
SIGNS = {"==": "=", "!=": "≠", "<=": "≤", ">=": "≥", "<": "<", ">": ">"}
"""How a relation that must hold is written between its sides."""

BROKEN_SIGNS = {"==": " ≠ ", "!=": " = ", "<=": " > ", ">=": " < ", "<": " ≥ ", ">": " ≤ "}
"""How it is written where it does not hold."""

BESIDE = "比"
"""Between two numbers that are only compared."""

LINK = "转到"
TODO_SIDES, TODO_OWN_ROW, TODO_REMEDY = "两边的数", "明细", "怎么办"
TODO_TO_ROW, TODO_TO_REASON = "看明细", "写说明"
TODO_COUNT = (
    "要处理的有 {count} 项，按先后排列：点“转到”去改；情况属实的点“写说明”，在黄色格里写明原因。改好一项就少一项。"
)
TODO_NONE = "没有要处理的事项。"
TODO_MORE = "还有 {count} 项，改完上面的再看。"
TO_LINES = "查看全部校验项"
DO_TEXTS = "显示 #NAME? 一类的格不是文字：以 = + - 开头的话会成为公式，请去掉开头的符号。选择请从下拉箭头里选。"
DO_FILL = "请把空白格填上；没有发生请填 0。"
DO_ANSWER = "请在封面填写。"
DO_COVER = "请在封面改正，按旁边的说明填写。"
DO_CORRECT = "请改正标红的格：只填数字，不要写单位或文字。"
COMPLETENESS = "填写是否完整"
RELATIONS = "勾稽关系与合计"
MISSING_CELLS = "各格都已填写"
WRONG_CELLS = "各格填法正确"
WRONG_CHOICES = "各处选择正确"
WRONG_TEXTS = "各处文字和选择正确"
BALANCE_MARK = "勾稽核对"
MARK_DONE = "✓"
MISSING_BEGINS = "缺 "
MARK_MISSING = MISSING_BEGINS + "{count} 格"
MARK_WRONG_END = "格填得不对"
MARK_WRONG = "{count} " + MARK_WRONG_END
MARK_NOT_ASKED = "不用填"
MARK_TO_CLEAR = "应留空"
MARK_GAP = "差 "
MARK_TOTAL_OFF = "合计不等，差 "
MARK_TOTALS_OFF = "{count} 个合计不等"

LIGHT = "填报状态"
LIGHT_WRONG = "有错误：{count} 处，请看“校验与说明”"
LIGHT_UNFINISHED = "未完成：还有 {count} 格没有填"
LIGHT_UNEXPLAINED = "待说明：{count} 处，请在“校验与说明”里写明原因"
LIGHT_READY = "可以报送：表内可查的都对，文字内容由审核时检查"

PROGRESS = "各表进度"
PROGRESS_MISSING = "缺 {count} 格　"
PROGRESS_WRONG = "有 {count} 处不对　"
PROGRESS_UNEXPLAINED = "{count} 处待说明"
OPTIONAL = "可不填"
FILLED = "已填 {count} 项"
PROGRESS_DONE = MARK_DONE + " 已填好"
WRITTEN = "已写 {count} 字"
DONE_BEGINS = MARK_DONE + " "
NOTHING_WRITTEN = "还没有写"

COVER_GUIDE = "先填本页（带 * 的必填），再按右边“各表进度”逐张填写，点名称就能跳过去。"
HOW_TO = "怎么填"
INSTRUCTIONS = (
    "1. 白色格填写，灰色格自动计算，不用填；没有发生填 0，不要留空。",
    "2. 各表右边会提示还缺几格、哪里不对；某张表大多为 0 时，到表下方“空白格均为 0”选“是”。",
    "3. 从别处粘贴时请选“只粘贴数值”；不要增删行列，不要改工作表名称。",
)
LAST_INSTRUCTION = "4. 显示“可以报送”就填完了。"
COVER_FIELDS = "单位和报告信息"
FIELD_REQUIRED, FIELD_WRONG = "必填", "填得不对"
CARRIED = "取自去年年报，请核对"
AND_THEN = "，"
FORM_LINE = "依据：{source}"
LEGEND = "白色：填写　灰色：自动计算　蓝色：取自去年年报　黄色：还没填　红色：需要改"
ZERO_LEGEND = LEGEND + "　　大多为 0 时，到表下方选“是”"
TOTALS_LEGEND = ZERO_LEGEND + "　　可连合计一起粘贴"
OLD_LEGENDS = (
    LEGEND + "　　大多为 0 时，只填不是 0 的格，再到表下方选“是”",
    LEGEND + "　　大多为 0 时，只填不是 0 的格，再到表下方选“是”　　可连合计整块粘贴，合计不等会变红，清空即可",
)
"""What workbooks say there that are still out."""
TOTAL_TITLE = "合计自动计算"
TOTAL_RULE = "合计由表格自动算出，不用填。与各项之和不等的数不能写在这里。"
PREVIOUS = "上年数"
PREVIOUS_LABEL = "（上年）{label}"
OPENED = "取自去年年报"
REOPENED = "与去年年报不同"
AROUND_TABLES = (
    LEGEND,
    ZERO_LEGEND,
    TOTALS_LEGEND,
    *OLD_LEGENDS,
    BALANCE_MARK,
    BLANKS_ARE_ZERO,
    ALL_BLANKS_ARE_ZERO,
    PREVIOUS,
    OPENED,
)
"""What the sheet of a table says around it."""

ZERO_NOTE = "选“是”后，本表没填的格都按 0 计"
PROSE_TEXT = "正文（一段一行）"
PROSE_CHOICE = "选择"
PROSE_NOTE = "对应内容"
INDICATOR_VALUE = "数量"
INDICATOR_UNIT = "单位"
INDICATOR_LABEL = "指标"
INDICATOR_GUIDE = "说明"
INDICATORS_NOTE = (
    "这些数字不进表格，只用来自动写成文字部分里的句子，也便于核对；"
    "没有统计的可以留空，报告就不写这一句；填 0 则写明为零。"
)
PART_OF = "“{whole}”中的一部分"
PAGE = "第 &P 页，共 &N 页"


USE_SENTENCES = "选“否”则报告里不用自动生成的句子"
SENTENCES_LATER = "（相关的表和“指标”填好后，这里自动写出句子，印在本条最前面）"
SENTENCES_UNUSED = "（已选“否”，报告里不印自动生成的句子）"
OTHER_WORDINGS = "；也可以选别的写法"


CHECK_REASON = "情况说明（确有原因时填写）"
OLD_CHECKS = ("现有数", "应有数", "只在审核时检查", "这些规则表里不能自动核对，报送后由审核程序检查", "其他说明", LINK)
"""What the check sheet said in workbooks that are still out."""

EDITION = "{edition} 年版"
CHECK_REVIEWED_NOTE = "文字内容由审核时检查，不列在这里；审核时问到的，在退回的工作簿“退回意见”里写明原因。"
REASONS_OTHER = "对文字等其他事项的说明"

AROUND_CHECKS = (
    CHECKS, COMPLETENESS, RELATIONS, CHECK_REVIEWED_NOTE, CHECK_STATE, CHECK_TITLE, CHECK_WHERE, CHECK_LEFT, CHECK_SIGN,
    CHECK_RIGHT, CHECK_GAP, CHECK_LINK, CHECK_REASON, REASONS_OTHER, TODO_SIDES, TODO_OWN_ROW, TODO_REMEDY, TO_LINES,
    BESIDE, *SIGNS.values(), *OLD_CHECKS,
)  # fmt: skip
"""What the check sheet says around its lines."""

PREVIEW = "报告预览"
PREVIEW_NOTE = "这是报告将来的样子，随填随变；要改文字请到对应的工作表去改。"
PREVIEW_TABLE = "（表格见工作表“{sheet}”）"
PREVIEW_TABLE_BESIDE = "（表格见本页右侧）"
PREVIEW_MORE = "（文字较长，以下不在预览里显示；正式报告里全文都有。）"
CHARACTERS = "共 {count} 字"
CHARACTERS_OF_SECTION = "本部分文字共 {count} 字"

FIELDS = "可用字段"
FIELDS_NUMBER = "现在的数"
FIELDS_GUIDE = "写进正文，自动换成数字"
FIELD_MISSING = "未填"
NOT_REPORTED = "—"

AROUND_TEXTS = (
    PROSE_TEXT, PROSE_CHOICE, PROSE_NOTE, USE_SENTENCES, USE_SENTENCES + OTHER_WORDINGS,
    FIELDS, FIELDS_NUMBER, FIELDS_GUIDE,
)  # fmt: skip
"""What the sheet of a section of text says around it."""

REPORT_YEAR = r"[12]\d{3}年"
"""The year in a title."""

ENDS_OF_NAMES = "省市区县州盟旗镇乡部局委会办院所"
"""After these a long name of an agency may break."""

COMBINED = "　汇总：{count} 份年报之和"
"""After the title of a workbook that is a sum."""
