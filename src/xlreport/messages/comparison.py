"""What is said of two reports that are compared: two years, or two versions."""

SAME = "两份没有不同。"
HEAD = "{old}（{old_agency} {old_year} 年）与 {new}（{new_agency} {new_year} 年）："
CELLS = "数字和各项：{count} 处不同"
CELL = "{name}：{old}→{new}{change}"
CHANGE = "（{change}）"
TEXTS = "文字：{count} 部分不同"
REMOVED, ADDED = "－", "＋"
GONE = "不再有的问题：{count} 处"
NEW = "新出现的问题：{count} 处"
BEFORE_SECTIONS = "标题和导语"
OTHER_FORM = "两份不是同一种表：{old}，{new}。"
NOT_READ = "{path} 读不了，没有比较：{message}"
ONE_FILE = "比较时每边只能给一份文件：{path}。"

CHANGED, BETWEEN = "改了 {told}", "、"
NOTHING_CHANGED = "数字和文字没有改"
FIGURES_OF, FIELDS_OF, PARAGRAPHS_OF = "{count} 个数字", "{count} 项单位信息", "{count} 段文字"
GONE_OF, NEW_OF, EXPLAINED_OF = "少了 {count} 处问题", "新出现 {count} 处问题", "说明了 {count} 处"
AGAIN = "第 {round} 次报送，{told}"
"""What a newer file changed of the one that it answers, for the coordinator."""

PLACES = "（工作簿／公布：{told}{more}）"
MORE_PLACES = "等 {count} 处"
PLACE, BETWEEN_PLACES = "{name} {old}／{new}", "；"
UNREAD_OF = "；另有 {count} 个数在公布的报告里空着或没有读到，没有比"

SHEET = "对比"
HEADS = ("类别", "位置", "先前", "后来", "增减")
SIDES_SHEET = "两份对照"
SIDES_SAID = "重报的与前一份比，公布的报告与工作簿比；一行一处。合计随各格变，不另列。"
SIDES_HEADS = ("单位", "表式", "对照", "先前的文件", "后来的文件", *HEADS)
KINDS = {"again": "重报", "page": "公布"}
CELL_ONE, TEXT_ONE, GONE_ONE, NEW_ONE = "数字和各项", "文字", "不再有的问题", "新出现的问题"
OUT_FOR_WORKBOOK = "--format xlsx 要用 -o 写明写到哪个 .xlsx 文件；其他格式不用 -o。"
