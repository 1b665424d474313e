"""What the sheet of a table says whose rows people add themselves."""

LEGEND = "一行填一条，行数不限：在最后一行（锁住的那一行）上方插入行；不要的行可以整行删除，也可以排序。白色的格要填。"
CARRIED = "已经带入上年的各条：请核对，没有了的整行删除，新增的在最后一行（锁住的那一行）上方插入行。白色的格要填。"
DUPLICATE = "“{column}”没有重复"
UNKEYED = "填了内容的行都有“{column}”"
GUARD = "最后一行“{guard}”还在"
BEYOND = "第 {last} 行以后还有内容的，收表时检查"
BROKEN = "{count} 行不符"
"""What is asked of all rows together, and of how many it does not hold."""

AROUND = (LEGEND, CARRIED)
"""What such a sheet says beside its head and its last row."""
