"""A report of one edition as it counts in the sums of another: each figure in its place there, or told to have none."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from xlreport.form.language.evaluate import evaluate
from xlreport.form.language.guard import typed_figures
from xlreport.form.language.vocabulary import CellValue
from xlreport.form.model.address import Address, FigureAddress, RecordAddress, RecordsAddress
from xlreport.form.model.expression import Expression, Reference, references
from xlreport.form.model.kind import Kind, NumberKind, WordsKind
from xlreport.form.model.tables.table import EACH
from xlreport.form.model.template import Template
from xlreport.form.report.blank import blank_report
from xlreport.form.report.report import BLANK, Entry, Report, State
from xlreport.form.report.values import ReportValues


@dataclass(frozen=True)
class Counted:
    """`report`: of the other edition; `unplaced`: figures other than zero of the own one that no cell there takes.

    `unlisted`: the columns of lists that have none there, with how many records say something in them.
    """

    report: Report
    unplaced: Mapping[FigureAddress, Decimal]
    unlisted: Mapping[FigureAddress, int]


@dataclass(frozen=True)
class Counting:
    """How reports of one edition are counted in another's sums, as the first one declares it."""

    own: Template
    other: Template

    @cached_property
    def formulas(self) -> Mapping[FigureAddress, Expression]:
        """For each cell typed in the other edition what it comes to: as declared, else the cell of the same address."""
        declared = {} if self.own is self.other else self.own.counts_in[self.other.id].figures
        typed = [address for table in self.other.tables for address in table.numbers]
        alike = {one: Reference(one) for one in typed if _is_alike(one, self.own, self.other)}
        return {one: formula for one in typed if (formula := declared.get(one) or alike.get(one)) is not None}

    @cached_property
    def places(self) -> Mapping[FigureAddress, tuple[FigureAddress, ...]]:
        """For each cell typed in the own edition the cells of the other one that it goes into."""
        into: defaultdict[FigureAddress, list[FigureAddress]] = defaultdict(list)
        for address, formula in self.formulas.items():
            for cell in typed_figures(formula, self.own.totals):
                into[cell].append(address)
        return {cell: tuple(found) for cell, found in into.items()}

    @cached_property
    def lacking(self) -> tuple[FigureAddress, ...]:
        """Cells typed in the other edition for which this one has nothing."""
        typed = (address for table in self.other.tables for address in table.numbers)
        columns = (at for _, records in self.other.record_tables for at in records.pattern.kinds)
        return (
            *(one for one in typed if one not in self.formulas),
            *(one for one in columns if one not in self.columns),
        )

    @cached_property
    def columns(self) -> frozenset[FigureAddress]:
        """The columns of lists that both editions have, by the cell that stands for all: records are put together."""
        theirs = {at: kind for _, records in self.other.record_tables for at, kind in records.pattern.kinds.items()}
        mine = {at: kind for _, records in self.own.record_tables for at, kind in records.pattern.kinds.items()}
        return frozenset(at for at, kind in mine.items() if at in theirs and _are_alike(kind, theirs[at]))

    def counted(self, report: Report) -> Counted:
        """Words stay behind, as in every sum. A formula without a result leaves its figures unplaced."""
        values = ReportValues(self.own, report)
        figures = _Figures(values)
        blank = blank_report(self.other, report.agency_name, report.year)
        entries, placed = dict(blank.entries), set[FigureAddress]()
        for address, formula in self.formulas.items():
            cells = typed_figures(formula, self.own.totals)
            value = evaluate(formula, figures)
            lists = [one.address for one in references(formula) if isinstance(one.address, RecordsAddress)]
            if isinstance(value, Decimal) and (lists or any(values.figure(one) is not None for one in cells)):
                entries[address] = Entry.of(value)
                placed.update(cells)
                placed.update(FigureAddress(one.table, EACH, one.column) for one in lists)
        indicators = {key: report.indicators.get(key, own) for key, own in blank.indicators.items()}
        absent = frozenset(table.id for table in self.other.tables if table.id in report.not_applicable)
        unplaced = {
            address: number
            for table in self.own.tables
            for address in table.numbers
            if address not in placed and (number := values.figure(address))
        }
        entries |= self._listed(report)
        shared = {at.table for at in self.columns}
        records = {table: rows for table, rows in report.records.items() if table in shared}
        counted = replace(blank, entries=entries, indicators=indicators, not_applicable=absent, records=records)
        return Counted(counted, unplaced, dict(self._unlisted(report, placed)))

    def _listed(self, report: Report) -> Mapping[FigureAddress, Entry]:
        """The cells of the records in the other edition's columns."""
        return {
            RecordAddress(table.id, row, column.id): report.entries.get(RecordAddress(table.id, row, column.id), BLANK)
            if FigureAddress(table.id, EACH, column.id) in self.columns
            else BLANK
            for table, _ in self.other.record_tables
            for row in report.records.get(table.id, ())
            for column in table.columns.leaves
        }

    def _unlisted(self, report: Report, placed: Collection[FigureAddress]) -> Iterator[tuple[FigureAddress, int]]:
        for table, records in self.own.record_tables:
            for at in records.pattern.kinds:
                cells = (RecordAddress(table.id, row, at.column) for row in report.records.get(table.id, ()))
                said = sum(report.entries.get(one, BLANK).state is not State.BLANK for one in cells)
                if said and at not in self.columns and at not in placed:
                    yield at, said


def _are_alike(mine: Kind, theirs: Kind) -> bool:
    """Whether what stands in a cell of one kind can stand in one of the other."""
    if isinstance(mine, NumberKind) and isinstance(theirs, NumberKind):
        return mine.unit == theirs.unit and mine.notation == theirs.notation
    return isinstance(mine, WordsKind) and isinstance(theirs, WordsKind)


def _is_alike(address: FigureAddress, own: Template, other: Template) -> bool:
    """Whether both editions have the cell and count it in the same unit."""
    mine, theirs = own.kind_at(address), other.kind_at(address)
    return isinstance(mine, NumberKind) and isinstance(theirs, NumberKind) and mine.unit == theirs.unit


class _Figures:
    """A report's figures as they count: a blank is a zero where its table says so."""

    def __init__(self, values: ReportValues) -> None:
        self._values = values

    def content(self, address: Address) -> CellValue:
        return self._values.counted(address)
