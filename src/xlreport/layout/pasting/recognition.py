"""What a pasted row is taken for, as formulas: the sheet computes them live, and reading evaluates the same."""

import re
from collections.abc import Iterator, Sequence

from xlreport.form.language.trees import (
    Operand,
    above_zero,
    all_of,
    any_of,
    call,
    either,
    is_number,
    is_zero,
    no_longer,
    tree,
)
from xlreport.form.model.address import Address
from xlreport.form.model.expression import Expression, Reference
from xlreport.layout.pasting.cells import (
    KIND_STEP,
    LEAD_ROWS,
    OTHER_SLOT,
    SECTION_STEP,
    TITLE_ROWS,
    UNKNOWN,
    ListAddress,
    RowAddress,
    RowCell,
    RowKind,
    RowsAbove,
)
from xlreport.layout.pasting.known import AGENCY, MANNERS, NUMBERED, OWN_FLAGS, OWN_KEYS
from xlreport.layout.pasting.lists import SPACE_SIGNS, STOPS, Sign
from xlreport.layout.pasting.row_text import RowText

_LONGEST_ITEM, _LONGEST_TITLE, _LONGEST_DATE = 40, 60, 12


class Row(RowText):
    """The formulas of one row, counted from 0."""

    def formulas(self) -> Iterator[tuple[Address, Expression]]:
        made = (
            self._raw(), self._plain(), self._text(), self._ordinal(), self._numbered(), self._body(), self._head(),
            self._words(), self._beside(), self._alone(), self._exact(), self._held(), self._opens(), self._section(),
            self._found(), self._kind(), self._slot(), self._key(), self._elsewhere(),
            self._heading(), self._rest(), self._line(), self._length(),
        )  # fmt: skip
        for cell, formula in zip(RowCell, made, strict=True):
            yield RowAddress(self._row, cell), formula

    @property
    def _several(self) -> Expression:
        """Several paragraphs in one cell."""
        return call("holds", self._typed, Sign.FEED.value)

    def _section(self) -> Expression:
        opens = self._own(RowCell.OPENS)
        return either(self._several, UNKNOWN, either(above_zero(opens), opens, self._above(RowCell.SECTION)))

    def _found(self) -> Expression:
        return self._number(self._known.items.look_up_in(self._section_now, self._own(RowCell.WORDS)), RowCell.WORDS)

    def _exact_item(self) -> Expression:
        bar = Sign.BAR.cell
        named = call("join", self._section_now, bar, self._own(RowCell.WORDS), bar)
        return self._number(self._known.whole_items.look_up(named), RowCell.WORDS)

    def _kind(self) -> Expression:
        opens, section = self._own(RowCell.OPENS), self._section_now
        in_table = either(call("holds", self._own(RowCell.PLAIN), Sign.STOP.cell), RowKind.UNPLACED, RowKind.TABLE)
        in_section = either(self._takes_text, self._item_or_paragraph(), in_table) if self._known.prose else in_table
        placed = either(is_number(section, 0), self._before_sections(), in_section)
        steps: Sequence[tuple[Expression, Operand]] = (
            (above_zero(self._own(RowCell.BESIDE)), RowKind.TABLE),
            (call("not", self._given(RowCell.PLAIN)), RowKind.NOTHING),
            (is_number(section, UNKNOWN), RowKind.LATER),
            (above_zero(call("count", self._typed)), either(self._takes_text, RowKind.UNPLACED, RowKind.TABLE)),
            (above_zero(opens), RowKind.SECTION),
            (self._signature(), RowKind.SIGNATURE),
        )
        formula: Expression = placed
        for condition, kind in reversed(steps):
            formula = either(condition, kind, formula)
        return formula

    @property
    def _takes_text(self) -> Expression:
        """Whether the section has a text; what stands before the first one is text."""
        return above_zero(call("chosen", call("sum", self._section_now, 1), Reference(ListAddress(MANNERS))))

    def _signature(self) -> Expression:
        """The agency's name alone, or a day."""
        plain = self._own(RowCell.PLAIN)
        day = all_of(
            no_longer(plain, _LONGEST_DATE), call("same", call("ending", 1, plain), Sign.DAY.cell),
            call("holds", plain, Sign.YEAR.cell), call("holds", plain, Sign.MONTH.cell),
        )  # fmt: skip
        return any_of(call("same", plain, Reference(ListAddress(AGENCY, 0))), day)

    def _before_sections(self) -> Expression:
        """Title and opening; below the rows where they may stand, nothing that has a place."""
        lead = tree(RowKind.LEAD if self._row < LEAD_ROWS else RowKind.UNPLACED)
        if self._row >= TITLE_ROWS:
            return lead
        plain = self._own(RowCell.PLAIN)
        unstopped = call("same", call("before", plain, *STOPS, "；"), plain)
        title = all_of(is_number(self._above(RowCell.SLOT), 0), unstopped, no_longer(plain, _LONGEST_TITLE))
        return either(title, RowKind.TITLE, lead)

    def _item_or_paragraph(self) -> Expression:
        """In sections that say so a heading may stand in a line of its own, and holds words of an item."""
        named, plain = self._own(RowCell.WORDS), self._own(RowCell.PLAIN)
        numbered, others = above_zero(self._own(RowCell.NUMBERED)), [self._given(RowCell.WORDS)]
        alone = [is_number(self._section_now, n) for n, prose in self._known.prose.items() if prose.heading_alone]
        if alone:
            here = any_of(*alone) if alone[1:] else alone[0]
            ends = call("holds", Sign.COLONS.cell, call("ending", 1, plain))
            numbered = any_of(numbered, all_of(here, self._is_alone, ends))
            known = all_of(above_zero(self._own(RowCell.FOUND)), call("not", call("holds", named, Sign.COMMA.cell)))
            others.append(any_of(call("not", here), known))
        heading = all_of(numbered, *others, no_longer(named, _LONGEST_ITEM))
        return either(any_of(above_zero(self._exact_item()), heading), RowKind.ITEM, RowKind.PARAGRAPH)

    def _is(self, *kinds: RowKind) -> Expression:
        conditions = [is_number(self._own(RowCell.KIND), kind) for kind in kinds]
        return any_of(*conditions) if conditions[1:] else conditions[0]

    def _slot(self) -> Expression:
        """An item of the form is taken once; a second one of its kind stands by itself.

        Before the sections 1 means that the title is whole.
        """
        found, above = self._own(RowCell.FOUND), self._above(RowCell.SLOT)
        key = call("sum", call("multiply", self._section_now, SECTION_STEP), found)
        item: Expression = either(above_zero(found), found, OTHER_SLOT)
        if self._row:
            taken = call("occurs", Reference(RowsAbove(RowCell.KEY, self._row)), key)
            item = either(taken, OTHER_SLOT, item)
        begun: Expression = above
        if self._row < LEAD_ROWS:
            titled = all_of(self._is(RowKind.TITLE), call("holds", self._own(RowCell.PLAIN), self._known.title_ends))
            begun = either(any_of(self._is(RowKind.LEAD), titled), 1, above)
        return either(self._is(RowKind.SECTION), 0, either(self._is(RowKind.ITEM), item, begun))

    def _key(self) -> Expression:
        key = call("sum", call("multiply", self._section_now, SECTION_STEP), self._own(RowCell.SLOT))
        return either(self._is(RowKind.ITEM, RowKind.PARAGRAPH), key, 0)

    def _elsewhere(self) -> Expression:
        lists = Reference(ListAddress(OWN_KEYS)), Reference(ListAddress(OWN_FLAGS))
        return call("beside", self._own(RowCell.KEY), *lists)

    @property
    def printed(self) -> Expression:
        """Nothing is typed in the rows of its own where it belongs."""
        return is_zero(self._own(RowCell.ELSEWHERE))

    def _heading(self) -> Expression:
        return either(all_of(self._is(RowKind.ITEM), self.printed), self._own(RowCell.KEY), 0)

    def _line(self) -> Expression:
        """What the preview shows among the texts of sections."""
        shown = call("choose", self._is(RowKind.PARAGRAPH), self._own(RowCell.TEXT), "")
        if self._known.prose:
            shown = call("choose", self._is(RowKind.ITEM), self._item(), shown)
        return call("choose", self.printed, shown, "")

    @property
    def name(self) -> Expression:
        """Under which key the sheet says where the row goes."""
        section, kind = self._section_now, call("multiply", self._own(RowCell.KIND), KIND_STEP)
        named = either(self._is(RowKind.ITEM), self._own(RowCell.KEY), kind)
        twice = KIND_STEP * len(RowKind)
        return either(self._is(RowKind.SECTION), section, either(self.printed, named, twice))

    def _length(self) -> Expression:
        taken = all_of(above_zero(self._own(RowCell.KEY)), self.printed)
        return either(taken, call("length_without", self._own(RowCell.REST), Reference(ListAddress(SPACE_SIGNS))), 0)

    def _rest(self) -> Expression:
        """What runs on after a heading and its stop; of anything else all of it."""
        length = call("length", self._own(RowCell.HEAD))
        after_stop = call("beyond", call("sum", length, 1), self._own(RowCell.BODY))
        return call("choose", self._is(RowKind.ITEM), after_stop, self._own(RowCell.TEXT))

    def _item(self) -> Expression:
        """The heading as the report numbers it, with the text that runs on after it."""
        sections: dict[str, list[int]] = {}
        for number, prose in self._known.prose.items():
            sections.setdefault(prose.heading_pattern, []).append(number)
        (_, first), *others = ((numbers, self._set(pattern)) for pattern, numbers in sections.items())
        item: Expression = first
        for numbers, own in others:
            here = [is_number(self._section_now, number) for number in numbers]
            item = call("choose", any_of(*here) if here[1:] else here[0], own, item)
        return item

    def _set(self, pattern: str) -> Expression:
        so_far = call("tally", Reference(RowsAbove(RowCell.HEADING, self._row + 1)), self._section_now, SECTION_STEP)
        headed = call("named", so_far, Reference(ListAddress(NUMBERED)))
        holes: dict[str, Operand] = {"{number}": headed, "{heading}": self._own(RowCell.HEAD)}
        parts = [part for part in re.split(r"(\{number\}|\{heading\})", pattern) if part]
        return call("join", *(holes.get(part, part) for part in parts), self._own(RowCell.REST))
