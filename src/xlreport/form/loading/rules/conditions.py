"""Rules from their declaration: what is asked where, when it can be judged, and what is told."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from xlreport.form.language.guard import ALWAYS, applies_to
from xlreport.form.language.ready import in_its_years, ready
from xlreport.form.language.trees import is_blank
from xlreport.form.language.vocabulary import Type
from xlreport.form.loading.bench import HOLE, Bench
from xlreport.form.loading.scopes import AxisScope, FormScope, RuleScope, leaf_ids, no_line, refer
from xlreport.form.loading.source import Path
from xlreport.form.loading.specs import AskSpec, RuleSpec
from xlreport.form.mistakes.mistake import Mistake, Told
from xlreport.form.model.address import YEAR, AbsenceAddress, Address, FigureAddress
from xlreport.form.model.check import Check
from xlreport.form.model.expression import Call, Number, Reference
from xlreport.form.model.finding import Code
from xlreport.form.model.tables.table import EACH, Table, Total

_COMPARISONS = {"==", "!=", "<", "<=", ">", ">="}
FINDING_HOLES = frozenset({"found", "expected", "difference"})
_BETWEEN_HOLES = FINDING_HOLES | {"agency", "form", "there"}


@dataclass(frozen=True, slots=True)
class RuleBench:
    """Where rules are put together: names of the form, its tables, and its totals."""

    bench: Bench
    form: FormScope
    tables: Mapping[str, Table]
    totals: Mapping[FigureAddress, Total]


@dataclass(frozen=True, slots=True)
class _Place:
    """One cell a rule is asked of, and what names mean there."""

    address: Address
    scope: RuleScope
    each: str | None = None


def build_checks(rules: RuleBench, path: Path, spec: RuleSpec, code: Code) -> Iterator[Check]:
    """The rule's checks, one for each cell it is told at. Mistakes are added to the source."""
    asked: set[Address] = {address for address, total in rules.totals.items() if total.codes[0] == code.code}
    for index, ask in enumerate(spec.ask):
        at = (*path, "ask", index)
        for place in _places(rules, at, ask):
            known = len(rules.bench.source.problems)
            check = _check(rules, at, ask, place, code)
            if check is None or len(rules.bench.source.problems) > known:
                break  # the same mistake would be told of every line
            if check.address in asked:
                rules.bench.source.report((*at, "at"), Mistake.ASKED_TWICE.of(code=code.code, address=check.address))
                break
            asked.add(check.address)
            yield check


def blank_checks(rules: RuleBench, code: Code) -> Iterator[Check]:
    """Of each cell that is asked for under a condition of that code: where that does not hold, it is blank."""
    for table in rules.tables.values():
        if table.may_not_apply == code.code:
            yield _blank_as_a_whole(table, code)
        each, pattern = (None, table) if table.records is None else (EACH, table.records.pattern)
        for address, condition in pattern.conditions.items():
            if condition.code == code.code and not condition.of_table:
                cell = refer(rules.form.cells, address)
                blank = in_its_years(Call("or", (condition.when, is_blank(cell))), code)
                asked = ready(in_its_years(condition.when, code), rules.totals)
                yield Check(code=code.code, address=address, require=blank, ready=asked, found=cell, each=each)


def _blank_as_a_whole(table: Table, code: Code) -> Check:
    """A table that does not apply: how many of its cells are filled in all the same."""
    blanks = Call("blanks", tuple(map(Reference, table.inputs)))
    filled = Call("subtract", (Number(Decimal(len(table.inputs))), blanks))
    blank = Call("or", (applies_to(table.id), Call("exactly", (filled, Number(Decimal(0))))))
    require = in_its_years(blank, code)
    return Check(code=code.code, address=AbsenceAddress(table.id), require=require, ready=ALWAYS, found=filled)


def _places(rules: RuleBench, path: Path, ask: AskSpec) -> Iterator[_Place]:
    if ask.in_ is None:
        for index, text in enumerate(ask.at if isinstance(ask.at, list) else [ask.at]):
            at = (*path, "at", index) if isinstance(ask.at, list) else (*path, "at")
            address = cell_named(rules, at, text) or _any_figure(rules)
            if address is not None:
                this = refer(rules.form.cells, address)
                yield _Place(address, RuleScope(rules.form, this))
        return
    if ask.in_ not in rules.tables:
        rules.bench.source.report((*path, "in"), Mistake.NO_TABLE.unknown(ask.in_, rules.tables))
    elif ask.each is None or not isinstance(ask.at, str):
        rules.bench.source.report(path, Mistake.EACH_AND_AT)
    elif (ask.each == EACH) != (rules.tables[ask.in_].records is not None):
        rules.bench.source.report((*path, "each"), Mistake.EACH_RECORD)
    else:
        records = rules.tables[ask.in_].records
        yield from _lines(rules, path, records.pattern if records else rules.tables[ask.in_], ask.each, ask.at)


def _lines(rules: RuleBench, path: Path, table: Table, each: str, at: str) -> Iterator[_Place]:
    """The cell `at` of each column, or of each row."""
    along, across = (table.rows, table.columns) if each == "column" else (table.columns, table.rows)
    if leaf_ids(along, at) != [at]:
        mistake = Mistake.NOT_A_ROW if each == "column" else Mistake.NOT_A_COLUMN
        rules.bench.source.report((*path, "at"), no_line(mistake, at, along))
        if not along.leaves:
            return
        at = along.leaves[0].id  # for what else is wrong with what is asked there
    for leaf in across.leaves:
        place = partial(_figure, table.id, each, leaf.id)
        line = AxisScope(along, ("",), place, rules.form.cells)
        this = refer(rules.form.cells, place(at))
        yield _Place(place(at), RuleScope(rules.form, this, line), each)


def _any_figure(rules: RuleBench) -> FigureAddress | None:
    """Stands for a cell that is none, for what else is wrong with what is asked there."""
    figures = (address for table in rules.tables.values() for address in table.kinds)
    return next(figures, None)


def _figure(table: str, each: str, across: str, along: str) -> FigureAddress:
    return FigureAddress(table, along, across) if each == "column" else FigureAddress(table, across, along)


def _check(rules: RuleBench, path: Path, ask: AskSpec, place: _Place, code: Code) -> Check | None:
    bench, scope = rules.bench, place.scope
    require = bench.formula((*path, "require"), ask.require, scope, Type.CONDITION)
    if require is None:
        return None
    compares = isinstance(require, Call) and require.function in _COMPARISONS
    sides = require.arguments if compares and isinstance(require, Call) else (scope.this, None)
    found = sides[0] if ask.found is None else bench.formula((*path, "found"), ask.found, scope, Type.NUMBER)
    expected = sides[1]
    if ask.expected is not None:
        expected = bench.formula((*path, "expected"), ask.expected, scope, Type.NUMBER)
    values = {name: bench.formula((*path, "values", name), text, scope, None) for name, text in ask.values.items()}
    asked = in_its_years(require, code)
    judged = ready(asked, rules.totals)
    if ask.when is not None and (when := bench.formula((*path, "when"), ask.when, scope, Type.CONDITION)) is not None:
        judged = Call("and", (ready(when, rules.totals), when, judged))
    return Check(
        code=code.code, address=place.address, require=asked, ready=judged,
        found=found or scope.this, expected=expected, each=place.each,
        values={name: value for name, value in values.items() if value is not None},
    )  # fmt: skip


def cell_named(rules: RuleBench, path: Path, text: str) -> Address | None:
    """The cell that a rule names in full."""
    found = rules.bench.formula(path, text, RuleScope(rules.form, Reference(YEAR)), None)
    if isinstance(found, Reference):
        return found.address
    if found is not None:
        rules.bench.source.report(path, Mistake.ONE_CELL)
    return None


def filled_holes(spec: RuleSpec, named: Sequence[frozenset[str]]) -> frozenset[str]:
    """What everything that raises the rule fills in its message; `named`: what each check by name fills."""
    own = FINDING_HOLES.union(*(ask.values for ask in spec.ask))
    between = [_BETWEEN_HOLES] if spec.between else []
    asked = [own] if spec.ask or not (named or between) else []
    return frozenset.intersection(*asked, *between, *named)


def reject_holes(bench: Bench, path: Path, text: str, filled: frozenset[str]) -> None:
    """Report the holes of the text at `path` that are not filled."""
    for hole in HOLE.finditer(text):
        if hole.group(1) not in filled:
            bench.source.report(path, _unknown_hole(hole.group(1), filled), offset=hole.start())


def _unknown_hole(name: str, filled: frozenset[str]) -> Told:
    return Mistake.NO_HOLE.unknown(f"{{{name}}}", (f"{{{one}}}" for one in sorted(filled)))
