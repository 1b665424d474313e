"""Which line of the check sheet only follows from another one, as far as formulas can tell: it asks for nothing.

They tell what `check` tells before it looks for the one cell that explains several sums: the same rule broken on fewer
of the figures, another rule on the very same figures of the same cell, a total among the terms of a total.
"""

from collections.abc import Iterator, Sequence

from xlreport.form.language.guard import rests_on
from xlreport.form.model.address import Address, FigureAddress
from xlreport.form.model.check import Check
from xlreport.form.model.expression import Call, Expression, Reference, Text, figures
from xlreport.form.model.finding import Severity
from xlreport.form.model.template import Template
from xlreport.layout.addresses import LineAddress, LineCell
from xlreport.messages import workbook as words

BROKEN = {
    Severity.ERROR: (words.FAILS, words.FOLLOWS),
    Severity.WARNING: (words.ASKS, words.EXPLAINED, words.LAPSED, words.FOLLOWS),
    Severity.NOTE: (words.NOTICE, words.FOLLOWS),
}
"""The states of a broken line, by the severity of its rule."""


def unless_caused(broken: Expression, leading: Sequence[tuple[str, Address]], template: Template) -> Expression:
    """The state of a broken line where none of the leading ones, by code and address, is broken."""
    asked = tuple(_is_broken(template, code, at) for code, at in leading)
    return Call("choose", (Call("or", asked), Text(words.FOLLOWS), broken)) if asked else broken


def with_leading(template: Template) -> Iterator[tuple[Check, Sequence[tuple[str, Address]]]]:
    """Each check, and those asked before it whose fault is its fault, by code and address."""
    asked: list[tuple[Check, Sequence[Address], set[Address]]] = []
    for check in template.checks:
        own = rests_on(check, template.totals)
        fewer = set(own)
        yield (
            check,
            [
                (other.code, other.address)
                for other, theirs, named in asked
                if (other.address == check.address and theirs == own) or (other.code == check.code and named < fewer)
            ],
        )
        asked.append((check, own, fewer))


def terms_of(template: Template, address: FigureAddress) -> Iterator[tuple[str, Address]]:
    """The totals among the terms of a total."""
    for term in figures(template.totals[address].expression):
        if term in template.totals:
            yield template.totals[term].codes[0], term


def _is_broken(template: Template, code: str, at: Address) -> Expression:
    state = Reference(LineAddress(LineCell.STATE, code, at))
    return Call("among", (state, *map(Text, BROKEN[template.codes[code].severity])))
