"""Answers that a cell of a workbook may hold."""

YES = "是"
NO = "否"
NONE = "（无）"
"""Written where a text would be generated and none is wanted."""
