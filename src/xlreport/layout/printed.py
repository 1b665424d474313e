"""A cell of a table as it is printed, by its kind: 97.5%, 2024年3月1日, 251000元, words as they stand."""

from collections.abc import Iterator
from decimal import Decimal

from xlreport.form.language.numbers import exact_digits
from xlreport.form.model.address import FigureAddress
from xlreport.form.model.answers import LISTED
from xlreport.form.model.kind import Kind, Notation, NumberKind, WordsKind
from xlreport.form.model.tables.table import Table
from xlreport.form.report.values import ReportValues
from xlreport.form.text.days import day_of
from xlreport.form.text.normal import folded
from xlreport.messages.sheets import limits as words
from xlreport.messages.workbook import chinese_date

_HUNDRED = Decimal(100)


def printed_number(kind: NumberKind, number: Decimal) -> str:
    """The number as people write one of its kind; what cannot be one, as a plain number."""
    if kind.notation is Notation.PERCENT:
        return f"{exact_digits(number * _HUNDRED)}%"
    if kind.notation is Notation.MONEY:
        return f"{exact_digits(number)}{kind.unit}"
    if kind.notation is Notation.DAY and kind.accepts(number):
        return chinese_date(day_of(number))
    return exact_digits(number)


def wanted(kind: Kind) -> str | None:
    """In people's words what is asked for; None where the rule itself says it, as it does of plain numbers."""
    if isinstance(kind, NumberKind):
        if kind.notation in {Notation.PLAIN, Notation.MONEY}:
            return None
        least, most = (printed_number(kind, one) for one in (kind.least, kind.most))
        return words.FROM_TO.format(least=least, most=most)
    choices = LISTED.join(kind.choices)
    if kind.several:
        return words.SEVERAL.format(choices=choices)
    return choices or kind.wanted or words.LONGEST.format(longest=kind.longest)


def printed_cells(table: Table, values: ReportValues) -> Iterator[tuple[FigureAddress, str]]:
    """Each cell of the table in which anything is printed, with that."""
    for address in table.addresses:
        text = printed_cell(table, address, values)
        if text:
            yield address, text


def printed_cell(table: Table, address: FigureAddress, values: ReportValues) -> str:
    """Empty where nothing is printed."""
    kind = table.kinds[address]
    if isinstance(kind, WordsKind):
        return folded(values.words(address) or "")
    number = values.figure(address)
    return "" if number is None else printed_number(kind, number)
