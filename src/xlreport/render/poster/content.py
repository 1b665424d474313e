"""A poster as the JSON that the Typst template poster.typ sets."""

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from xlreport.form.text.clean import cleaned
from xlreport.messages.report import DRAFT, POSTER_ITEM, POSTER_LAST, POSTER_NOW, POSTER_SHARE
from xlreport.narrative.blocks import Paragraph
from xlreport.narrative.poster import Poster, Shown, ShownBlock
from xlreport.render.typesetting.typeset import Shown as AsShown

PLACES = 4
"""Of a length: a ten-thousandth of a bar is less than a hair."""

SLIVER = 0.002
"""What is hardly any is seen all the same: nothing but zero has no length."""


def poster_content(poster: Poster, fonts: Mapping[str, list[str]], shown: AsShown, *, sheet: bool) -> str:
    """Everything poster.typ asks for. `sheet`: at least as long as A4, to be printed."""

    def words(text: str) -> str:
        return shown(cleaned(text))

    content = {
        "title": words(poster.title.text), "lines": [words(line) for line in poster.lines],
        "kicker": words(poster.kicker), "agency": words(poster.agency), "draft": DRAFT if poster.draft else None,
        "fonts": fonts, "sheet": sheet,
        "heads": {"item": POSTER_ITEM, "now": POSTER_NOW, "share": POSTER_SHARE, "last": POSTER_LAST},
        "blocks": [_block(block, words) for block in poster.blocks],
        "foot": [words(paragraph.text) for paragraph in poster.foot],
    }  # fmt: skip
    return json.dumps(content, ensure_ascii=False)


def _block(block: ShownBlock, words: AsShown) -> Mapping[str, Any]:
    whole = block.whole.now.number if block.whole is not None else Decimal(0)
    most = whole if block.show.value == "shares" else block.most
    return {
        "heading": words(block.heading), "show": block.show.value,
        "whole": None if block.whole is None else _item(block.whole, most, words),
        "items": [_item(item, most, words) for item in block.items],
        "last": block.has_last, "shares": block.has_shares, "said": [_said(one, words) for one in block.said],
    }  # fmt: skip


def _said(paragraph: Paragraph, words: AsShown) -> str:
    return words(paragraph.text)


def _item(item: Shown, most: Decimal, words: AsShown) -> Mapping[str, Any]:
    last = item.last
    return {
        "label": words(item.label), "unit": words(item.unit), "now": item.now.text,
        "last": None if last is None else last.text, "share": None if item.share is None else item.share.text,
        "length": length(item.now.number, most), "last-length": 0 if last is None else length(last.number, most),
    }  # fmt: skip


def length(number: Decimal, most: Decimal) -> float:
    """The part of the whole length that stands for a number; none for zero and what is below."""
    return max(SLIVER, float(round(number / most, PLACES))) if number > 0 and most > 0 else 0.0
