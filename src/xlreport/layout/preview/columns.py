"""The columns of the preview, and where its rows begin."""

from collections.abc import Mapping

from xlreport.form.language.texts.cutting import HALF_WIDE, RUNS
from xlreport.layout.pages.visual import CHAIN

PREVIEW_TOP = 3
SHOWN, TEXT, COUNT, FLAG, NUMBER, OWN, FIELD, KIND = range(8)
"""The columns. Beside what is shown stand, hidden, every possible text, how many of them hold anything so far, and
whether the item that begins there is printed and its number; then the typed title and lead with their fields filled
in, what stands for each field, and how each text is set."""

ROW_CELLS = {cell: column for column, cell in enumerate(CHAIN, KIND + 1)}
"""The hidden columns of what each shown row is cut from."""

NARROW, RUN_SIGNS = KIND + 1 + len(CHAIN), KIND + 2 + len(CHAIN)
"""The last hidden columns: what is half as wide as other characters, and in one cell what numbers are made of."""

GAP = RUN_SIGNS + 1
TABLES = GAP + 1
"""The tables stand right of the text, beyond a narrow column."""

SIGNS: Mapping[tuple[int, int], str] = {
    **{(row, NARROW): character for row, character in enumerate(HALF_WIDE, PREVIEW_TOP)},
    (PREVIEW_TOP, RUN_SIGNS): RUNS,
}  # fmt: skip
"""What the rows look up, by row and column."""
