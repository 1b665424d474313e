"""Addresses of what the list of what is to be done mirrors of the lines of the check sheet."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from xlreport.form.model.address import Address
from xlreport.layout.pages.cells import ColumnAddress


class LinesCell(StrEnum):
    """What the list of what is to be done mirrors of each line."""

    STATE = "state"
    TITLE = "title"
    WHERE = "where"
    SIDES = "sides"
    REMEDY = "remedy"
    TARGET = "target"
    OWN_ROW = "own row"
    OWN_LABEL = "own label"
    RANK = "rank"


@dataclass(frozen=True, slots=True)
class LinesAddress(ColumnAddress):
    """A cell of a line, by the line's place among all; `index` None: the cells of all of them, one below the other."""

    family: ClassVar = "lines"
    cell: LinesCell


ROWS_BETWEEN = 3
"""Between the last line of completeness and the first relation: a gap, a title, the heads."""


@dataclass(frozen=True, slots=True)
class ListedAddress(Address):
    """Which line a row of the list mirrors, by its row below the first one, which is 1; 0: none."""

    number: int

    def __str__(self) -> str:
        return f"listed[{self.number}]"

    @property
    def is_counted(self) -> bool:
        return True
