"""What stands in the output folder after a day's run, read from the outputs themselves."""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import dropwhile, takewhile
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook

from support.season.files import YEAR

FILE_CODES = frozenset({"FILE-DUP", "FILE-SAME", "FILE-YEAR", "FILE-BLANK", "FILE-LAST-YEAR", "FILE-UNKNOWN"})
"""What is to be decided or known about files of an agency."""

THIS_YEAR, YEAR_BEFORE = f"{YEAR}年", f"{YEAR - 1}年"

_CARD = re.compile(r"<strong>(\d+)</strong>\s*(\w+)<")

Row = Mapping[str, str]
"""A line of a list, by the heads of its columns."""


@dataclass(frozen=True)
class Seen:
    """Everything is read at once where it is made by `look`, as the next day's run changes the folder.

    `said`: what the command told in the terminal; empty where the library was called.
    """

    said: str

    told: Mapping[str, Any]
    overview: Sequence[Row]
    progress: Sequence[Row]
    history: Sequence[Row]
    detail: Sequence[Row]
    sums: Mapping[str, Sequence[Sequence[Decimal]]]
    reminders: Sequence[Row]
    page: str
    reports: Mapping[str, Mapping[str, Any]]
    messages: Mapping[str, str]
    returned: Mapping[str, str]
    """Workbooks in the folder of return copies, each with the digest of its bytes."""

    @cached_property
    def states(self) -> Mapping[str, str]:
        return {row["单位"]: row["状态"] for row in self.progress if row["状态"]}

    @cached_property
    def counted(self) -> Sequence[str]:
        return [*self.told["selection"]["counted"]]

    @cached_property
    def left_out(self) -> Mapping[str, str]:
        return {one["agency"]: one["why"] for one in self.told["selection"]["left_out"]}

    @cached_property
    def about_files(self) -> Mapping[str, int]:
        """Code and files of each finding about files of an agency, and how often it is told."""
        found = [one for one in self.told["findings"] if one["code"] in FILE_CODES]
        return Counter(about(one["code"], one["paths"]) for one in found)

    def written_to(self, agency: str) -> str:
        """What the reminders ask of an agency, and the message beside its return copy."""
        asked = [" ".join(row.values()) for row in self.reminders if row["单位"] == agency]
        return "\n".join([*asked, *(text for name, text in self.messages.items() if name.startswith(agency))])

    @cached_property
    def on_the_page(self) -> Mapping[str, int]:
        """How many agencies are in each state, as the cards at the top of the page say."""
        return {state: int(count) for count, state in _CARD.findall(self.page)}

    def codes(self, code: str) -> Sequence[str]:
        """The messages of the findings of the set with this code."""
        return [one["message"] for one in self.told["findings"] if one["code"] == code]

    def figure(self, agency: str, table: str, row: str, column: str) -> Decimal:
        return Decimal(str(self.reports[agency]["tables"][table][row][column]))


def about(code: str, paths: Sequence[str]) -> str:
    return f"{code} {'、'.join(sorted(paths))}"


def look(out: Path, said: str) -> Seen:
    summary = CalamineWorkbook.from_path(out / "汇总.xlsx")
    reminders = CalamineWorkbook.from_path(out / "催报名单.xlsx")
    reports = [json.loads(path.read_text(encoding="utf-8")) for path in sorted((out / "报告").glob("*.json"))]
    copies = out / "退回"
    return Seen(
        said=said,
        told=json.loads((out / "findings.json").read_text(encoding="utf-8")),
        overview=[*_list(summary, summary.sheet_names[0], "状态")],
        progress=[*_list(summary, "进度", "单位")],
        history=[*_list(summary, "往来", "单位")],
        detail=[*_list(summary, "明细", "单位")],
        sums={name: [*_numbers(summary, name)] for name in summary.sheet_names if name[:2] in {"二、", "三、", "四、"}},
        reminders=[*_list(reminders, reminders.sheet_names[0], "单位")],
        page=(out / "index.html").read_text(encoding="utf-8"),
        reports={one["agency"]["name"]: one for one in reports},
        messages={path.stem: path.read_text(encoding="utf-8") for path in copies.glob("*.txt")},
        returned={path.name: _digest(path) for path in copies.glob("*.xlsx")},
    )


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _list(book: CalamineWorkbook, name: str, first: str) -> Iterator[Row]:
    """The lines of a list below the line of heads in which `first` stands; nothing where there is no such sheet."""
    if name not in book.sheet_names:
        return
    heads: list[str] = []
    for row in book.get_sheet_by_name(name).to_python():
        cells = [str(cell).strip() for cell in row]
        if heads and any(cells):
            yield dict(zip(heads, cells, strict=True))
        elif first in cells:
            heads = cells


def _numbers(book: CalamineWorkbook, name: str) -> Iterator[Sequence[Decimal]]:
    """The year's figures on a sheet, line by line; those of the year before stand behind a gap, or below their year."""
    for row in book.get_sheet_by_name(name).to_python():
        if YEAR_BEFORE in row and THIS_YEAR not in row:
            return
        behind = dropwhile(lambda cell: not isinstance(cell, int | float), row)
        numbers = [Decimal(str(cell)) for cell in takewhile(lambda cell: isinstance(cell, int | float), behind)]
        if numbers:
            yield numbers
