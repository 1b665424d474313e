"""Letters that no font has: squares stand for them, they are told, and the report is set all the same."""

import pytest
from render_samples import document, run_in

from xlreport import render_pdf


@pytest.mark.parametrize("letter", ["\uf0fc", "\uf8ff", "\U0010fffd", "\u0378", "\ufdd0"])
def test_a_letter_that_no_font_has_is_a_square_in_the_pdf_and_told(letter: str) -> None:
    made = render_pdf(document(run_in("一、", f"步骤{letter}完成。")))
    assert made.replaced == letter


@pytest.mark.parametrize("cluster", ["1\ufe0f\u20e3", "\U0001f44d\U0001f3fb", "\u0f40\u0f74", "a\u20e3\u0f74"])
def test_a_cluster_that_no_one_font_has_is_set_with_squares_for_what_is_missing(cluster: str) -> None:
    made = render_pdf(document(run_in("一、", f"步骤{cluster}完成1。")))
    assert made.content.startswith(b"%PDF")
    assert set(made.replaced) <= set(cluster)
    assert not any(one.isascii() or one == "\ufe0f" for one in made.replaced)


def test_thousands_of_letters_that_no_font_has_are_all_known_at_once() -> None:
    many = "".join(chr(0xF0000 + one) for one in range(1000))
    made = render_pdf(document(run_in("一、", many)))
    assert made.replaced == many
