"""The words of the sheet for a whole text: its guide, what stands beside a row, how its headings are told."""

FIRST_ENCLOSED = "㈠"

PASTE = "整篇粘贴"
"""The name of the sheet."""

PASTE_GUIDE = (
    "可以不用。已有 Word 稿：在 Word 里全选、复制，再点中下面的 {cell} 格粘贴（一段一行），左边会写明每段放到哪里。",
    "标成黄色的没有放进去，请改好标题（如“{section}”“{item}”）或删掉；表格里的数请填到各表，这里不读。",
    "贴在这里的文字按标题归到各部分，报告里就用它，不再自动成句；某一条在自己的表里另外写了，以那里为准。",
)
PASTE_MARK_HEAD = "放到哪里"
PASTE_HEAD = "粘贴在这里（一段一行）"
PASTE_BESIDE_HEAD = "（表格会占到右边各列）"
PASTED_ITEM = "　{section} · {item}"
PASTED_OTHER = "另列一条"
PASTED_PARAGRAPH = "　　正文"
PASTED_TABLE = "表格，请填到表里"
PASTED_UNPLACED = "没有放进去"
PASTED_LATER = "读取时再定"
PASTED_SIGNATURE = "落款，请填在封面"
PASTED_MORE = "（后面还有文字，这里显示不下，报告里都有）"
PASTED_BELOW_BEGINS = "从第 "
PASTED_BELOW = "从第 {row} 行起还有 {count} 段：报送后一样读进报告，只是这里不写放到哪里，“报告预览”里也看不到。"
PASTE_PRINTED = "打印时只打印上面的说明；整篇文字请在“报告预览”里看、从那里打印。"
PASTED_ROWS = "{first} 至 {last}"
PLACE = "“{sheet}”{cell}"
PASTED_TWICE = "表里另外写了，以那里为准"
