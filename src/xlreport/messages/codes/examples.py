"""What stands in the holes of general codes when they are explained and there is no case of them."""

from collections.abc import Mapping

from xlreport.form.model.finding import Code, Finding
from xlreport.messages.codes.file_codes import FileKind

_NAMES: Mapping[str, str] = {
    "agency": "某区教育局", "agencies": "某区水务局、某区民政局", "others": "某市某区教育局", "year": "2019",
    "form": "年报", "sheet": "封面", "cell": "C5", "kind": FileKind.WORD.value, "where": "", "guide": "",
    "deadline": "", "used": "", "close": "", "whose": "", "compared": "", "newer": "", "same": "", "unread": "",
    "file": "reference.docx", "name": "某区教育局.xlsx", "count": "30", "other": "年报（2020 年版）",
}  # fmt: skip
"""By the name of the hole, where one will do for every code. Empty: what is said there only of some cases."""

_USED: Mapping[str, str] = {"used": "用的是 教育局.xlsx"}

_OWN: Mapping[str, Mapping[str, str]] = {
    "FILE-FAR-CELL": {"cell": "XFD1048576"},
    "FILE-CELL-UNUSUAL": {"found": "1,5"},
    "FILE-TOO-BIG": {"which": "超过 300 张工作表"},
    "RECORD-TWICE": {"count": "2"},
    "REPORT-TOO-LONG": {"problems": "文字共 160000 个，最多 150000 个"},
    "FILE-SAME": _USED,
    "FILE-APART": {"parts": "3703030001、3703030002"},
    "ROSTER-UNREADABLE": {"problems": "没有“单位全称”这一栏"},
    "PDF-NO-FONT": {"what": "宋体"},
    "PDF-UNWRITABLE": {"what": "表格太宽"},
    "POSTER-NONE": {"form": "demo/2025", "name": "年报"},
    "FORMAT-TIMEOUT": {"what": "pdf"},
    "FORMAT-CRASHED": {"what": "pdf", "found": "ValueError"},
    "LOOK-UNUSABLE": {"what": "不是 Word 文档（.docx），或已损坏"},
    "WORKBOOK-LIMIT": {"what": "一段文字超过 32767 字"},
    "RECORD-UNREADABLE": {"problems": "第 3 行第 7 列少一个逗号"},
    "RECORD-INVALID": {"problems": "没有 year"},
    "FILE-PAGE-DIFFERS": {"told": "改了 3 个数字"},
}
"""Other holes of single codes."""

_GUARD = "行不够时，在本行上方插入行"
_TABLE = "表三"

_TOLD: Mapping[str, tuple[str, str]] = {
    "SHEET-MISSING": ("", _TABLE),
    "TABLE-NOT-FOUND": ("", _TABLE),
    "LINE-MISSING": ("", "申请数量"),
    "FIELD-MISSING": ("", "单位名称"),
    "AGENCY-MISSING": ("", "电话号码"),
    "CHOICE-UNKNOWN": ("区直部门", "甲类、乙类、丙类"),
    "DATE-UNREADABLE": ("2025年1月32日", ""),
    "CELL-ERROR": ("#REF!", ""),
    "ROW-BELOW": ("", _GUARD),
    "GUARD-MISSING": ("", _GUARD),
    "RECORD-TWICE": ("某区发布", "账号名称"),
    "RECORD-UNKEYED": ("", "账号名称"),
    "RECORD-MANY": ("10001", "10000"),
    "NUM-REPAIRED": ("３件", "3"),
    "DATE-REPAIRED": ("20250120", "2025-01-20"),
    "FORMULA-TYPED": ("=1+2", "3"),
    "FORMULA-ELSEWHERE": ("=[台账.xlsx]汇总!B2", "3"),
    "CELL-COVERED": ("3", ""),
    "TEXT-CUT": ("255", ""),
    "CELL-DISGUISED": ("12340", '0!.0000"万元"'),
    "DIGITS-LOST": ("1234567890123450000", ""),
    "SUFFIX-DIFFERS": (".xlsx", ".xls"),
    "SHEET-HIDDEN": (_TABLE, ""),
    "ROWS-HIDDEN": ("2", _TABLE),
    "COLUMNS-HIDDEN": ("E、F", _TABLE),
    "TOTAL-CONSTANT": ("5", ""),
    "TOTAL-CLEARED": ("", "5"),
    "TOTAL-ALONE": ("97.5", ""),
    "TOTAL-STALE": ("4", "5"),
    "FORM-UNKNOWN": ("年报/2012", ""),
    "FORM-AMBIGUOUS": ("年报、总结", ""),
    "TABLE-TWICE": ("“表三”和“表三 (2)”", _TABLE),
    "YEAR-MISSING": ("二〇二四", ""),
    "PAGE-AMBIGUOUS": ("年报、总结", ""),
    "PAGE-YEAR-NOT-SERVED": ("年报 2021", ""),
    "PAGE-TOO-LONG": ("1200", "1000"),
    "UPGRADE-YEAR": ("年报/2021", ""),
    "PAGE-NO-UNIT": ("160.5964", ""),
    "PAGE-TABLE-TWICE": ("“第 2 个表格”和“第 5 个表格”", _TABLE),
    "PAGE-TABLE-MISSING": ("", _TABLE),
    "PAGE-LINE-MISSING": ("", "甲类"),
    "PAGE-LABEL-OTHER": ("乙类", "甲类"),
    "PAGE-LABEL-SPELLED": ("甲 类", "甲类"),
    "PAGE-ROWS-FOLDED": ("甲类", "其余"),
    "PAGE-NOTE": ("其中修订 16 件", ""),
    "PAGE-BLANKS": ("120", _TABLE),
    "PAGE-UNPLACED": ("另据统计", ""),
    "PAGE-AROUND": ("当前位置：首页", "12"),
    "FILE-CRASHED": ("ValueError", ""),
    "FORM-BY-LAYOUT": ("年报", ""),
    "FORM-BY-MARK": ("封面", ""),
    "FORM-MARKS-DIFFER": ("年报/2019、年报/2021", "年报/2021"),
    "REASON-LAPSED": ("上年结转的 1 件已由上级机关办理", ""),
    "SHEET-RENAMED": ("表3", _TABLE),
    "SHEET-EXTRA": ("Sheet1", ""),
    "SHEET-UNREAD": ("Sheet1", ""),
    "PASTE-UNPLACED": ("另据统计", "12"),
    "PASTE-TABLE": ("指标", "12"),
    "PASTE-SIGNATURE": ("某区教育局", "12"),
    "PASTE-TWICE": ("加强培训", "“第五部分”"),
    "CELL-EXTRA": ("以上数字已核", ""),
    "CELLS-EXTRA": ("以上数字已核", "A30:C90"),
    "FORMULAS-GONE": (_TABLE, ""),
    "CELL-REMARK": ("待核", ""),
    "TEXT-BOX": ("附件", ""),
    "REMARKS-MORE": ("12", ""),
    "FILE-DUP": ("2", ""),
    "FILE-SAME": ("2", ""),
    "FILE-APART": ("2", ""),
    "FILE-YEAR": ("2023", "2024"),
    "FILE-REPLACED": ("教育局（退回修改）.xlsx", ""),
    "FILE-RENAMED": ("某区教育和体育局", ""),
    "FILE-FORM": ("总结", ""),
    "FILE-PAGE": ("教育局.html", ""),
    "FILE-PAGE-BESIDE": ("教育局.xlsx", ""),
    "FILE-PAGE-YEAR": ("2023", ""),
    "FILE-PAGE-ASIDE": ("2", ""),
    "FILE-PAGE-SAME": ("教育局.xlsx", ""),
    "FILE-PAGE-DIFFERS": ("教育局.xlsx", ""),
    "AGG-COUNT": ("28", "30"),
    "AGG-UNPLACED": ("甲类 3", ""),
    "AGG-PART": ("乙类", ""),
}
"""What was found and what was expected."""


def example_of(code: Code) -> Finding:
    """A finding of the code, such as it might be."""
    found, expected = _TOLD.get(code.code, ("", ""))
    params = {**_NAMES, **_OWN.get(code.code, {})}
    return Finding(
        code=code.code, severity=code.severity, found=params.pop("found", found) or None, expected=expected or None,
        params=params,
    )  # fmt: skip
