"""What a spreadsheet says of a cell that takes only some contents."""

from xlreport.form.model.kind import NumberKind

PICK = "请从列表中选择。"
PICK_TITLE = "请选择"
NUMBER_TITLE = "请核对"

_FAR = 10_000_000
"""A limit so far from zero is not told: it only keeps slips out."""


def number_rule(kind: NumberKind, unit: str) -> str:
    """What a cell takes, for the message a spreadsheet shows when something else is typed."""
    zero = kind.least <= 0 <= kind.most
    if kind.places:
        rule = f"这里只能填{_limits(kind)}数字（单位：{unit}，最多 {kind.places} 位小数），不要写单位"
        return rule + ("；没有请填 0。" if zero else "。")
    return f"这里只能填{_limits(kind)}整数，不要写单位" + ("；没有发生请填 0。" if zero else "。")


def _limits(kind: NumberKind) -> str:
    """Between which figures it lies."""
    above, below = kind.least > -_FAR, kind.most < _FAR
    if above and below:
        return f" {kind.least} 到 {kind.most} 之间的"
    return f"不小于 {kind.least} 的" if above else f"不大于 {kind.most} 的" if below else ""


PERCENT_RULE = "这里只能填百分数，如 97.5%，在 {least} 到 {most} 之间（最多 {places} 位小数）。"
DAY_RULE = "这里只能填日期，如 2024-12-31，在 {least} 到 {most} 之间。"
SEVERAL_RULE = "可以选几项，用顿号隔开：{choices}。"
LONGEST_RULE = "这里最多填 {longest} 个字。"
WANTED_RULE = "这里应填{wanted}。"
FROM_TO = "{least} 到 {most} 之间"
LONGEST = "不超过 {longest} 个字"
SEVERAL = "{choices}（可多选）"
"""What a cell takes, and in a word what is wanted."""
