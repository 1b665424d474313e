"""A workbook file that came in: judged before it is opened, then told as raw grids."""
