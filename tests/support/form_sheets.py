"""Forms as workbooks: written into a folder, edited cell by cell as a person would, and compared."""

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import fields
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from support.all_forms import FORMS
from support.forms import GRAIN, SMALL, VENUE
from xlreport import template_to_xlsx
from xlreport.form.loading.catalogue import template_ids
from xlreport.form.loading.folder import other_editions, templates_folder
from xlreport.form.loading.shapes.based_on import complete
from xlreport.form.loading.source import Plain, read_source
from xlreport.form.model.template import Template

_OWN = {"water/2020": SMALL, "grain/2022": GRAIN, "venue/2022": VENUE}
BUNDLED_IDS = tuple(template_ids())
FORM_IDS = (*BUNDLED_IDS, *template_ids(FORMS), *_OWN)
"""Every form: the bundled ones, and those of the tests."""

_HEADS = 2
_PLACES_OF_ROWS = {"of_": "(of)", "entry": "(entry)", "level": "(level)"}
"""Columns whose keys are no names in Python."""


def form_at(template_id: str, folder: Path) -> Path:
    """The file of a form, with what lies beside it; a form of a single file is copied to where it is looked for."""
    if template_id in _OWN:
        path = folder.joinpath(*template_id.split("/")).with_suffix(".yaml")
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(_OWN[template_id], path)
        return path
    root = templates_folder() if template_id in BUNDLED_IDS else FORMS
    return root.joinpath(*template_id.split("/")).with_suffix(".yaml")


def sheets_of(template_id: str, folder: Path) -> Path:
    path = folder / f"{template_id.replace('/', '-')}.xlsx"
    path.write_bytes(template_to_xlsx(form_at(template_id, folder)))
    return path


def content_of(text: str) -> Plain:
    """What a file of a form declares, without keys that are null."""
    source = read_source("", text)
    assert source.problems == []
    return _given(source.content)


def declared_at(path: Path) -> Plain:
    """The same of a file, with what it leaves to the edition that it is based on."""
    text = path.read_text(encoding="utf-8")
    source = read_source("", text)
    complete(source, dict(other_editions(path, text)))
    assert source.problems == []
    return _given(source.content)


def _given(content: Plain) -> Plain:
    if isinstance(content, dict):
        return {key: _given(own) for key, own in content.items() if own is not None}
    return [_given(own) for own in content] if isinstance(content, list) else content


_PLACES = re.compile(r"line=\d+, column=\d+")
_OF_FILES = {"digest", "look_folders"}


def differing(one: Template, other: Template) -> list[str]:
    """In what two loaded forms differ, beside the texts they came from and where in those something stands."""
    parts = ((own.name, getattr(one, own.name), getattr(other, own.name)) for own in fields(Template))
    return [
        name for name, left, right in parts if name not in _OF_FILES and left != right and _bare(left) != _bare(right)
    ]


def _bare(part: object) -> str:
    return _PLACES.sub("", repr(part))


class EditedSheet:
    """A sheet of a form as a person edits it: rows are found by what stands in them, columns by their keys."""

    def __init__(self, sheet: Worksheet) -> None:
        self.sheet = sheet

    def row(self, *texts: object) -> int:
        """The first row in which all of these stand."""
        return next(number for number, values in self._rows() if set(texts) <= set(values))

    def column(self, key: str) -> int:
        return next(int(cell.column) for cell in self.sheet[_HEADS] if cell.value == key)

    def put(self, row: int, **values: object) -> str:
        """Types values into the columns of these keys; the name of the last cell."""
        name = ""
        for key, value in values.items():
            cell = self.sheet.cell(row, self.column(_PLACES_OF_ROWS.get(key, key)))
            cell.value = value
            name = cell.coordinate
        return name

    def clear(self, row: int, column: int) -> None:
        self.sheet.cell(row, column).value = None

    def insert(self, row: int, **values: object) -> None:
        columns = {key: self.column(_PLACES_OF_ROWS.get(key, key)) for key in values}
        self.sheet.insert_rows(row)
        for key, value in values.items():
            self.sheet.cell(row, columns[key]).value = value

    def _rows(self) -> Iterator[tuple[int, tuple[object, ...]]]:
        for number, values in enumerate(self.sheet.iter_rows(values_only=True), 1):
            yield number, tuple(value.strip("　") if isinstance(value, str) else value for value in values)


def edited_sheets(source: Path, target: Path, *edits: tuple[str, Callable[[EditedSheet], object]]) -> Path:
    """A copy of the workbook with an edit of each named sheet carried out."""
    book = openpyxl.load_workbook(source)
    for name, edit in edits:
        edit(EditedSheet(book[name]))
    book.save(target)
    return target
