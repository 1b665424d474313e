"""Names of cells as spreadsheet programs print them. Rows and columns count from 0."""


def column_letters(column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, remainder = divmod(column - 1, 26)
        letters = chr(ord("A") + remainder) + letters
    return letters


def cell_name(row: int, column: int) -> str:
    """The A1 name of a cell, such as `D27`."""
    return f"{column_letters(column)}{row + 1}"
