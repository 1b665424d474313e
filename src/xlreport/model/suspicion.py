"""Words of findings that belong to no code: how a suspected cell is told (always a question), what stands for any."""

from collections.abc import Mapping

SUSPECTED = "是不是{where}应为 {expected}（现为 {found}）？{why}"
SUSPECTED_CELL = "“{name}”（{cell}）"
SUSPECTED_NAME = "“{name}”"

SOME = "□"
"""Stands for a number or a name in a message that is not about a case."""

SLIPS: Mapping[str, str] = {
    "only": "只有改这一格，有关的合计才都对得上。",
    "moved": "这个数也许应填在“{instead}”。",
    "tenfold": "也许多写了一个 0。",
    "tenth": "也许少写了一个 0。",
    "swapped": "也许两位数字写反了。",
    "neighbour": "它与相邻一行的数相同，也许看错了行。",
    "last_year": "它与去年的数相同，也许没有更新。",
    "left_out": "总计也许少加了一格。",
}
"""What may have happened, by the name of the slip."""
