"""A poster in its four formats: every number traceable, words for those who do not see it, the same bytes."""

import io
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as Xml

import pdfplumber
import pytest
from lxml import html
from support.posters import CITY_BEFORE, poster_of, printed_posters, whole_posters
from support.surroundings import printed_elsewhere
from support.whole_reports import CITY

from xlreport.form.loading.folder import templates_folder
from xlreport.narrative.poster import Poster
from xlreport.render.poster.page import poster_page
from xlreport.render.poster.picture import draw_poster

NAMES = ["seed", "city", "one-application", "two-years"]
NUMBER = re.compile(r"\d+(?:\.\d+)?%?")
SVG = "{http://www.w3.org/2000/svg}"
FORM = "zfxxgk/2021"


def numbers(text: str) -> list[str]:
    return NUMBER.findall(text)


def page_of(poster: Poster) -> html.HtmlElement:
    return html.fromstring(poster_page(poster))


def words_of(poster: Poster) -> str:
    """What the page says, a space between its elements."""
    return " ".join(page_of(poster).find("body").itertext())


@pytest.mark.parametrize("name", NAMES)
def test_every_number_of_the_poster_is_found_in_evidence(name: str) -> None:
    told = {one for proof in printed_posters()[name].poster_evidence() for one in numbers(proof.number)}
    poster = whole_posters()[name]
    with pdfplumber.open(io.BytesIO(draw_poster(poster, "pdf").content)) as pdf:
        printed = " ".join(word["text"] for page in pdf.pages for word in page.extract_words())
    assert numbers(printed)
    assert set(numbers(words_of(poster))) <= told
    assert set(numbers(printed)) <= told


@pytest.mark.parametrize("name", NAMES)
def test_every_number_in_evidence_rests_on_cells_and_is_on_the_poster(name: str) -> None:
    poster = whole_posters()[name]
    typed = [run.text for run in poster.title.runs if not run.cites]  # a title of one's own
    shown = Counter(numbers(words_of(poster))) - Counter(numbers("".join(typed)))
    proofs = list(printed_posters()[name].poster_evidence())
    assert proofs
    assert all(proof.sources for proof in proofs)
    assert Counter(one for proof in proofs for one in numbers(proof.number)) == shown


def test_a_zero_has_no_bar() -> None:
    one = "applications[received, applicant.natural]"
    page = page_of(poster_of({one: 1, one.replace("received", "handled.granted"): 1}))
    bars = page.xpath("//table[@class='bars']/tbody/tr")
    assert [row.xpath("td")[0].text_content().split()[0] for row in bars] == ["1", "0", "0", "0", "0", "0"]
    assert [len(row.xpath(".//rect")) for row in bars] == [1, 0, 0, 0, 0, 0]


def test_what_is_hardly_any_has_a_bar_that_is_seen() -> None:
    one = "applications[received, applicant.natural]"
    granted, partial = (one.replace("received", f"handled.{row}") for row in ("granted", "partial"))
    page = page_of(poster_of({one: 90001, granted: 90000, partial: 1}))
    bars = page.xpath("//table[@class='bars']/tbody/tr//rect/@width")
    assert bars == ["1.0000", "0.0020"]


@pytest.mark.parametrize("name", NAMES)
def test_the_page_says_in_tables_with_heads_what_it_draws(name: str) -> None:
    page = page_of(whole_posters()[name])
    for table in page.iter("table"):
        heads = table.xpath("thead/tr/th[@scope='col']")
        assert table.find("caption").text
        assert all(len(row) == len(heads) and row[0].get("scope") == "row" for row in table.xpath("tbody/tr"))
    assert all(drawing.get("aria-hidden") == "true" for drawing in page.iter("svg"))


def test_the_page_needs_nothing_else() -> None:
    text = poster_page(whole_posters()["two-years"])
    assert "default-src 'none'" in text
    assert re.search(r"\b(?:src|href|url)\b\s*[=(]|\sstyle=|<script", text) is None


@pytest.mark.parametrize("name", NAMES)
def test_the_svg_hides_what_is_drawn_and_says_it_in_words(name: str) -> None:
    poster = whole_posters()[name]
    root = Xml.fromstring(draw_poster(poster, "svg").content)  # noqa: S314  our own
    title, drawn, words = root
    assert (root.get("aria-labelledby"), title.get("id")) == ("poster-title", "poster-title")
    assert poster.title.text in (title.text or "")
    assert drawn.get("aria-hidden") == "true"
    assert not [one for one in drawn.iter(f"{SVG}text") if one.text]
    said = " ".join(one.text or "" for one in words.iter(f"{SVG}text"))
    assert Counter(numbers(said)) == Counter(numbers(words_of(poster)))
    tables = [one for one in words if one.get("role") == "table"]
    assert len(tables) == sum(bool(one.items) for one in poster.blocks)
    for table in tables:
        assert len({len(row) for row in table if row.get("role") == "row"}) == 1


def test_what_people_typed_is_no_markup() -> None:
    poster = poster_of({"agency.name": '<b>局</b>&"#[水]', "texts.title": "<i>一</i>\n]]>二\x02"})
    assert not list(page_of(poster).iter("i"))
    assert Xml.fromstring(draw_poster(poster, "svg").content)[0].text == "一图读懂 <i>一</i>]]>二"  # noqa: S314  our own
    assert draw_poster(poster, "pdf").content.startswith(b"%PDF")


def test_a_draft_is_marked() -> None:
    draft = replace(whole_posters()["seed"], draft=True)
    assert page_of(draft).xpath("//*[@class='draft']/text()") == ["草稿"]
    with pdfplumber.open(io.BytesIO(draw_poster(draft, "pdf").content)) as pdf:
        assert "草稿" in pdf.pages[0].extract_text().replace(" ", "")


def test_a_letter_that_no_font_has_is_a_square_and_told() -> None:
    poster = poster_of({"agency.name": "某\U0010fffd局"})
    assert [draw_poster(poster, picture).replaced for picture in ("pdf", "svg", "png")] == ["\U0010fffd"] * 3


def test_a_poster_to_be_printed_is_a_sheet_and_a_long_one_is_one_page() -> None:
    small, large = (
        pdfplumber.open(io.BytesIO(draw_poster(whole_posters()[name], "pdf").content)).pages
        for name in ("seed", "two-years")
    )
    assert [(round(page.width), round(page.height)) for page in small] == [(595, 420)]
    assert len(large) == 1
    assert round(large[0].width) == 595


def test_an_office_gives_posters_its_own_look(tmp_path: Path) -> None:
    own = templates_folder() / "poster.typ"
    changed = tmp_path / "poster.typ"
    changed.write_text(own.read_text(encoding="utf-8").replace("#174a6e", "#7a1f1f"), encoding="utf-8")
    poster = whole_posters()["seed"]
    assert b"#7a1f1f" in draw_poster(poster, "svg", changed).content
    assert b"#7a1f1f" not in draw_poster(poster, "svg").content


SCRIPT = """
import hashlib
from pathlib import Path
import xlreport
from xlreport.use_cases.printing.formats import Printed, render
from xlreport.use_cases.forms import load_templates
from xlreport.use_cases.previous import read_previous
forms = load_templates()
reading = read_previous(Path({before!r}), forms).joined(xlreport.read_record(Path({report!r}), forms))
printed = Printed(forms[reading.report.template_id], reading)
for form in ("poster.pdf", "poster.svg", "poster.png", "poster.html"):
    print(form, hashlib.sha256(render(form, printed).content).hexdigest())
"""


def test_posters_depend_on_nothing_but_the_report(tmp_path: Path) -> None:
    script = SCRIPT.format(before=str(CITY_BEFORE), report=str(CITY))
    first, second = printed_elsewhere(script, tmp_path)
    assert len(first.splitlines()) == 4
    assert first == second
