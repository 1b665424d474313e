"""The catalogue of what a workbook may hold beside what its form asks for: sheets, pasted texts, remarks, shapes."""

from xlreport.form.model.finding import Code, Severity


def _code(code: str, severity: Severity, message: str, remedy: str = "") -> Code:
    return Code(code=code, severity=severity, message=message, remedy=remedy)


BESIDE_CODES: tuple[Code, ...] = (
    _code(
        "SHEET-EXTRA", Severity.NOTE,
        "多出的工作表“{found}”不属于本表，内容没有读入报告。",
        "如果里面有要报送的内容，请填到规定的位置。",
    ),
    _code(
        "SHEET-UNREAD", Severity.NOTE,
        "多出的工作表“{found}”不属于本表，里面的内容太多或离得太远，没有打开。",
        "如果里面有要报送的内容，请填到规定的位置。",
    ),
    _code(
        "PASTE-UNPLACED", Severity.WARNING,
        "第 {expected} 行贴入的文字“{found}…”认不出属于哪一部分，没有读入报告，是否需要？",
        "请在它前面补上所属部分的标题，或填到规定的位置；不需要就删掉。",
    ),
    _code(
        "PASTE-TABLE", Severity.NOTE,
        "第 {expected} 行是表格（“{found}”），没有读入。", "请把数字填到各张表里；已经填好就不用管。",
    ),
    _code(
        "PASTE-SIGNATURE", Severity.NOTE,
        "第 {expected} 行是落款（“{found}”），没有读入。", "单位名称和落款日期请填在封面；已经填好就不用管。",
    ),
    _code(
        "PASTE-TWICE", Severity.ERROR,
        "贴入的文字“{found}…”在{expected}又另外写了，以那里写的为准，贴入的没有读入。",
        "请把两处合成一处，删去另一处。",
    ),
    _code(
        "CELL-EXTRA", Severity.NOTE,
        "表外有内容“{found}”，没有读入报告。",
        "如果是要报送的内容，请填到规定的位置。",
    ),
    _code(
        "CELLS-EXTRA", Severity.NOTE,
        "表外另有 {count} 格内容（{expected}，第一格是“{found}”），没有读入报告，不再逐条列出。",
        "如果是要报送的内容，请填到规定的位置。",
    ),
    _code(
        "FORMULAS-GONE", Severity.NOTE,
        "工作表“{found}”里的公式都变成了固定的数值（可能是按“数值”另存或复制的），表里填的内容照样读入，合计重新计算。",
        "以后改动数字时合计和检查不会自动更新；请用带公式的原工作簿填写。",
    ),
    _code(
        "CELL-REMARK", Severity.NOTE,
        "这一格有批注“{found}”，没有读入报告。",
        "如果是要报送的内容，请填到规定的位置。",
    ),
    _code(
        "TEXT-BOX", Severity.NOTE,
        "这里有文本框或图形，写着“{found}”，没有读入报告。",
        "如果是要报送的内容，请填到规定的位置。",
    ),
    _code(
        "REMARKS-MORE", Severity.NOTE,
        "批注、文本框和图形里的文字另有 {found} 条，也没有读入报告，不再逐条列出。",
        "请打开工作簿查看。",
    ),
    _code(
        "REMARKS-UNREAD", Severity.NOTE,
        "文件里的批注、文本框或图形读不出来，里面写了什么不清楚，没有读入报告。",
        "请打开工作簿查看；如果有要报送的内容，请填到规定的位置。",
    ),
)  # fmt: skip
