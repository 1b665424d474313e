"""What is said of reports that become reports of today's form."""

UPGRADE = "把旧表式的年报，或表式改动以前的工作簿，做成现行表式的工作簿；每个数字到了哪里、哪些没有去处，都列出来。"
FILES = "工作簿、公布的报告或 JSON 报告，或存放它们的文件夹；可以给多个。"
YEAR = "现行表式不适用于原报告的年度时，新工作簿的报告年度，如 2024。"

SAME_EDITION = "{path}：仍是 {template}，重新生成：{carried} 项照搬，{computed} 格合计重新计算。"
OTHER_EDITION = "{path}：{own} 换成 {template}：{carried} 项照搬，{computed} 格合计重新计算。"
NEW_YEAR = "报告年度由 {old} 改为 {new}，各数仍是 {old} 年的；落款日期不带过来。"
YEAR_KEPT = "报告年度仍是 {year}，没有用 --year。"
NEW_TEXTS = "{parts}按新表式重新生成。"
NAMES_OF_TEXTS = {"title": "标题", "lead": "引言"}
BETWEEN = "、"
NO_PLACE = "没有去处的 {count} 项："
NONE_UNPLACED = "没有去处的：无。"
LEFT = "“{sheet}”{cell}：{found}"
LABELS = "名称改了的 {count} 处："
LABEL = "{found} → {expected}"
MOVE = "{name}：{said}"
NOTED = "放在别处的 {count} 项："
NOTE = "{name}：{said} → {to}（{note}）"
LACKING = "原来没有、要补填的 {count} 格。"
YEAR_NEEDED = "{path}：这是 {year} 年的报告，{template} 不适用于这一年，没有生成。请用 --year 写明新工作簿的报告年度。"
YEAR_NOT_SERVED = (
    "{path}：这是 {year} 年的报告，{template} 不适用于这一年，也不适用于 --year 写的 {given} 年，没有生成。"
)
MOST_SHOWN = 60
"""So many letters of a text that has no place are shown; all of it is among the plain values."""
