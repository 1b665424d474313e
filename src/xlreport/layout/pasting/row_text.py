"""What a pasted paragraph says of itself, as formulas: its number, its first words, the section it may open."""

from xlreport.form.language.trees import (
    above_zero,
    all_of,
    any_of,
    call,
    either,
    is_number,
    is_zero,
    no_longer,
    one_if,
    tree,
)
from xlreport.form.model.expression import Expression, Reference
from xlreport.layout.pasting.cells import BESIDE, ListAddress, PastedAddress, RowAddress, RowCell
from xlreport.layout.pasting.known import Known
from xlreport.layout.pasting.lists import SPACE_CELLS, STOP_SIGNS, Sign

_LONGEST_SECTION = 40


class RowText:
    """The formulas of one row, counted from 0."""

    def __init__(self, known: Known, row: int) -> None:
        self._known = known
        self._row = row
        self._typed = Reference(PastedAddress(row))
        self._section_now = self._own(RowCell.SECTION)

    def _own(self, cell: RowCell) -> Reference:
        return Reference(RowAddress(self._row, cell))

    def _above(self, cell: RowCell) -> Expression:
        return Reference(RowAddress(self._row - 1, cell)) if self._row else tree(0)

    def _given(self, cell: RowCell) -> Expression:
        return call("given", self._own(cell))

    def _number(self, formula: Expression, given: RowCell) -> Expression:
        return either(self._given(given), formula, 0)

    def _raw(self) -> Expression:
        return call("unmarked", self._typed, Sign.CODE.cell, Sign.CODE_END.cell)

    def _plain(self) -> Expression:
        return call("without", self._own(RowCell.RAW), *SPACE_CELLS)

    def _text(self) -> Expression:
        """As it was typed, from its first character that is not a space."""
        text, first = self._own(RowCell.RAW), call("start", 1, self._own(RowCell.PLAIN))
        return call("choose", self._given(RowCell.PLAIN), call("onward", text, first), "")

    def _ordinal(self) -> Expression:
        return call("ordinal", self._own(RowCell.PLAIN), Sign.NUMERALS.cell, Sign.DELIMITERS.cell)

    def _numbered(self) -> Expression:
        signs = (Sign.OPENING, Sign.CLOSING, Sign.BAR, Sign.ENCLOSED, Sign.CIRCLED)
        enclosed = call("enclosed", self._own(RowCell.PLAIN), *(one.cell for one in signs))
        return either(above_zero(self._own(RowCell.ORDINAL)), 2, enclosed)

    def _body(self) -> Expression:
        """The text behind its number."""
        text, plain = self._own(RowCell.TEXT), self._own(RowCell.PLAIN)
        return call("behind", text, plain, self._own(RowCell.NUMBERED), Sign.FEED.cell)

    def _stop(self, cell: RowCell, *behind: Expression) -> Expression:
        return call("stop", self._own(cell), Reference(ListAddress(STOP_SIGNS)), Sign.STOPPED.cell, *behind)

    def _head(self) -> Expression:
        return call("start", call("subtract", self._stop(RowCell.BODY), 1), self._own(RowCell.BODY))

    def _words(self) -> Expression:
        """The head without its spaces, cut from what has none."""
        number = self._own(RowCell.NUMBERED)
        length = call("subtract", self._stop(RowCell.PLAIN, number), call("sum", number, 1))
        return call("slice", self._own(RowCell.PLAIN), call("sum", number, 1), length)

    def _beside(self) -> Expression:
        cells = [Reference(PastedAddress(self._row, column)) for column in range(1, BESIDE + 1)]
        return call("seen", *SPACE_CELLS, *cells)

    def _alone(self) -> Expression:
        return one_if(call("at_most", call("length", self._own(RowCell.PLAIN)), self._stop(RowCell.PLAIN)))

    def _exact(self) -> Expression:
        return self._known.sections[0].look_up_whole(self._own(RowCell.WORDS))

    def _held(self) -> Expression:
        return self._number(self._known.sections[1].look_up(self._own(RowCell.WORDS)), RowCell.WORDS)

    def _opens(self) -> Expression:
        ordinal, own, exact = self._own(RowCell.ORDINAL), self._own(RowCell.HELD), self._own(RowCell.EXACT)
        later = any_of(is_number(ordinal, own), call("above", own, self._above(RowCell.SECTION)))
        numbered = either(all_of(above_zero(ordinal), above_zero(own), later), own, 0)
        heading = all_of(
            self._given(RowCell.PLAIN), no_longer(self._own(RowCell.PLAIN), _LONGEST_SECTION), self._is_alone,
            any_of(is_zero(self._own(RowCell.NUMBERED)), above_zero(ordinal)), is_zero(self._own(RowCell.BESIDE)),
        )  # fmt: skip
        return either(heading, either(above_zero(exact), exact, numbered), 0)

    @property
    def _is_alone(self) -> Expression:
        """Nothing but a stop follows the first words."""
        return is_number(self._own(RowCell.ALONE), 1)
