"""A name of others' making is shown as what it is: nothing in it hides, acts, or begins a line of its own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlreport.form.text.printable import printable, printable_lines


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("某某局（甲）😀\u200b\t.xlsx", "某某局（甲）😀\u200b\t.xlsx"), ("\x1b[2J", r"\x1b[2J"), ("a\nb\r", r"a\nb\r"),
        ("\x9b1m", r"\x9b1m"), ("a\u202excod.xlsx", r"a\u202excod.xlsx"), ("\u2066\u200f", r"\u2066\u200f"),
        ("a\u2028b", r"a\u2028b"), ("\udcff.xlsx", r"\udcff.xlsx"), (r"\udcff", r"\udcff"),
    ],
)  # fmt: skip
def test_what_would_act_is_spelt_out_and_nothing_else(text: str, shown: str) -> None:
    assert printable(text) == shown


@given(st.text())
def test_whatever_it_was_it_is_one_line_that_can_be_encoded_and_shown_twice(text: str) -> None:
    shown = printable(text)
    assert len(shown.splitlines()) <= 1
    assert printable(shown) == shown
    shown.encode()


def test_of_several_lines_each_is_shown() -> None:
    assert printable_lines("甲\n\x1b乙") == "甲\n\\x1b乙"
