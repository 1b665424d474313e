"""Words that names of agencies and rows of a roster are made of."""

SUMS = ("合计", "总计", "小计", "共计", "总数")
TOGETHER = "共"
REMARKS = frozenset({
    "注", "备注", "说明", "填表人", "填报人", "制表人", "审核人", "填表日期", "填报日期", "制表日期", "填表时间",
    "制表时间", "填表单位", "填报单位", "制表单位",
})  # fmt: skip
"""How rows of a roster begin that name no agency."""

LISTED = "一二三四五六七八九十"
POINT = "、"
"""With what a heading between groups of agencies is numbered."""

BETWEEN = "、，,；;/／\n"
"""What stands between several names in one cell."""

REGIONS = "省市区县旗州盟"
"""How names of places end, with which names of agencies begin."""

BODIES = ("人民政府", "办事处")
"""What nobody writes in the name of a file."""

OWN = ("我", "本")
"""How texts call their own agency, which tells nothing in a name."""
