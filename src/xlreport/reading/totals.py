"""Whether each computed cell still computes. An untouched formula with an old result is no fault of staff."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from xlreport.form.language.guard import from_typed, total_or_blank
from xlreport.form.language.numbers import difference, exact_digits
from xlreport.form.language.spell import Cell, spell
from xlreport.form.language.vocabulary import CellValue
from xlreport.form.model.address import Address, FigureAddress, ZeroChoiceAddress
from xlreport.form.model.expression import Expression, figures
from xlreport.form.model.finding import Finding, Place, Severity
from xlreport.form.model.tables.table import Total
from xlreport.form.model.template import Template
from xlreport.form.report.report import Entry, State
from xlreport.form.report.values import ReportValues
from xlreport.reading.cells import Position, name_of
from xlreport.reading.locate import Located
from xlreport.reading.tables import TablesReading

_NOT_ZERO = re.compile(r"<>0(?=[,)])")


def settle_totals(
    template: Template, values: ReportValues, tables: TablesReading
) -> tuple[dict[FigureAddress, Entry], list[Finding]]:
    """The totals that people stated, and notes on computed cells that no longer compute.

    A cell that still holds the form's own formula states nothing, its result is recomputed; unless it adds up a total
    that somebody typed, whose number it then shows.
    """
    stated = dict(tables.stated)
    notes: list[Finding] = []
    own: dict[FigureAddress, tuple[Located, Expression]] = {}
    for located in tables.located:
        for address, position in located.figures.items():
            if address in template.totals and located.sheet.formulas is not None:
                formula = located.sheet.formulas.get(position)
                adds = None if formula is None else _own(template, address, formula, located, tables)
                if adds is not None:
                    own[address] = located, adds
                else:
                    notes += _notes(address, stated[address], values.content(address), located, formula, own=False)
    for address, (located, adds) in own.items():
        if any(term in stated and term not in own for term in figures(adds)):
            continue
        notes += _notes(address, stated.pop(address), values.content(address), located, None, own=True)
    return stated, notes


def _own(
    template: Template, address: FigureAddress, formula: str, located: Located, tables: TablesReading
) -> Expression | None:  # fmt: skip
    """What the formula adds up, if it is one the form has or once had in this very place.

    Totals of totals were once added up from the totals' cells.
    """
    sheet, choice = located.sheet.name, tables.choices.get(ZeroChoiceAddress(address.table))
    written = _bare(formula)
    for version, (total, terms) in enumerate(_versions(template, address)):
        cells = tuple(located.figures.get(term) for term in terms)
        if written == _spelled(template, address, version, sheet, cells, choice):
            return total.expression
    return None


@lru_cache(maxsize=4096)
def _versions(template: Template, address: FigureAddress) -> tuple[tuple[Total, tuple[FigureAddress, ...]], ...]:
    """A total as the form has it, and as it once had it; each with the figures that it names."""
    total = template.totals[address]
    return tuple((one, figures(one.expression)) for one in (from_typed(total, template.totals), total))


@lru_cache(maxsize=4096)
def _spelled(
    template: Template, address: FigureAddress, version: int, sheet: str,
    cells: tuple[Position | None, ...], choice: Cell | None,
) -> str | None:  # fmt: skip
    """How a form spells a total whose figures stand in these cells; None where one of them is nowhere."""
    total, terms = _versions(template, address)[version]
    places = dict(zip(terms, cells, strict=True))

    def where(one: Address) -> Cell:
        if isinstance(one, FigureAddress):
            position = places[one]
            cell = None if position is None else Cell(sheet, *position)
        else:
            cell = choice if one == ZeroChoiceAddress(address.table) else None
        if cell is None:
            raise KeyError(one)
        return cell

    try:
        return _bare(spell(total_or_blank(total), where=where, sheet=sheet))
    except KeyError:
        return None


def _bare(formula: str) -> str:
    """Without what makes no difference: that a number is not 0 was once said."""
    return _NOT_ZERO.sub("", "".join(formula.split()).lstrip("="))


def _notes(
    address: FigureAddress,
    entry: Entry,
    recomputed: CellValue,
    located: Located,
    formula: str | None,
    *,
    own: bool,
) -> Iterator[Finding]:
    expected = recomputed if isinstance(recomputed, Decimal) else None
    same = expected is not None and entry.number is not None and difference(entry.number, expected) == 0
    if own and entry.number is not None and not same:
        yield _note("TOTAL-STALE", address, located.figures[address], located, entry, expected)
    elif not own and formula is None and same:
        yield _note("TOTAL-CONSTANT", address, located.figures[address], located, entry, expected)
    elif not own and formula is None and entry.state is State.BLANK and expected is not None:
        yield _note("TOTAL-CLEARED", address, located.figures[address], located, entry, expected)


def _note(
    code: str,
    address: FigureAddress,
    position: Position,
    located: Located,
    entry: Entry,
    expected: Decimal | None,
) -> Finding:
    return Finding(
        code=code, severity=Severity.NOTE, address=address,
        place=Place(located.sheet.name, name_of(position)),
        found=None if entry.number is None else exact_digits(entry.number),
        expected=None if expected is None else exact_digits(expected),
    )  # fmt: skip
