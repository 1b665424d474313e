"""The table of threats: every case is there once, and every test it names exists."""

import re
from pathlib import Path

TESTS = Path(__file__).parents[1]
TABLE = TESTS.parent / "docs" / "threats.md"
COUNTS = {"A": 11, "B": 20, "C": 9, "D": 15, "E": 25, "F": 12, "G": 14}
NAMED = re.compile(r"`([\w/]+\.py)::(\w+)`")
ROW = re.compile(rf"^\| ([A-G])(\d+) \| [^|]+ \| ({NAMED.pattern}(?:<br>{NAMED.pattern})*) \|$", re.MULTILINE)


def test_every_case_stands_in_the_table_once() -> None:
    cases = [(row[1], int(row[2])) for row in ROW.finditer(TABLE.read_text(encoding="utf-8"))]
    assert cases == [(group, number) for group, count in COUNTS.items() for number in range(1, count + 1)]
    assert len(cases) == 106


def test_every_test_that_is_named_is_there() -> None:
    missing = [
        test[0]
        for test in NAMED.finditer(TABLE.read_text(encoding="utf-8"))
        if not re.search(rf"^def {test[2]}\(", (TESTS / test[1]).read_text(encoding="utf-8"), re.MULTILINE)
    ]
    assert missing == []
