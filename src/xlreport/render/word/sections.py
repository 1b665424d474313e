"""The sections of a Word report: upright pages, and pages turned for a wide table."""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from itertools import pairwise

from lxml import etree
from lxml.etree import _Element as Element

from xlreport.render.word.styles import TextStyle
from xlreport.render.word.xml import NAMESPACE, paragraph, qualified

SetUps = Mapping[tuple[bool, bool], str]
"""The page set-up of a section as text: on turned pages or not, and after another section or not."""

_ONE_POINT = 2
_NOT_AGAIN = ("headerReference", "footerReference", "pgNumType", "titlePg", "type")
"""A later section shows the headers of the one before it, counts on, and has no title page of its own."""
_TABLE, _ENDS_PROPERTIES = "<w:tbl>", "</w:pPr>"


def laid_out(runs: Sequence[tuple[bool, Sequence[str]]], set_ups: SetUps, style: TextStyle) -> str:
    """The body of a document: runs of blocks, each on upright (False) or turned pages.

    `style`: of the empty paragraphs that WordprocessingML wants.
    """
    body: list[str] = []
    for place, (turned, blocks) in enumerate(runs):
        is_last = place == len(runs) - 1
        body += _kept_apart(blocks, style, ends=is_last)
        if not is_last:
            _end_section(body, set_ups[turned, place > 0], style)
    turned = runs[-1][0] if runs else False
    return "".join([*body, set_ups[turned, len(runs) > 1]])


def _kept_apart(blocks: Sequence[str], style: TextStyle, *, ends: bool) -> list[str]:
    """Tables that touch become one in Word, and a document must not end with one: a paragraph follows."""
    apart: list[str] = []
    for block, following in pairwise([*blocks, None]):
        if block is not None:
            apart.append(block)
            if _is_table(block) and (ends if following is None else _is_table(following)):
                apart.append(paragraph(style))
    return apart


def _is_table(block: str) -> bool:
    return block.startswith(_TABLE)


def _end_section(body: list[str], set_up: str, style: TextStyle) -> None:
    """The last paragraph of a section holds its set-up; after a table that is one too low to be seen."""
    if _is_table(body[-1]):
        body.append(paragraph(style, size=_ONE_POINT))
    body[-1] = body[-1].replace(_ENDS_PROPERTIES, set_up + _ENDS_PROPERTIES, 1)


def set_up_as(first: Element, *, turned: bool, later: bool) -> Element:
    """The page set-up of a document as it is for one of its sections."""
    made = deepcopy(first)
    if later:
        for name in _NOT_AGAIN:
            for own in made.findall(qualified(name)):
                made.remove(own)
        made.insert(0, etree.Element(qualified("type"), {qualified("val"): "nextPage"}, nsmap={"w": NAMESPACE}))
    size = made.find(qualified("pgSz"))
    if turned and size is not None:
        width, height = size.get(qualified("w"), ""), size.get(qualified("h"), "")
        size.set(qualified("w"), height)
        size.set(qualified("h"), width)
        size.set(qualified("orient"), "landscape")
    return made
