"""What a form says of others: formulas over its own cells, cells that are looked up once all are loaded."""

from collections.abc import Iterator, Mapping, Sequence

from xlreport.form.language.guard import decided
from xlreport.form.language.vocabulary import Type
from xlreport.form.loading.bench import Bench
from xlreport.form.loading.rules.conditions import RuleBench, cell_named
from xlreport.form.loading.scopes import FormScope, RuleScope, refer
from xlreport.form.loading.shapes.abroad import CountsInSpec
from xlreport.form.loading.source import Path
from xlreport.form.loading.specs import RuleSpec
from xlreport.form.mistakes.mistake import Mistake
from xlreport.form.model.address import Address, FigureAddress, IndicatorAddress, parse_address
from xlreport.form.model.check import Abroad, Between
from xlreport.form.model.expression import Expression, Reference
from xlreport.form.model.template import CountsIn


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
    notes: dict[FigureAddress, str] = {}
    cells: list[Abroad] = []
    for index, one in enumerate(spec.figures):
        own: Path = (*path, "figures", index)
        formula = bench.formula((*own, "is"), one.is_, scope, Type.NUMBER)
        address = parse_address(one.at)
        if not isinstance(address, FigureAddress):
            bench.source.report((*own, "at"), Mistake.ONE_FIGURE)
        elif formula is not None:
            figures[address] = formula
            notes |= {} if one.note is None else {address: one.note}
            cells.append(cell_abroad(bench, (*own, "at"), edition, address))
    return CountsIn(edition=edition, problem=problem, figures=figures, cells=tuple(cells), notes=notes)


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
