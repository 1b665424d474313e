"""A poster as one self-contained web page: its tables are the pictures' own, bars are drawn between their lines."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path

from markupsafe import Markup

from xlreport.form.model.pictures.poster import Show
from xlreport.messages.report import DRAFT, POSTER_ITEM, POSTER_LAST, POSTER_NOW, POSTER_SHARE
from xlreport.narrative.poster import Poster, Shown, ShownBlock
from xlreport.render.html.escaping import attributes, element, escaped
from xlreport.render.html.html import own_rules, style_policy
from xlreport.render.poster.content import length
from xlreport.render.poster.style import PARTS, STYLE

_COLUMNS = {2: "two", 4: "four"}
_LONG = 8
"""Digits that are set smaller, so that they stand on one line."""


def poster_page(poster: Poster, own_style: Path | None = None) -> str:
    """The poster as HTML that needs no other file, runs nothing and fetches nothing.

    `own_style`: a style sheet whose rules come after ours. Raises UnwritableError where it cannot be used.
    """
    style = STYLE if own_style is None else STYLE + own_rules(own_style)
    return "\n".join((*_head(poster, style), *_body(poster), ""))


def _head(poster: Poster, style: str) -> Iterator[str]:
    yield "<!DOCTYPE html>"
    yield '<html lang="zh-CN">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{style_policy(style)}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<meta{attributes({'name': 'author', 'content': poster.agency})}>"
    yield element("title", f"{poster.kicker} {''.join(poster.lines)}")
    yield f"<style>{style}</style>"
    yield "</head>"


def _body(poster: Poster) -> Iterator[str]:
    yield "<body>"
    yield "<main>"
    yield "<header>"
    if poster.draft:
        yield element("strong", DRAFT, own={"class": "draft"})
    yield element("p", poster.kicker)
    yield element("h1", *(element("span", line) for line in poster.lines))
    yield "</header>"
    yield '<div class="blocks">'
    halves = paired(poster.blocks)
    for index, block in enumerate(poster.blocks):
        yield f"<section{attributes({'class': 'half' if index in halves else None})}>"
        yield from _block(block)
        yield "</section>"
    yield "</div>"
    yield "<footer>"
    yield from (element("p", paragraph.text) for paragraph in poster.foot)
    yield "</footer>"
    yield "</main>"
    yield "</body>"
    yield "</html>"


def paired(blocks: Sequence[ShownBlock]) -> frozenset[int]:
    """Lists that follow each other stand side by side, in twos."""
    halves: set[int] = set()
    for index in range(1, len(blocks)):
        if index - 1 not in halves and all(_is_list(one) for one in blocks[index - 1 : index + 1]):
            halves |= {index - 1, index}
    return frozenset(halves)


def _is_list(block: ShownBlock) -> bool:
    return block.show is not Show.FIGURES and bool(block.items)


def _block(block: ShownBlock) -> Iterator[str]:
    yield element("h2", block.heading)
    if block.whole is not None:
        yield element("p", block.whole.label, " ", *_number(block.whole), *_last(block.whole), own={"class": "whole"})
    if block.items and block.show is Show.FIGURES:
        yield from _figures(block.items)
    elif block.items:
        yield from _list(block)
    yield from (element("p", paragraph.text) for paragraph in block.said)


def _figures(items: Sequence[Shown]) -> Iterator[str]:
    yield f"<dl{attributes({'class': _COLUMNS.get(len(items))})}>"
    for item in items:
        last = [element("dd", *_last(item))] if item.last is not None else []
        yield element(
            "div", element("dt", item.label), element("dd", *_number(item)), *last,
            own={"class": "long" if len(item.now.text) > _LONG else None},
        )  # fmt: skip
    yield "</dl>"


def _number(item: Shown) -> tuple[str, ...]:
    return element("b", item.now.text), Markup("&nbsp;"), item.unit


def _last(item: Shown) -> tuple[str, ...]:
    if item.last is None:
        return ()
    return " ", element("span", f"{POSTER_LAST} {item.last.text}{item.unit}", own={"class": "last"})


def _list(block: ShownBlock) -> Iterator[str]:
    whole = block.whole.now.number if block.whole is not None else Decimal(0)
    if block.show is Show.SHARES:
        yield _stack(block.items, whole)
    yield f"<table{attributes({'class': block.show.value})}>"
    yield element("caption", block.heading)
    heads = [POSTER_NOW, *([POSTER_SHARE] * block.has_shares), *([POSTER_LAST] * block.has_last)]
    columns = (element("th", head, own={"scope": "col", "class": "number"}) for head in heads)
    yield element("thead", element("tr", element("th", POSTER_ITEM, own={"scope": "col"}), *columns))
    yield "<tbody>"
    yield from (_row(block, index, item) for index, item in enumerate(block.items))
    yield "</tbody>"
    yield "</table>"


def _row(block: ShownBlock, index: int, item: Shown) -> str:
    is_share = block.show is Show.SHARES
    mark = _swatch(index) if is_share else Markup("")
    bar = Markup("") if is_share else _bar(item, block.most)
    cells = [element("td", *_number(item))]
    if block.has_shares:
        cells.append(element("td", "" if item.share is None else item.share.text))
    if block.has_last:
        cells.append(element("td", "" if item.last is None else f"{item.last.text}{item.unit}", own={"class": "last"}))
    return element("tr", element("th", mark, escaped(item.label), bar, own={"scope": "row"}), *cells)


def _stack(items: Sequence[Shown], whole: Decimal) -> str:
    """The parts side by side, as wide as they are."""
    drawn, left = [], 0.0
    for index, item in enumerate(items):
        width = length(item.now.number, whole)
        drawn.append(_rectangle(left, 0, width, 10, _colour(index)))
        left += width
    return _drawing("share", drawn)


def _bar(item: Shown, most: Decimal) -> Markup:
    """This year's bar, and last year's under it; none for zero."""
    drawn = [_rectangle(0, 0, length(item.now.number, most), 6, "#174a6e")]
    if item.last is not None:
        drawn.append(_rectangle(0, 7, length(item.last.number, most), 3, "#b9ccd9"))
    return _drawing("bar", drawn)


def _swatch(index: int) -> Markup:
    return _drawing("swatch", [_rectangle(0, 0, 1, 10, _colour(index))])


def _colour(index: int) -> str:
    return PARTS[index % len(PARTS)]


def _rectangle(left: float, top: int, width: float, height: int, colour: str) -> Markup:
    if not width:
        return Markup("")
    place = {"x": f"{left:.4f}", "y": str(top), "width": f"{width:.4f}", "height": str(height), "fill": colour}
    return element("rect", own=place)


def _drawing(kind: str, drawn: Sequence[Markup]) -> Markup:
    """A picture that says nothing of its own: what it shows stands beside it in words."""
    own = {"class": kind, "viewBox": "0 0 1 10", "preserveAspectRatio": "none", "aria-hidden": "true"}
    return element("svg", *drawn, own=own)
