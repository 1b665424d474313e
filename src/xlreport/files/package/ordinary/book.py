"""What the ordinary sheets of a workbook hold: their cells, with the texts and the looks that all sheets share."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

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


_LONGEST_KEPT = 100_000
"""Bytes of styles whose meaning is remembered; those of a form have under 30,000."""


@dataclass(frozen=True, slots=True)
class _Looks:
    """By the index of each look as cells write it: which there are, which make days of numbers, which format of each
    may show something else than is stored.
    """

    looks: frozenset[bytes]
    days: frozenset[bytes]
    odd: Mapping[bytes, str]


def _told(styles: JudgedXml | None, strings: JudgedXml | None) -> _Looks:
    """Raises UnordinaryError where calamine cannot make anything of texts or styles."""
    count = looks_of(styles)
    if count > _MOST_LOOKS:
        raise UnordinaryError
    looks = list(map(str, range(count)))
    try:
        days = days_among(looks, styles, strings)
    except UnreadableWorkbookError as refusal:
        raise UnordinaryError from refusal
    odd = {look.encode(): code for look, code in odd_formats(styles).items()}
    return _Looks(frozenset(one.encode() for one in looks), frozenset(one.encode() for one in days), odd)


_known = lru_cache(maxsize=16)(_told)
"""Workbooks of one plan that one program saved have the same styles."""


class OrdinaryBook:
    """Whatever is a matter of styles is asked of calamine, with a workbook of a few cells."""

    def __init__(
        self, shared: SharedTexts, strings: JudgedXml | None, styles: JudgedXml | None, *, starts_1904: bool
    ) -> None:
        """Raises UnordinaryError where calamine cannot make anything of texts or styles."""
        if styles is None and not shared.plain:
            raise UnordinaryError
        self._texts = shared.texts
        self._styles = styles
        self._starts_1904 = starts_1904
        is_kept = shared.plain and len(styles or b"") <= _LONGEST_KEPT
        told = _known(styles, None) if is_kept else _told(styles, None if shared.plain else strings)
        self._looks, self._days, self._odd = told.looks, told.days, told.odd

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
