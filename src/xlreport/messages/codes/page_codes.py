"""The catalogue of what reading a report as it was published may find: what is refused, left out, or read with care."""

from xlreport.form.model.finding import Code, Severity

_ORIGINAL = "请向发布的单位要原来的 Word 文档或工作簿，或打开原网页另存为网页（*.html）再读取。"


def _code(code: str, severity: Severity, message: str, remedy: str = "") -> Code:
    return Code(code=code, severity=severity, message=message, remedy=remedy)


PAGE_CODES: tuple[Code, ...] = (
    _code("PAGE-PICTURE", Severity.ERROR, "这是图片，里面没有可以读取的文字。", _ORIGINAL),
    _code("PAGE-FIXED-LAYOUT", Severity.ERROR, "这是 OFD 版式文件，不能读取。", _ORIGINAL),
    _code(
        "PAGE-OLD-WORD", Severity.ERROR,
        "这是旧式的 Word 文档（.doc 或 .rtf），要用 LibreOffice 转换才能读取，本机没有装好。",
        "请用 Word 或 WPS 打开，另存为“Word 文档（*.docx）”再读取；或先安装 LibreOffice。",
    ),
    _code("PAGE-SCAN", Severity.ERROR, "这个 PDF 里没有可以读取的文字，多半是扫描件。", _ORIGINAL),
    _code(
        "PAGE-PDF-EXTRA", Severity.ERROR,
        "读取 PDF 要另外安装一个组件，本机没有。",
        '请运行 pip install "xlreport[pdf]"；或改用这份报告的 Word 文档、网页。',
    ),
    _code(
        "PAGE-OTHER-KIND", Severity.ERROR,
        "这不是 Word 文档、网页、Markdown 或 PDF，不能当作公布的报告读取。",
        "工作簿和 JSON 报告不用读取，各命令可以直接使用。",
    ),
    _code(
        "PAGE-NOT-RECOGNISED", Severity.ERROR,
        "里面没有认出哪一种年报的表格。",
        "请确认给的是公布的年报全文；表格如果是图片，请向发布的单位要原来的 Word 文档。",
    ),
    _code(
        "PAGE-AMBIGUOUS", Severity.ERROR,
        "里面的表格同时像这几种表：{found}。", "请用 --templates 只给出其中一种表式。",
    ),
    _code(
        "PAGE-TOO-LONG", Severity.ERROR,
        "从标题到落款有 {found} 段文字，比年报长得多（最多读 {expected} 段），没有读取。", "请只保留年报全文再读取。",
    ),
    _code(
        "PAGE-YEAR-MISSING", Severity.ERROR,
        "标题里没有读到是哪一年的报告。", "请在标题里写明年度，如“某区教育局2024年……报告”，再读取。",
    ),
    _code(
        "PAGE-NAMELESS", Severity.ERROR,
        "这份公布的年报里没有写是哪个单位的，没有采用。", "请看一下是谁的，向这家单位要填好的工作簿。",
    ),
    _code(
        "PAGE-YEAR-NOT-SERVED", Severity.ERROR,
        "这份报告是 {year} 年的，表格却是“{found}”，这一版表式不适用于这一年。", "请核对标题里的年度。",
    ),
    _code(
        "PAGE-TABLE-TWICE", Severity.ERROR,
        "“{expected}”这张表有两份，内容不同：{found}。", "请删去多余的一份再读取。",
    ),
    _code(
        "PAGE-TABLE-MISSING", Severity.ERROR,
        "没有认出“{expected}”这张表，它的数字没有读到。", "请对照原文补填。",
    ),
    _code(
        "PAGE-LINE-MISSING", Severity.ERROR,
        "没有找到“{expected}”这一行或这一列，它的数字没有读到。", "请对照原文补填。",
    ),
    _code(
        "PAGE-LABEL-OTHER", Severity.ERROR,
        "应为“{expected}”的地方写的是“{found}”，不能断定是同一项，它的数字没有读入。", "请对照原文补填。",
    ),
    _code(
        "PAGE-UNSURE", Severity.ERROR,
        "这一行的数字与列名对不齐，不能断定各是哪一列的，没有读入。", "请对照原文补填。",
    ),
    _code(
        "UPGRADE-YEAR", Severity.ERROR,
        "这是 {year} 年的报告，{found} 不适用于这一年。", "换成新表式时请写明新工作簿的报告年度（--year）。",
    ),
    _code(
        "PAGE-ROW-PARTED", Severity.ERROR,
        "这一行在原文里分成几行，不能断定各是多少，没有读入。", "请对照原文补填。",
    ),
    _code(
        "PAGE-NO-UNIT", Severity.ERROR,
        "金额“{found}”没有写单位，不能断定是元还是万元，没有读入。", "请对照原文补填。",
    ),
    _code(
        "PAGE-LABEL-SPELLED", Severity.NOTE, "“{expected}”写成了“{found}”，按位置认作同一项。", "请看一下有没有认错。",
    ),
    _code(
        "PAGE-ROWS-FOLDED", Severity.NOTE,
        "“{found}”只印了一行，它的数字读入“{expected}”，同组其他各行空着。", "分得出来的，请分开填。",
    ),
    _code("PAGE-NOTE", Severity.NOTE, "数字后面有说明“{found}”，没有读入表格。", "需要的话请写进文字部分。"),
    _code(
        "PAGE-BLANKS", Severity.NOTE,
        "“{expected}”有 {found} 格空白；印出的合计都表明这些空白是 0，但没有当作 0 读入。",
        "确实没有发生的，请填 0，或在工作簿里选“本表空白格均为 0”。",
    ),
    _code(
        "PAGE-UNPLACED", Severity.WARNING,
        "文字“{found}…”认不出属于哪一部分，没有读入，是否需要？", "需要的话请填到所属的部分。",
    ),
    _code(
        "PAGE-AROUND", Severity.NOTE,
        "报告前后另有 {expected} 段文字（“{found}”等），不是报告的内容，没有读入。",
    ),
)  # fmt: skip
