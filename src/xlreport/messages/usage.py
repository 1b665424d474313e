"""What is said of a call that cannot be carried out as it is written: what is wrong, and what to do."""

from collections.abc import Mapping

PROGRAM = "xlreport"
SEPARATOR = "、"
STOP = "。"

USAGE = "命令用法不对：{message}"
DID_YOU_MEAN = "你是不是想用 {meant}？"
SEE_COMMANDS = "用 {command} --help 查看用法。"
SEE_HELP = "用法：{usage}（全部选项见 {command} --help）。"
NO_COMMAND = "没有 '{name}' 这个命令。"
SURPLUS = "多写了 {words}；名字里有空格的，请用英文引号括起来。"
MISSING = "缺少 {name}：{what}。"
UNKNOWN_OPTION = "没有 {name} 这个选项。"
OPTION_OF = "{name} 是 {commands} 的选项。"
MISSING_VALUE = "{name} 后面要写一个值。"
BAD_VALUE = "{name} 的值不对。"
GIVEN_TWICE = "{name} 写了两次，请只写一次。"
NOT_TOGETHER = "{one} 不能和 {others} 一起用，请去掉其中之一。"

AFTER_A_YEAR = ("度", "年")
"""What people write behind a year, the last first."""

NOT_A_YEAR = "{option} 的值“{value}”不是年度，请写四位数字，如 2024。"
NOT_A_COUNT = "{option} 的值“{value}”不对，请写 1 以上的整数，如 4。"
NOT_A_SCHEDULER = "{option} 的值“{value}”不是调度程序的地址，请写成 tcp://10.0.0.1:8786 的样子。"
NOT_A_DAY = "{option} 的值“{value}”不是日期，请写成 2025-01-16 的样子。"
UNKNOWN_FORMAT = "{option}：没有“{format}”这种；可用：{known}。"
NOTHING_LISTED = "{option} 后面没有写是哪一种；可用：{known}。"
NOT_A_NAME = "{option} 的值里有不能显示的字符，请重新输入。"
AGENCY_AND_YEAR = "空白工作簿要同时给出 --agency 和 --year，如 --agency 某区教育局 --year 2024。"
NEEDS_YEAR = "--roster 要同时给出 --year，如 --year 2024。"

NO_SUCH_PATH = "找不到：{path}。"
WHERE_TO_LOOK = "请核对写法；在别的文件夹里的，请写完整路径，或把它拖进这个窗口。"
NO_SUCH_PARENT = "找不到：{path}；没有“{folder}”这个文件夹，请核对路径。"
FORMATS_APART = "找不到：{path}。要几种格式，请用逗号连起来写，如 --to docx,html。"
NOTHING_FITS = "找不到：没有文件的名字符合 {pattern}；请核对文件夹和后缀。"
SHORTCUT = "{path} 是快捷方式，不是文件本身；请在它上面点右键，选“打开文件所在的位置”，用那里的文件。"
INPUT_NOT_FOLDER = "{path} 是文件，不是文件夹；一份文件请用 xlreport check 核对，用 xlreport report 生成报告。"
INPUT_NOT_FILE = "{path} 是文件夹，不是文件；请写出里面的那个文件。"
NO_INPUT = "没有找到工作簿或 JSON 报告：{path}。请核对是不是这个文件夹，工作簿应是 .xlsx、.xls、.ods 文件。"
WRONG_DASH = "“{given}”里的横线不是英文减号，请改成 {meant}。"
CURLY_QUOTES = "“{given}”用的是中文引号，请改成英文引号，或不加引号：{meant}"
STRAY_QUOTE = '“{given}”里多出一个引号：Windows 里 \\" 不结束引号，后面的都成了路径；末尾不要写 \\，请写成 "{folder}"。'

SUFFIX = "{path} 的扩展名应为 .{suffix}，请改写 -o 后面的文件名。"
OUT_NOT_FOLDER = "{path} 应为文件夹：结果不止一个文件；请在 -o 后面写一个文件夹的名字。"
OUT_IS_INPUT = "{path} 是收到的文件所在的文件夹，结果不能写在里面；请换一个结果文件夹。"
INPUT_KEPT = "{path} 是输入文件，不会被改写；请换一个目标。"

NO_EDITION = "没有适用于 {year} 年的表式；用 xlreport templates 查看各表式适用的年度。"
MANY_EDITIONS = "有几种表式适用于 {year} 年，请用 --template 指定：{ids}。"
NO_TEMPLATE = "没有编号为 {template} 的表式；用 xlreport templates 查看有哪些。"
YEAR_OUT = "表式 {template} 不适用于 {year} 年；用 xlreport templates 查看各表式适用的年度。"
NO_CODE = "没有 {code} 这个代码；全部代码见 docs/校验规则.md。"

CALLED_COMMANDS: Mapping[str, tuple[str, ...]] = {
    "help": ("--help",), "version": ("--version",), "帮助": ("--help",), "新建": ("new",), "生成": ("new", "report"),
    "检查": ("check",), "核对": ("check",), "校验": ("check",), "validate": ("check",), "报告": ("report",),
    "退回": ("annotate",), "汇总": ("combine", "batch"), "合并": ("combine",), "相加": ("combine",),
    "merge": ("combine",), "sum": ("combine",), "批量": ("batch",), "催报": ("batch",), "run": ("batch",),
    "all": ("batch",), "说明": ("explain",), "解释": ("explain",), "表式": ("templates",), "演示": ("demo",),
}  # fmt: skip
"""What people call the commands."""

CALLED_OPTIONS: Mapping[str, tuple[str, ...]] = {
    "--output": ("--out",), "--name": ("--agency",), "--unit": ("--agency",), "--overwrite": ("--force",),
    "-f": ("--force",), "-y": ("--year", "--force"), "-t": ("--to",), "-?": ("--help",), "/?": ("--help",),
    "--last-year": ("--previous",), "--date": ("--as-of",), "--form": ("--template",), "--list": ("--roster",),
    "--silent": ("--quiet",),
}  # fmt: skip
"""What people call the options."""

CALLED_FORMATS: Mapping[str, tuple[str, ...]] = {
    "word": ("docx",), "doc": ("docx",), "wps": ("docx",), "网页": ("html",), "htm": ("html",), "web": ("html",),
    "markdown": ("md",), "txt": ("md", "text"), "excel": ("csv",), "xlsx": ("csv",), "xls": ("csv",),
    "poster": ("poster.pdf",), "图解": ("poster.pdf",), "png": ("poster.png",), "svg": ("poster.svg",),
    "xml": ("junit",), "fragment": ("html-fragment",), "文字": ("text",), "error": ("error",),
    "错误": ("error",), "errors": ("error",), "警告": ("warning",), "warnings": ("warning",), "warn": ("warning",),
    "请核对": ("warning",), "提示": ("note",), "info": ("note",), "notes": ("note",),
}  # fmt: skip
"""What people call the words that stand behind `--to`, `--format` and `--only`."""
