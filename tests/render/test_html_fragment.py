"""A report as a piece of a web page: what the editor of a website takes, and what it would drop or refuse."""

from dataclasses import replace

import lxml.html
from lxml.etree import _Element as Element
from render_samples import document, small_report
from support.complete_texts import complete_texts
from support.reports import bundled, report

from xlreport.narrative.blocks import Document, Paragraph, Run
from xlreport.narrative.compose import compose
from xlreport.render.html.fragment import render_fragment
from xlreport.render.html.html import render_html

ELEMENTS = set("div h2 h3 h4 span p strong br table colgroup col thead tbody tr th td".split())  # noqa: SIM905  a list
ATTRIBUTES = set("style id headers scope rowspan colspan span lang role tabindex aria-label".split())  # noqa: SIM905
ATTACK = '</div></p><script>alert(1)</script><p class="x" style="y"> & <th>'


def whole() -> Document:
    return compose(bundled(), report(complete_texts()))


def fragment(of: Document) -> Element:
    (root,) = lxml.html.fragments_fromstring(render_fragment(of))
    return root


def words(root: Element) -> list[str]:
    """Every text but the captions, which the page shows to nobody."""
    for table in root.iter("table"):
        if (caption := table.find("caption")) is not None:
            table.remove(caption)
    return [str(text).strip() for text in root.itertext() if str(text).strip()]


def values(root: Element, attribute: str) -> list[str]:
    """What stands in the attribute, word by word."""
    return [word for one in root.iter() for word in (one.get(attribute) or "").split()]


def test_it_is_one_element_of_plain_elements_that_carry_their_own_look() -> None:
    for of in (whole(), small_report()):
        root = fragment(of)
        assert {one.tag for one in root.iter()} <= ELEMENTS
        assert {name for one in root.iter() for name in one.attrib} <= ATTRIBUTES
        assert [one for one in root.iter("table", "th", "td", "p") if not one.get("style")] == []


def test_it_says_the_words_of_the_page_in_their_order() -> None:
    page = lxml.html.document_fromstring(render_html(whole())).find(".//main")
    assert page is not None
    assert words(fragment(whole())) == words(page)


def test_every_figure_names_heads_of_its_own_fragment_though_several_stand_on_a_page() -> None:
    other = replace(whole(), agency="另一家")
    ids = [values(fragment(of), "id") for of in (whole(), other)]
    assert not set(ids[0]) & set(ids[1])
    for of, own in zip((whole(), other), ids, strict=True):
        assert len(own) == len(set(own))
        assert set(values(fragment(of), "headers")) <= set(own)


def test_what_people_typed_never_becomes_markup() -> None:
    root = fragment(document(Paragraph((Run(ATTACK), Run(ATTACK, strong=True)))))
    assert [one.tag for one in root.iter()] == ["div", "p", "strong"]
    assert "".join(map(str, root.itertext())).strip() == ATTACK * 2


def test_a_draft_says_so_first() -> None:
    assert words(fragment(replace(whole(), draft=True)))[0] == "草稿"
