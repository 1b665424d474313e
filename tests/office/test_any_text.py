"""Texts of any characters go to every format: each ends soon, with the same words, and what is a square is told."""

import random
import subprocess
import sys
import time
import unicodedata
from pathlib import Path

from pages import require_poppler
from support.full import FULL
from texts_of import of_markdown, of_page, of_word, squeezed

from xlreport.form.text.clean import cleaned
from xlreport.narrative.blocks import Document, Paragraph, Run, Title
from xlreport.render.html.html import render_html
from xlreport.render.markdown.markdown import render_markdown
from xlreport.render.pdf.pdf import render_pdf
from xlreport.render.word.word import render_word

SEED = 19
COUNT = 2000 if FULL else 40
MOST_SECONDS = 10

BLOCKS = (
    (0x20, 0x7E), (0xA0, 0x24F), (0x300, 0x36F), (0x590, 0x6FF), (0x900, 0xDFF), (0xE00, 0xFFF), (0x1F00, 0x2BFF),
    (0x2E80, 0x2FDF), (0x3000, 0x9FFF), (0xA000, 0xD7FF), (0xE000, 0xF8FF), (0xF900, 0xFFFD), (0x10000, 0x1F9FF),
    (0x20000, 0x323AF), (0xE0000, 0xE01EF), (0xF0000, 0xF00FF), (0x100000, 0x10FFFD), (0x0, sys.maxunicode),
)  # fmt: skip
CLUSTERS = (
    "1\ufe0f\u20e3",
    "👍🏻",
    "👨\u200d👩\u200d👧",
    "🇨🇳",
    "葛\U000e0100",
    "é",
    "e\u0301",
    "ปู่",
    "\r\n",
    "한",
    "각",
)


def texts() -> list[str]:
    chance = random.Random(SEED)  # noqa: S311  fixed cases, no secret
    return ["本年度" + "".join(_piece(chance) for _ in range(chance.randint(1, 40))) + "完成。" for _ in range(COUNT)]


def _piece(chance: random.Random) -> str:
    kind = chance.random()
    if kind < 0.3:
        return chance.choice("公开政府信息12，。")
    return chance.choice(CLUSTERS) if kind < 0.4 else chr(chance.randint(*chance.choice(BLOCKS)))


def document(text: str) -> Document:
    return Document(title="报告", agency="某局", year=2024, draft=False, blocks=(
        Title(("报告",)), Paragraph((Run(text),)),
    ))  # fmt: skip


def test_any_text_goes_to_every_format_in_time_with_the_same_words(tmp_path: Path) -> None:
    for number, text in enumerate(texts()):
        one = document(text)
        began = time.monotonic()
        word, page, plain, pdf = render_word(one), render_html(one), render_markdown(one), render_pdf(one)
        assert time.monotonic() - began < MOST_SECONDS, number
        words = of_word(word)
        assert squeezed(cleaned(text)) in words, (number, text)
        assert of_page(page.encode()) == words, (number, text)
        assert of_markdown(plain.encode()) == words, (number, text)
        shown = "".join("□" if one in pdf.replaced else one for one in words)
        told = extracted(pdf.content, tmp_path)
        assert told.count("□") >= sum(one in pdf.replaced for one in words), (number, text)
        assert letters(shown) <= letters(told), (number, text, letters(shown) - letters(told))


def extracted(content: bytes, folder: Path) -> str:
    require_poppler()
    path = folder / "any.pdf"
    path.write_bytes(content)
    return subprocess.run(["pdftotext", str(path), "-"], check=True, capture_output=True).stdout.decode()


def letters(text: str) -> set[str]:
    """Without what shapes others: a PDF says clusters and ligatures in other pieces than they were typed in."""
    return {one for one in unicodedata.normalize("NFD", text) if unicodedata.category(one)[0] not in "MCZ"}
