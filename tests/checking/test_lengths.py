"""The length of a section, where spreadsheet programs count an emoji once or twice: never told against any of them."""

import json

import pytest
from support.reports import BUNDLED, record

from xlreport.checking.run import check
from xlreport.records.read import parse_record
from xlreport.use_cases.forms import load_template

FORM = load_template(BUNDLED)
LEAST, MOST = 200, 1000
"""The limits of 总体情况."""


@pytest.mark.parametrize(
    ("others", "emoji", "told"),
    [
        (LEAST - 2, 1, None), (LEAST - 3, 1, ("S1-THIN", "199")), (LEAST - 1, 0, ("S1-THIN", "199")), (LEAST, 0, None),
        (MOST - 1, 1, None), (MOST, 1, ("S1-LENGTH", "1001")), (MOST + 1, 0, ("S1-LENGTH", "1001")), (MOST, 0, None),
    ],
)  # fmt: skip
def test_what_one_program_still_counts_as_long_enough_is_not_called_too_short_or_too_long(
    others: int, emoji: int, told: tuple[str, str] | None
) -> None:
    item = {"heading": "主动公开", "text": " 字" * others + "😀" * emoji}
    content = record({"texts.overview": {"items": [item]}}, FORM)
    found = check(FORM, parse_record(json.dumps(content), {FORM.id: FORM})).findings
    lengths = [(one.code, one.found) for one in found if one.code in {"S1-THIN", "S1-LENGTH"}]
    assert lengths == ([told] if told else [])
