"""The peers of each step: the same work as it is ordinarily done with the libraries of the field."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest import mock

import docxtpl
import openpyxl
import python_calamine
import xlsxwriter
from lxml import etree
from xlsxwriter.worksheet import Worksheet

from xlreport.render.package import in_order, packed

CELLS = (
    "write_string", "write_number", "write_blank", "write_formula", "write_datetime", "merge_range", "set_row",
    "set_column",
)  # fmt: skip
"""Every call of XlsxWriter that writes a cell, or sets a row or column."""

_TEXT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"

Call = tuple[str, str, tuple[Any, ...]]


def openpyxl_twice(path: Path) -> object:
    """Values, then formulas: openpyxl gives one of them at a time."""
    return [openpyxl.load_workbook(path, data_only=values) for values in (True, False)]


def calamine(path: Path) -> object:
    workbook = python_calamine.CalamineWorkbook.from_path(str(path))
    return [workbook.get_sheet_by_name(name).to_python() for name in workbook.sheet_names]


def docxtpl_report(report: bytes) -> Callable[[], bytes]:
    """The same report by docxtpl: every text of ours is a place of its template."""
    with zipfile.ZipFile(io.BytesIO(report)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    body = etree.fromstring(parts["word/document.xml"])
    texts: list[str] = []
    for node in body.iter(_TEXT):
        texts.append(node.text or "")
        node.text = f"{{{{ texts[{len(texts) - 1}] }}}}"
    parts["word/document.xml"] = etree.tostring(body, xml_declaration=True, encoding="UTF-8", standalone=True)
    template = packed(in_order(parts).values())

    def filled() -> bytes:
        document = docxtpl.DocxTemplate(io.BytesIO(template))
        document.render({"texts": texts}, autoescape=True)
        written = io.BytesIO()
        document.save(written)
        return written.getvalue()

    return filled


def xlsxwriter_cells(write: Callable[[], bytes]) -> Callable[[], bytes]:
    """XlsxWriter alone with the same cells and formats: each call that a writer made of it, played again."""
    calls = _recorded(write)
    return lambda: _played(calls)


def _recorded(write: Callable[[], bytes]) -> list[Call]:
    calls: list[Call] = []

    def spy(name: str) -> Callable[..., Any]:
        original = getattr(Worksheet, name)

        def call(sheet: Worksheet, *arguments: Any) -> Any:
            calls.append((sheet.get_name(), name, arguments))
            return original(sheet, *arguments)

        return call

    patches = [mock.patch.object(Worksheet, name, spy(name)) for name in CELLS]
    for patch in patches:
        patch.start()
    write()
    for patch in patches:
        patch.stop()
    return calls


def _played(calls: list[Call]) -> bytes:
    stream = io.BytesIO()
    workbook = xlsxwriter.Workbook(stream, {"in_memory": True})
    formats: dict[int, Any] = {}

    def own(argument: Any) -> Any:
        if not isinstance(argument, xlsxwriter.format.Format):
            return argument
        if id(argument) not in formats:
            copied = workbook.add_format()
            kept = {"xf_format_indices", "dxf_format_indices", "xf_index", "dxf_index"}
            vars(copied).update({key: value for key, value in vars(argument).items() if key not in kept})
            formats[id(argument)] = copied
        return formats[id(argument)]

    sheets = {name: workbook.add_worksheet(name) for name in dict.fromkeys(sheet for sheet, _, _ in calls)}
    for sheet, name, arguments in calls:
        getattr(sheets[sheet], name)(*map(own, arguments))
    workbook.close()
    return stream.getvalue()
