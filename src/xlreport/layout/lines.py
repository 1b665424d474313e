"""The lines of the check sheet: what each asks, its state, and whether it calls for something."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from xlreport.formula.digest import digest_expression
from xlreport.formula.guard import ALWAYS, blanks_count_as_zero, decided, expanded, present
from xlreport.layout import words
from xlreport.model.address import Address, FieldAddress, FigureAddress
from xlreport.model.expression import Call, Expression, Number, Reference, Text, figures
from xlreport.model.finding import Severity
from xlreport.model.kind import Kind
from xlreport.model.template import Table, Template

ZERO, ONE = Number(Decimal(0)), Number(Decimal(1))


@dataclass(frozen=True, slots=True)
class Calls:
    """What a line's flag counts: cells to fill, faults to mend, or matters to explain."""

    name: str


MISSING, WRONG, UNEXPLAINED = Calls("missing"), Calls("wrong"), Calls("unexplained")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line. `flag` counts what the line calls for; `at` is where to look.

    `part`: the table or area it belongs to. `kind`: what its flag counts. A relation has a code and both sides;
    one that may be explained has a cell for the reason and one for the figures it was given for.
    """

    title: str
    part: str
    kind: Calls
    at: Address
    state: Expression
    flag: FieldAddress
    count: Expression
    code: str | None = None
    left: Expression | None = None
    right: Expression | None = None

    @property
    def key(self) -> str:
        """The line's name for the reader: code and address."""
        return f"{self.code} {self.at}"

    @property
    def left_cell(self) -> FieldAddress:
        return FieldAddress(f"left.{self.key}")

    @property
    def right_cell(self) -> FieldAddress:
        return FieldAddress(f"right.{self.key}")

    @property
    def state_cell(self) -> FieldAddress:
        return FieldAddress(f"state.{self.key}")

    @property
    def reason(self) -> FieldAddress:
        return FieldAddress(f"reason.{self.key}")

    @property
    def digest(self) -> FieldAddress:
        return FieldAddress(f"digest.{self.key}")


def completeness_lines(template: Template) -> Iterator[Line]:
    """Required fields, then for each table and the indicators the blank cells and those that hold no number."""
    for field in template.agency_fields:
        if field.required:
            address = FieldAddress(f"agency.{field.id}")
            blank = Call("if", (Call("given", (Reference(address),)), ZERO, ONE))
            yield _count(words.MISSING_CELLS, "agency", MISSING, address, blank)
    for table in template.tables:
        yield _count(words.MISSING_CELLS, table.id, MISSING, table.inputs[0], missing_cells(table, table.inputs))
        yield _count(words.WRONG_CELLS, table.id, WRONG, table.inputs[0], _wrong_in_table(table))
    indicators: dict[Address, Kind] = {FieldAddress(f"indicators.{one.id}"): one.kind for one in template.indicators}
    if indicators:
        yield _count(words.WRONG_CELLS, "indicators", WRONG, next(iter(indicators)), wrong_cells(indicators))


def relation_lines(template: Template) -> Iterator[Line]:
    """The form's checks, then its totals, each with both sides."""
    for check in template.checks:
        left, right = expanded(check.left, template.totals), expanded(check.right, template.totals)
        if template.codes[check.code].severity is Severity.ERROR:
            yield _fault(template, check.code, check.address, left, check.operator, right)
        else:
            yield _question(template, check.code, check.address, left, check.operator, right)
    for address, total in template.totals.items():
        right = expanded(total.expression, template.totals)
        yield _fault(template, total.codes[0], address, Reference(address), "==", right)


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


def wrong_in_row(table: Table, row: str) -> FieldAddress:
    """The address of the count of wrong cells in one row of a table."""
    return FieldAddress(f"live.{table.id}.{row}.wrong")


def row_counts(template: Template) -> Iterator[tuple[FieldAddress, Expression]]:
    """For each row with typed cells how many of them are wrong."""
    for table in template.tables:
        for row in table.rows.leaves:
            typed: dict[Address, Kind] = {a: table.kinds[a] for a in table.inputs if a.row == row.id}
            if typed:
                yield wrong_in_row(table, row.id), wrong_cells(typed)


def _wrong_in_table(table: Table) -> Expression:
    rows = dict.fromkeys(address.row for address in table.inputs)
    return Call("sum", tuple(Reference(wrong_in_row(table, row)) for row in rows))


def positive(count: Expression) -> Expression:
    return Call("not", (Call("exactly", (count, ZERO)),))


def counted(sentence: str, count: Expression) -> Expression:
    """A sentence with its `{count}` filled in."""
    before, _, after = sentence.partition("{count}")
    return Call("join", (Text(before), count, Text(after)))


def _count(title: str, part: str, kind: Calls, at: Address, count: Expression) -> Line:
    flag = FieldAddress(f"live.{part}.{kind.name}")
    said = words.MARK_MISSING if kind is MISSING else words.MARK_WRONG
    state = Call("choose", (positive(Reference(flag)), counted(said, Reference(flag)), Text(words.MARK_DONE)))
    return Line(title=title, part=part, kind=kind, at=at, state=state, flag=flag, count=count)


def _fault(
    template: Template, code: str, at: FigureAddress, left: Expression, operator: str, right: Expression
) -> Line:
    holds = Call("choose", (_holds(code, at, operator), Text(words.PASSES), Text(words.FAILS)))
    state = Call("choose", (decided([left, right], template.totals), holds, Text(words.WAITS)))
    return _relation(template, code, WRONG, at, left, right, state, (words.FAILS,))


def _question(
    template: Template, code: str, at: FigureAddress, left: Expression, operator: str, right: Expression
) -> Line:
    """A relation that may be broken for a reason; the reason holds for the figures it was given for."""
    key = f"{code} {at}"
    reason, digest = Reference(FieldAddress(f"reason.{key}")), Reference(FieldAddress(f"digest.{key}"))
    first_met = Call("not", (Call("given", (digest,)),))
    figures_of_now = digest_expression(template, code, str(at)) or Text("")
    still = Call("or", (first_met, Call("same", (digest, figures_of_now))))
    explained = Call("choose", (still, Text(words.EXPLAINED), Text(words.LAPSED)))
    asked = Call("choose", (Call("given", (reason,)), explained, Text(words.ASKS)))
    holds = Call("choose", (_holds(code, at, operator), Text(words.PASSES), asked))
    judged = Call("choose", (decided([left, right], template.totals), holds, Text(words.WAITS)))
    last_year = [Reference(a) for side in (left, right) for a in figures(side) if a.previous]
    known = present(*last_year) or ALWAYS
    state = Call("choose", (known, judged, Text(words.NO_PREVIOUS)))
    return _relation(template, code, UNEXPLAINED, at, left, right, state, (words.ASKS, words.LAPSED))


def _holds(code: str, at: FigureAddress, operator: str) -> Expression:
    """The relation between the line's own two cells, where both sides stand."""
    sides = tuple(Reference(FieldAddress(f"{side}.{code} {at}")) for side in ("left", "right"))
    return Call(operator, sides)


def _relation(
    template: Template, code: str, kind: Calls, at: FigureAddress, left: Expression,
    right: Expression, state: Expression, calling: tuple[str, ...],
) -> Line:  # fmt: skip
    flag = FieldAddress(f"live.{code}.{at}")
    own_state = Reference(FieldAddress(f"state.{code} {at}"))
    calls = Call("or", tuple(Call("same", (own_state, Text(word))) for word in calling))
    return Line(
        title=template.codes[code].title, part=at.table, kind=kind, at=at, state=state, flag=flag, code=code,
        left=left, right=right, count=Call("if", (calls, ONE, ZERO)),
    )  # fmt: skip
