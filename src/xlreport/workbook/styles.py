"""How a cell looks, by the part it plays: one calm palette, states told by words as well as by colour."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format

from xlreport.form.model.answers import YUAN
from xlreport.form.model.finding import Severity
from xlreport.layout.styles import State, Style

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


MONEY = f'General"{YUAN}"'

AS_IT_IS = "General;-General"
"""Shows figures as cells without a format do. LibreOffice gives those without one the format of what they show, while
it saves, and then writes of some that are merged corners that no program takes."""

_BOX = {"border": 1, "border_color": LINE}
_CENTRE = {"align": "center", "valign": "vcenter", "text_wrap": True}
_LEFT = {"align": "left", "valign": "vcenter", "text_wrap": True, "indent": 1}
_TOP = {"align": "left", "valign": "top", "text_wrap": True}
_OPEN = {"locked": False, "bg_color": PAPER}
_FORM = {"font_name": FORM_FONT, "font_size": 11}
_SMALL = {"font_name": FORM_FONT, "font_size": 9}

_LOOKS: Mapping[Style, Mapping[str, Any]] = {
    Style.TITLE: {"font_name": HEADING_FONT, "font_size": 16, "font_color": ACCENT, "valign": "vcenter"},
    Style.GUIDE: {"font_color": QUIET, "valign": "vcenter"},
    Style.HEAD: {"font_name": HEADING_FONT, "font_color": ACCENT, "bg_color": HEAD_BLUE, **_BOX, **_CENTRE},
    Style.SUBHEAD: {
        "font_name": HEADING_FONT, "font_size": 12, "font_color": ACCENT, "bottom": 2, "bottom_color": ACCENT,
    },
    Style.SUBHEAD_NOTE: {"font_color": QUIET, "bottom": 2, "bottom_color": ACCENT, "align": "center"},
    Style.INDEX: {"font_color": ACCENT, "underline": 1, "indent": 1, "valign": "vcenter"},
    Style.LIGHT: {
        "bold": True, "font_size": 12, "bg_color": HEAD_BLUE, "font_color": INK, "num_format": AS_IT_IS, **_BOX,
        **_LEFT,
    },
    Style.LABEL: {"bg_color": HEAD_BLUE, **_BOX, **_LEFT},
    Style.CHOICE_LABEL: {"font_color": QUIET, "align": "right", "valign": "vcenter", "indent": 1},
    Style.REQUIRED_LABEL: {"bg_color": HEAD_BLUE, "bold": True, "num_format": '@"  *"', **_BOX, **_LEFT},
    Style.NOTE: {"font_color": QUIET, "font_size": 9, **_LEFT},
    Style.MARK: {"font_color": INK, "font_size": 10, "valign": "vcenter", "indent": 1},
    Style.CAPTION: {**_FORM, "bold": True, **_BOX, **_CENTRE},
    Style.COLUMN_LABEL: {**_FORM, "bg_color": "#F7F9FB", **_BOX, **_CENTRE},
    Style.ROW_LABEL: {**_FORM, "bg_color": "#F7F9FB", **_BOX, **_LEFT},
    Style.INPUT: {**_FORM, **_OPEN, **_BOX, **_CENTRE},
    Style.INPUT_WORDS: {**_FORM, **_OPEN, **_BOX, **_LEFT, "num_format": TEXT_FORMAT},
    Style.INPUT_CHOICE: {**_FORM, **_OPEN, **_BOX, **_CENTRE, "num_format": TEXT_FORMAT},
    Style.INPUT_PERCENT: {**_FORM, **_OPEN, **_BOX, **_CENTRE, "num_format": "0.00%"},
    Style.INPUT_DAY: {**_FORM, **_OPEN, **_BOX, **_CENTRE, "num_format": "yyyy-mm-dd"},
    Style.INPUT_MONEY: {**_FORM, **_OPEN, **_BOX, **_CENTRE, "num_format": MONEY},
    Style.COMPUTED: {**_FORM, "locked": False, "bg_color": COMPUTED_GREY, **_BOX, **_CENTRE},
    Style.PREFILLED: {**_FORM, **_OPEN, **_BOX, **_CENTRE, "bg_color": PREFILLED_BLUE},
    Style.PREVIOUS: {**_FORM, "bg_color": COMPUTED_GREY, "font_color": QUIET, **_BOX, **_CENTRE},
    Style.FIELD: {**_OPEN, **_BOX, **_LEFT, "num_format": TEXT_FORMAT},
    Style.FIELD_CARRIED: {**_OPEN, **_BOX, **_LEFT, "num_format": TEXT_FORMAT, "bg_color": PREFILLED_BLUE},
    Style.DATE: {**_OPEN, **_BOX, **_LEFT, "num_format": "yyyy-mm-dd"},
    Style.WHOLE: {**_OPEN, **_BOX, **_LEFT},
    Style.PROSE: {**_OPEN, **_BOX, **_TOP, "font_name": FORM_FONT, "font_size": 11, "num_format": TEXT_FORMAT},
    Style.PASTED: {**_OPEN, **_BOX, **_TOP, "font_name": FORM_FONT, "font_size": 11, "num_format": TEXT_FORMAT},
    Style.PROSE_COMPUTED: {
        **_BOX, **_TOP, "valign": "vcenter", "font_name": FORM_FONT, "font_size": 10, "bg_color": COMPUTED_GREY,
    },
    Style.HINT: {"font_color": QUIET, "font_size": 10, "valign": "vcenter", "indent": 1},
    Style.PROSE_HEADING: {
        **_OPEN, **_BOX, **_LEFT, "font_name": HEADING_FONT, "font_size": 12, "num_format": TEXT_FORMAT,
    },
    Style.PREVIEW_TITLE: {
        "font_name": HEADING_FONT, "font_size": 14, "align": "center", "valign": "vcenter", "shrink": True,
    },
    Style.PREVIEW_HEADING: {"font_name": HEADING_FONT, "font_size": 11, "font_color": ACCENT, "valign": "vcenter"},
    Style.PREVIEW_TEXT: {"font_name": FORM_FONT, "font_size": 11, "valign": "vcenter"},
    Style.MIRRORED_HEAD: {**_SMALL, "bg_color": "#F7F9FB", **_BOX, **_CENTRE},
    Style.MIRRORED_LABEL: {**_SMALL, "bg_color": "#F7F9FB", **_BOX, "valign": "vcenter", "text_wrap": True},
    Style.MIRRORED_FIGURE: {
        **_SMALL, **_BOX, "align": "center", "valign": "vcenter", "shrink": True, "num_format": AS_IT_IS,
    },
    Style.MIRRORED_WORDS: {**_SMALL, **_BOX, "align": "center", "valign": "vcenter", "text_wrap": True},
    Style.MIRRORED_PERCENT: {
        **_SMALL, **_BOX, "align": "center", "valign": "vcenter", "shrink": True, "num_format": "0.00%",
    },
    Style.MIRRORED_DAY: {
        **_SMALL, **_BOX, "align": "center", "valign": "vcenter", "shrink": True, "num_format": "yyyy-mm-dd",
    },
    Style.MIRRORED_MONEY: {
        **_SMALL, **_BOX, "align": "center", "valign": "vcenter", "shrink": True, "num_format": MONEY,
    },
    Style.LINK_LEFT: {"font_color": ACCENT, "underline": 1, **_BOX, **_LEFT},
    Style.SIGNATURE: {"font_size": 12, "valign": "vcenter"},
    Style.REASON: {**_OPEN, **_BOX, **_LEFT, "num_format": TEXT_FORMAT},
    Style.CHOICE: {**_OPEN, **_BOX, **_CENTRE},
    Style.LINK: {"font_color": ACCENT, "underline": 1, **_BOX, **_CENTRE},
    Style.CELL: {**_BOX, **_LEFT, "num_format": AS_IT_IS},
    Style.CELL_CENTRE: {**_BOX, **_CENTRE},
    Style.GUARD: {"font_color": ACCENT, "font_size": 10, "bg_color": HEAD_BLUE, "valign": "vcenter", "top": 1},
    Style.TODO: {**_LEFT},
    Style.TODO_CENTRE: {**_CENTRE, "num_format": AS_IT_IS},
    Style.TODO_LINK: {"font_color": ACCENT, "underline": 1, **_CENTRE},
}  # fmt: skip


_MARKED: Mapping[Severity, Mapping[str, Any]] = {
    Severity.ERROR: {"bg_color": WRONG_RED, "border": 2, "border_color": WRONG_INK},
    Severity.WARNING: {"bg_color": ASKED_ORANGE, "border": 2, "border_color": ASKED_INK},
    Severity.NOTE: {"bg_color": TOLD_GREEN},
}
"""How a finding of each severity colours its cell in a return copy."""


_STATES: Mapping[State, Mapping[str, Any]] = {
    State.WRONG: {"bg_color": WRONG_RED, "font_color": WRONG_INK},
    State.MISSING: {"bg_color": MISSING_YELLOW},
    State.ASKED: {"bg_color": ASKED_ORANGE, "font_color": ASKED_INK},
    State.GOOD: {"bg_color": TOLD_GREEN, "font_color": GOOD_INK},
    State.HEADING: {"bold": True, "font_color": ACCENT},
    State.LISTED: {**_BOX},
    State.SUBHEADING: {"bold": True},
}


def look_of(style: Style) -> Mapping[str, Any]:
    """How a cell of a style looks, by the names that XlsxWriter has for it."""
    return {"font_name": BODY_FONT, "font_size": 10, "font_color": INK, "locked": True, **_LOOKS[style]}


class Styles:
    """The formats of one workbook, each made once."""

    def __init__(self, workbook: xlsxwriter.Workbook) -> None:
        self._workbook = workbook
        self._formats: dict[tuple[Style, Severity | None], Format] = {}
        self._states: dict[State, Format] = {}
        self._number()

    def _number(self) -> None:
        """Every look has its number before a sheet is written: the same one in every workbook."""
        for made in (*(self.cell(style, None) for style in Style), self.empty, self.open):
            made._get_xf_index()  # noqa: SLF001  it has no other way
        for state in State:
            self.state(state)._get_dxf_index()  # noqa: SLF001  nor for this

    def number_marked(self, looks: Iterable[tuple[Style, Severity]]) -> None:
        """After them those in the colour of a finding, in the order in which they are declared."""
        order, grave = list(Style), list(Severity)
        for style, severity in sorted(set(looks), key=lambda look: (order.index(look[0]), grave.index(look[1]))):
            self.cell(style, severity)._get_xf_index()  # noqa: SLF001

    def cell(self, style: Style, severity: Severity | None) -> Format:
        """The format of a cell, in the colour of a finding if there is one."""
        if (style, severity) not in self._formats:
            marked = {} if severity is None else _MARKED[severity]
            made = self._workbook.add_format({**look_of(style), **marked})
            self._formats[style, severity] = _told_apart(made)
        return self._formats[style, severity]

    @cached_property
    def empty(self) -> Format:
        """What stands around the cells of a sheet: nothing, and nothing can be typed there."""
        return _told_apart(self._workbook.add_format({"locked": True}))

    @cached_property
    def open(self) -> Format:
        """What stands beside the cells of a row that may be deleted: Excel deletes none with a locked cell."""
        return self._workbook.add_format({"locked": False})

    def state(self, state: State) -> Format:
        """The format that a highlight lays over a cell."""
        if state not in self._states:
            self._states[state] = self._workbook.add_format(_STATES[state])
        return self._states[state]


def _told_apart(made: Format) -> Format:
    """A locked format that says it is: XlsxWriter leaves that out, as if no style of cells could be open."""
    if made.locked:
        made._get_protection_properties = lambda: [("locked", 1)]  # noqa: SLF001  it has no other way
    return made
