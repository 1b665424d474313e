"""Slips of the hand: what makes one number out of another."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import StrEnum

from xlreport.checking.diagnosis.equations import Cells
from xlreport.checking.diagnosis.suspects import Change
from xlreport.form.language.numbers import exact_digits
from xlreport.form.model.address import FigureAddress
from xlreport.form.model.expression import figures
from xlreport.form.model.template import Template


class Mistake(StrEnum):
    """Why a cell may hold what it holds."""

    ONLY = "only"
    MOVED = "moved"
    TENFOLD = "tenfold"
    TENTH = "tenth"
    SWAPPED = "swapped"
    NEIGHBOUR = "neighbour"
    LAST_YEAR = "last_year"
    LEFT_OUT = "left_out"


def mistake_of(
    template: Template, change: Change, cells: Cells, previous: Mapping[FigureAddress, Decimal]
) -> Mistake | None:
    """The slip that explains a change of one cell, the plainest first."""
    address, right = next(iter(change.cells.items()))
    wrong = cells[address]
    is_total = address in template.totals
    plain = {
        Mistake.MOVED: len(change.cells) > 1,
        Mistake.TENFOLD: bool(right) and wrong == right * 10,
        Mistake.TENTH: bool(wrong) and right == wrong * 10,
        Mistake.SWAPPED: _swapped(exact_digits(wrong), exact_digits(right)),
        Mistake.LAST_YEAR: bool(wrong) and previous.get(address) == wrong,
        Mistake.LEFT_OUT: is_total and _left_out(template, address, cells, right - wrong),
        Mistake.NEIGHBOUR: not is_total and bool(wrong) and wrong in set(_around(template, address, cells)),
    }
    return next((slip for slip, fits in plain.items() if fits), None)


def _left_out(template: Template, address: FigureAddress, cells: Cells, missing: Decimal) -> bool:
    """Whether a total lacks just what one of its terms holds."""
    terms = figures(template.totals[address].expression)
    return missing > 0 and any(cells.get(term) == missing for term in terms)


def _swapped(wrong: str, right: str) -> bool:
    """Whether two digits beside each other changed places."""
    if len(wrong) != len(right):
        return False
    differing = [index for index, pair in enumerate(zip(wrong, right, strict=True)) if pair[0] != pair[1]]
    if len(differing) != 2 or differing[1] - differing[0] != 1:  # noqa: PLR2004  two digits, side by side
        return False
    first, second = differing
    return (wrong[first], wrong[second]) == (right[second], right[first])


def _around(template: Template, address: FigureAddress, cells: Cells) -> Iterator[Decimal]:
    """The figures of the rows above and below."""
    table = template.table(address.table)
    rows = [leaf.id for leaf in table.rows.leaves]
    at = rows.index(address.row)
    for row in rows[max(at - 1, 0) : at] + rows[at + 1 : at + 2]:
        number = cells.get(FigureAddress(table.id, row, address.column))
        if number is not None:
            yield number
