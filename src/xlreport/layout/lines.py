"""The lines of the check sheet: what each asks, its state, and whether it calls for something."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from xlreport.form.language.guard import ALWAYS, blanks_count_as_zero, decided, expanded, is_empty, present, stands_for
from xlreport.form.language.ready import in_its_years, needed_outright
from xlreport.form.language.shapes import pictures_in
from xlreport.form.model.address import SIGNED_ON, YEAR, Address, AgencyAddress, FigureAddress, IndicatorAddress
from xlreport.form.model.check import Check, Seen
from xlreport.form.model.expression import (
    Call,
    Expression,
    Number,
    Reference,
    Text,
    references,
)
from xlreport.form.model.finding import Code, Severity
from xlreport.form.model.kind import Kind
from xlreport.form.model.template import MOST_YEAR, Table, Template
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
from xlreport.layout.sight import Sight
from xlreport.layout.todo.answers import answered
from xlreport.layout.todo.causes import before, terms_of, unless_caused
from xlreport.messages import workbook as words

ZERO, ONE = Number(Decimal(0)), Number(Decimal(1))


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

    def _cell(self, cell: LineCell) -> LineAddress:
        return LineAddress(cell, self.code or "", self.at)


def completeness_lines(template: Template) -> Iterator[Line]:
    """The cover's fields, then for each table and the indicators the blank cells and those that hold no number."""
    yield from _cover_lines(template)
    for table in template.tables:
        part, first = TablePart(table.id), table.inputs[0]
        yield _count(words.MISSING_CELLS, part, MISSING, first, missing_cells(table, table.inputs))
        yield _count(words.WRONG_CELLS, part, WRONG, first, _wrong_in_table(table))
    indicators: dict[Address, Kind] = {IndicatorAddress(one.id): one.kind for one in template.indicators}
    if indicators:
        yield _count(words.WRONG_CELLS, FormArea.INDICATORS, WRONG, next(iter(indicators)), wrong_cells(indicators))


def _cover_lines(template: Template) -> Iterator[Line]:
    """Required fields that are blank; a year, a choice, or a day that is none."""
    last_year = MOST_YEAR if template.last_year is None else template.last_year
    years = tuple(Number(Decimal(limit)) for limit in (template.first_year, last_year, 0))
    yield _count(words.MISSING_CELLS, YEAR, MISSING, YEAR, _one_if(_blank(YEAR)))
    yield _count(words.WRONG_CELLS, YEAR, WRONG, YEAR, Call("invalid", (*years, Reference(YEAR))))
    for field in template.agency_fields:
        address = AgencyAddress(field.id)
        if field.required:
            yield _count(words.MISSING_CELLS, address, MISSING, address, _one_if(_blank(address)))
        if field.choices:
            chosen = Call("among", (Call("bare", (Reference(address),)), *map(Text, field.choices)))
            other = _one_if(Call("not", (Call("or", (_blank(address), chosen)),)))
            yield _count(words.WRONG_CELLS, address, WRONG, address, other)
    day = Call("shaped", (Reference(SIGNED_ON), *(Text(one) for picture in _DAYS for one in pictures_in(picture))))
    is_number = Call("exactly", (Call("count", (Reference(SIGNED_ON),)), ONE))
    no_day = _one_if(Call("not", (Call("or", (_blank(SIGNED_ON), is_number, day)),)))
    yield _count(words.WRONG_CELLS, SIGNED_ON, WRONG, SIGNED_ON, no_day)


_DAYS = ("####-#[#]-#[#]", "####/#[#]/#[#]", "####.#[#].#[#]", "####年#[#]月#[#]日")
"""How a day is written that was typed as a text."""


def _blank(address: Address) -> Expression:
    return Call("not", (Call("written", (Reference(address),)),))


def _one_if(condition: Expression) -> Expression:
    return Call("if", (condition, ONE, ZERO))


def relation_lines(template: Template, sight: Sight) -> Iterator[Line]:
    """The form's checks, what is seen of those by name, then its totals, each with what is found and expected."""
    for check in template.checks:
        yield _asked(template, check)
    for rule, seen in sight.seen():
        yield _seen(template, rule, seen)
    for address, total in template.totals.items():
        right = expanded(total.expression, template.totals)
        holds = stands_for(total, template.totals)
        ready = decided([Reference(address), right], template.totals)
        broken = unless_caused(Text(words.FAILS), list(terms_of(template, address)), template)
        state = Call("choose", (ready, Call("choose", (holds, Text(words.PASSES), broken)), Text(words.WAITS)))
        shown = Call("if", (is_empty(Reference(address)), right, Reference(address)))
        yield _relation(template, total.codes[0], WRONG, address, shown, right, state, "==")


def missing_cells(table: Table, addresses: Sequence[FigureAddress]) -> Expression:
    blanks = Call("blanks", tuple(map(Reference, addresses)))
    return Call("if", (blanks_count_as_zero(table.id), ZERO, blanks))


def wrong_cells(cells: Mapping[Address, Kind]) -> Expression:
    """How many of the cells hold something that their kind does not accept; blank ones are not wrong."""
    counts: list[Expression] = []
    for kind in dict.fromkeys(cells.values()):
        limits = (Number(kind.least), Number(kind.most), Number(Decimal(kind.places)))
        own = tuple(Reference(address) for address, its in cells.items() if its == kind)
        counts.append(Call("invalid", (*limits, *own)))
    return counts[0] if len(counts) == 1 else Call("sum", tuple(counts))


def row_counts(template: Template) -> Iterator[tuple[RowCountAddress, Expression]]:
    """For each row with typed cells how many of them are wrong."""
    for table in template.tables:
        for row in table.rows.leaves:
            typed: dict[Address, Kind] = {a: table.kinds[a] for a in table.inputs if a.row == row.id}
            if typed:
                yield RowCountAddress(table.id, row.id), wrong_cells(typed)


def _wrong_in_table(table: Table) -> Expression:
    rows = dict.fromkeys(address.row for address in table.inputs)
    return Call("sum", tuple(Reference(RowCountAddress(table.id, row)) for row in rows))


def positive(count: Expression) -> Expression:
    return Call("not", (Call("exactly", (count, ZERO)),))


def counted(sentence: str, count: Expression) -> Expression:
    """A sentence with its `{count}` filled in."""
    before, _, after = sentence.partition("{count}")
    return Call("join", (Text(before), count, Text(after)))


def _count(title: str, of: Part | Address, kind: Calls, at: Address, count: Expression) -> Line:
    flag = CountAddress(kind, of)
    said = words.MARK_MISSING if kind is MISSING else words.MARK_WRONG
    state = Call("choose", (positive(Reference(flag)), counted(said, Reference(flag)), Text(words.MARK_DONE)))
    return Line(title=title, part=part_of(at), kind=kind, at=at, state=state, flag=flag, count=count)


def _asked(template: Template, check: Check) -> Line:
    """A check: a fault must be mended, a question may be answered by a reason, a note is only shown."""
    found = _shown(check, expanded(check.found, template.totals))
    expected = None if check.expected is None else _shown(check, expanded(check.expected, template.totals))
    operator = check.compares
    if operator is not None:
        holds = _between(check.code, check.address, operator)
    else:
        holds = expanded(check.require, template.totals)
    kind = _KINDS[template.codes[check.code].severity]
    judged = _judged(template, check.code, check.address, holds, list(before(template, check)))
    unready = words.OPTIONAL if isinstance(check.address, AgencyAddress) else words.WAITS
    state: Expression = Call("choose", (check.ready, judged, Text(unready)))
    last_year = [one for part in needed_outright(check.require) for one in references(part) if _is_previous(one)]
    if last_year:
        state = Call("choose", (present(*last_year) or ALWAYS, state, Text(words.NO_PREVIOUS)))
    return _relation(template, check.code, kind, check.address, found, expected, state, operator)


def _seen(template: Template, rule: Code, seen: Seen) -> Line:
    """What is seen of a check by name; what no cell tells is left to whoever checks the file."""
    holds = in_its_years(seen.holds, rule)
    judged = _judged(template, rule.code, seen.address, holds)
    state: Expression = judged if seen.ready == ALWAYS else Call("choose", (seen.ready, judged, Text(words.LATER)))
    found = Text("") if seen.found is None else Call("sum", (seen.found,))
    return _relation(template, rule.code, _KINDS[rule.severity], seen.address, found, seen.expected, state, None)


def _judged(
    template: Template, code: str, at: Address, holds: Expression, leading: Sequence[tuple[str, Address]] = ()
) -> Expression:
    severity = template.codes[code].severity
    broken: Expression = Text({Severity.ERROR: words.FAILS, Severity.NOTE: words.NOTICE}.get(severity, words.ASKS))
    if severity is Severity.WARNING:
        broken = answered(template, code, at)
    return Call("choose", (holds, Text(words.PASSES), unless_caused(broken, leading, template)))


_KINDS = {Severity.ERROR: WRONG, Severity.WARNING: UNEXPLAINED, Severity.NOTE: NOTED}


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


def _relation(
    template: Template, code: str, kind: Calls, at: Address, left: Expression,
    right: Expression | None, state: Expression, relation: str | None,
) -> Line:  # fmt: skip
    own_state = Reference(LineAddress(LineCell.STATE, code, at))
    calls = Call("or", tuple(Call("same", (own_state, Text(word))) for word in _CALLING[kind]))
    return Line(
        title=template.codes[code].asks or template.codes[code].title, part=part_of(at), kind=kind, at=at, state=state,
        flag=LineAddress(LineCell.FLAG, code, at), code=code,
        left=left, right=right, relation=relation, count=Call("if", (calls, ONE, ZERO)),
    )  # fmt: skip
