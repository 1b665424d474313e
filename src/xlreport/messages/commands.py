"""What the commands say: help, results and complaints."""

APP = "从一张声明好的表生成工作簿，读回填好的工作簿，核对，并生成年度报告。"
TEMPLATES = "列出可用的表式：编号、名称、依据、适用年度。"
NEW = "生成工作簿：空白的，或按 JSON 报告填好的。"
CHECK = "读取填好的工作簿（或 JSON 报告、文件夹），逐项核对。"
REPORT = "生成年度报告：Word、网页、PDF、Markdown、JSON、CSV，或一张图解。"
ANNOTATE = "生成退回件：按原样重新生成工作簿，在有问题的格标出，附退回意见和一段可以直接发出的话。"
NOTHING_TO_RETURN = "{path}：没有须改正、须核对的问题，没有生成退回件。"
IMPORT = "读取公布的报告（Word、网页、Markdown、PDF），生成 JSON 报告或工作簿；没有把握的数字不读，并列出来。"
PAGES = "公布的报告（.docx .doc .html .md .pdf），或存放它们的文件夹；可以给多个。"
IMPORT_TO = "生成 json（JSON 报告）或 xlsx（填好的工作簿）。"
IMPORT_ONE = "--to 只能写一种：json 或 xlsx。"
FIGURES_READ = "{path}：各表共 {count} 格，读到 {read} 格。"
COMPARE = "比较两份年报：两个年度的，或同一份的两个版本。数字、文字、单位信息，和问题的增减。"
COMPARE_OLD = "先前的一份：工作簿、公布的报告或 JSON 报告。"
COMPARE_NEW = "后来的一份。"
COMPARE_FORMAT = "结果格式：text、json，或 xlsx（写到 -o 的文件）。"
COMPARE_OUT = "--format xlsx 时写到哪个文件。"
BATCH = "处理整个文件夹：认领、核对、生成报告和退回件、汇总、催报，全部写进一个结果文件夹。"
COMBINE = "把几份年报相加，生成同一表式的工作簿。"
FOLDER_OF_FILES = "收到的工作簿所在的文件夹。"
ROSTER = "名册：Excel 工作簿或 CSV，一行一家单位。"
BLANK_ROSTER = "生成一份空白名册，内附填写说明。"
JOBS = "同时处理几份；不写按本机处理器数。"
AS_OF = "按哪一天判断逾期，如 2025-01-16；不写则不判断。"
BATCH_YEAR = "汇总哪一年；不写则按多数文件的年度。"
SCHEDULER = "用 dask.distributed 集群读文件：调度程序的地址，如 tcp://10.0.0.1:8786；不写在本机处理。"
TABLES = "把各单位的全部数字另存一份，供别的程序接着算：sqlite 是数据库，parquet 是列式文件。"
BY_SUPERIOR = (
    "名册里的每个上级主管单位各出一份：结果文件夹的“下级”里一家一个文件夹，有它下面各单位的网页、汇总和问题清单。"
)
NO_SUPERIORS = "--by-superior 要有名册，名册里要写“上级主管单位”。用 --roster 给出名册。"
DRAFTS = "把要发的话和退回件备好：eml 是邮件草稿，一个联系人一封；folders 是一家一个文件夹。"
QUIET = "不显示进度。"
COMBINE_TEMPLATE = "只加这种表式的年报；不写则看文件是哪一种。"
BATCH_TEMPLATE = "只收这种表式；不写则文件里有几种收几种。"
COMBINE_ROSTER = "名册；会说明缺哪几家。"
EXPLAIN = "说明一个代码：含义、依据、怎么办。"
DEMO = "用自带的真实年报走一遍全过程。"

INPUT = "工作簿（.xlsx .xlsm .xls .ods）、公布的报告（.docx .html .md .pdf）、JSON 报告，或文件夹；可以给多个。"
OUT = "写到哪里；一份输入、一种格式时可以是文件，其他情况是文件夹。"
OUT_FOLDER = "写到哪个文件夹。"
AGENCY = "单位全称。"
YEAR = "报告年度，如 2024。"
TEMPLATE = "表式编号，如 zfxxgk/2021；不写则按年度选择。"
DATA = "用这份 JSON 报告填好工作簿。"
RULES = "规则集文件（.yaml）：停用、改级、试行、限定年度，调整口径。"
CODE = "代码，如 T3-BALANCE。"
FOLDER_OF_FORMS = "自己的表式所在的文件夹。"
PREVIOUS = "去年的工作簿或公布的报告，或存放它们的文件夹。"
NO_PREVIOUS = "{path} 里没有“{agency}”{year} 年的报告，没有带入去年的数字。"
FORCE = "目标已存在时覆盖。"
FORMAT = "结果格式：text 或 json。"
CHECK_FORMAT = "结果格式：text、json，或持续集成用的 junit。"
BRIEF = "每份文件只写一行。"
ONLY = "只列这些级别，用逗号分开：error 错误、warning 请核对、note 提示。"
TO = (
    "报告格式，用逗号分开：docx、html、pdf、md、json、csv，html-fragment（贴进网站后台的一段网页），"
    "或图解 poster.pdf、poster.svg、poster.png、poster.html。"
)
DRAFT = "有错误也生成，每页标明“草稿”。"
HELP = "显示帮助。"
VERSION = "显示版本。"
INSTALL_COMPLETION = "让当前的命令行窗口能用 Tab 键补全命令和选项。"
SHOW_COMPLETION = "只显示补全用的脚本，不安装。"
COMPLETION_INSTALLED = "已为 {shell} 装好补全（{path}）；重新打开窗口后，按 Tab 键补全。"
NO_COMPLETION = "这个窗口用的是 {shell}，不能补全；能补全的是 {known}。"
UNKNOWN_SHELL = "不认识的命令程序"
VERSION_LINE = "xlreport {version}"
NO_VERSION = "（没有安装）"
USAGE_PREFIX = "用法："
PLACEHOLDERS = {"[OPTIONS]": "[选项]", "COMMAND [ARGS]...": "命令 [参数]…"}

NOTEBOOK_HEAD = ("级别", "规则", "说明")
SEVERITIES = {"error": "错误", "warning": "请核对", "note": "提示"}
GAP = "　"
COMMA = "，"
COLON = "："
SEMICOLON = "；"
STOP = "。"
WHOSE = "　{agency} {year} 年："
NO_AGENCY = "（没有单位名称）"
COUNTED = "{severity} {count} 处"
EXPLAINED = "已说明 {count} 处"
ALL_WELL = "没有发现问题"
UNREAD = "未读取"
ALL_READ = "共读取 {count} 份"
WITH_ERRORS = "，其中 {count} 份有错误"
NOT_READ = "，另有 {count} 份未能读取"
SKIPPED = "，跳过 {count} 份"
MORE = "另有 {count} 处"
LIST_SEPARATOR = "、"
IN_FILES = "（{count} 份）"
IN_THESE = "（{paths}）"
AMONG_THEM = "（{count} 份，如 {paths}）"
WHO_ERRORS = "有错误的："
WHO_UNREAD = "未能读取的："
WHO = "{agency}（{path}，{count} 处）"
MUTED = "另有 {count} 处由上述问题引起，未列出"
NUMBERS_READ = "文字中{count}个数：核对{held}个，未核对{passed}个。"
OPEN_ELSEWHERE = "{paths} 正在别处打开，收到的可能不是最后的内容；请关闭后再运行。"
OWN_FOLDERS = "{paths} 里是以前运行的结果，没有读取。"
IGNORED = "忽略了 {count} 个临时文件或隐藏文件。"
SKIPPED_LINE = "跳过 {path}：{message}"
FONTS_MISSING = "PDF：没有安装 {fonts} 字体，分别以 {stand_ins} 代替；字形、页数会与正式文件不同。"
CHARACTERS_MISSING = "{path}：没有字体能显示这些字：{characters}，印成了□。"
CHARACTERS_MORE = "{first}等 {count} 个"
NOT_PUBLISHED = "{path}：有错误，没有生成报告（先改正，或用 --draft 生成草稿）："
EXISTS = "已经存在：{path}。要覆盖请加 --force。"
NOT_WRITTEN = "写不了 {path}：{reason}"
NOT_REMOVED = "删不掉旧的 {path}：{reason}"
EDITED_KEPT = "{path} 写出后有人改过：改过的那份留作 {kept}，原处是新的。"
EDITED_LEFT = "{path} 写出后有人改过，已经用不着了，但没有删去；不要的话请自行删除。"
NOTHING_REMOVED = "以前读过的 {paths} 这次没有读成，所以旧的结果都留着，一个也没有删去。"
CUT_SHORT = "结果没有写完：{reason}。"
FAILED = "没有做完：{reason}。"
REASONS = {
    "EPIPE": "接收结果的程序已经关闭",
    "EBADF": "标准输出已经关闭",
    "ENOSPC": "磁盘已满，请腾出空间再运行",
    "EDQUOT": "磁盘配额已用完，请删去不用的文件再运行",
    "EACCES": "没有写的权限，或者它正在别的程序里打开，请关闭后再运行，或换一个文件夹",
    "EPERM": "没有写的权限，或者它正在别的程序里打开，请关闭后再运行，或换一个文件夹",
    "EROFS": "磁盘是只读的，请换一个文件夹",
    "EISDIR": "同名的文件夹已经存在",
    "ENOTDIR": "路径中间有一段不是文件夹",
    "EEXIST": "同名的文件已经存在",
    "ENAMETOOLONG": "文件名太长",
    "EBUSY": "另一个程序正在使用它，请在那里关闭后再运行",
    "EFBIG": "文件太大，磁盘或系统不允许，请换一个磁盘",
    "EILSEQ": "系统的语言设置写不出这个文件名，请设为 UTF-8 后再运行",
    "EIO": "磁盘或网络出错，请检查连接，或把文件夹复制到本机再运行",
    "ESTALE": "网络共享断开了，请重新连接，或把文件夹复制到本机再运行",
    "ENOLCK": "这里多半是网络共享，不能加锁，请把结果写到本机的文件夹，再复制过去",
    "EOPNOTSUPP": "这里多半是网络共享，不能加锁，请把结果写到本机的文件夹，再复制过去",
    "ENOTSUP": "这里多半是网络共享，不能加锁，请把结果写到本机的文件夹，再复制过去",
    "ENOMEM": "内存不够，请关闭别的程序再运行",
    "EAGAIN": "系统不让再开新的进程，请关闭别的程序再运行",
    "EMFILE": "系统不让打开更多的文件，请关闭别的程序再运行",
    "ENFILE": "系统不让打开更多的文件，请关闭别的程序再运行",
    "ETIMEDOUT": "用时过长，请关闭别的程序再运行",
}
WORK_LOST = "没有做完：汇总的进程两次被系统或别的程序结束，多半是内存不够。以前的结果都没有动；请关闭别的程序再运行。"
WORK_LOST_ON = (
    "没有做完：读取 {paths} 的进程两次被系统或别的程序结束，多半是内存不够，或杀毒软件所为，不一定是文件有问题。"
    "以前的结果都没有动；请关闭别的程序再运行，仍不行请先把它移出文件夹。"
)
EXTRA_MISSING = '没有做完：要先安装所需的程序，请运行 pip install "xlreport[{extra}]"。以前的结果都没有动。'
CLUSTERS = {
    "absent": (
        "没有做完：{found} 上没有可用的集群。请核对地址，确认调度程序（dask scheduler）已经启动、网络相通。"
        "以前的结果都没有动。"
    ),
    "empty": (
        "没有做完：集群里没有工作机。请启动工作机（dask worker）再运行，已经读过的不会重读。以前的结果都没有动。"
    ),
    "lost": ("没有做完：与集群的连接断了。请确认集群还在运行，再运行一次，已经读过的不会重读。以前的结果都没有动。"),
    "other": (
        "没有做完：工作机 {found} 上的 xlreport 与本机的不是同一版本。请在每台机器上安装同一版本再运行。"
        "以前的结果都没有动。"
    ),
    "failed": (
        "没有做完：集群上出了问题，与文件无关：{found}。请处理后再运行，已经读过的不会重读。以前的结果都没有动。"
    ),
}
"""Why a cluster could not do the work, by kind."""

NO_JOURNAL = "{path} 在运行中损坏了；请再运行一次，一切会重新处理。"
JOURNAL_REBUILT = "{path} 里以前运行的记录损坏了，或是别的版本写的：已重新建立，文件全部重新处理。"
LINKED = "{path} 是链接，会把结果写到别处；请删去它，或换一个结果文件夹。"
HAS_ERRORS = "{path}：有错误："
TWO_PREVIOUS = "去年的文件里“{agency}”{year} 年有两份，用的是 {path}。"
SWITCHED_OFF = "已停用"
EXPLAIN_SEVERITY = "级别：{severity}"
CODE_LINE = "{code}　{title}"
EXPLAIN_MESSAGE = "提示：{message}"
EXPLAIN_EXAMPLE = "例如：{message}"
EXPLAIN_REMEDY = "怎么办：{remedy}"
EXPLAIN_SOURCE = "依据：{source}"
EXPLAIN_YEARS = "年度：{first}—{last}"
MANY_FORMS = "这些文件里 {year} 年的有几种表式，请用 --template 指定相加哪一种：{ids}。"
DATA_DIFFERS = "{option} 与 JSON 报告里的不一致：{given} / {found}。"
BAD_FORM = "表式有错误："
UNUSABLE_DATA = "读不了 {path}：{message}"

STOPPED = "已中止。"
FAULT_FILE = "xlreport-出错报告-{digest}.txt"
UNFORESEEN = "没有做完：程序遇到没有料到的错误（{kind}），经过记在 {path}，请把这个文件发给程序的维护者。"
UNFORESEEN_UNWRITTEN = (
    "没有做完：程序遇到没有料到的错误（{kind}），当前文件夹和临时文件夹都写不了，经过没有记下；"
    "请换到可以写的文件夹再运行一次，或把这句话发给程序的维护者：{command}"
)
NO_MEMORY = "没有做完：内存不够；请关闭别的程序，或把文件分成几批再运行。"
BUSY = "{path} 正由另一次运行使用，请等它结束。"
NOT_OWN = "{path} 不是空文件夹，里面有别的东西；要写进去请加 --force，或换一个文件夹。"
BATCH_STOPPED = "已中止：已处理的 {done} 份都已保存，再次运行会接着做。"
BATCH_PROGRESS = "读取和核对"
RATE = "{rate} 份/秒"
NO_RATE = "— 份/秒"
TIME_LEFT = "还剩"
FILES_IN = "{folder}　{count} 个文件"
BATCH_DONE = "{files} 个文件：{read} 份已读取，{unread} 份未能读取，跳过 {skipped} 个。"
BATCH_STATES = "{agencies} 家单位：{states}。"
BATCH_WRITTEN = "写了 {written} 个文件，{kept} 个没有变化，删去旧的 {removed} 个。"
ROSTER_UNKNOWN = "名册里的这些栏，没有一种表式有，没有用到：{columns}。"
ROSTER_ROW = "第 {row} 行“{text}”"
ROSTER_PASSED_OVER = "名册里这些行不是单位，没有读入：{rows}。"
ROSTER_LACKING = "名册里的这些栏，表式 {template} 没有，没有带入：{columns}。"
ROSTER_CHOICE = "名册里“{agency}”的{field}“{found}”不在表式的选项里，没有带入。"
NOTHING_TO_COMBINE = "没有可以相加的年报。"
NOT_COMBINED = "没有计入：{path}（{reason}）"
COMBINE_ERRORS = "有错误"
COMBINED = "已相加 {count} 份。"

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
