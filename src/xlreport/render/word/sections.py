"""The sections of a Word report: upright pages, and pages turned for a wide table."""

from copy import deepcopy
from itertools import pairwise

from lxml.etree import _Element as Element

from xlreport.render.word.styles import TextStyle
from xlreport.render.word.xml import element, paragraph, qualified, resized

_ONE_POINT = 2
_NOT_AGAIN = ("headerReference", "footerReference", "pgNumType", "titlePg", "type")
"""A later section shows the headers of the one before it, counts on, and has no title page of its own."""


def lay_out(body: Element, runs: list[tuple[bool, list[Element]]], style: TextStyle) -> None:
    """Fill the body with runs of blocks, each on upright (False) or turned pages, in the page set-up that it has.

    `style`: of the empty paragraphs that WordprocessingML wants.
    """
    first = body[-1]
    del body[:]
    set_ups = [_set_up(first, turned=turned, later=place > 0) for place, (turned, _) in enumerate(runs)]
    for place, ((_, blocks), set_up) in enumerate(zip(runs, set_ups or [first], strict=True)):
        body.extend(_kept_apart(blocks, style, ends=place == len(runs) - 1))
        if place < len(runs) - 1:
            _end_section(body, set_up, style)
    body.append(set_ups[-1] if set_ups else first)


def _kept_apart(blocks: list[Element], style: TextStyle, *, ends: bool) -> list[Element]:
    """Tables that touch become one in Word, and a document must not end with one: a paragraph follows."""
    apart: list[Element] = []
    for block, following in pairwise([*blocks, None]):
        if block is not None:
            apart.append(block)
            if _is_table(block) and (ends if following is None else _is_table(following)):
                apart.append(paragraph(style))
    return apart


def _is_table(block: Element) -> bool:
    return block.tag == qualified("tbl")


def _end_section(body: Element, set_up: Element, style: TextStyle) -> None:
    """The last paragraph of a section holds its set-up; after a table that is one too low to be seen."""
    if _is_table(body[-1]):
        carrier = paragraph(style)
        resized(carrier, _ONE_POINT)
        body.append(carrier)
    body[-1][0].append(set_up)


def _set_up(first: Element, *, turned: bool, later: bool) -> Element:
    made = deepcopy(first)
    if later:
        for name in _NOT_AGAIN:
            for own in made.findall(qualified(name)):
                made.remove(own)
        made.insert(0, element("type", val="nextPage"))
    size = made.find(qualified("pgSz"))
    if turned and size is not None:
        width, height = size.get(qualified("w"), ""), size.get(qualified("h"), "")
        size.set(qualified("w"), height)
        size.set(qualified("h"), width)
        size.set(qualified("orient"), "landscape")
    return made
