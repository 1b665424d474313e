"""Addresses of the cells of the preview: its possible texts, and the rows that show them."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from xlreport.form.model.address import Address


@dataclass(frozen=True, slots=True)
class ColumnAddress(Address):
    """A cell of a hidden column that formulas also look into as a whole; `index` None: all of it."""

    family: ClassVar[str]
    cell: StrEnum
    index: int | None = None

    def __str__(self) -> str:
        own = f"{self.family}.{self.cell}"
        return own if self.index is None else f"{own}[{self.index}]"


class PreviewCell(StrEnum):
    """Of each possible text: itself, its place among those that hold anything, how it is set. Of each row: what it
    shows, and of which text, from where, where that stands, that text as a whole, how it is set, how wide the row is,
    what fits, the place after that, where a line feed is, how many marks hang over, what is taken. Of all: what is
    narrow, other signs, and the numbers by which rows look back.
    """

    TEXT = "text"
    ORDER = "order"
    KIND = "kind"
    SHOWN = "shown"
    WHICH = "which"
    START = "start"
    PLACE = "place"
    WHOLE = "whole"
    ROW_KIND = "row kind"
    ROOM = "room"
    FIT = "fit"
    BEYOND = "beyond"
    BREAK = "break"
    HANGING = "hanging"
    TAKEN = "taken"
    NARROW = "narrow"
    SIGNS = "signs"
    STEPS = "steps"


_TEXTS = frozenset({
    PreviewCell.TEXT, PreviewCell.KIND, PreviewCell.SHOWN, PreviewCell.WHOLE, PreviewCell.ROW_KIND, PreviewCell.NARROW,
    PreviewCell.SIGNS,
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class PreviewAddress(ColumnAddress):
    """A cell of a possible text of the preview or of one of its rows; `index` None: the whole column."""

    family: ClassVar = "preview"
    cell: PreviewCell

    @property
    def is_counted(self) -> bool:
        return self.cell not in _TEXTS


@dataclass(frozen=True, slots=True)
class FieldWordAddress(Address):
    """A field as people write it."""

    name: str

    def __str__(self) -> str:
        return f"fields.{self.name}.word"
