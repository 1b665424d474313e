"""What the workbook tells while staff type: states, counts and the light, as formulas over their cells."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from xlreport.formula.evaluate import Values, evaluate
from xlreport.formula.functions import CellValue
from xlreport.formula.guard import blanks_count_as_zero, decided
from xlreport.layout import words
from xlreport.model.address import Address, FieldAddress, FigureAddress
from xlreport.model.expression import Call, Expression, Number, Reference, Text
from xlreport.model.template import Table, Template

WRONG = FieldAddress("live.wrong")
MISSING = FieldAddress("live.missing")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the check sheet. `flag` is 1 while the line calls for something, else 0."""

    title: str
    table: str
    at: FigureAddress
    state: Expression
    left: Expression | None
    right: Expression | None
    flag: FieldAddress
    is_missing: bool = False


class Live:
    """Every live line of a form, and the value of each for a report."""

    def __init__(self, template: Template) -> None:
        self.template = template

    @cached_property
    def completeness(self) -> tuple[Line, ...]:
        """For each table the cells still blank, and the cells that hold no number."""
        return tuple(line for table in self.template.tables for line in _completeness(table))

    @cached_property
    def relations(self) -> tuple[Line, ...]:
        """The form's checks, then its totals, each with both sides."""
        return tuple(_relations(self.template))

    @cached_property
    def formulas(self) -> Mapping[Address, Expression]:
        """The formula behind each cell that only this layout knows: flags, and their sums."""
        lines = (*self.completeness, *self.relations)
        flags: dict[Address, Expression] = {line.flag: _flag(line) for line in lines}
        flags[WRONG] = Call("sum", tuple(Reference(line.flag) for line in lines if not line.is_missing))
        flags[MISSING] = Call("sum", tuple(Reference(line.flag) for line in lines if line.is_missing))
        return flags

    @property
    def light(self) -> Expression:
        wrong = _counted(words.LIGHT_WRONG, WRONG)
        unfinished = _counted(words.LIGHT_UNFINISHED, MISSING)
        done = Call("choose", (_some(MISSING), unfinished, Text(words.LIGHT_READY)))
        return Call("choose", (_some(WRONG), wrong, done))


class LiveValues:
    """A report's values, with the cells of the live layout computed from them."""

    def __init__(self, live: Live, values: Values) -> None:
        self._live = live
        self._values = values
        self._known: dict[Address, CellValue] = {}

    def content(self, address: FigureAddress | FieldAddress) -> CellValue:
        expression = self._live.formulas.get(address)
        if expression is None:
            return self._values.content(address)
        if address not in self._known:
            self._known[address] = evaluate(expression, self)
        return self._known[address]


def row_mark(table: Table, addresses: Sequence[FigureAddress]) -> Expression:
    """Beside a row: done, so many cells missing, or so many that hold no number."""
    missing, wrong = _missing(table, addresses), _wrong(addresses)
    say_missing = Call("join", (Text(words.MARK_MISSING[0]), missing, Text(words.MARK_MISSING[1])))
    say_wrong = Call("join", (wrong, Text(words.MARK_WRONG[0])))
    done = Call("choose", (_positive(wrong), say_wrong, Text(words.MARK_DONE)))
    return Call("choose", (_positive(missing), say_missing, done))


def check_mark(template: Template, left: Expression, operator: str, right: Expression) -> Expression:
    """Under a column: whether its relation holds, or by how much it does not; empty while cells are missing."""
    gap = Call("join", (Text(words.MARK_GAP), Call("abs", (Call("subtract", (left, right)),))))
    state = Call("choose", (Call(operator, (left, right)), Text(words.MARK_DONE), gap))
    return Call("choose", (decided([left, right], template.totals), state, Text("")))


def difference_of(line: Line, template: Template) -> Expression:
    """Left − right, empty while cells are missing."""
    if line.left is None or line.right is None:
        return Text("")
    gap = Call("subtract", (line.left, line.right))
    return Call("choose", (decided([line.left, line.right], template.totals), gap, Text("")))


def _completeness(table: Table) -> Iterator[Line]:
    counts = ((words.MISSING_CELLS, _missing(table, table.inputs)), (words.WRONG_CELLS, _wrong(table.inputs)))
    for index, (title, count) in enumerate(counts):
        state = Call("choose", (_positive(count), count, Text(words.MARK_DONE)))
        yield Line(
            title=title, table=table.id, at=table.inputs[0], state=state, left=count, right=None,
            flag=FieldAddress(f"live.{table.id}.{index}"), is_missing=index == 0,
        )  # fmt: skip


def _relations(template: Template) -> Iterator[Line]:
    sides = [(c.code, c.address, c.left, c.operator, c.right) for c in template.checks]
    for address, total in template.totals.items():
        sides.append((total.codes[0], address, Reference(address), "==", total.expression))
    for index, (code, address, left, operator, right) in enumerate(sides):
        holds = Call("choose", (Call(operator, (left, right)), Text(words.PASSES), Text(words.FAILS)))
        there = decided([left, right], template.totals)
        yield Line(
            title=template.codes[code].title, table=address.table, at=address, left=left, right=right,
            state=Call("choose", (there, holds, Text(words.WAITS))), flag=FieldAddress(f"live.relation.{index}"),
        )  # fmt: skip


def _flag(line: Line) -> Expression:
    if line.right is None and line.left is not None:
        return line.left
    fails = Call("same", (line.state, Text(words.FAILS)))
    return Call("if", (fails, Number(Decimal(1)), Number(Decimal(0))))


def _missing(table: Table, addresses: Sequence[FigureAddress]) -> Expression:
    blanks = Call("blanks", tuple(map(Reference, addresses)))
    return Call("if", (blanks_count_as_zero(table.id), Number(Decimal(0)), blanks))


def _wrong(addresses: Sequence[FigureAddress]) -> Expression:
    cells = tuple(map(Reference, addresses))
    there = Call("sum", (Call("count", cells), Call("blanks", cells)))
    return Call("subtract", (Number(Decimal(len(cells))), there))


def _positive(count: Expression) -> Expression:
    return Call("not", (Call("exactly", (count, Number(Decimal(0)))),))


def _some(address: FieldAddress) -> Expression:
    return _positive(Reference(address))


def _counted(sentence: str, address: FieldAddress) -> Expression:
    before, _, after = sentence.partition("{count}")
    return Call("join", (Text(before), Reference(address), Text(after)))
