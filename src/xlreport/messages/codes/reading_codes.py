"""The catalogue of what reading a workbook may find: structure, repairs, identity. Forms declare the rest."""

from xlreport.form.model.finding import Code, Severity

BLANK = "空白"
"""How a blank cell is quoted."""

PICTURE = "图片"
"""How a picture in a cell is quoted."""

EXPLAINED = "已说明：{reason}"
"""How the reason of a finding is told after it."""


LAPSED = "REASON-LAPSED"
"""The code of what is told of a reason that no longer holds."""

GUIDED = "（{guide}）"
"""How the guide of a field that is blank is told."""


def _code(code: str, severity: Severity, message: str, remedy: str = "", title: str = "") -> Code:
    return Code(code=code, severity=severity, message=message, remedy=remedy, title=title)


READING_CODES: tuple[Code, ...] = (
    _code(
        "SHEET-MISSING", Severity.ERROR,
        "找不到工作表“{expected}”，这一部分没有读到任何内容。",
        "请用原来的工作簿填写，不要删除工作表；可以从空白工作簿重新复制内容。",
    ),
    _code(
        "TABLE-NOT-FOUND", Severity.ERROR,
        "工作表里认不出“{expected}”这张表。",
        "请恢复表格原有的行名和列名，或改用空白工作簿重新填写。",
    ),
    _code(
        "LINE-MISSING", Severity.ERROR,
        "找不到“{expected}”这一行或这一列，它的数字没有读到。",
        "请恢复被删除的行或列，不要改动表格的结构。",
    ),
    _code(
        "FIELD-MISSING", Severity.ERROR,
        "找不到“{expected}”这一格。",
        "请恢复这一格左边的名称，不要删除或改写。",
    ),
    _code(
        "AGENCY-MISSING", Severity.ERROR, "没有填写“{expected}”。", "请填写封面上的“{expected}”{guide}。",
    ),
    _code(
        "FORM-EMPTY", Severity.ERROR,
        "整份表还没有填写，各张表里没有一个数字，各部分也没有写文字。",
        "请填好后再报送；没有发生的填 0。",
        title="空表",
    ),
    _code(
        "CHOICE-UNKNOWN", Severity.ERROR,
        "这一格只能从“{expected}”中选择，现为“{found}”。",
        "请从下拉列表中选择。",
    ),
    _code(
        "DATE-UNREADABLE", Severity.ERROR,
        "日期“{found}”认不出来。",
        "请写成 2025-01-20 或 2025年1月20日 的样子。",
    ),
    _code(
        "CELL-ERROR", Severity.ERROR, "这一格是错误值“{found}”。", "请删除这一格的公式，直接填写内容。",
    ),
    _code(
        "ROW-BELOW", Severity.ERROR, "这一行填在了“{expected}”那一行的下面，表里的合计没有算到它；内容照样读入。",
        "请剪切到那一行的上面；行不够时先在那一行上方插入行。",
    ),
    _code(
        "GUARD-MISSING", Severity.WARNING,
        "最后锁住的一行“{expected}”不见了，各行照样读入；再加行，表里的合计可能算不到。",
        "请改用退回的工作簿，或把这一行的字照原样写回最后一行的下面。",
    ),
    _code(
        "RECORD-TWICE", Severity.ERROR, "“{found}”有 {count} 行。", "每一条只能填一行，请合并或改正“{expected}”。",
    ),
    _code(
        "RECORD-UNKEYED", Severity.ERROR, "这一行填了内容，没有填“{expected}”。",
        "请补填“{expected}”；不要的行请整行删除。",
    ),
    _code(
        "RECORD-MANY", Severity.ERROR, "清单里有 {found} 条，一张清单最多 {expected} 条。",
        "请分成几份报送，或只汇总一部分单位。",
    ),
    _code("NUM-REPAIRED", Severity.NOTE, "写的是“{found}”，按 {expected} 计。", "如果不对，请直接填数字。"),
    _code("DATE-REPAIRED", Severity.NOTE, "日期写的是“{found}”，按 {expected} 计。",
          "如果不对，请写成 2025-01-20 的样子。"),
    _code(
        "FORMULA-TYPED", Severity.NOTE, "这一格写的是公式“{found}”，按保存的结果 {expected} 计。", "请直接填数字。",
    ),
    _code(
        "FORMULA-ELSEWHERE", Severity.WARNING,
        "这一格的公式“{found}”取的是别的文件或程序里的数，没有去取，按保存的结果 {expected} 计，是否正确？",
        "请直接填数字。",
    ),
    _code(
        "CELL-COVERED", Severity.WARNING,
        "这一格被合并到旁边的格里，看不见了，但里面还存着“{found}”，仍照它读入，是否正确？",
        "请取消合并单元格，核对这一格。",
    ),
    _code(
        "CELL-DISGUISED", Severity.WARNING,
        "这一格存的是“{found}”，但看到的与存的不同（格式或显示：“{expected}”），仍按存的读入，是否正确？",
        "请把这一格的格式改为“常规”，核对存的是什么。",
    ),
    _code(
        "CELL-PICTURE", Severity.ERROR, "这一格是图片，里面写了什么读不出来。", "请删去图片，把内容用文字填在这一格。",
    ),
    _code(
        "TEXT-CUT", Severity.WARNING,
        "这一格的文字正好 {found} 个字，一句话没有写完，像是另存时被截断了，是否完整？",
        "请对照原稿补全，另存为“Excel 工作簿（*.xlsx）”。",
    ),
    _code(
        "DIGITS-LOST", Severity.WARNING,
        "“{found}”是一个超过 15 位的数，表格软件只保留前 15 位，后面的已经丢失，是否正确？",
        "请先把这一格设为文本格式，再重新填写。",
    ),
    _code(
        "SUFFIX-DIFFERS", Severity.NOTE,
        "文件名的后缀是 {expected}，内容却是 {found} 格式，已照内容读取。",
        "请用 Excel 或 WPS 打开，另存为“Excel 工作簿（*.xlsx）”。",
    ),
    _code(
        "SHEET-HIDDEN", Severity.NOTE, "工作表“{found}”被隐藏了，里面的内容照样读入。", "请取消隐藏，核对一遍。",
    ),
    _code(
        "ROWS-HIDDEN", Severity.NOTE,
        "工作表“{expected}”有 {found} 行被隐藏或筛掉了，里面的内容照样读入。", "请取消隐藏和筛选，核对一遍。",
    ),
    _code(
        "COLUMNS-HIDDEN", Severity.NOTE,
        "工作表“{expected}”的 {found} 列被隐藏了，里面的内容照样读入。", "请取消隐藏，核对一遍。",
    ),
    _code(
        "TOTAL-CONSTANT", Severity.NOTE,
        "自动计算的公式被数字 {found} 覆盖，数值与重新计算的一致。",
        "不影响上报；以后改动数字时这一格不会自动更新，到时清空它即可。",
    ),
    _code(
        "TOTAL-CLEARED", Severity.NOTE,
        "自动计算的公式被清除，已按各项重新计算为 {expected}。",
        "不影响上报，报告里用重新计算的数。",
    ),
    _code(
        "TOTAL-ALONE", Severity.WARNING,
        "这一格是自动计算的，写的是“{found}”，算它的各格却空着或者是 0，算不出来，没有采用，报告里这一格空着。",
        "请填齐算它的各格，把这一格清空；确实没有的，请说明。",
    ),
    _code(
        "TOTAL-STALE", Severity.NOTE,
        "文件里存的计算结果是 {found}，重新计算为 {expected}，以重新计算的为准。",
        "请用 Excel 或 WPS 打开后保存一次。",
    ),
    _code(
        "FORM-UNKNOWN", Severity.ERROR,
        "这份工作簿的表号是“{found}”，本工具没有这种表。",
        "请确认用的是上级下发的最新工作簿。",
    ),
    _code(
        "FORM-NOT-RECOGNISED", Severity.ERROR,
        "这不是要报送的工作簿：没有表号，表格也对不上。",
        "请确认交的是填好的年报工作簿。",
    ),
    _code(
        "FORM-AMBIGUOUS", Severity.ERROR,
        "没有表号，样子同时像这几种表：{found}。",
        "请改用带表号的工作簿重新填写。",
    ),
    _code(
        "TABLE-TWICE", Severity.ERROR,
        "“{expected}”这张表在两个工作表里都有：{found}。",
        "请只保留一份，删除多余的工作表后重新报送。",
    ),
    _code(
        "YEAR-MISSING", Severity.ERROR,
        "没有读到报告年度（“{sheet}”{cell}，现为“{found}”）。",
        "请在封面填写四位数的年份，如 2024。",
    ),
    _code(
        "YEAR-NOT-SERVED", Severity.ERROR,
        "这份工作簿报告的是 {year} 年，它的表式不适用于这一年。",
        "请核对报告年度，或改用对应年度的工作簿。",
    ),
    _code(
        "COVER-MISSING", Severity.ERROR,
        "找不到工作表“{sheet}”，不知道是哪个单位、哪一年的报告。",
        "请恢复这个工作表，不要删除或另存为只含部分工作表的文件。",
    ),
    _code(
        "FILE-CRASHED", Severity.ERROR,
        "读取这份文件时程序出了意外（{found}），其他文件不受影响。",
        "请把这份文件发给维护人员。",
    ),
    _code("TEXT-TOO-LONG", Severity.ERROR, "“{sheet}”{cell} 的文字超过 32767 字，工作簿装不下。", "请分成几段。"),
    _code("ROSTER-UNREADABLE", Severity.ERROR, "读不了名册：{problems}。",
          "请用 xlreport new --blank-roster 生成一份空白名册，照它的栏目填写。"),
    _code("PDF-NO-FONT", Severity.ERROR, "生成 PDF 所需的中文字体没有安装（{what}）。",
          "请安装宋体、黑体、仿宋、楷体，或思源宋体、思源黑体（Noto CJK）后再试；也可以先生成 Word 文件再另存为 PDF。"),
    _code("PDF-UNWRITABLE", Severity.ERROR, "PDF 排版失败：{what}。", "请先生成 Word 文件，再另存为 PDF。"),
    _code("POSTER-NONE", Severity.ERROR, "表式 {form}（{name}）没有写图解（poster），生成不了图解。",
          "请用其他格式；表式的作者可以在表式里写明图解有哪几块。"),
    _code("FORMAT-TIMEOUT", Severity.ERROR, "生成这种格式（{what}）超过了时限，没有写出；其他格式不受影响。",
          "请先用其他格式；文件请发给维护人员。"),
    _code("FORMAT-CRASHED", Severity.ERROR,
          "生成这种格式（{what}）时程序出了意外（{found}），没有写出；其他格式不受影响。",
          "请先用其他格式；文件请发给维护人员。"),
    _code("LOOK-UNUSABLE", Severity.ERROR, "样子文件 {file} 不能用：{what}。",
          "请改正这个文件；移走它，就用随附的样子。"),
    _code("WORKBOOK-LIMIT", Severity.ERROR, "工作簿写不下：{what}。", "请减少内容后再试。"),
    _code(
        "REPORT-TOO-LONG", Severity.ERROR, "年报的文字太长，没有读取：{problems}。",
        "请删去重复的或不属于年报的文字，再保存提交。",
    ),
    _code(
        "RECORD-UNREADABLE", Severity.ERROR,
        "不是可以读取的 JSON 报告：{problems}。",
        "请检查文件是否完整、编码是否为 UTF-8。",
    ),
    _code(
        "RECORD-INVALID", Severity.ERROR, "JSON 报告的内容不符合要求：{problems}。", "请按 docs/json.md 修改后再试。",
    ),
    _code(
        "FORM-BY-LAYOUT", Severity.NOTE,
        "文件里没有表号，是按表格的样子认出的：{found}。",
        "请确认没有用错表格。",
    ),
    _code(
        "FORM-BY-MARK", Severity.NOTE,
        "文件里的部分标记丢失了，表号取自：{found}。",
        "不影响读取；可能是用别的软件保存过，或者表被复制到了另一个文件。",
    ),
    _code(
        "FORM-MARKS-DIFFER", Severity.WARNING,
        "文件里的表号不一致：{found}；按“{expected}”读取。",
        "是不是把两个版本的表合在了一起？请核对。",
    ),
    _code(
        LAPSED, Severity.WARNING,
        "原来的情况说明“{found}”是针对旧的数字或文字写的，现在改了，说明已失效。",
        "请按现在的内容重新说明，或改正数字、文字。",
    ),
    _code(
        "SHEET-RENAMED", Severity.NOTE, "工作表“{expected}”被改名为“{found}”，已按内容认出。",
    ),
)  # fmt: skip
