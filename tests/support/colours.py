"""The formula of a colour that finds its own cell by row and column, as it is at one cell."""

import re

_OWN = re.compile(r"INDEX\(\$A\$1:\$[A-Z]+\$\d+,ROW\(\),COLUMN\(\)\)")


def seen_from(cell: str, formula: str) -> str:
    return _OWN.sub(cell, formula)
