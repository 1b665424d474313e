"""Addresses of what the list of what is to be done mirrors of the lines of the check sheet."""

from dataclasses import dataclass
from enum import StrEnum

from xlreport.form.model.address import Address


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
class LinesAddress(Address):
    """A cell of a line, by the line's place among all; `index` None: the cells of all of them, one below the other."""

    cell: LinesCell
    index: int | None = None

    def __str__(self) -> str:
        return f"lines.{self.cell}" if self.index is None else f"lines.{self.cell}[{self.index}]"
