"""The preview's text, cut into lines of one row each, so that no row has to grow while somebody types.

A row shows one line. Beside it stand, hidden, which of the texts that hold anything it is cut from, from which
character on, and how many it takes; each row begins where the one above it ends.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from math import ceil

from xlreport.form.language.texts.cutting import HALF_WIDE, LONGEST_RUN, RUNS
from xlreport.form.language.trees import ONE, ZERO, all_of, call, either, one_if
from xlreport.form.language.vocabulary import CellValue
from xlreport.form.model.address import YEAR, Address
from xlreport.form.model.expression import Call, Expression, Number, Reference, Text
from xlreport.form.report.report import Texts
from xlreport.layout.pages.cells import PreviewAddress, PreviewCell
from xlreport.messages import workbook as words

WIDTH = 34
"""How many Chinese characters a line holds; up to two marks that may not begin a line hang over."""

TITLE_WIDTH = 26
TITLE_ROWS = 2
"""The title stands in rows of its own, which are higher."""

PAGE_ROWS = 42
"""How many rows are printed on a page."""

INDENT = "　　"
_INDENTED = WIDTH - len(INDENT)
TEXTS, PLACES, KINDS = (PreviewAddress(cell) for cell in (PreviewCell.TEXT, PreviewCell.ORDER, PreviewCell.KIND))
"""The hidden columns of possible texts, as wholes."""

NARROW, STEPS = PreviewAddress(PreviewCell.NARROW), PreviewAddress(PreviewCell.STEPS)
"""Hidden columns of what is half as wide as a Chinese character, and of how far back a number is looked for."""

RUN_SIGNS, NEVER_FIRST, NEVER_LAST, FEED, BODY = (PreviewAddress(PreviewCell.SIGNS, row) for row in range(5))
"""Cells with what numbers are made of, what begins no line, what ends none, a line feed, how most texts are set."""

SIGNS: Mapping[Address, str] = {
    RUN_SIGNS: RUNS, NEVER_FIRST: words.NEVER_FIRST, NEVER_LAST: words.NEVER_LAST, FEED: "\n", BODY: "body",
}  # fmt: skip
LOOKED_UP: Mapping[Address, CellValue] = {
    NARROW: tuple(HALF_WIDE), STEPS: tuple(map(str, range(1, LONGEST_RUN + 1))), **SIGNS,
}  # fmt: skip
"""What rows look up."""

CHAIN = (PreviewCell.WHICH, PreviewCell.START, PreviewCell.PLACE, PreviewCell.WHOLE, PreviewCell.ROW_KIND,
         PreviewCell.ROOM, PreviewCell.FIT, PreviewCell.BEYOND, PreviewCell.BREAK, PreviewCell.HANGING,
         PreviewCell.TAKEN)  # fmt: skip
"""What stands hidden beside each shown line, in the order in which one follows from the other."""

_SENTENCES = 45
"""Lines kept free for generated sentences, headings, and for what is written beyond the given texts."""


class LineKind(StrEnum):
    """How a text is set. BODY is indented, SIGNED stands at the right."""

    BODY = "body"
    SECTION = "section"
    ITEM = "item"
    SIGNED = "signed"


def shown_at(row: int) -> PreviewAddress:
    """What the so many'th row shows, counted from 0; the title's rows come first."""
    return PreviewAddress(PreviewCell.SHOWN, row)


def text_at(index: int) -> PreviewAddress:
    return PreviewAddress(PreviewCell.TEXT, index)


def place_at(index: int) -> PreviewAddress:
    return PreviewAddress(PreviewCell.ORDER, index)


def pages_for(texts: Texts | None) -> int:
    """How many pages the text of a report may take, with room for more."""
    lines = _SENTENCES + ceil(len((texts and texts.lead) or "") / WIDTH)
    for section in texts.sections.values() if texts is not None else ():
        own = [section.intro or "", *(item.text or "" for item in section.items)]
        lines += sum(ceil((len(part) + len(INDENT)) / WIDTH) for text in own for part in text.split("\n") if part)
    return ceil((lines + TITLE_ROWS) / PAGE_ROWS)


def places_of(places: Sequence[Expression]) -> Mapping[Address, Expression]:
    """For each text that holds anything its place among all."""
    return {
        place_at(index): call("choose", call("given", Reference(text_at(index))), place, "")
        for index, place in enumerate(places)
    }


def row_formulas(rows: int) -> Iterator[tuple[PreviewAddress, Expression]]:
    """The formulas of so many rows, those of the title's among them, each after those it rests on.

    The first of the texts is the title.
    """
    for row, title in enumerate(_title_rows()):
        yield shown_at(row), title
    for row in range(TITLE_ROWS, rows):
        line = _Row(row)
        yield from line.hidden()
        yield shown_at(row), line.last() if row == rows - 1 else line.shown


def _title_rows() -> Iterator[Expression]:
    """The title in one row, or broken before the year."""
    title, most = Reference(text_at(0)), Number(Decimal(TITLE_WIDTH))
    year = Call("found", (Call("join", (Reference(YEAR), Text(words.YEAR_UNIT))), title))
    before = Call("subtract", (year, ONE))
    breaks = Call("and", (
        Call(">", (Call("length", (title,)), most)), Call(">", (before, ZERO)), Call("<=", (before, most)),
    ))  # fmt: skip
    place = Call("if", (breaks, before, most))
    yield Call("slice", (title, ONE, place))
    yield Call("slice", (title, Call("sum", (place, ONE)), Call("length", (title,))))


class _Row:
    """One row as formulas over its hidden cells and those of the row above."""

    def __init__(self, row: int) -> None:
        self._row = row
        (
            self._which, self._start, self._place, self._whole, self._kind, self._room, self._fit, self._beyond,
            self._break, self._hanging, self._taken,
        ) = (Reference(PreviewAddress(cell, row)) for cell in CHAIN)  # fmt: skip

    def hidden(self) -> Iterator[tuple[PreviewAddress, Expression]]:
        formulas = (
            self._which_text(), self._from(), Call("nth_least", (self._which, Reference(PLACES))),
            Call("at", (self._place, Reference(TEXTS))), Call("at", (self._place, Reference(KINDS))), self._width(),
            Call("fitting", (self._whole, self._start, self._room, Reference(NARROW))),
            Call("sum", (self._start, self._fit)),
            Call("found", (Reference(FEED), Call("slice", (self._whole, self._start, self._fit)))), self._marks_over(),
            self._taking(),
        )  # fmt: skip
        for cell, formula in zip(CHAIN, formulas, strict=True):
            yield PreviewAddress(cell, self._row), formula

    @property
    def shown(self) -> Expression:
        opens = call("exactly", self._room, _INDENTED)
        count = either(self._is_broken, call("subtract", self._break, 1), self._taken)
        return call("join", call("choose", opens, INDENT, ""), call("slice", self._whole, self._start, count))

    def last(self) -> Expression:
        """The last row tells that there is more, if there is."""
        return Call("choose", (Call("given", (self._whole,)), Text(words.PREVIEW_MORE), Text("")))

    @property
    def ends(self) -> Expression:
        """Whether the text is at its end with this row."""
        return call("above", self._after, call("length", self._whole))

    @property
    def _after(self) -> Expression:
        return Call("sum", (self._start, self._taken))

    @property
    def _is_broken(self) -> Expression:
        return call("above", self._break, 0)

    def _width(self) -> Expression:
        """Less where a paragraph begins with this row: a text does, and after each line feed in it another one."""
        before = call("slice", call("join", Reference(FEED), self._whole), self._start, 1)
        opens = all_of(call("same", self._kind, Reference(BODY)), call("same", before, Reference(FEED)))
        return either(opens, _INDENTED, WIDTH)

    def _which_text(self) -> Expression:
        if self._row == TITLE_ROWS:
            return Call("sum", (one_if(call("given", Reference(text_at(0)))), ONE))
        above = _Row(self._row - 1)
        return Call("sum", (above._which, one_if(above.ends)))

    def _from(self) -> Expression:
        if self._row == TITLE_ROWS:
            return ONE
        above = _Row(self._row - 1)
        return either(call("above", self._which, above._which), ONE, above._after)

    def _taking(self) -> Expression:
        """What stands before a line feed, else what fits; no number is parted, and marks stay where they belong."""
        last_one = call("slice", self._whole, call("subtract", self._beyond, 1), 1)
        more = call("given", call("slice", self._whole, self._beyond, 1))
        run = call("run_before", self._whole, self._beyond, Reference(RUN_SIGNS), Reference(STEPS))
        fewer = either(all_of(more, call("holds", Reference(NEVER_LAST), last_one)), ONE, run)
        hangs = call("above", self._hanging, 0)
        fitting = either(hangs, Call("sum", (self._fit, self._hanging)), call("subtract", self._fit, fewer))
        return either(self._is_broken, self._break, fitting)

    def _marks_over(self) -> Expression:
        """How many marks hang over the end of the line because none of them may begin one: up to two."""
        second = either(self._hangs(Call("sum", (self._beyond, ONE))), 2, ONE)
        return either(self._hangs(self._beyond), second, 0)

    def _hangs(self, place: Expression) -> Expression:
        """Whether the mark at a place may not begin a line."""
        mark = call("slice", self._whole, place, 1)
        return all_of(call("given", mark), call("holds", Reference(NEVER_FIRST), mark))


def signed(text: Expression, length: Expression) -> Expression:
    """A text at the right end of its line; `length`: how many Chinese characters wide it is."""
    room = Call("subtract", (Number(Decimal(_INDENTED)), length))
    return Call("join", (Call("repeat", (Text(INDENT[0]), room)), text))
