"""Addresses of the cells of the preview: its possible texts, and the rows that show them."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from xlreport.layout.addresses import ColumnAddress


class PreviewCell(StrEnum):
    """Of each possible text: itself, how many hold anything up to it, how it is set. Of each row: what it shows, and
    of which text, from where, where that stands, that text as a whole, how it is set, what fits, how much of a
    number would be parted there, where a line feed is, what is taken.
    """

    TEXT = "text"
    COUNT = "count"
    KIND = "kind"
    SHOWN = "shown"
    WHICH = "which"
    START = "start"
    PLACE = "place"
    WHOLE = "whole"
    ROW_KIND = "row kind"
    FIT = "fit"
    RUN = "run"
    BREAK = "break"
    TAKEN = "taken"


@dataclass(frozen=True, slots=True)
class PreviewAddress(ColumnAddress):
    """A cell of a possible text of the preview or of one of its rows; `index` None: the whole column."""

    family: ClassVar = "preview"
    cell: PreviewCell
