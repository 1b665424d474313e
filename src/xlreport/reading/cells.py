"""Raw grids: what a file holds, before anybody knows what it means. Rows and columns count from 0."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from xlreport.errors import UnreadableWorkbookError
from xlreport.form.model.cell import cell_name
from xlreport.form.text.labels import normal


class ContentKind(StrEnum):
    NUMBER = "number"
    TEXT = "text"
    BOOLEAN = "boolean"
    DATE = "date"
    ERROR = "error"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class Content:
    """What one cell holds. `text` is how a person would quote it; blank cells have no Content at all."""

    kind: ContentKind
    text: str
    number: Decimal | None = None
    date: datetime.date | None = None


CODES_OF_NO_VALUE: Mapping[ContentKind, str] = {
    ContentKind.ERROR: "CELL-ERROR", ContentKind.PICTURE: "CELL-PICTURE",
}  # fmt: skip
"""What is told of a cell of text that holds none."""

Position = tuple[int, int]
Area = tuple[int, int, int, int]
"""First row, first column, last row, last column."""


class RemarkKind(StrEnum):
    REMARK = "remark"
    TEXT_BOX = "text box"


@dataclass(frozen=True, slots=True)
class Remark:
    """A text that is in no cell: a remark fastened to one, or a shape whose upper left corner lies over it."""

    kind: RemarkKind
    position: Position
    text: str


@dataclass(frozen=True, kw_only=True)
class RawSheet:
    """`formulas`: formula text without `=`, by position; None where the format does not tell.

    `pictured`: whether a formula may show a picture.
    `merged`: areas shown as one cell, of which only the first is seen. `hidden_rows`: how many rows nobody sees.
    `hidden_columns`: first and last of each run that nobody sees.
    `disguised`: the number format of each cell that shows something else than it holds.
    `unread`: why there are no cells, where there is more in the sheet than in any of a form.
    """

    name: str
    cells: Mapping[Position, Content]
    formulas: Mapping[Position, str] | None = None
    pictured: bool = field(default=True, compare=False)
    hidden: bool = False
    merged: tuple[Area, ...] = ()
    hidden_rows: int = 0
    hidden_columns: tuple[tuple[int, int], ...] = ()
    disguised: Mapping[Position, str] = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()
    unread: UnreadableWorkbookError | None = None

    def text(self, position: Position) -> str:
        content = self.cells.get(position)
        return "" if content is None else content.text

    @cached_property
    def texts(self) -> Mapping[str, Sequence[Position]]:
        """Where each text stands, letter by letter as a person would quote the cell; in reading order."""
        found: defaultdict[str, list[Position]] = defaultdict(list)
        for position, content in self.cells.items():
            found[content.text].append(position)
        for positions in found.values():
            if len(positions) > 1:
                positions.sort()
        found.default_factory = None
        return found

    @cached_property
    def labels(self) -> Mapping[str, Sequence[Position]]:
        """Where each text stands, in whatever spelling, as `normal` makes it; in reading order."""
        found: dict[str, Sequence[Position]] = {}
        for text, positions in self.texts.items():
            label = normal(text)
            found[label] = sorted((*found[label], *positions)) if label in found else positions
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class RawBook:
    """`marks`: texts that may carry the form's identity, by the name of the carrier (file properties, names).

    `pictures`: how many pictures the file holds, none of which is read. `suffix`: that of its format, by its content.
    `unread_remarks`: whether there are remarks or shapes whose text could not be told. `saved`: when it was last
    saved, as the file itself says; empty where it does not.
    """

    sheets: tuple[RawSheet, ...]
    marks: Mapping[str, str] = field(default_factory=dict)
    pictures: int = 0
    suffix: str = ".xlsx"
    unread_remarks: bool = False
    saved: str = ""


def refuse_unread(sheets: Iterable[RawSheet]) -> None:
    """Raises why the first of them was not read."""
    for sheet in sheets:
        if sheet.unread is not None:
            raise sheet.unread


def name_of(position: Position) -> str:
    """A1 name of a position, such as `D27`."""
    return cell_name(*position)
