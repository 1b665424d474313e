"""The columns of the preview, and where its rows begin."""

from collections.abc import Mapping
from decimal import Decimal

from xlreport.form.language.texts.cutting import HALF_WIDE, LONGEST_RUN
from xlreport.layout.pages.visual import CHAIN, SIGNS

PREVIEW_TOP = 3
SHOWN, TEXT, ORDER, FLAG, NUMBER, FILLED, FIELD_WORD, FIELD, KIND = range(9)
"""The columns. Beside what is shown stand, hidden, every possible text, its place among those that hold anything,
and whether the item that begins there is printed and its number; then all typed texts with their fields filled in, each
field and what stands for it, and how each possible text is set."""

ROW_CELLS = {cell: column for column, cell in enumerate(CHAIN, KIND + 1)}
"""The hidden columns of what each shown row is cut from."""

NARROW, OTHER_SIGNS = KIND + 1 + len(CHAIN), KIND + 2 + len(CHAIN)
"""The last hidden columns: what is half as wide as other characters, and other signs that rows look up."""

GAP = OTHER_SIGNS + 1
TABLES = GAP + 1
"""The tables stand right of the text, beyond a narrow column."""

STEPS_TOP = PREVIEW_TOP + len(SIGNS)
"""Below the other signs stand the numbers by which rows look back."""

LOOKED_UP: Mapping[tuple[int, int], str | Decimal] = {
    **{(row, NARROW): character for row, character in enumerate(HALF_WIDE, PREVIEW_TOP)},
    **{(row, OTHER_SIGNS): text for row, text in enumerate(SIGNS.values(), PREVIEW_TOP)},
    **{(STEPS_TOP + step - 1, OTHER_SIGNS): Decimal(step) for step in range(1, LONGEST_RUN + 1)},
}  # fmt: skip
"""What the rows look up, by row and column."""
