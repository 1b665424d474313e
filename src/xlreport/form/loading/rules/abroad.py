"""What a form says of others: formulas over its own cells, cells that are looked up once all are loaded."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from xlreport.errors import Problem, TemplateError
from xlreport.form.language.guard import decided
from xlreport.form.language.vocabulary import Type
from xlreport.form.loading.bench import Bench
from xlreport.form.loading.rules.conditions import RuleBench, cell_named
from xlreport.form.loading.scopes import FormScope, RuleScope, refer
from xlreport.form.loading.shapes.abroad import CountsInSpec
from xlreport.form.loading.source import Path
from xlreport.form.loading.specs import RuleSpec
from xlreport.form.mistakes.mistake import Mistake
from xlreport.form.mistakes.told import problem
from xlreport.form.model.address import Address, FigureAddress, IndicatorAddress, parse_address
from xlreport.form.model.check import Abroad, Between
from xlreport.form.model.expression import Expression, Reference
from xlreport.form.model.kind import NumberKind
from xlreport.form.model.template import CountsIn, Template


def build_apart_by(bench: Bench, text: str | None, scope: FormScope) -> FigureAddress | None:
    """The cell that tells several reports of one agency apart."""
    found = None if text is None else bench.formula(("apart_by",), text, scope, None)
    if isinstance(found, Reference) and isinstance(found.address, FigureAddress):
        return found.address
    if found is not None:
        bench.source.report(("apart_by",), Mistake.ONE_CELL)
    return None


def build_counts_in(bench: Bench, form: str, specs: Sequence[CountsInSpec], scope: FormScope) -> Mapping[str, CountsIn]:
    """By the id of each edition in whose sums reports of this one are counted."""
    own = [f"{form}/{one.edition}" for one in specs]
    bench.unique(("counts_in",), own, "edition")
    return {
        edition: _counts_in(bench, ("counts_in", index), edition, one, scope)
        for index, (edition, one) in enumerate(zip(own, specs, strict=True))
    }


def _counts_in(bench: Bench, path: Path, edition: str, spec: CountsInSpec, scope: FormScope) -> CountsIn:
    problem = bench.source.problem_at((*path, "edition"), Mistake.NO_EDITION.of(name=edition.partition("/")[2]))
    bench.unique((*path, "figures"), (one.at for one in spec.figures), "at")
    figures: dict[FigureAddress, Expression] = {}
    cells: list[Abroad] = []
    for index, one in enumerate(spec.figures):
        own: Path = (*path, "figures", index)
        formula = bench.formula((*own, "is"), one.is_, scope, Type.NUMBER)
        address = parse_address(one.at)
        if not isinstance(address, FigureAddress):
            bench.source.report((*own, "at"), Mistake.ONE_FIGURE)
        elif formula is not None:
            figures[address] = formula
            cells.append(cell_abroad(bench, (*own, "at"), edition, address))
    return CountsIn(edition=edition, problem=problem, figures=figures, cells=tuple(cells))


def cell_abroad(bench: Bench, path: Path, form: str, address: Address) -> Abroad:
    told = Mistake.NO_CELL_ABROAD.of(form=form, address=address)
    return Abroad(form=form, address=address, problem=bench.source.problem_at(path, told))


def build_between(rules: RuleBench, path: Path, spec: RuleSpec) -> Iterator[Between]:
    """What the rule asks of two forms of one agency. Mistakes are added to the source."""
    for index, one in enumerate(spec.between):
        own: Path = (*path, "between", index)
        address, there = cell_named(rules, (*own, "at"), one.at), parse_address(one.there)
        if not isinstance(there, FigureAddress | IndicatorAddress):
            rules.bench.source.report((*own, "there"), Mistake.ONE_CELL)
        elif address is not None:
            scope = RuleScope(rules.form, refer(rules.form.cells, address))
            parsed = [
                rules.bench.formula((*own, "readings", number), text, scope, Type.NUMBER)
                for number, text in enumerate(one.readings)
            ]
            readings = tuple((formula, decided([formula], rules.totals)) for formula in parsed if formula is not None)
            abroad = cell_abroad(rules.bench, (*own, "there"), one.form, there)
            yield Between(code=spec.code, address=address, readings=readings, there=abroad)


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
