"""Workbooks edited in LibreOffice as people edit a list: rows inserted, deleted, sorted and typed, then saved.

The edits are a Basic program in a profile of its own; a call edits some workbooks. Rows and columns count from 0.
"""

import subprocess
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from libreoffice import ALWAYS, SECONDS, require_libreoffice, settings_of

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE {name} PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "{file}.dtd">
"""
_LIBRARY = (
    _HEAD.format(name="library:library", file="library")
    + """<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard"
 library:readonly="false" library:passwordprotected="false">
 <library:element library:name="Rows"/>
</library:library>
"""
)
_MODULE = (
    _HEAD.format(name="script:module", file="module")
    + """<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Rows"
 script:language="StarBasic">{code}
</script:module>
"""
)
IN_ONE_CALL = 10
"""So many workbooks: no module of Basic takes a program of any length, and LibreOffice slows down with many."""

_FILTERS = {"xlsx": "Calc MS Excel 2007 XML", "xls": "MS Excel 97", "ods": "calc8"}


@dataclass(frozen=True)
class Insert:
    """Blank rows above a row."""

    row: int
    count: int = 1

    def code(self) -> Iterable[str]:
        yield f"sheet.Rows.insertByIndex({self.row}, {self.count})"


@dataclass(frozen=True)
class Delete:
    row: int
    count: int = 1

    def code(self) -> Iterable[str]:
        yield f"sheet.Rows.removeByIndex({self.row}, {self.count})"


@dataclass(frozen=True)
class Type:
    """A number or a text; None empties the cell."""

    row: int
    column: int
    value: int | str | None

    def code(self) -> Iterable[str]:
        cell = f"sheet.getCellByPosition({self.column}, {self.row})"
        if isinstance(self.value, int):
            yield f"{cell}.setValue({self.value})"
        else:
            quoted = (self.value or "").replace('"', '""')
            yield f'{cell}.setString("{quoted}")'


@dataclass(frozen=True)
class Sort:
    """The rows from the first to the last by one column."""

    first: int
    last: int
    columns: int
    by: int
    ascending: bool

    def code(self) -> Iterable[str]:
        yield f"field(0).Field = {self.by}"
        yield f"field(0).IsAscending = {self.ascending}"
        yield "field(0).IsCaseSensitive = False"
        yield 'sorted(0).Name = "SortFields"'
        yield "sorted(0).Value = field()"
        yield 'sorted(1).Name = "ContainsHeader"'
        yield "sorted(1).Value = False"
        yield f"sheet.getCellRangeByPosition(0, {self.first}, {self.columns - 1}, {self.last}).sort(sorted())"


Edit = Insert | Delete | Type | Sort


def edit(asked: Sequence[tuple[Path, str, Sequence[Edit], Sequence[Path]]]) -> None:
    """Each workbook with the edits of one of its sheets, saved anew in the format of each name it gets."""
    require_libreoffice()
    with tempfile.TemporaryDirectory(prefix="xlreport-office-") as profile:
        user = Path(profile, "user")
        user.mkdir()
        (user / "registrymodifications.xcu").write_text(settings_of(ALWAYS), encoding="utf-8")
        _run(profile, "--terminate_after_init")  # a new profile gets an empty library of its own first
        (user / "basic" / "Standard" / "script.xlb").write_text(_LIBRARY, encoding="utf-8")
        for first in range(0, len(asked), IN_ONE_CALL):
            own = asked[first : first + IN_ONE_CALL]
            code = _program(own).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
            (user / "basic" / "Standard" / "Rows.xba").write_text(_MODULE.format(code=code), encoding="utf-8")
            told = _run(profile, "macro:///Standard.Rows.Main")
            missing = [target.name for *_, targets in own for target in targets if not target.exists()]
            assert not missing, f"LibreOffice did not write {missing}: {told}"


def _program(asked: Sequence[tuple[Path, str, Sequence[Edit], Sequence[Path]]]) -> str:
    named = [(f"Edit{number}", one) for number, one in enumerate(asked)]
    parts = [f"Sub {name}\n{chr(10).join(_lines(*one))}\nEnd Sub" for name, one in named]
    return "\n".join([*parts, "Sub Main", *(name for name, _ in named), "StarDesktop.terminate()", "End Sub"])


def _run(profile: str, what: str) -> str:
    command = [
        "soffice", f"-env:UserInstallation={Path(profile).as_uri()}", "--headless", "--norestore", what,
    ]  # fmt: skip
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=SECONDS)
    return f"{done.stdout[-2000:]}{done.stderr[-2000:]}"


def _lines(source: Path, sheet: str, edits: Sequence[Edit], targets: Sequence[Path]) -> Iterable[str]:
    yield "Dim hidden(0) As New com.sun.star.beans.PropertyValue"
    yield 'hidden(0).Name = "Hidden"'
    yield "hidden(0).Value = True"
    yield f'document = StarDesktop.loadComponentFromURL("{source.as_uri()}", "_blank", 0, hidden())'
    yield f'sheet = document.Sheets.getByName("{sheet}")'
    yield "Dim field(0) As New com.sun.star.table.TableSortField"
    yield "Dim sorted(1) As New com.sun.star.beans.PropertyValue"
    for one in edits:
        yield from one.code()
    yield "document.calculateAll()"
    yield "Dim saved(0) As New com.sun.star.beans.PropertyValue"
    yield 'saved(0).Name = "FilterName"'
    for target in targets:
        yield f'saved(0).Value = "{_FILTERS[target.suffix[1:]]}"'
        yield f'document.storeToURL("{target.as_uri()}", saved())'
    yield "document.close(True)"
