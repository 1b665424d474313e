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
from xlreport.layout.pasting.cells import BESIDE, PastedAddress, RowAddress, RowCell
from xlreport.layout.pasting.known import Known
from xlreport.layout.pasting.lists import DELIMITERS, ENCLOSED, ORDINALS, STOPS

_CODE, _CODE_ENDS = "[bookmark", "]"
"""What Word leaves before a paragraph where its marks are copied as text."""

_BRACKETS = ("（", "(")
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
        coded = call("same", call("start", len(_CODE), self._typed), _CODE)
        return call("choose", coded, call("after", self._typed, _CODE_ENDS), self._typed)

    def _plain(self) -> Expression:
        return call("bare", self._own(RowCell.RAW))

    def _text(self) -> Expression:
        """As it was typed, from its first character that is not a space."""
        text, first = self._own(RowCell.RAW), call("start", 1, self._own(RowCell.PLAIN))
        return call("choose", self._given(RowCell.PLAIN), call("onward", text, first), "")

    def _ordinal(self) -> Expression:
        number = call("before", self._own(RowCell.PLAIN), *DELIMITERS)
        return self._number(ORDINALS.look_up_whole(number), RowCell.PLAIN)

    @property
    def _bracketed(self) -> Expression:
        return call("among", call("start", 1, self._own(RowCell.PLAIN)), *_BRACKETS)

    def _enclosed(self) -> Expression:
        plain = self._own(RowCell.PLAIN)
        inner = call("join", _BRACKETS[0], call("beyond", 1, call("before", plain, "）", ")")))
        number = call("choose", self._bracketed, inner, call("start", 1, plain))
        return self._number(ENCLOSED.look_up_whole(number), RowCell.PLAIN)

    def _body(self) -> Expression:
        """The text behind its number."""
        text = self._own(RowCell.TEXT)
        enclosed = call("choose", self._bracketed, call("after", text, "）", ")"), call("beyond", 1, text))
        ordinal = call("choose", above_zero(self._own(RowCell.ORDINAL)), call("after", text, *DELIMITERS), text)
        return call("choose", above_zero(self._own(RowCell.ENCLOSED)), enclosed, ordinal)

    def _head(self) -> Expression:
        return call("before", self._own(RowCell.BODY), *STOPS)

    def _words(self) -> Expression:
        return call("bare", self._own(RowCell.HEAD))

    def _beside(self) -> Expression:
        cells = [Reference(PastedAddress(self._row, column)) for column in range(1, BESIDE + 1)]
        return call("subtract", BESIDE, call("blanks", *cells))

    def _alone(self) -> Expression:
        plain = self._own(RowCell.PLAIN)
        first = call("sum", call("length", call("before", plain, *STOPS)), 1)
        return one_if(call("at_most", call("length", plain), first))

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
            is_zero(self._own(RowCell.ENCLOSED)), is_zero(self._own(RowCell.BESIDE)),
        )  # fmt: skip
        return either(heading, either(above_zero(exact), exact, numbered), 0)

    @property
    def _is_alone(self) -> Expression:
        """Nothing but a stop follows the first words."""
        return is_number(self._own(RowCell.ALONE), 1)
