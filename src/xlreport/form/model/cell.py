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


def range_name(top: int, left: int, bottom: int, right: int) -> str:
    """The A1 name of a rectangle, its last row and column included, such as `D12:I14`; of one cell, that cell's."""
    first, last = cell_name(top, left), cell_name(bottom, right)
    return first if first == last else f"{first}:{last}"


def cell_position(name: str) -> tuple[int, int]:
    """Row and column of the cell that is called so, without `$`."""
    letters = name.rstrip("0123456789")
    return int(name.removeprefix(letters)) - 1, column_number(letters)


def column_number(letters: str) -> int:
    """`A` is 0, `AA` is 26."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
