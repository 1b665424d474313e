"""What a workbook sees of records while somebody types: row by row in hidden cells, added up on the check sheet.

The hidden cells look at the first, the second … row of the list, whichever record stands there now.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from xlreport.form.language.spell import Cell
from xlreport.form.language.trees import (
    ONE,
    ZERO,
    above_zero,
    all_of,
    any_of,
    call,
    either,
    is_blank,
    one_if,
    steady,
)
from xlreport.form.model.address import Address, FigureAddress, KeysAddress, RecordsAddress
from xlreport.form.model.answers import AND_OTHERS, LISTED
from xlreport.form.model.check import Check
from xlreport.form.model.expression import Call, Expression, Number, Reference, Text, references
from xlreport.form.model.finding import Severity
from xlreport.form.model.kind import Kind
from xlreport.form.model.tables.table import EACH
from xlreport.form.model.template import Template
from xlreport.form.report.accepted import refer, wrong_cells
from xlreport.form.report.rows import Placed, of_record, placed_at, table_of
from xlreport.layout.addresses import (
    MISSING,
    NOTED,
    UNEXPLAINED,
    WRONG,
    Calls,
    CountAddress,
    GuardAddress,
    NthRecord,
    TablePart,
)
from xlreport.layout.lines import Line, count_line, counted, relation_line
from xlreport.layout.rows.row_plan import RecordSheet
from xlreport.layout.todo.answers import answered
from xlreport.layout.todo.blanks import missing_cells
from xlreport.messages import workbook as words
from xlreport.messages.sheets import rows as row_words

_UNKEYED, _TWICE, _COUNT, _NAMED, _GUARD, _BEYOND = "unkeyed", "twice", "count", "named", "guard", "beyond"
_FIRST_COLUMN = 2
"""Left of it the hidden sheet says which form it is."""


@dataclass(frozen=True, slots=True)
class SeenRecord(Address):
    """What is seen of the record at a place, counted from 1; 0: of what stands above them all."""

    table: str
    what: str
    number: int

    def __str__(self) -> str:
        return f"{self.what}({self.table}[{self.number}.])"


class RecordSight:
    """The formulas over one table with records."""

    def __init__(self, template: Template, sheet: RecordSheet) -> None:
        self._template, self._sheet = template, sheet
        self._table, self._records = sheet.table, sheet.records
        self._pattern = sheet.records.pattern
        cells = {at: refer(at, kind) for at, kind in self._pattern.kinds.items()}
        self._key = cells[FigureAddress(self._table.id, EACH, self._records.key)]
        self._begun = Call("begun", tuple(cells.values()))
        self._keys = Reference(RecordsAddress(self._table.id, self._records.key, self._records.key), words=True)

    @property
    def checks(self) -> Mapping[str, Check]:
        """What is asked of every record and of this year alone, each under a name of its own."""
        return {what: one for what, one in self._asked.items() if not _looks_back(one)}

    @property
    def _asked(self) -> Mapping[str, Check]:
        own = [one for one in self._template.each_record if table_of(one) == self._table.id]
        return {f"check{number}": one for number, one in enumerate(own)}

    def questions(self) -> Iterator[Line]:
        """The lines that a reason answers, each one for all records; what asks for last year is left to who checks."""
        for what, check in self._asked.items():
            if self._template.codes[check.code].severity is Severity.WARNING:
                yield self._question(what, check)

    def _question(self, what: str, check: Check) -> Line:
        code, at = check.code, check.address
        broken: Expression = Text("")
        state: Expression = Text(words.LATER)
        if what in self.checks:
            broken = self._sum(what)
            state = call("choose", above_zero(broken), answered(self._template, code, at), words.PASSES)
        return relation_line(self._template, code, UNEXPLAINED, at, broken, None, state, None)

    def lines(self) -> Iterator[Line]:
        """The lines of the check sheet, each for all records."""
        column = self._table.columns.by_id[self._records.key].label
        yield self._line(words.MISSING_CELLS, MISSING, MISSING.name)
        yield self._line(words.WRONG_CELLS, WRONG, WRONG.name)
        yield self._line(row_words.UNKEYED.format(column=column), WRONG, _UNKEYED)
        yield self._line(row_words.DUPLICATE.format(column=column), WRONG, _TWICE)
        guard = self._records.guard
        moved = one_if(Call("not", (call("same", Reference(GuardAddress(self._table.id)), guard),)))
        yield self._line(row_words.GUARD.format(guard=guard), NOTED, _GUARD, moved)
        last = self._sheet.seen[-1]
        beyond = call("subtract", call("entered", self._keys), Reference(self._seen(_COUNT, last)))
        yield self._line(row_words.BEYOND.format(last=last), NOTED, _BEYOND, beyond)
        for what, check in self.checks.items():
            code = self._template.codes[check.code]
            if code.severity is Severity.WARNING:
                continue
            yield self._line(code.asks or code.title, WRONG if code.severity is Severity.ERROR else NOTED, what)

    def _line(self, title: str, kind: Calls, what: str, count: Expression | None = None) -> Line:
        flag = Reference(CountAddress(kind, SeenRecord(self._table.id, what, 0)))
        own = count or self._sum(what)
        part = TablePart(self._table.id)
        if what in {MISSING.name, WRONG.name}:
            return count_line(title, part, kind, self._key.address, own)
        state = call("choose", above_zero(flag), counted(row_words.BROKEN, flag), words.MARK_DONE)
        return Line(
            title=title, part=part, kind=kind, at=self._key.address, state=state, flag=flag.address, count=own
        )  # fmt: skip

    def _sum(self, what: str) -> Expression:
        return Call("sum", tuple(Reference(self._seen(what, number)) for number in self._sheet.seen))

    def formulas(self) -> Iterator[tuple[Address, Expression]]:
        """The hidden cells: for each record what calls for something, and the keys that sentences name."""
        for what, expression in self._of_each():
            for number in self._sheet.seen:
                own = of_record(expression, _placed(number))
                yield self._seen(what, number), either(self._reaches(number), own, ZERO)
        yield from self._named()

    def _of_each(self) -> Iterator[tuple[str, Expression]]:
        """What is counted of a record, about the one that stands for all."""
        blank_key = is_blank(self._key)
        pairs: list[Expression] = [self._keys, self._key]
        if self._records.agency is not None:
            own = FigureAddress(self._table.id, EACH, self._records.agency)
            whole = RecordsAddress(self._table.id, self._records.agency, self._records.key)
            pairs += [Reference(whole, words=True), Reference(own, words=True)]
        again = call("not", call("exactly", Call("alike", tuple(pairs)), ONE))
        missing = missing_cells(self._pattern, self._pattern.inputs)
        yield MISSING.name, either(self._begun, missing, ZERO)
        kinds: dict[Address, Kind] = dict(self._pattern.kinds.items())
        yield WRONG.name, wrong_cells(kinds)
        yield _UNKEYED, one_if(all_of(self._begun, blank_key))
        yield _TWICE, steady(one_if(all_of(call("not", blank_key), again)), ZERO)
        for what, check in self.checks.items():
            asked = all_of(self._begun, check.ready, call("not", check.require))
            yield what, steady(one_if(asked), ZERO)

    def _named(self) -> Iterator[tuple[Address, Expression]]:
        """The keys from the first on, as many as a sentence names, and how many there are."""
        yield self._seen(_COUNT, 0), ZERO
        yield self._seen(_NAMED, 0), Text("")
        for number in self._sheet.seen:
            before, text = (Reference(self._seen(what, number - 1)) for what in (_COUNT, _NAMED))
            key = of_record(self._key, _placed(number))
            is_one = call("not", is_blank(key))
            counts = call("sum", before, either(self._reaches(number), one_if(is_one), ZERO))
            yield self._seen(_COUNT, number), counts
            count = Reference(self._seen(_COUNT, number))
            stays = any_of(call("exactly", count, before), call(">", count, self._records.named))
            separator = call("choose", call("exactly", count, ONE), "", LISTED)
            yield self._seen(_NAMED, number), call("choose", stays, text, call("join", text, separator, key))
        last = Reference(self._seen(_NAMED, self._sheet.seen[-1]))
        whole = call("entered", self._keys)
        more = call("choose", call(">", whole, self._records.named), counted(AND_OTHERS, whole), "")
        yield KeysAddress(self._table.id), call("join", last, more)

    def _reaches(self, number: int) -> Expression:
        return Call("reaches", (self._keys, Number(Decimal(number))))

    def _seen(self, what: str, number: int) -> SeenRecord:
        return SeenRecord(self._table.id, what, number)


def seen_cells(formulas: Mapping[Address, Expression]) -> Iterator[tuple[Address, Cell]]:
    """Where the hidden cells stand: a column for each thing that is seen, a row for each record."""
    columns: dict[tuple[str, str], int] = {}
    for address in formulas:
        if isinstance(address, SeenRecord):
            column = columns.setdefault((address.table, address.what), _FIRST_COLUMN + len(columns))
            yield address, Cell(words.HIDDEN, address.number, column)
        elif isinstance(address, KeysAddress):
            yield address, Cell(words.HIDDEN, 0, columns.setdefault((address.table, ""), _FIRST_COLUMN + len(columns)))


def _placed(number: int) -> Placed:
    return placed_at(str(number), NthRecord)


def _looks_back(check: Check) -> bool:
    """Whether it asks for figures of last year, which stand in no workbook."""
    named = (one.address for one in references(check.require))
    return any(isinstance(one, FigureAddress) and one.previous for one in named)
