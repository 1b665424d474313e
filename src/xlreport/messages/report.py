"""The words renderers themselves put into a report, and the names an office finds in its list of styles."""

DRAFT = "草稿"
PAGE_NUMBER = "— {page} —"

STYLE_TITLE = "Title"
STYLE_HEADINGS = {1: "Heading 1", 2: "Heading 2"}
STYLE_BODY = "Body Text"
STYLE_RUN_IN = "段首标题"
STYLE_SIGN_OFF = "落款"
STYLE_DRAFT = "草稿标记"
STYLE_TABLE = "年报表格"
STYLE_TABLE_HEAD = "表格栏目"
STYLE_TABLE_LABEL = "表格项目"
STYLE_TABLE_FIGURE = "表格数据"

MISSING_STYLE = "缺少样式“{style}”"

NOT_WORD = "不是 Word 文档（.docx），或已损坏"
NOT_TEXT = "读不出来，或不是 UTF-8 编码的文本"
KILLS_TYPST = "排版程序 Typst 排到一半就退出了"
CLOSES_ELEMENT = "样式里不能有“</”"

POSTER_ITEM, POSTER_NOW, POSTER_SHARE, POSTER_LAST = "项目", "本年", "占比", "上年"
POSTER_NAMED = "图解"
"""After the name of the report, in the names of its posters."""

POSTER_SLIGHT = "不足0.1%"
"""The share of what is there and rounds to nothing."""

_SHARE_TOLD = "，占{share}"
_LAST_TOLD = "，上年{last}{unit}"


def poster_line(label: str, number: str, unit: str, share: str | None, last: str | None) -> str:
    """A number of a poster as a line of text."""
    told = f"{label}{number}{unit}"
    told += "" if share is None else _SHARE_TOLD.format(share=share)
    return told + ("" if last is None else _LAST_TOLD.format(last=last, unit=unit))


def continued(part: int, parts: int) -> str:
    """What stands over a later part of a table too wide for one page."""
    return "续表" if parts == 2 else f"续表（{part}/{parts}）"  # noqa: PLR2004  with two parts it is clear which
