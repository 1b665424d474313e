"""What the commands say: help, results and complaints."""

APP = "从一张声明好的表生成工作簿，读回填好的工作簿，核对，并生成年度报告。"
TEMPLATES = "列出可用的表式：编号、名称、依据、适用年度。"
NEW = "生成工作簿：空白的，或按 JSON 报告填好的。"
CHECK = "读取填好的工作簿（或 JSON 报告、文件夹），逐项核对。"
REPORT = "生成年度报告：Word、网页、Markdown 或 JSON。"
ANNOTATE = "生成退回件：按原样重新生成工作簿，在有问题的格标出，附退回意见和一段可以直接发出的话。"
NOTHING_TO_RETURN = "{path}：没有须改正、须核对的问题，没有生成退回件。"
EXPLAIN = "说明一个代码：含义、依据、怎么办。"
DEMO = "用自带的真实年报走一遍全过程。"

INPUT = "工作簿（.xlsx .xlsm .xls .ods）、JSON 报告，或文件夹；可以给多个。"
OUT = "写到哪里：一份输入、一种格式时可以是文件，其他情况是文件夹。"
OUT_FOLDER = "写到哪个文件夹。"
AGENCY = "单位全称。"
YEAR = "报告年度，如 2024。"
TEMPLATE = "表式编号，如 zfxxgk/2021；不写则按年度选择。"
DATA = "用这份 JSON 报告填好工作簿。"
RULES = "规则集文件（.yaml）：停用、改级、试行、限定年度，调整口径。"
CODE = "代码，如 T3-BALANCE。"
FOLDER_OF_FORMS = "自己的表式所在的文件夹。"
PREVIOUS = "去年的工作簿，或存放去年工作簿的文件夹。"
NO_PREVIOUS = "{path} 里没有“{agency}”{year} 年的报告，没有带入去年的数字。"
FORCE = "目标已存在时覆盖。"
FORMAT = "结果格式：text 或 json。"
TO = "报告格式，用逗号分开：docx、html、md、json。"
DRAFT = "有错误也生成，每页标明“草稿”。"
HELP = "显示帮助。"
VERSION = "显示版本。"
VERSION_LINE = "xlreport {version}"
NO_VERSION = "（没有安装）"
USAGE_PREFIX = "用法："
PLACEHOLDERS = {"[OPTIONS]": "[选项]", "COMMAND [ARGS]...": "命令 [参数]…"}

SEVERITIES = {"error": "错误", "warning": "请核对", "note": "提示"}
GAP = "　"
COMMA = "，"
COLON = "："
SEMICOLON = "；"
STOP = "。"
WHOSE = "　{agency} {year} 年："
NO_AGENCY = "（没有单位名称）"
COUNTED = "{severity} {count} 处"
ALL_WELL = "没有发现问题"
UNREAD = "未读取"
ALL_READ = "共读取 {count} 份"
WITH_ERRORS = "，其中 {count} 份有错误"
NOT_READ = "，另有 {count} 份未能读取"
SKIPPED = "，跳过 {count} 份"
MORE = "另有 {count} 处"
IN_FILES = "（{count} 份）"
MUTED = "另有 {count} 处由上述问题引起，未列出"
IGNORED = "忽略了 {count} 个临时文件或隐藏文件。"
SKIPPED_LINE = "跳过 {path}：{message}"
NOT_PUBLISHED = "{path}：有错误，没有生成报告（先改正，或用 --draft 生成草稿）："
EXISTS = "已经存在：{path}。要覆盖请加 --force。"
NOT_WRITTEN = "写不了 {path}：{reason}"
CUT_SHORT = "结果没有写完：{reason}。"
FAILED = "没有做完：{reason}。"
REASONS = {
    "EPIPE": "接收结果的程序已经关闭",
    "EBADF": "标准输出已经关闭",
    "ENOSPC": "磁盘已满",
    "EDQUOT": "磁盘配额已用完",
    "EACCES": "没有写的权限",
    "EPERM": "没有写的权限",
    "EROFS": "磁盘是只读的",
    "EISDIR": "同名的文件夹已经存在",
    "ENOTDIR": "路径中间有一段不是文件夹",
    "EEXIST": "同名的文件已经存在",
    "ENAMETOOLONG": "文件名太长",
    "EIO": "磁盘或网络出错",
}

INPUT_KEPT = "{path} 是输入文件，不会被改写；请换一个目标。"
HAS_ERRORS = "{path}：有错误："
TWO_PREVIOUS = "去年的文件里“{agency}”{year} 年有两份，用的是 {path}。"
NO_SUCH_PATH = "找不到：{path}"
NO_CODE = "没有 {code} 这个代码；全部代码见 docs/校验规则.md。"
CLOSE_CODES = "是不是 {codes}？"
SWITCHED_OFF = "已停用"
EXPLAIN_SEVERITY = "级别：{severity}"
EXPLAIN_MESSAGE = "提示：{message}"
EXPLAIN_REMEDY = "怎么办：{remedy}"
EXPLAIN_SOURCE = "依据：{source}"
EXPLAIN_YEARS = "年度：{first}—{last}"
NO_INPUT = "没有找到工作簿或 JSON 报告：{path}"
NO_EDITION = "没有适用于 {year} 年的表式。"
MANY_EDITIONS = "有几种表式适用于 {year} 年，请用 --template 指定：{ids}。"
NO_TEMPLATE = "没有编号为 {template} 的表式；用 xlreport templates 查看有哪些。"
UNKNOWN_FORMAT = "不认识的格式：{format}；可用：{known}。"
SUFFIX = "{path} 的扩展名应为 .{suffix}。"
FOLDER_WANTED = "有多份输入或多种格式，{path} 应为文件夹。"
AGENCY_AND_YEAR = "空白工作簿要同时给出 --agency 和 --year。"
DATA_DIFFERS = "{option} 与 JSON 报告里的不一致：{given} / {found}。"
BAD_FORM = "表式有错误："
YEAR_OUT = "表式 {template} 不适用于 {year} 年。"
UNUSABLE_DATA = "读不了 {path}：{message}"

USAGE = "命令用法不对：{message}"
MISSING_OPTION = "缺少 {name}"
UNKNOWN_OPTION = "没有 {name} 这个选项"
MISSING_VALUE = "{name} 后面要写一个值"
BAD_VALUE = "{name} 的值不对"
SEE_HELP = "用 xlreport --help 查看用法。"
STOPPED = "已中止。"

TEMPLATE_LINE = "{id}　{name}　{years}　{source}"
YEARS_FROM = "{first} 年起"
YEARS_BETWEEN = "{first}—{last} 年"

DEMO_WRITTEN = "1. 按真实年报的数据生成工作簿：{path}"
DEMO_READ = "2. 读回工作簿并核对：{agency} {year} 年，{figures} 个数字与原数据一致，没有错误"
DEMO_REPORT = "3. 生成年度报告：{path}"
DEMO_WRONG = "有错误的示例_"
DEMO_DAMAGED = "4. 多填一件，得到有错误的工作簿：{path}，核对结果："
DEMO_UNEXPECTED = "结果与预期不同：{what}"
DEMO_DONE = "全部结果与预期一致。"
