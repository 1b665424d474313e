"""The sheets of a plan, laid once for all its reports, and filled with what one report has.

What is laid sees no report: it cannot hold anything of one.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from threading import RLock
from typing import Any

from xlreport.form.language.evaluate import PlainValues, evaluate_cell
from xlreport.form.language.vocabulary import CellValue, as_text
from xlreport.form.model.address import Address, FigureAddress
from xlreport.form.report.report import Reason
from xlreport.layout.computing.following import cached, shown
from xlreport.layout.computing.given import Given
from xlreport.layout.computing.keeping import kept_results
from xlreport.layout.computing.kept_results import KeptResults
from xlreport.layout.computing.order import Order
from xlreport.layout.computing.recalculation import Recalculation
from xlreport.layout.finished import (
    Computed,
    FinishedBook,
    FinishedCell,
    FinishedSheet,
    Formula,
    Typed,
)
from xlreport.layout.live import LiveValues
from xlreport.layout.pages.fields import FORM_MARK
from xlreport.layout.pages.visual import KINDS, LOOKED_UP
from xlreport.layout.plan import Plan
from xlreport.layout.sheets.checks.checks import check_sheet
from xlreport.layout.sheets.checks.todo import line_texts
from xlreport.layout.sheets.copies.listed import empty_list
from xlreport.layout.sheets.cover import cover_sheet
from xlreport.layout.sheets.filling import Filling
from xlreport.layout.sheets.indicators import indicator_sheet
from xlreport.layout.sheets.pasting.pasted import paste_sheet
from xlreport.layout.sheets.preview import preview_sheet
from xlreport.layout.sheets.prose import prose_sheet
from xlreport.layout.sheets.row_sheet import record_sheet
from xlreport.layout.sheets.sheet import Book, Sheet
from xlreport.layout.sheets.sign_off import sign_off_sheet
from xlreport.layout.sheets.tables.table_sheet import table_sheet
from xlreport.layout.styles import Style
from xlreport.messages import workbook as words


@dataclass(frozen=True, slots=True, kw_only=True)
class Variety:
    """What of a report changes more than the contents of cells.

    `known`: the figures of last year that figures open with. `carried`: fields of the agency, and tables with records,
    that say what they said last year. `combined`: the agencies whose sum it is. `below`: how many paragraphs are pasted
    below the prepared rows, `pasted` whether any is. `others`: reasons that belong to no live line.
    """

    last_year: bool = False
    known: frozenset[FigureAddress] = frozenset()
    carried: frozenset[str] = frozenset()
    carried_records: frozenset[str] = frozenset()
    combined: tuple[str, ...] = ()
    below: int = 0
    pasted: bool = False
    others: tuple[Reason, ...] = ()


_ANY = "XLR1:any/any:0000"

MOST_VARIETIES = 4
"""So many are kept for one plan."""


def planned_book(plan: Plan, variety: Variety) -> "PlannedBook":
    """The sheets of this variety, laid when they are asked for first."""
    kept = plan.laid
    book = kept.pop(variety, None)
    if not isinstance(book, PlannedBook):
        book = PlannedBook(plan, variety, tuple(_sheets(plan, variety)))
    kept[variety] = book
    for one in list(kept)[:-MOST_VARIETIES]:
        kept.pop(one, None)
    return book


class PlannedBook:
    """Sheets in which typed cells and the results of formulas are left open."""

    def __init__(self, plan: Plan, variety: Variety, sheets: tuple[FinishedSheet, ...]) -> None:
        self.plan, self.variety = plan, variety
        self.sheets = sheets
        self.lock = RLock()
        """What is worked out is kept from report to report: one at a time."""
        self.uses = 0
        self.packages: dict[bool, Any] = {}

    @cached_property
    def results(self) -> Recalculation:
        contents = (one.content for sheet in self.sheets for one in sheet.cells)
        formulas = (one.expression for one in contents if isinstance(one, Computed))
        paste, texts = self.plan.paste, line_texts(self.plan.template, self.plan)
        untouched = {} if self.variety.pasted else paste.untouched
        constants: dict[Address, CellValue] = {**untouched, **paste.constants, **texts}
        constants |= LOOKED_UP
        constants[KINDS] = tuple(line.kind for line in self.plan.preview)
        return Recalculation(Order(self.plan.live, self.plan.alike, constants), formulas)

    def kept_results(
        self, given: Collection[Address], besides: Iterable[int]
    ) -> tuple[KeptResults, Mapping[int, int], frozenset[int]]:
        """See `keeping`."""
        return kept_results(self.results, given, besides)

    @property
    def unfilled(self) -> Filling:
        """What stands for that of any report."""
        none = Given(0, PlainValues({}), {}, {}, {})
        return Filling(values=none, mark=_ANY, agency="", form=self.plan.template.name, created=date(2000, 1, 1))

    @cached_property
    def empty_list(self) -> FinishedSheet:
        """The list of a return copy without its cells."""
        return empty_list(self.plan)

    def filled(self, filling: Filling) -> FinishedBook:
        """The book of one report."""
        own = filling.values
        contents = {**line_texts(self.plan.template, self.plan), **own.contents}
        values = LiveValues(self.plan.live, own.values, contents, own.records)
        return filling.book(tuple(_filled(sheet, values) for sheet in self.sheets))


def _filled(sheet: FinishedSheet, values: LiveValues) -> FinishedSheet:
    """The sheet with a report's contents."""
    heights = dict(sheet.heights)
    for fit in sheet.fits:
        points = fit.points(as_text(values.content(fit.address)))
        if points:
            heights[fit.row] = max(points, heights.get(fit.row, 0.0))
    cells = tuple(_filled_cell(one, values) for one in sheet.cells)
    return replace(sheet, cells=cells, heights=heights, fits=())


def _filled_cell(cell: FinishedCell, values: LiveValues) -> FinishedCell:
    if isinstance(cell.content, Computed):
        result = evaluate_cell(cell.content.expression, values)
        return cell._replace(content=Formula(cell.content.text, cached(result)))
    if isinstance(cell.content, Typed):
        return cell._replace(content=shown(values.content(cell.content.address)), varies=True)
    return cell


def _sheets(plan: Plan, variety: Variety) -> Iterator[FinishedSheet]:
    template = plan.template
    book = Book(
        where=plan.where, spelled=plan.spelled, alike=plan.alike, last_year=variety.last_year, known=variety.known
    )
    yield cover_sheet(book, template, plan, combined=len(variety.combined), carried=variety.carried)
    if plan.indicators:
        yield indicator_sheet(book, plan)
    yield paste_sheet(book, plan, variety.below)
    yield from _section_sheets(book, plan, variety)
    yield check_sheet(book, template, plan, variety.others)
    yield preview_sheet(book, template, plan)
    yield sign_off_sheet(book, template, plan)
    yield _hidden(book, plan, variety.combined)


def _section_sheets(book: Book, plan: Plan, variety: Variety) -> Iterator[FinishedSheet]:
    tables = {sheet.section.id: sheet for sheet in plan.tables}
    prose = {sheet.section.id: sheet for sheet in plan.prose}
    records = {sheet.section.id: sheet for sheet in plan.records}
    for section in plan.template.sections:
        if section.id in tables:
            yield table_sheet(book, plan.template, plan.live, tables[section.id])
        if section.id in records:
            own = records[section.id]
            yield record_sheet(book, plan.live, own, carried=own.table.id in variety.carried_records)
        if section.id in prose:
            yield prose_sheet(book, plan.live, prose[section.id])


def _hidden(book: Book, plan: Plan, combined: tuple[str, ...]) -> FinishedSheet:
    """The form's mark out of sight, below it the agencies whose sum the report is, and what is seen of each record."""
    sheet = Sheet(book, words.HIDDEN)
    for address, formula in plan.live.of_records.items():
        cell = plan.where(address)
        sheet.formula(cell.row, cell.column, formula, Style.MARK)
    mark = FinishedCell(0, 0, Typed(FORM_MARK), None)
    lines = (FinishedCell(row, 0, agency, None) for row, agency in enumerate(combined, 1))
    return FinishedSheet(name=words.HIDDEN, cells=(mark, *lines, *sheet.finished().cells), hidden=True)
