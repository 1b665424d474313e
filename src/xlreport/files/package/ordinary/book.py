"""What the ordinary sheets of a workbook hold: their cells, with the texts and the looks that all sheets share."""

from collections.abc import Mapping

from xlreport.errors import UnreadableWorkbookError
from xlreport.files.cells.cell_values import Contents, with_errors
from xlreport.files.cells.disguises import disguises
from xlreport.files.file_content import JudgedXml
from xlreport.files.package.dangling import looks_of
from xlreport.files.package.number_formats import days_among, odd_formats, shown_numbers
from xlreport.files.package.ordinary.contents import Filled, filled_in
from xlreport.files.package.ordinary.letters import UnordinaryError
from xlreport.files.package.ordinary.rows import Cells, look_and_kind
from xlreport.files.package.ordinary.texts import SharedTexts
from xlreport.reading.cells import Position

_MOST_LOOKS = 4_096
"""That calamine is asked about; a form has under a hundred."""


class OrdinaryBook:
    """Whatever is a matter of styles is asked of calamine, with a workbook of a few cells."""

    def __init__(
        self, shared: SharedTexts, strings: JudgedXml | None, styles: JudgedXml | None, *, starts_1904: bool
    ) -> None:
        """Raises UnordinaryError where calamine cannot make anything of texts or styles."""
        count = looks_of(styles)
        if count > _MOST_LOOKS or (styles is None and not shared.plain):
            raise UnordinaryError
        self._texts = shared.texts
        self._styles = styles
        self._starts_1904 = starts_1904
        looks = list(map(str, range(count)))
        try:
            days = days_among(looks, styles, None if shared.plain else strings)
        except UnreadableWorkbookError as refusal:
            raise UnordinaryError from refusal
        self._looks, self._days = (frozenset(one.encode() for one in some) for some in (looks, days))
        self._odd = {look.encode(): code for look, code in odd_formats(styles).items()}

    def contents_of(self, cells: Cells) -> tuple[Contents, dict[Position, str]]:
        """Contents, and the format of each cell that shows something else than it holds.

        Raises UnordinaryError where a cell follows a rule of its own.
        """
        looks = {said: look_and_kind(said)[0] for said in cells.sayings}
        if not self._looks.issuperset(filter(None, looks.values())):
            raise UnordinaryError
        filled = filled_in(cells, self._texts, self._days)
        if filled.dated:
            self._settle_days(filled)
        contents = filled.contents if cells.in_order else _in_order(filled.contents)
        odd = {said: self._odd[look or b"0"] for said, look in looks.items() if (look or b"0") in self._odd}
        told = with_errors(contents, filled.errors) if filled.errors else contents
        return told, _disguised(cells, odd, filled.contents) if odd else {}

    def _settle_days(self, filled: Filled) -> None:
        if self._styles is None:
            raise UnordinaryError
        try:
            shown = shown_numbers(filled.dated, self._styles, starts_1904=self._starts_1904)
        except UnreadableWorkbookError as refusal:
            raise UnordinaryError from refusal
        if shown.keys() != filled.dated.keys():
            raise UnordinaryError
        filled.contents.update(shown)


def _disguised(cells: Cells, odd: Mapping[bytes, str], contents: Contents) -> dict[Position, str]:
    """`odd`: the format that may show something else, by what is said of looks."""
    told = ((at, odd.get(said)) for at, said in zip(cells.positions, cells.said, strict=True))
    return {at: code for at, code in told if code is not None and at in contents and disguises(code, contents[at])}


def _in_order(contents: Contents) -> Contents:
    """Row by row, as calamine tells them."""
    return dict(sorted(contents.items(), key=lambda one: one[0]))
