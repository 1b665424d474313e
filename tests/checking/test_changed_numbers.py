"""A number of the text that is changed is found: in published reports and in what the form says of figures."""

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))

from changed_numbers import Changed, changes  # noqa: E402  the tool is no package

SHARED = ROOT.parent / "shared"
"""Published reports beside the checkout; they are no part of it."""

LEAST_FOUND, LEAST_CHANGED = 0.85, 60
ABSENT = pytest.mark.skipif(not (SHARED / "reports").is_dir(), reason=f"no {SHARED}")


@pytest.fixture(scope="module")
def changed() -> list[Changed]:
    return list(changes(SHARED))


@ABSENT
def test_of_numbers_changed_one_at_a_time_at_least_85_in_100_are_found(changed: list[Changed]) -> None:
    missed = [one for one in changed if one.code is None]
    assert len(changed) >= LEAST_CHANGED
    assert 1 - len(missed) / len(changed) >= LEAST_FOUND, missed


@ABSENT
def test_every_number_is_changed_to_another(changed: list[Changed]) -> None:
    assert [one for one in changed if one.to == one.number] == []
