"""Letters that no font has: squares stand for them, and where even that fails the PDF alone is missing."""

import pytest
from render_samples import document, run_in

from xlreport import render_pdf
from xlreport.errors import UnwritableError


@pytest.mark.parametrize("letter", ["\uf0fc", "\uf8ff", "\U0010fffd"])
def test_a_private_letter_is_a_square_in_the_pdf_and_told(letter: str) -> None:
    made = render_pdf(document(run_in("一、", f"步骤{letter}完成。")))
    assert made.replaced == letter


def test_a_letter_that_only_an_emoji_font_has_ends_the_pdf_and_never_hangs() -> None:
    with pytest.raises(UnwritableError, match="PDF-UNWRITABLE"):
        render_pdf(document(run_in("一、", "步骤1\ufe0f\u20e3完成。")))
