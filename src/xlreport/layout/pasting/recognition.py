"""What a pasted row is taken for, as formulas: the sheet computes them live, and reading evaluates the same."""

import re
from collections.abc import Iterator, Mapping, Sequence

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
from xlreport.form.model.sentence import Prose
from xlreport.layout.pasting.cells import (
    KIND_STEP,
    LEAD_ROWS,
    OTHER_SLOT,
    RANK_STEP,
    SECTION_STEP,
    TITLE_ROWS,
    UNKNOWN,
    ListAddress,
    RowAddress,
    RowCell,
    RowKind,
    RowsAbove,
)
from xlreport.layout.pasting.known import AGENCY, OWN_FLAGS, OWN_KEYS
from xlreport.layout.pasting.lists import BAR, STOPS
from xlreport.layout.pasting.row_text import RowText
from xlreport.messages import workbook as words

_LONGEST_ITEM, _LONGEST_TITLE, _LONGEST_DATE = 40, 60, 12


class Row(RowText):
    """The formulas of one row, counted from 0."""

    def formulas(self) -> Iterator[tuple[Address, Expression]]:
        made = (
            self._raw(), self._plain(), self._text(), self._ordinal(), self._enclosed(), self._body(), self._head(),
            self._words(), self._beside(), self._alone(), self._exact(), self._held(), self._opens(), self._section(),
            self._found(), self._exact_item(), self._kind(), self._slot(), self._key(), self._elsewhere(),
            self._heading(), self._headed(), self._numeral(), self._rest(), self._rank(), self._line(), self._name(),
            self._length(),
        )  # fmt: skip
        for cell, formula in zip(RowCell, made, strict=True):
            yield RowAddress(self._row, cell), formula

    @property
    def _several(self) -> Expression:
        """Several paragraphs in one cell."""
        return call("holds", self._typed, "\n")

    def _section(self) -> Expression:
        opens = self._own(RowCell.OPENS)
        return either(self._several, UNKNOWN, either(above_zero(opens), opens, self._above(RowCell.SECTION)))

    def _of_section(self, chosen: Mapping[int, Operand], otherwise: Operand, function: str = "if") -> Expression:
        """Whatever belongs to the section of the row; what is the same for several is asked once."""
        formula = tree(otherwise)
        for own in dict.fromkeys(map(tree, chosen.values())):
            here = [is_number(self._section_now, number) for number, one in chosen.items() if tree(one) == own]
            formula = call(function, any_of(*here) if here[1:] else here[0], own, formula)
        return formula

    def _found(self) -> Expression:
        named = self._own(RowCell.WORDS)
        found = {number: held.look_up(named) for number, held in self._known.items.items()}
        return self._number(self._of_section(found, 0), RowCell.WORDS)

    def _exact_item(self) -> Expression:
        named = call("join", self._section_now, BAR, self._own(RowCell.WORDS), BAR)
        return self._number(self._known.whole_items.look_up(named), RowCell.WORDS)

    def _kind(self) -> Expression:
        opens, section = self._own(RowCell.OPENS), self._section_now
        texts = {number: self._item_or_paragraph(prose) for number, prose in self._known.prose.items()}
        in_table = either(call("holds", self._own(RowCell.PLAIN), STOPS[0]), RowKind.UNPLACED, RowKind.TABLE)
        placed = either(is_number(section, 0), self._before_sections(), self._of_section(texts, in_table))
        figure = either(any_of(is_number(section, 0), *self._in_prose()), RowKind.UNPLACED, RowKind.TABLE)
        steps: Sequence[tuple[Expression, Operand]] = (
            (above_zero(self._own(RowCell.BESIDE)), RowKind.TABLE),
            (call("not", self._given(RowCell.PLAIN)), RowKind.NOTHING),
            (is_number(section, UNKNOWN), RowKind.LATER),
            (above_zero(call("count", self._typed)), figure),
            (above_zero(opens), RowKind.SECTION),
            (self._signature(), RowKind.SIGNATURE),
        )
        formula: Expression = placed
        for condition, kind in reversed(steps):
            formula = either(condition, kind, formula)
        return formula

    def _in_prose(self) -> Iterator[Expression]:
        return (is_number(self._section_now, number) for number in self._known.prose)

    def _signature(self) -> Expression:
        """The agency's name alone, or a day."""
        plain = self._own(RowCell.PLAIN)
        day = all_of(
            no_longer(plain, _LONGEST_DATE), call("same", call("ending", 1, plain), words.DAY_UNIT),
            call("holds", plain, words.YEAR_UNIT), call("holds", plain, words.MONTH_UNIT),
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

    def _item_or_paragraph(self, prose: Prose) -> Expression:
        named = self._own(RowCell.WORDS)
        exact = above_zero(self._own(RowCell.EXACT_ITEM))
        numbered = any_of(above_zero(self._own(RowCell.ENCLOSED)), above_zero(self._own(RowCell.ORDINAL)))
        if prose.heading_alone:
            last = call("ending", 1, self._own(RowCell.PLAIN))
            numbered = any_of(numbered, all_of(self._is_alone, call("among", last, *STOPS[1:])))
        heading = all_of(numbered, self._given(RowCell.WORDS), no_longer(named, _LONGEST_ITEM))
        if prose.heading_alone:
            heading = all_of(heading, above_zero(self._own(RowCell.FOUND)), call("not", call("holds", named, "，")))
        return either(any_of(exact, heading), RowKind.ITEM, RowKind.PARAGRAPH)

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
            taken = above_zero(call("within_column", Reference(RowsAbove(RowCell.KEY, self._row)), key, key))
            item = either(all_of(above_zero(found), call("not", taken)), found, OTHER_SLOT)
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

    def _headed(self) -> Expression:
        return either(above_zero(self._own(RowCell.HEADING)), self._so_far(RowCell.HEADING), 0)

    def _numeral(self) -> Expression:
        return call("numeral", self._own(RowCell.HEADED))

    def _so_far(self, cell: RowCell) -> Expression:
        """How many rows of the section have such a key, down to this one."""
        rows = Reference(RowsAbove(cell, self._row + 1))
        first = call("multiply", self._section_now, SECTION_STEP)
        return call("within_column", rows, first, call("sum", first, SECTION_STEP - 1))

    def _rank(self) -> Expression:
        rank = call("sum", call("multiply", self._section_now, RANK_STEP), self._so_far(RowCell.KEY))
        return either(above_zero(self._own(RowCell.KEY)), rank, 0)

    def _line(self) -> Expression:
        text = self._own(RowCell.TEXT)
        items = {number: self._item(prose) for number, prose in self._known.prose.items()}
        item = call("choose", above_zero(self._own(RowCell.HEADING)), self._of_section(items, "", "choose"), "")
        paragraph = call("choose", self.printed, text, "")
        before = call("choose", self._is(RowKind.TITLE, RowKind.LEAD), text, "")
        rest = call("choose", self._is(RowKind.PARAGRAPH), paragraph, before)
        return call("choose", self._is(RowKind.ITEM), item, rest)

    def _name(self) -> Expression:
        section, kind = self._section_now, call("multiply", self._own(RowCell.KIND), KIND_STEP)
        named = either(self._is(RowKind.ITEM), self._own(RowCell.KEY), kind)
        twice = KIND_STEP * len(RowKind)
        return either(self._is(RowKind.SECTION), section, either(self.printed, named, twice))

    def _length(self) -> Expression:
        taken = all_of(above_zero(self._own(RowCell.KEY)), self.printed)
        return either(taken, call("length", call("bare", self._own(RowCell.REST))), 0)

    def _rest(self) -> Expression:
        """What runs on after a heading and its stop; of anything else all of it."""
        length = call("length", self._own(RowCell.HEAD))
        after_stop = call("beyond", call("sum", length, 1), self._own(RowCell.BODY))
        return call("choose", self._is(RowKind.ITEM), after_stop, self._own(RowCell.TEXT))

    def _item(self, prose: Prose) -> Expression:
        """The heading as the report numbers it, with the text that runs on after it."""
        holes: dict[str, Operand] = {
            "{number}": self._own(RowCell.NUMERAL),
            "{heading}": self._own(RowCell.HEAD),
        }
        parts = [part for part in re.split(r"(\{number\}|\{heading\})", prose.heading_pattern) if part]
        return call("join", *(holes.get(part, part) for part in parts), self._own(RowCell.REST))
