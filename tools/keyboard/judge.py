"""What came of the typing: the report read back held against the facts, and the light of the saved file."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from openpyxl import load_workbook

from xlreport import Report, Template
from xlreport.layout.pages.fields import VALUE
from xlreport.layout.sheets.cover import LIGHT_ROW
from xlreport.messages import workbook as words
from xlreport.records.write import record_of


def light_of(workbook: Path) -> str:
    """What the light of a saved workbook says, as the program that saved it computed it."""
    book = load_workbook(workbook, data_only=True)
    return str(book[words.COVER].cell(LIGHT_ROW + 1, VALUE + 1).value)


def differences(template: Template, wanted: Report, found: Report) -> list[str]:
    """Where two reports differ: the path of each value, what was typed, what was read.

    An item that names no id is typed where the form has room for one, and is read with the id of that room.
    """
    both = [_without_digests(record_of(template, report)) for report in (wanted, found)]
    left, right = (dict(_leaves("", record)) for record in both)
    return [
        f"{path}: typed {left.get(path)!r}, read {right.get(path)!r}"
        for path in dict.fromkeys([*left, *right])
        if left.get(path) != right.get(path) and not (path.endswith("].id") and left.get(path) is None)
    ]


def _without_digests(record: Mapping[str, object]) -> Mapping[str, object]:
    """A reason's digest is the tool's: it is made when the workbook is read."""
    reasons = record["reasons"]
    assert isinstance(reasons, list)  # noqa: S101  the normal form has a list there
    return {**record, "reasons": [{**reason, "digest": None} for reason in reasons]}


def _leaves(path: str, content: object) -> Iterator[tuple[str, object]]:
    if isinstance(content, Mapping):
        for key, inner in content.items():
            yield from _leaves(f"{path}.{key}" if path else str(key), inner)
    elif isinstance(content, list):
        for index, inner in enumerate(content):
            yield from _leaves(f"{path}[{index}]", inner)
    else:
        yield path, content
