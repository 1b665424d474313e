"""What is said of reports as they were published, and the words by which their parts are known."""

TABLE = "第 {number} 个表格"
TEXT = "正文"
"""How the tables and the text of a published report are called where a workbook has sheets."""

LATER_LINES = (
    "打印", "关闭", "分享", "扫一扫", "上一篇", "下一篇", "相关", "附件", "主办", "承办单位", "版权", "网站地图",
    "网站标识码", "联系我们", "返回顶部", "责任编辑", "信息来源", "来源", "浏览次数", "技术支持",
)  # fmt: skip
"""What a line of a web page begins with that stands below the report."""

EARLIER_LINES = (
    "发布时间", "发布日期", "发布机构", "发布单位", "成文日期", "生成日期", "时间", "日期", "来源", "信息来源",
    "文章来源", "作者", "责任编辑", "编辑", "字体", "字号", "大中小", "浏览", "阅读", "点击", "访问量", "索引号",
    "文号", "分享", "打印", "保存",
)  # fmt: skip
"""What a line of a web page begins with that stands between its title and the report, in half width without spaces."""

DAY_ALONE = r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\d{1,2}:\d{2}(?::\d{2})?)?"

CHINESE_YEAR = "〇○零一二三四五六七八九"
YEAR_DIGITS = "000123456789"
SPELLED_YEAR = r"([〇○零一二三四五六七八九]{4})(?=年)"
TITLE = r"(?P<before>.*?)(?P<year>[12]\d{3})年(?P<after>.*)"
"""Of a title without spaces."""

NUMBER_ALONE = r"([一二三四五六七八九十]{1,2})(?![、.．])"
"""That of a heading behind which no stop is printed."""

NUMBER_BEFORE = r"^[（(]?[一二三四五六七八九十]{1,3}[）)]?[、.．]?"
"""What a heading may begin with."""

ORDINAL = r"\(?[一二三四五六七八九十]{1,2}\)|[一二三四五六七八九十]{1,2}、|\d{1,2}[.、．]"
"""The number of a label, in half width."""

UNIT_OF_LABEL = r"(?:\(|单位:?|:)(?:单位:?)?(?P<scale>[十百千万亿]*)[元件条宗份次起项个]\)?$"
"""What a label ends with that says in which unit its numbers are, in half width."""

GOES_ON = r"[(（【\[]?续(?:上)?表[一二三四五六七八九十0-9]*[:：]?.{0,20}"
"""The line between two parts of one table."""

SIGNED_DAY = r"\d{4}年\d{1,2}月\d{1,2}日|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\S{4}年\S{1,3}月\S{1,3}日"
STOPS = r"[。；;！？]"
NOTED = r"(?P<number>[0-9][0-9,]*(?:\.[0-9]+)?)\s*[（(](?P<note>[^（）()]*\D[^（）()]*)[）)]"
"""A number with a note in brackets behind it."""

ENDS_OF_NAMES = "省市区县州盟旗镇乡部局委会办院所府心处站队馆社团校司"
"""What the names of agencies end with."""

BEFORE_AGENCY = ("关于", "《")
AFTER_AGENCY = ("关于", "的", "—", "-", "_", "：")

COLONS = "：:"
TOLD_FIELD = r"(?:{names})[：:]\s*([^；;，,。、）)：:\s]+)"
"""A name, a colon, and what follows it."""
