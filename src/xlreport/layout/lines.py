"""The lines of the check sheet: what each asks, its state, and whether it calls for something."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from xlreport.form.language.guard import ALWAYS, decided, expanded, is_empty, present, stands_for
from xlreport.form.language.ready import needed_outright
from xlreport.form.language.trees import ONE, ZERO, above_zero, either
from xlreport.form.model.address import Address, AgencyAddress, FigureAddress, IndicatorAddress
from xlreport.form.model.check import Check
from xlreport.form.model.expression import Call, Expression, Reference, Text, references
from xlreport.form.model.finding import Severity
from xlreport.form.model.kind import Kind
from xlreport.form.model.tables.table import Table
from xlreport.form.model.template import Template
from xlreport.form.report.accepted import wrong_cells
from xlreport.layout.addresses import (
    MISSING,
    NOTED,
    UNEXPLAINED,
    WRONG,
    Calls,
    CountAddress,
    FormArea,
    LineAddress,
    LineCell,
    Part,
    RowCountAddress,
    TablePart,
    line_key,
    part_of,
)
from xlreport.layout.todo.answers import answered
from xlreport.layout.todo.blanks import missing_cells
from xlreport.layout.todo.causes import terms_of, unless_caused, with_leading
from xlreport.messages import workbook as words


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line. `flag` counts what the line calls for; `at` is where to look.

    `part`: the table or area it belongs to. `kind`: what its flag counts. A relation has a code and both sides;
    one that may be explained has a cell for the reason and one for the figures it was given for. `relation`: the
    comparison that must hold between the sides; None where they only stand beside each other. `remedy`: what to do,
    where the rule or the kind of line does not say it.
    """

    title: str
    part: Part
    kind: Calls
    at: Address
    state: Expression
    flag: Address
    count: Expression
    code: str | None = None
    left: Expression | None = None
    right: Expression | None = None
    relation: str | None = None
    remedy: str = ""

    @property
    def key(self) -> str:
        """The line's name for the reader: code and address."""
        return line_key(self.code or "", str(self.at))

    @property
    def left_cell(self) -> LineAddress:
        return self._cell(LineCell.LEFT)

    @property
    def right_cell(self) -> LineAddress:
        return self._cell(LineCell.RIGHT)

    @property
    def state_cell(self) -> LineAddress:
        return self._cell(LineCell.STATE)

    @property
    def reason(self) -> LineAddress:
        return self._cell(LineCell.REASON)

    @property
    def digest(self) -> LineAddress:
        return self._cell(LineCell.DIGEST)

    @property
    def given(self) -> LineAddress:
        """The words in which the reason was given, while its digest held."""
        return self._cell(LineCell.GIVEN)

    def _cell(self, cell: LineCell) -> LineAddress:
        return LineAddress(cell, self.code or "", self.at)


def completeness_lines(template: Template) -> Iterator[Line]:
    """For each table and the indicators the blank cells and those that hold no number."""
    for table in template.tables:
        if not table.inputs:
            continue
        part, first = TablePart(table.id), table.inputs[0]
        yield count_line(words.MISSING_CELLS, part, MISSING, first, missing_cells(table, table.inputs))
        yield count_line(words.WRONG_CELLS, part, WRONG, first, _wrong_in_table(table))
    indicators: dict[Address, Kind] = {IndicatorAddress(one.id): one.kind for one in template.indicators}
    if indicators:
        yield count_line(words.WRONG_CELLS, FormArea.INDICATORS, WRONG, next(iter(indicators)), wrong_cells(indicators))


def relation_lines(template: Template) -> Iterator[Line]:
    """The form's checks, then its totals, each with what is found and expected."""
    for check, leading in with_leading(template):
        yield _asked(template, check, leading)
    for address, total in template.totals.items():
        right = expanded(total.expression, template.totals)
        holds = stands_for(total, template.totals)
        ready = decided([Reference(address), right], template.totals)
        broken = unless_caused(Text(words.FAILS), list(terms_of(template, address)), template)
        state = Call("choose", (ready, Call("choose", (holds, Text(words.PASSES), broken)), Text(words.WAITS)))
        shown = Call("if", (is_empty(Reference(address)), right, Reference(address)))
        yield relation_line(template, total.codes[0], WRONG, address, shown, right, state, "==")


def row_counts(template: Template) -> Iterator[tuple[RowCountAddress, Expression]]:
    """For each row with typed cells how many of them are wrong; for one of several totals alone how many are off."""
    for table in template.tables:
        for row in table.rows.leaves:
            typed: dict[Address, Kind] = {a: table.kinds[a] for a in table.inputs if a.row == row.id}
            if typed:
                yield RowCountAddress(table.id, row.id), wrong_cells(typed)
                continue
            totals = [address for address in table.totals if address.row == row.id]
            if len(totals) > 1:
                yield RowCountAddress(table.id, row.id), totals_off(template, totals)


def totals_off(template: Template, totals: Sequence[FigureAddress]) -> Expression:
    """How many of the totals hold another number than what they add up to."""
    return Call("sum", tuple(either(stands_for(template.totals[one], template.totals), ZERO, ONE) for one in totals))


def _wrong_in_table(table: Table) -> Expression:
    rows = dict.fromkeys(address.row for address in table.inputs)
    return Call("sum", tuple(Reference(RowCountAddress(table.id, row)) for row in rows))


def counted(sentence: str, count: Expression) -> Expression:
    """A sentence with its `{count}` filled in."""
    before, _, after = sentence.partition("{count}")
    return Call("join", (Text(before), count, Text(after)))


def count_line(title: str, of: Part | Address, kind: Calls, at: Address, count: Expression) -> Line:
    """A line that only counts, so that it has no code."""
    flag = CountAddress(kind, of)
    said = words.MARK_MISSING if kind is MISSING else words.MARK_WRONG
    state = Call("choose", (above_zero(Reference(flag)), counted(said, Reference(flag)), Text(words.MARK_DONE)))
    return Line(title=title, part=part_of(at), kind=kind, at=at, state=state, flag=flag, count=count)


def _asked(template: Template, check: Check, leading: Sequence[tuple[str, Address]]) -> Line:
    """A check: a fault must be mended, a question may be answered by a reason, a note is only shown."""
    found = _shown(check, expanded(check.found, template.totals))
    expected = None if check.expected is None else _shown(check, expanded(check.expected, template.totals))
    operator = check.compares
    if operator is not None:
        holds = _between(check.code, check.address, operator)
    else:
        holds = expanded(check.require, template.totals)
    kind = KIND_OF[template.codes[check.code].severity]
    own = judged(template, check.code, check.address, holds, leading)
    state: Expression = Call("choose", (check.ready, own, _unready(check.address)))
    last_year = [one for part in needed_outright(check.require) for one in references(part) if _is_previous(one)]
    if last_year:
        state = Call("choose", (present(*last_year) or ALWAYS, state, Text(words.NO_PREVIOUS)))
    return relation_line(template, check.code, kind, check.address, found, expected, state, operator)


def _unready(address: Address) -> Expression:
    """The state of what cannot be judged yet; a field of the agency may stay blank, or be left to who checks it."""
    if isinstance(address, AgencyAddress):
        written = Call("written", (Reference(address),))
        return Call("choose", (written, Text(words.LATER), Text(words.OPTIONAL)))
    return Text(words.WAITS)


def judged(
    template: Template, code: str, at: Address, holds: Expression, leading: Sequence[tuple[str, Address]] = (),
    digest: Expression | None = None,
) -> Expression:  # fmt: skip
    """The state of a rule that can be judged: whether it holds, and what it calls for if it does not.

    `leading`: the rules, each with its address, that tell of the same cause if they are broken. `digest`: what a
    reason is given for, where that is not the figures of a check.
    """
    severity = template.codes[code].severity
    broken: Expression = Text({Severity.ERROR: words.FAILS, Severity.NOTE: words.NOTICE}.get(severity, words.ASKS))
    if severity is Severity.WARNING:
        broken = answered(template, code, at, digest)
    return Call("choose", (holds, Text(words.PASSES), unless_caused(broken, leading, template)))


KIND_OF: Mapping[Severity, Calls] = {Severity.ERROR: WRONG, Severity.WARNING: UNEXPLAINED, Severity.NOTE: NOTED}


def _shown(check: Check, side: Expression) -> Expression:
    """A side as its cell shows it: sums while they grow, anything else once all it rests on is there.

    A field alone would be shown as a text, which no comparison of cells could use.
    """
    if isinstance(side, Reference) and isinstance(side.address, AgencyAddress):
        return side
    if isinstance(side, Reference):
        return Call("sum", (side,)) if not isinstance(side.address, FigureAddress) else side
    if isinstance(side, Call) and side.function != "sum":
        return Call("choose", (check.ready, side, Text("")))
    return side


def _is_previous(reference: Reference) -> bool:
    return isinstance(reference.address, FigureAddress) and reference.address.previous


def _between(code: str, at: Address, operator: str) -> Expression:
    """The relation between the line's own two cells, where both sides stand."""
    sides = tuple(Reference(LineAddress(side, code, at)) for side in (LineCell.LEFT, LineCell.RIGHT))
    return Call(operator, sides)


_CALLING = {WRONG: (words.FAILS,), UNEXPLAINED: (words.ASKS, words.LAPSED), NOTED: (words.NOTICE,)}
"""The states in which a line of each kind calls for something."""


def relation_line(
    template: Template, code: str, kind: Calls, at: Address, left: Expression,
    right: Expression | None, state: Expression, relation: str | None,
) -> Line:  # fmt: skip
    own_state = Reference(LineAddress(LineCell.STATE, code, at))
    calls = Call("shows", (own_state, *map(Text, _CALLING[kind])))  # an error is counted once, where it stands
    return Line(
        title=template.codes[code].asks or template.codes[code].title, part=part_of(at), kind=kind, at=at, state=state,
        flag=LineAddress(LineCell.FLAG, code, at), code=code,
        left=left, right=right, relation=relation, count=calls,
    )  # fmt: skip
