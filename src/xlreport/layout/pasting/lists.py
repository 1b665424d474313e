"""The hidden lists by which headings are known: words, the section or item each names, and how items are called."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from xlreport.form.language.spelling import SPACES
from xlreport.form.language.trees import ZERO, call, one_if
from xlreport.form.model.address import Address
from xlreport.form.model.expression import Call, Expression, Reference
from xlreport.form.model.sentence import Prose
from xlreport.form.model.template import Template
from xlreport.form.text.numerals import NUMERALS, chinese_number
from xlreport.layout.pasting.cells import KIND_STEP, OTHER_SLOT, SECTION_STEP, ListAddress, RowKind
from xlreport.layout.prose import ProseSheet
from xlreport.messages import workbook as words
from xlreport.messages.sheets import pasting

BAR = "|"
"""Around words that must be all of a heading."""

STOPS = ("。", "：", ":")
"""A heading ends before them where its text runs on."""

DELIMITERS = ("、", "．", ".")
"""They stand after the number of a heading."""


SIGNS, SPACE_SIGNS, STOP_SIGNS = "signs", "spaces", "stops"
"""Columns of what rows look for letter by letter."""


class Sign(Enum):
    """What each row looks for, in cells that all rows name; in the order in which they stand."""

    BAR = BAR
    CODE = "[bookmark"
    CODE_END = "]"
    NUMERALS = NUMERALS
    DELIMITERS = "".join(DELIMITERS)
    OPENING = "（("
    CLOSING = "）)"
    ENCLOSED = BAR + BAR.join(map(chinese_number, range(1, 16))) + BAR
    CIRCLED = "".join(chr(ord(pasting.FIRST_ENCLOSED) + n) for n in range(len(NUMERALS)))
    FEED = "\n"
    STOP = STOPS[0]
    COLONS = "".join(STOPS[1:])
    STOPPED = "".join(STOPS) + STOPS[0]
    COMMA = "，"
    DAY = words.DAY_UNIT
    MONTH = words.MONTH_UNIT
    YEAR = words.YEAR_UNIT

    @property
    def cell(self) -> Reference:
        return Reference(ListAddress(SIGNS, list(Sign).index(self)))


SPACE_CELLS = tuple(Reference(ListAddress(SPACE_SIGNS, row)) for row in range(len(SPACES)))


@dataclass(frozen=True, slots=True)
class WordList:
    """Words, each with the number it stands for, and the section where they belong to one. `name` of the words' column;
    the numbers' is `numbers`, the sections' `parts`.
    """

    name: str
    rows: tuple[tuple[str, *tuple[int, ...]], ...]

    @property
    def numbers(self) -> str:
        return f"{self.name}.numbers"

    @property
    def parts(self) -> str:
        return f"{self.name}.parts"

    @property
    def columns(self) -> Mapping[str, Sequence[str | int]]:
        """What stands in the columns, by name."""
        return dict(zip((self.name, self.numbers, self.parts), zip(*self.rows, strict=True), strict=False))

    def look_up(self, text: Expression) -> Expression:
        """The least number beside a word that the text holds, else 0."""
        if not self.rows:
            return ZERO
        return call("filed", text, *(Reference(ListAddress(name)) for name in (self.name, self.numbers)))

    def look_up_whole(self, text: Expression) -> Expression:
        return self.look_up(call("join", Sign.BAR.cell, text, Sign.BAR.cell))

    def look_up_in(self, part: Expression, text: Expression) -> Expression:
        """The same among the words of one section; 0 where no section has words."""
        if not self.rows:
            return ZERO
        lists = (Reference(ListAddress(name)) for name in (self.name, self.numbers, self.parts))
        return call("filed_in", text, *lists, part)


def wording_of(heading: str) -> str:
    """The words of a heading of the form, without its number."""
    number, delimiter, rest = heading.partition(DELIMITERS[0])
    return rest if delimiter and number in NUMERALS else heading


def _number_of(heading: str) -> str:
    """The number of a heading of the form, all of it where it has none."""
    return heading.removesuffix(DELIMITERS[0] + wording_of(heading))


def section_words(template: Template) -> tuple[WordList, WordList]:
    """Words that are all of a section's heading, and words that a numbered one holds."""
    whole = [(f"{BAR}{wording_of(one.heading)}{BAR}", n) for n, one in enumerate(template.sections, 1)]
    held = [
        (word, n) for n, one in enumerate(template.sections, 1) for word in (wording_of(one.heading), *one.also)
    ]  # fmt: skip
    return WordList("sections", tuple(whole)), WordList("section_words", tuple(held))


def item_words(prose: Mapping[int, Prose]) -> WordList:
    """Words that the heading of an item holds which the form provides."""
    return WordList(
        "items",
        tuple(
            (word, n, number)
            for number, own in prose.items()
            for n, one in enumerate(own.standard_items, 1)
            for word in dict.fromkeys((one.heading, one.name, *one.also))
        ),
    )


def whole_items(prose: Mapping[int, Prose]) -> WordList:
    """Words that are all of an item's heading, after the number of its section."""
    return WordList(
        "whole_items",
        tuple(
            (f"{number}{BAR}{word}{BAR}", n)
            for number, own in prose.items()
            for n, one in enumerate(own.standard_items, 1)
            for word in dict.fromkeys((one.heading, one.name, *(w for w in one.also if len(w) >= _WHOLE)))
        ),
    )


_WHOLE = 4
"""Shorter words may begin any paragraph."""


def own_texts(template: Template, sheets: Sequence[ProseSheet]) -> Iterator[tuple[int, Expression]]:
    """For the opening and each provided item its key, and 1 if something is typed in its own rows, else 0."""
    numbers = {section.id: number for number, section in enumerate(template.sections, 1)}
    for sheet in sheets:
        first = numbers[sheet.section.id] * SECTION_STEP
        yield first, _typed(sheet.intro_paragraphs)
        for slot in sheet.slots:
            if number := sheet.prose.provided(slot.number, slot.standard_id):
                yield first + number, _typed(slot.paragraphs)


def _typed(paragraphs: Sequence[Address]) -> Expression:
    text = Call("join", tuple(map(Reference, paragraphs)))
    return one_if(Call("given", (text,)))


_KINDS: Mapping[RowKind, str] = {
    RowKind.NOTHING: "",
    RowKind.TITLE: words.TITLE,
    RowKind.LEAD: words.LEAD,
    RowKind.PARAGRAPH: pasting.PASTED_PARAGRAPH,
    RowKind.TABLE: pasting.PASTED_TABLE,
    RowKind.UNPLACED: pasting.PASTED_UNPLACED,
    RowKind.LATER: pasting.PASTED_LATER,
    RowKind.SIGNATURE: pasting.PASTED_SIGNATURE,
}


def called(template: Template) -> Iterator[tuple[int, str]]:
    """How each place is called, by its key; a section's own heading by its number."""
    yield from ((kind * KIND_STEP, said) for kind, said in _KINDS.items())
    yield KIND_STEP * len(RowKind), pasting.PASTED_TWICE
    for number, section in enumerate(template.sections, 1):
        yield number, section.heading
        if section.prose is None:
            continue
        first, short = number * SECTION_STEP, _number_of(section.heading)
        yield first, pasting.PASTED_PARAGRAPH
        for index, item in enumerate(section.prose.standard_items, 1):
            yield first + index, pasting.PASTED_ITEM.format(section=short, item=item.name)
        yield first + OTHER_SLOT, pasting.PASTED_ITEM.format(section=short, item=pasting.PASTED_OTHER)
