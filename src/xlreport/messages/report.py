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
CLOSES_ELEMENT = "样式里不能有“</”"


def continued(part: int, parts: int) -> str:
    """What stands over a later part of a table too wide for one page."""
    return "续表" if parts == 2 else f"续表（{part}/{parts}）"  # noqa: PLR2004  with two parts it is clear which
