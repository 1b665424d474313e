"""The normal form of the narrative: what was left out is what the form provides."""

from collections.abc import Sequence
from functools import partial

from xlreport.form.model.answers import NONE
from xlreport.form.model.sentence import Prose, StandardItem
from xlreport.form.report.report import Item, SectionText


def normal_text(text: str | None, *, may_stand_off: bool = False) -> str | None:
    """Paragraphs parted by one line feed, without blank ones or trailing space; None if nothing is left.

    A leading line feed, meaning that the text starts a paragraph of its own, stays where it may stand.
    """
    lines = (text or "").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    paragraphs = [line.rstrip() for line in lines if line.strip()]
    if not paragraphs:
        return None
    stands_off = may_stand_off and not lines[0].strip()
    return ("\n" if stands_off else "") + "\n".join(paragraphs)


def normal_own(text: str | None) -> str | None:
    """A text that is generated while None: in normal form, and empty where none is wanted."""
    if text is None:
        return None
    own = normal_text(text.strip()) or ""
    return "" if own == NONE else own


def standard_item(standard: StandardItem) -> Item:
    """The item as the form provides it: its heading, and its sentences if it has any."""
    return Item(id=standard.id, heading=standard.heading, text=None, generated=bool(standard.sentences))


def normal_section(prose: Prose, intro: str | None, items: Sequence[Item] | None) -> SectionText:
    """`items` None are the form's own; items without any id take the form's ids in order."""
    if items is None:
        own = tuple(map(standard_item, prose.standard_items))
        return SectionText(intro=normal_text(intro), items=own)
    identified = any(item.id is not None for item in items)
    ids = [item.id for item in items]
    if not identified:
        ids = [*prose.ordered_ids, *([None] * len(items))][: len(items)]
    return SectionText(
        intro=normal_text(intro),
        items=tuple(item for item in (map(partial(_normal_item, prose), items, ids)) if _says_something(item)),
    )  # fmt: skip


def _says_something(item: Item) -> bool:
    return bool(item.id or item.heading or item.text)


def _normal_item(prose: Prose, item: Item, item_id: str | None) -> Item:
    standard = prose.standard(item_id) if item_id is not None else None
    return Item(
        id=item_id, heading=item.heading.strip(),
        text=normal_text(item.text, may_stand_off=not prose.heading_alone),
        generated=item.generated and standard is not None and bool(standard.sentences),
        wording=item.wording if standard is not None and item.generated else None,
    )  # fmt: skip
