"""The two answers a choice cell of a workbook may hold."""

YES = "是"
NO = "否"
