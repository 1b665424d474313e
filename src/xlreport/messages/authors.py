"""What those read who declare forms: help and results of `xlreport template`."""

TEMPLATE_COMMANDS = "写表式的人用的命令。"
TEST = "运行表式自带的示例（cases 文件夹），再试填几遍：新建、填数、检查、出报告，看该报的报、不该报的不报，读回一致。"
ID = "表式编号，如 FORM/2021，或表式的文件；用 xlreport templates 查看有哪些。"
LINT = "检查表式写得对不对：全部错误一次列出，各带文件、行、列和怎么改。"
TARGETS = "表式的文件、文件夹或编号；不写就检查全部。"
SCHEMA = "给出表式文件的 JSON Schema：编辑器据此补全、说明和检查每个键。"
OUT_SCHEMA = "写到哪个文件；不写就显示出来。"
NEW = "由印好的表（Word、网页、Excel）的表头生成一份表式，行、列、合计都写好；不给文件就生成一份小样例。"
TO_XLSX = "把表式写成一个工作簿来改：一行是一行、一列、一条规则或一句话，键有中文名称和说明，能选的有下拉列表。"
OUT_XLSX = "写到哪个 .xlsx 文件。"
FROM_XLSX = "把 to-xlsx 写出、改好的工作簿写回表式的文件；有错误就全部列出，各带工作表和格子，不写文件。"
FILLED_SHEETS = "to-xlsx 写出、改好的工作簿。"
OUT_FILES = "放表式的文件夹；写成“文件夹/表式/版本.yaml”，有规则的另写 rules.yaml。"
NO_COMMENTS = "表式文件里“#”开头的注解和 cases 文件夹里的示例不在工作簿里。"
NOT_A_FORM = "{path} 不是表式的工作簿：没有“form”这张工作表。先用 xlreport template to-xlsx 写出一份，在它上面改。"
PREVIEW = "看表式做出来是什么样：工作簿每张表和一份试填的报告写成网页；装有 LibreOffice 的另出 PDF 和图片。"
WITHOUT_PICTURES = "只要网页，不出 PDF 和图片。"
OUT_PREVIEW = "放网页和图片的文件夹。"
FROM = "印好的表：.docx、.html 或 .xlsx，空表和填好的都行。"
NEW_ID = "表式的编号，如 FORM/2025；不写由 OUT 和文件里的年份来定。"
OUT_NEW = "放表式的文件夹，或一个 .yaml 文件（“文件夹/表式/版本.yaml”）。"
AGENCY_OF_CASES = "某某单位"
SOME_TEXT = "某某"

PASSED = "通过"
FAILED = "未通过"
CASE_LINE = "　{where}　{name}"
ROUND_TRIP, TRIP = "试填", "第 {number} 遍"
COUNTED = "共 {count} 个示例、{trips} 遍试填，全部通过。"
COUNTED_FAILED = "共 {count} 个示例、{trips} 遍试填，{failed} 个未通过。"
NO_CASES = "表式 {template} 没有示例：{path} 里没有 .yaml 或 .json 文件（不影响结果）。"
WITHOUT_CASE = "还没有示例的规则（不影响结果）：{codes}"
NOTHING = "（无）"

LINT_CLEAN = "{template}：没有错误。"
LINT_COUNTED = "{template}：共 {count} 处错误。"
BAD_ID = "“{id}”不能作编号：应写“表式/版本”，表式用小写英文字母、数字和下划线，如 FORM/2025。"
NO_TABLE = "{path} 里没有找到要填的表：表要有表头，表头下面或右边要有空格或数字。"
NEXT_STEPS = "下一步：核对后运行 xlreport template lint {path}，再运行 xlreport template test {path}。"

NO_PICTURES = "没有找到 LibreOffice，只写了网页，没有 PDF 和图片。"
NO_FORM = "没有找到表式：{path}。表式应放在“文件夹/表式/版本.yaml”。"
SEPARATOR = "、"

FAILURES = {
    "not found": "该报 {expected}，没有报；实际报了：{found}",
    "other errors": "除本规则外应有的错误：{expected}；实际有：{found}",
    "near miss": "正确的写法（holds）不该报 {expected}，却报了：{found}",
    "findings": "应报：{expected}；实际报了：{found}",
    "filled": "填的都是规定的数，不该有错误；实际有：{found}",
    "round trip": "写成工作簿再读回来，内容与原来的年报不同。",
    "no cell": "工作簿里没有这一格：{found}",
    "unreadable": "读不了：{found}",
}
"""What of a case does not hold, by its kind."""
