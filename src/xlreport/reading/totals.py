"""Whether each computed cell still computes. An untouched formula with an old result is no fault of staff."""

from collections.abc import Iterator
from decimal import Decimal

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
    total = template.totals[address]
    for one in (from_typed(total, template.totals), total):
        if _is_spelled(one, formula, located, tables):
            return one.expression
    return None


def _is_spelled(total: Total, formula: str, located: Located, tables: TablesReading) -> bool:

    def where(one: Address) -> Cell:
        if isinstance(one, FigureAddress):
            row, column = located.figures[one]
            return Cell(located.sheet.name, row, column)
        if isinstance(one, ZeroChoiceAddress):
            return tables.choices[one]
        raise KeyError(one)

    try:
        expected = spell(total_or_blank(total), where=where, sheet=located.sheet.name)
    except KeyError:
        return False
    return "".join(formula.split()).lstrip("=") == "".join(expected.split()).lstrip("=")


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
