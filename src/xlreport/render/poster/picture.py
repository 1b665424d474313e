"""A poster as one picture: PDF, PNG, or an SVG whose words a screen reader finds in a table beside what is drawn."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from xlreport.messages.report import POSTER_ITEM, POSTER_LAST, POSTER_NOW, POSTER_SHARE
from xlreport.narrative.poster import Poster, Shown, ShownBlock
from xlreport.render.html.escaping import attributes, element
from xlreport.render.poster.content import poster_content
from xlreport.render.typesetting.process import Picture
from xlreport.render.typesetting.typeset import Typeset, typeset


def draw_poster(poster: Poster, picture: Picture, look: Path | None = None) -> Typeset:
    """The poster set by Typst. `look`: an office's own poster.typ.

    Raises UnwritableError where no font with Chinese characters is installed, or the look cannot be set.
    """
    content = partial(poster_content, poster, sheet=picture == "pdf")
    made = typeset("poster.typ", look, content, poster.year, picture)
    return Typeset(_readable(poster, made.content.decode()).encode(), made.replaced) if picture == "svg" else made


def _readable(poster: Poster, drawing: str) -> str:
    """What is drawn are outlines of letters: they are hidden from screen readers, which find the words instead."""
    start, around, rest = drawing.partition(">")
    inner, _, _ = rest.rpartition("</svg>")
    named = attributes({"role": "document", "lang": "zh-CN", "aria-labelledby": "poster-title"})
    title = element("title", _line(f"{poster.kicker} {poster.title.text}"), own={"id": "poster-title"})
    return f'{start}{named}{around}{title}<g aria-hidden="true">{inner}</g>{"".join(_words(poster))}</svg>\n'


def _words(poster: Poster) -> Iterator[str]:
    """Text that is there and not seen; each line by itself, tables by row and cell."""
    yield '<g fill="none" stroke="none" font-size="1">'
    yield _text("heading", poster.title.text, {"aria-level": "1"})
    for block in poster.blocks:
        yield _text("heading", block.heading, {"aria-level": "2"})
        yield from _table(block)
        yield from (_text("paragraph", paragraph.text) for paragraph in block.said)
    yield from (_text("paragraph", paragraph.text) for paragraph in poster.foot)
    yield "</g>"


def _table(block: ShownBlock) -> Iterator[str]:
    rows = [*([block.whole] if block.whole is not None else []), *block.items]
    if rows:
        heads = [POSTER_ITEM, POSTER_NOW, *([POSTER_SHARE] * block.has_shares), *([POSTER_LAST] * block.has_last)]
        yield f"<g{attributes({'role': 'table', 'aria-label': block.heading})}>"
        yield _row(_text("columnheader", head) for head in heads)
        yield from (_row(_cells(block, item)) for item in rows)
        yield "</g>"


def _cells(block: ShownBlock, item: Shown) -> Iterator[str]:
    yield _text("rowheader", item.label)
    yield _text("cell", f"{item.now.text}{item.unit}")
    if block.has_shares:
        yield _text("cell", "" if item.share is None else item.share.text)
    if block.has_last:
        yield _text("cell", "" if item.last is None else f"{item.last.text}{item.unit}")


def _row(cells: Iterator[str]) -> str:
    return f'<g role="row">{"".join(cells)}</g>'


def _text(role: str, words: str, own: dict[str, str | None] | None = None) -> str:
    return element("text", _line(words), own={"role": role, "y": "1", **(own or {})})


def _line(words: str) -> str:
    """Without the line breaks that a title may have been typed with: SVG has no element for them."""
    return "".join(words.split("\n"))
