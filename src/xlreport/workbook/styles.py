"""How a cell looks, by the part it plays: one calm palette, states told by words as well as by colour."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format

from xlreport.form.model.finding import Severity

INK = "#1F2D3D"
QUIET = "#5B6B7C"
ACCENT = "#1F4E79"
LINE = "#9AA8B5"
PAPER = "#FFFFFF"
COMPUTED_GREY = "#ECEFF2"
PREFILLED_BLUE = "#DCEBFA"
HEAD_BLUE = "#E3ECF5"
MISSING_YELLOW = "#FFF4CC"
WRONG_RED = "#FBDAD7"
WRONG_INK = "#A3201A"
ASKED_ORANGE = "#FFE6C7"
ASKED_INK = "#B25E00"
TOLD_GREEN = "#E5F2E9"
GOOD_INK = "#1B6B3A"

BODY_FONT = "微软雅黑"
FORM_FONT = "宋体"
HEADING_FONT = "黑体"


TEXT_FORMAT = 49
"""The built-in number format that keeps what is typed as text."""


class Look(StrEnum):
    TITLE = "title"
    GUIDE = "guide"
    HEAD = "head"
    SUBHEAD = "subhead"
    LIGHT = "light"
    LABEL = "label"
    NOTE = "note"
    MARK = "mark"
    CAPTION = "caption"
    COLUMN_LABEL = "column label"
    ROW_LABEL = "row label"
    INPUT = "input"
    COMPUTED = "computed"
    FIELD = "field"
    DATE = "date"
    WHOLE = "whole"
    PREFILLED = "prefilled"
    PREVIOUS = "previous"
    PROSE = "prose"
    PROSE_HEADING = "prose heading"
    PREVIEW_TITLE = "preview title"
    PREVIEW_HEADING = "preview heading"
    PREVIEW_TEXT = "preview text"
    LINK_LEFT = "link left"
    SIGNATURE = "signature"
    REASON = "reason"
    PROSE_COMPUTED = "prose computed"
    CHOICE = "choice"
    LINK = "link"
    CELL = "cell"
    CELL_CENTRE = "cell centre"


_BOX = {"border": 1, "border_color": LINE}
_CENTRE = {"align": "center", "valign": "vcenter", "text_wrap": True}
_LEFT = {"align": "left", "valign": "vcenter", "text_wrap": True, "indent": 1}
_TOP = {"align": "left", "valign": "top", "text_wrap": True}
_OPEN = {"locked": False, "bg_color": PAPER}
_FORM = {"font_name": FORM_FONT, "font_size": 11}

_LOOKS: Mapping[Look, Mapping[str, Any]] = {
    Look.TITLE: {"font_name": HEADING_FONT, "font_size": 16, "font_color": ACCENT, "valign": "vcenter"},
    Look.GUIDE: {"font_color": QUIET, "valign": "vcenter"},
    Look.HEAD: {"font_name": HEADING_FONT, "font_color": ACCENT, "bg_color": HEAD_BLUE, **_BOX, **_CENTRE},
    Look.SUBHEAD: {
        "font_name": HEADING_FONT, "font_size": 12, "font_color": ACCENT, "bottom": 2, "bottom_color": ACCENT,
    },
    Look.LIGHT: {"bold": True, "font_size": 12, "bg_color": HEAD_BLUE, "font_color": INK, **_BOX, **_LEFT},
    Look.LABEL: {"bg_color": HEAD_BLUE, **_BOX, **_LEFT},
    Look.NOTE: {"font_color": QUIET, "font_size": 9, **_LEFT},
    Look.MARK: {"font_color": INK, "font_size": 10, "valign": "vcenter", "indent": 1},
    Look.CAPTION: {**_FORM, "bold": True, **_BOX, **_CENTRE},
    Look.COLUMN_LABEL: {**_FORM, "bg_color": "#F7F9FB", **_BOX, **_CENTRE},
    Look.ROW_LABEL: {**_FORM, "bg_color": "#F7F9FB", **_BOX, **_LEFT},
    Look.INPUT: {**_FORM, **_OPEN, **_BOX, **_CENTRE},
    Look.COMPUTED: {**_FORM, "bg_color": COMPUTED_GREY, **_BOX, **_CENTRE},
    Look.PREFILLED: {**_FORM, **_OPEN, **_BOX, **_CENTRE, "bg_color": PREFILLED_BLUE},
    Look.PREVIOUS: {**_FORM, "bg_color": COMPUTED_GREY, "font_color": QUIET, **_BOX, **_CENTRE},
    Look.FIELD: {**_OPEN, **_BOX, **_LEFT, "num_format": TEXT_FORMAT},
    Look.DATE: {**_OPEN, **_BOX, **_LEFT, "num_format": "yyyy-mm-dd"},
    Look.WHOLE: {**_OPEN, **_BOX, **_LEFT},
    Look.PROSE: {**_OPEN, **_BOX, **_TOP, "font_name": FORM_FONT, "font_size": 12, "num_format": TEXT_FORMAT},
    Look.PROSE_COMPUTED: {**_BOX, **_TOP, "font_name": FORM_FONT, "font_size": 12, "bg_color": COMPUTED_GREY},
    Look.PROSE_HEADING: {
        **_OPEN, **_BOX, **_LEFT, "font_name": HEADING_FONT, "font_size": 12, "num_format": TEXT_FORMAT,
    },
    Look.PREVIEW_TITLE: {"font_name": HEADING_FONT, "font_size": 18, **_CENTRE},
    Look.PREVIEW_HEADING: {"font_name": HEADING_FONT, "font_size": 14, **_LEFT},
    Look.PREVIEW_TEXT: {"font_name": FORM_FONT, "font_size": 13, **_TOP},
    Look.LINK_LEFT: {"font_color": ACCENT, "underline": 1, **_BOX, **_LEFT},
    Look.SIGNATURE: {"font_size": 12, "valign": "vcenter"},
    Look.REASON: {**_OPEN, **_BOX, **_LEFT, "num_format": TEXT_FORMAT},
    Look.CHOICE: {**_OPEN, **_BOX, **_CENTRE},
    Look.LINK: {"font_color": ACCENT, "underline": 1, **_BOX, **_CENTRE},
    Look.CELL: {**_BOX, **_LEFT},
    Look.CELL_CENTRE: {**_BOX, **_CENTRE},
}  # fmt: skip


_MARKED: Mapping[Severity, Mapping[str, Any]] = {
    Severity.ERROR: {"bg_color": WRONG_RED, "border": 2, "border_color": WRONG_INK},
    Severity.WARNING: {"bg_color": ASKED_ORANGE, "border": 2, "border_color": ASKED_INK},
    Severity.NOTE: {"bg_color": TOLD_GREEN},
}
"""How a finding of each severity colours its cell in a return copy."""


class Styles:
    """The formats of one workbook, each made once."""

    def __init__(self, workbook: xlsxwriter.Workbook) -> None:
        self._workbook = workbook
        self._formats: dict[tuple[Look, Severity | None], Format] = {}

    def __getitem__(self, look: Look) -> Format:
        return self.marked(look, None)

    def marked(self, look: Look, severity: Severity | None) -> Format:
        """The look, in the colour of a finding."""
        if (look, severity) not in self._formats:
            marked = {} if severity is None else _MARKED[severity]
            own = {"font_name": BODY_FONT, "font_size": 10, "font_color": INK, **_LOOKS[look], **marked}
            self._formats[look, severity] = self._workbook.add_format(own)
        return self._formats[look, severity]

    def emphasis(self) -> Format:
        """The format of a heading among lines of text."""
        return self._workbook.add_format({"bold": True, "font_color": ACCENT})

    def state(self, *, wrong: bool) -> Format:
        """The format a conditional format lays over a cell."""
        fill = {"bg_color": WRONG_RED, "font_color": WRONG_INK} if wrong else {"bg_color": MISSING_YELLOW}
        return self._workbook.add_format(fill)
