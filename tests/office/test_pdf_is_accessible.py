"""The PDF against PDF/UA-1, by a checker that knows nothing of Typst."""

from collections.abc import Iterator
from io import BytesIO

import page
import pikepdf
import pytest
from fontTools.cffLib import CFFFontSet
from fontTools.pens.basePen import NullPen
from support.posters import whole_posters
from support.whole_reports import whole_documents

from xlreport.render.pdf.pdf import render_pdf
from xlreport.render.poster.picture import draw_poster

NAMES = ("seed", "city", "one-application")
MISREAD = "PDFUA1-FONT-GLYPH-WIDTH-001"
"""The checker takes the widths of a CID-keyed CFF font for 0 where a font dictionary's default differs; the widths are
compared below by a library for fonts instead."""


@pytest.mark.parametrize("name", NAMES)
def test_the_checker_finds_nothing(name: str) -> None:
    report = page.validate_pdf_bytes(render_pdf(whole_documents()[name]).content, profile="ua1")
    assert report.rules.total > 100
    assert [one.rule_id for one in report.failures if one.rule_id != MISREAD] == []


@pytest.mark.parametrize("name", [*NAMES, "two-years"])
def test_the_checker_finds_nothing_in_a_poster(name: str) -> None:
    report = page.validate_pdf_bytes(draw_poster(whole_posters()[name], "pdf").content, profile="ua1")
    assert report.rules.total > 100
    assert [one.rule_id for one in report.failures if one.rule_id != MISREAD] == []


def test_the_checker_finds_what_is_missing() -> None:
    with pikepdf.open(BytesIO(render_pdf(whole_documents()["seed"]).content)) as pdf:
        del pdf.Root["/Lang"]
        without = BytesIO()
        pdf.save(without)
    report = page.validate_pdf_bytes(without.getvalue(), profile="ua1")
    assert {one.rule_id for one in report.failures} - {MISREAD}


@pytest.mark.parametrize("name", NAMES)
def test_the_widths_of_letters_are_those_of_their_fonts(name: str) -> None:
    compared = 0
    with pikepdf.open(BytesIO(render_pdf(whole_documents()[name]).content)) as pdf:
        for font in pdf.objects:
            if isinstance(font, pikepdf.Dictionary) and font.get("/Subtype") == "/CIDFontType0":
                own = _widths(bytes(font.FontDescriptor.FontFile3.read_bytes()))
                for number, width in _stated(list(font.W)):
                    assert abs(own[number] - width) <= 1
                    compared += 1
    assert compared > 100


def _widths(program: bytes) -> list[float]:
    fonts = CFFFontSet()
    fonts.decompile(BytesIO(program), None)
    letters = fonts[0].CharStrings
    widths = []
    for letter in letters.keys():  # noqa: SIM118  no mapping
        drawn = letters[letter]
        drawn.draw(NullPen())
        widths.append(float(drawn.width))
    return widths


def _stated(entries: list[object]) -> Iterator[tuple[int, float]]:
    """`c [w …]` and `c_first c_last w` of a width array."""
    while entries:
        first = int(str(entries.pop(0)))
        second = entries.pop(0)
        if isinstance(second, pikepdf.Array):
            yield from ((first + place, float(str(width))) for place, width in enumerate(second))
        else:
            width = float(str(entries.pop(0)))
            yield from ((number, width) for number in range(first, int(str(second)) + 1))
