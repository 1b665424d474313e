"""A formula that may show a picture is looked at whole; one that cannot is not made a text to find that out."""

import re
import sys
from itertools import product

import pytest

from xlreport.files.package.ordinary.known import KnownFormulas
from xlreport.files.package.ordinary.letters import UnordinaryError, letters_in

SPACES = [one for one in map(chr, range(sys.maxunicode)) if re.match(r"\s", one)]


def spelled(name: str) -> list[str]:
    """In all letters that are the same to a search that knows no case."""
    alike = [[one for one in map(chr, range(0x600)) if re.match(letter, one, re.IGNORECASE)] for letter in name[:3]]
    return ["".join(one) + name[3:] for one in product(*alike)]


def may_show_picture(formula: str) -> bool:
    return KnownFormulas(1_000).judge([formula.encode()], [])


@pytest.mark.parametrize(
    "before",
    ["", "_xlfn.", "_xlfn._xlws.", "_xlfn._xlfn._xlwſ.", "_xlws.", "_xlfn&#46;", "_xlw&#383;.", "_xlfn._xlw&#383;."],
)
@pytest.mark.parametrize("name", ["DISPIMG", "IMAGE", "EMBED"])
def test_any_spelling_is_told(before: str, name: str) -> None:
    written = [f"{begin}{before}{one}(1)" for begin in ("", "=", "= ", "= \t&#10;") for one in spelled(name)]
    assert [one for one in written if not may_show_picture(one)] == []


def test_any_blank_may_stand_before_it() -> None:
    tried = [one for one in SPACES if is_let_through(one)]
    assert len(tried) > 20
    assert [one for one in tried if not may_show_picture(f"={one}IMAGE(1)")] == []


def is_let_through(text: str) -> bool:
    """Whether a sheet with it is an ordinary one at all."""
    try:
        letters_in(text.encode())
    except UnordinaryError:
        return False
    return True


@pytest.mark.parametrize(
    "formula",
    ["报告预览!A1", "校验与说明!B2&amp;C3", "“一”", "IF(A1,1,0)", "INDEX(A1:A2,1)", "DATE(1,2,3)", "_xlfn.CONCAT(A1)"],
)
def test_what_begins_otherwise_shows_none(formula: str) -> None:
    assert not may_show_picture(formula)
