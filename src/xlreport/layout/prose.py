"""Where a section of text stands in its sheet: labelled lines, one paragraph a row, unmerged."""

from collections.abc import Iterator
from dataclasses import dataclass

from xlreport.model.report import Item, SectionText
from xlreport.model.template import Prose, Section, StandardItem
from xlreport.model.texts import normal_section

LABEL, TEXT, CHOICE, NOTE = 0, 1, 2, 3
"""The columns of a sheet of text: label, the text itself, a choice beside it, a remark."""

PROSE_TOP = 3
FEWEST_PARAGRAPHS = 8
FEWEST_INTRO_PARAGRAPHS = 3
SPARE_ITEMS = 2
"""Empty items beyond the form's own, for what an agency adds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """Room for one item, numbered from 1. Rows are absolute; `sentence_rows` hold one generated sentence each."""

    number: int
    item: Item | None
    standard: StandardItem | None
    heading_row: int
    sentence_rows: tuple[int, ...]
    paragraph_rows: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProseSheet:
    section: Section
    prose: Prose
    name: str
    intro: str | None
    intro_rows: tuple[int, ...]
    slots: tuple[Slot, ...]


def plan_prose(name: str, section: Section, prose: Prose, text: SectionText | None) -> ProseSheet:
    """The sheet of one section, with room for `text` and for more."""
    own = normal_section(prose, None, None) if text is None else text
    intro_count = max(FEWEST_INTRO_PARAGRAPHS, len(paragraphs(own.intro)) + 1)
    intro_rows = tuple(range(PROSE_TOP, PROSE_TOP + intro_count))
    slots = tuple(_slots(prose, own, intro_rows[-1] + 2))
    return ProseSheet(
        section=section, prose=prose, name=name, intro=own.intro, intro_rows=intro_rows, slots=slots
    )  # fmt: skip


def paragraphs(text: str | None) -> list[str]:
    """The paragraphs of a text in normal form; whether it stands off is told by `stands_off`."""
    return text.strip("\n").split("\n") if text else []


def stands_off(text: str | None) -> bool:
    return text is not None and text.startswith("\n")


def _slots(prose: Prose, text: SectionText, row: int) -> Iterator[Slot]:
    count = max(len(text.items), len(prose.standard_items)) + SPARE_ITEMS
    for number in range(1, count + 1):
        item = text.items[number - 1] if number <= len(text.items) else None
        standard = prose.standard(item.id) if item is not None and item.id is not None else None
        count_of_sentences = len(standard.sentences) if standard is not None else 0
        first = row + 1 + count_of_sentences
        room = max(FEWEST_PARAGRAPHS, len(paragraphs(item.text if item else None)) + 1)
        rows = tuple(range(first, first + room))
        yield Slot(
            number=number, item=item, standard=standard, heading_row=row,
            sentence_rows=tuple(range(row + 1, first)), paragraph_rows=rows,
        )  # fmt: skip
        row = rows[-1] + 2
