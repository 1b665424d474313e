"""Names and words of the preview of a form."""

TITLE = "{name}（{id}）"
AS_BORN = "填报前的工作簿，一张表一节；颜色和提示随填报变化的，以工作簿为准。"
WORKBOOK, REPORT = "工作簿", "报告"
