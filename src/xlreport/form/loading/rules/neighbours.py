"""What the forms of one folder say of each other: whether all that they name is there."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from xlreport.errors import Problem, TemplateError
from xlreport.form.mistakes.mistake import Mistake
from xlreport.form.mistakes.told import problem
from xlreport.form.model.address import FigureAddress
from xlreport.form.model.kind import NumberKind
from xlreport.form.model.template import CountsIn, Template


def refuse_unknown(forms: Mapping[str, Template]) -> None:
    """Raises TemplateError where a form names another one, or a cell of it, that is not among these."""
    problems = [problem for template in forms.values() for problem in unknown_abroad(template, forms)]
    if problems:
        raise TemplateError(problems)


def unknown_abroad(
    template: Template, forms: Mapping[str, Template], broken: Collection[str] = ()
) -> Iterator[Problem]:
    """What a form names of others that none of them has; nothing is told of those that are `broken` themselves."""
    for cell in (one.there for one in template.between):
        if not any(cell.is_of(one) for one in broken) and not any(
            cell.is_of(one.id) and one.holds_number(cell.address) for one in forms.values()
        ):
            yield cell.problem
    for one in template.counts_in.values():
        if one.edition in broken:
            continue
        if one.edition not in forms or one.edition == template.id:
            yield one.problem
            continue
        other = forms[one.edition]
        typed = {address: table.number_kinds[address] for table in other.tables for address in table.numbers}
        yield from (cell.problem for cell in one.cells if cell.address not in typed)
        for address in (own for own in typed if own not in one.figures):
            yield from _other_unit(one, typed[address], template, address)


def _other_unit(one: CountsIn, kind: NumberKind, template: Template, address: FigureAddress) -> Iterator[Problem]:
    """A cell that both editions have, in different units."""
    own = template.kind_at(address)
    if isinstance(own, NumberKind) and own.unit != kind.unit:
        at, units = one.problem, {"found": own.unit, "expected": kind.unit}
        told = Mistake.OTHER_UNIT.of(form=one.edition, address=address, **units)
        yield replace(problem(at.file, (at.line, at.column), told, at.where), sheet=at.sheet, character=at.character)
