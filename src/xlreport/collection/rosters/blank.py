"""A blank roster with its instructions, to be filled in by a coordinator."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from xlreport.form.model.fields import AgencyField
from xlreport.form.model.template import Template
from xlreport.messages import district as words
from xlreport.render.fonts import SONG as FONT

_NAME = "name"
_LAST_ROW = 1000
"""How far down a column offers its choices."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the roster: one of its own, or a field of the forms."""

    label: str
    guide: str
    example: str = ""
    choices: tuple[str, ...] = ()


def blank_roster(templates: Iterable[Template]) -> bytes:
    """The workbook's bytes, always the same for the same forms; its columns are what these ask of an agency."""
    stream = BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": words.ROSTER_SHEET, "created": datetime(2021, 1, 1)})  # noqa: DTZ001  a fixed day
    head = book.add_format({"bold": True, "bg_color": "#DCE6F1", "border": 1, "align": "center", "font_name": FONT})
    text = book.add_format({"num_format": "@", "font_name": FONT})
    example = book.add_format({"num_format": "@", "font_name": FONT, "font_color": "#7F7F7F", "italic": True})
    wrapped = book.add_format({"text_wrap": True, "valign": "top", "font_name": FONT})
    sheet = book.add_worksheet(words.ROSTER_SHEET)
    guide = book.add_worksheet(words.ROSTER_GUIDE_SHEET)
    fields = _fields(templates)
    columns = list(_columns(fields))
    for place, column in enumerate(columns):
        sheet.set_column(place, place, 30 if place == 0 else 16, text)
        sheet.write_string(0, place, column.label, head)
        sheet.write_string(1, place, column.example, example)
        _offer(sheet, place, column)
        guide.write_string(place + 1, 0, column.label, wrapped)
        guide.write_string(place + 1, 1, column.guide, wrapped)
    guide.set_column(0, 0, 16)
    guide.set_column(1, 1, 72)
    guide.write_string(0, 0, words.ROSTER_GUIDE_SHEET, head)
    for row, line in enumerate((*words.ROSTER_HOW, *_more(fields)), len(columns) + 2):
        guide.write_string(row, 1, line, wrapped)
    sheet.freeze_panes(1, 1)
    book.close()
    return stream.getvalue()


def _fields(templates: Iterable[Template]) -> Sequence[AgencyField]:
    """What the forms ask of an agency and the roster does not ask itself."""
    own = {head for heads in words.ROSTER_COLUMNS.values() for head in heads}
    fields = (field for template in templates for field in template.agency_fields)
    return [one for one in fields if one.id not in {_NAME, *words.ROSTER_COLUMNS} and one.label not in own]


def _is_coordinators(field: AgencyField) -> bool:
    """What a coordinator knows of an agency or has to: how it is classed and called, and what a form requires."""
    return bool(field.choices) or field.fallback == _NAME or field.required


def _columns(fields: Sequence[AgencyField]) -> Iterator[Column]:
    """The name, the fields of the forms by their labels, then the roster's other columns."""
    own = [
        Column(labels[0], words.ROSTER_GUIDES[key], words.ROSTER_EXAMPLES.get(key, ""))
        for key, labels in words.ROSTER_COLUMNS.items()
    ]
    yield own[0]
    shown = [one for one in fields if _is_coordinators(one)]
    for label in dict.fromkeys(one.label for one in shown):
        same = [one for one in shown if one.label == label]
        choices = tuple(dict.fromkeys(choice for one in same for choice in one.choices))
        guide = "、".join(choices) or same[0].guide or ""
        yield Column(label, words.ROSTER_FIELD_GUIDE.format(guide=f"{guide}。" if guide else ""), choices=choices)
    yield from own[1:]


def _offer(sheet: Worksheet, place: int, column: Column) -> None:
    if column.choices:
        offered = {"validate": "list", "source": list(column.choices), "error_type": "warning"}
        sheet.data_validation(1, place, _LAST_ROW, place, offered)


def _more(fields: Sequence[AgencyField]) -> Iterator[str]:
    """The fields that a coordinator may add."""
    labels = dict.fromkeys(one.label for one in fields if not _is_coordinators(one))
    if labels:
        yield words.ROSTER_MORE.format(labels="、".join(labels))
