"""What those read who declare forms: help and results of `xlreport template`."""

TEMPLATE_COMMANDS = "写表式的人用的命令。"
TEST = "运行表式自带的示例（cases 文件夹）：每条规则该报的报、不该报的不报，整份年报读回一致。"
ID = "表式编号，如 FORM/2021；用 xlreport templates 查看有哪些。"
AGENCY_OF_CASES = "某某单位"

PASSED = "通过"
FAILED = "未通过"
CASE_LINE = "　{where}　{name}"
COUNTED = "共 {count} 个示例，全部通过。"
COUNTED_FAILED = "共 {count} 个示例，{failed} 个未通过。"
NO_CASES = "表式 {template} 没有示例：{path} 里没有 .yaml 或 .json 文件。"
WITHOUT_CASE = "还没有示例的规则（不影响结果）：{codes}"
NOTHING = "（无）"

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
