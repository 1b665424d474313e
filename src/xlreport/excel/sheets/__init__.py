"""The sheets of a workbook as they are written."""
