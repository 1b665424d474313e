"""What those read who declare forms: help and results of `xlreport template`."""

TEMPLATE_COMMANDS = "写表式的人用的命令。"
TEST = "运行表式自带的示例（cases 文件夹）：每条规则该报的报、不该报的不报，整份年报读回一致。"
ID = "表式编号，如 FORM/2021；用 xlreport templates 查看有哪些。"
LINT = "检查表式写得对不对：全部错误一次列出，各带文件、行、列和怎么改。"
TARGETS = "表式的文件、文件夹或编号；不写就检查全部。"
SCHEMA = "给出表式文件的 JSON Schema：编辑器据此补全、说明和检查每个键。"
OUT_SCHEMA = "写到哪个文件；不写就显示出来。"
AGENCY_OF_CASES = "某某单位"

PASSED = "通过"
FAILED = "未通过"
CASE_LINE = "　{where}　{name}"
COUNTED = "共 {count} 个示例，全部通过。"
COUNTED_FAILED = "共 {count} 个示例，{failed} 个未通过。"
NO_CASES = "表式 {template} 没有示例：{path} 里没有 .yaml 或 .json 文件。"
WITHOUT_CASE = "还没有示例的规则（不影响结果）：{codes}"
NOTHING = "（无）"

LINT_CLEAN = "{template}：没有错误。"
LINT_COUNTED = "{template}：共 {count} 处错误。"
NO_FORM = "没有找到表式：{path}。表式应放在“文件夹/表式/版本.yaml”。"
SEPARATOR = "、"

FAILURES = {
    "not found": "该报 {expected}，没有报；实际报了：{found}",
    "other errors": "除本规则外应有的错误：{expected}；实际有：{found}",
    "near miss": "正确的写法（holds）不该报 {expected}，却报了：{found}",
    "findings": "应报：{expected}；实际报了：{found}",
    "round trip": "写成工作簿再读回来，内容与原来的年报不同。",
    "no cell": "工作簿里没有这一格：{found}",
    "unreadable": "读不了：{found}",
}
"""What of a case does not hold, by its kind."""
