"""Cells of the form that stand as several cells in the file."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from xlreport.form.loading.rules.check_kinds import CheckSpec
from xlreport.form.model.answers import LISTED
from xlreport.form.model.check import Asked
from xlreport.form.model.finding import Finding
from xlreport.reading.file_rules import FileInquiry


class SplitCells(CheckSpec):
    """Numbers stand in several cells of what the form has in one; only the first is read.

    checks: [{name: split_cells}]
    """

    name: Literal["split_cells"]
    asked: ClassVar = Asked.OF_FILE
    holes: ClassVar = frozenset({"found", "expected", "count"})


def find(_: SplitCells, inquiry: FileInquiry) -> Iterator[Finding]:
    for split in inquiry.split:
        numbers = [inquiry.sheets[split.sheet].text(position) for position in split.cells]
        yield inquiry.finding(
            split.address, inquiry.place(split.sheet, split.cells[0]), found=LISTED.join(numbers),
            expected=numbers[0], count=str(len(numbers)),
        )  # fmt: skip
