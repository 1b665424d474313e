"""A report as finished sheets of its form: blank, prefilled or filled."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import partial

from xlreport.errors import UnwritableError
from xlreport.form.language.spell import Cell
from xlreport.form.language.vocabulary import CellValue
from xlreport.form.model.address import LEAD, TITLE, Address, FigureAddress
from xlreport.form.model.answers import NONE
from xlreport.form.model.finding import Finding
from xlreport.form.model.tables.table import MOST_RECORDS
from xlreport.form.model.template import Template
from xlreport.form.report.report import Reason, Report
from xlreport.form.report.round import FIRST, Round
from xlreport.form.report.values import ReportValues
from xlreport.layout.addresses import UNEXPLAINED, AnswerAddress, GuardAddress, LineAddress, LineCell
from xlreport.layout.finished import DefinedName, FinishedBook, FinishedCell, FinishedSheet
from xlreport.layout.live import LiveValues
from xlreport.layout.pasting.cells import PastedAddress
from xlreport.layout.plan import Plan, plan_workbook
from xlreport.layout.sheets.checks.checks import check_sheet
from xlreport.layout.sheets.checks.todo import line_texts
from xlreport.layout.sheets.cover import cover_sheet
from xlreport.layout.sheets.indicators import indicator_sheet
from xlreport.layout.sheets.marks import returned
from xlreport.layout.sheets.pasting.pasted import paste_sheet
from xlreport.layout.sheets.preview import preview_sheet
from xlreport.layout.sheets.prose import prose_sheet
from xlreport.layout.sheets.returns import answers_in, return_sheet
from xlreport.layout.sheets.row_sheet import record_sheet
from xlreport.layout.sheets.sheet import Book, Sheet
from xlreport.layout.sheets.sign_off import sign_off_sheet
from xlreport.layout.sheets.stamp import mark_of
from xlreport.layout.sheets.tables.table_sheet import table_sheet
from xlreport.layout.styles import Style
from xlreport.messages import workbook as words


def finished_book(
    template: Template,
    report: Report,
    last_year: Mapping[FigureAddress, Decimal],
    findings: Sequence[Finding] = (),
    combined: Sequence[str] = (),
    pasted: Sequence[str] = (),
    carried: frozenset[str] = frozenset(),
    handed_in: Round = FIRST,
    as_typed: Mapping[Address, str] | None = None,
) -> FinishedBook:
    """Every sheet with its formulas and their results. Raises UnwritableError for a formula past Excel's limits,
    and for a list that is longer than any may be.

    `last_year`: figures to stand beside this year's. `findings` are marked at their cells and listed on a sheet of
    their own. `combined`: the agencies whose sum the report is. `pasted`: paragraphs of the sheet for a whole text.
    `carried`: fields of the agency that say what they said last year. `handed_in`: the round it is made for.
    `as_typed`: what cells hold that the report has no value for.
    """
    longest = max(map(len, report.records.values()), default=0)
    if longest > MOST_RECORDS:
        raise UnwritableError("RECORD-MANY", found=str(longest), expected=str(MOST_RECORDS))
    mark = mark_of(template.id, handed_in)
    return FinishedBook(
        title=f"{report.agency_name}{report.year}", subject=template.name, author=report.agency_name, mark=mark,
        created=date(report.year, 1, 1), names=(DefinedName("xlr_tpl", f'="{mark}"'),),
        sheets=tuple(_sheets(template, report, last_year, findings, combined, pasted, carried, mark, as_typed or {})),
    )  # fmt: skip


def _sheets(
    template: Template, report: Report, last_year: Mapping[FigureAddress, Decimal], findings: Sequence[Finding],
    combined: Sequence[str], pasted: Sequence[str], carried: frozenset[str], mark: str, as_typed: Mapping[Address, str],
) -> Iterator[FinishedSheet]:  # fmt: skip
    plan = plan_workbook(template, report.texts, report.blank_is_zero, report.records)
    marked = returned(template, plan, findings)
    contents: dict[Address, CellValue] = {**_contents(plan, report, pasted), **line_texts(template, plan), **as_typed}
    values = LiveValues(plan.live, ReportValues(template, report, last_year), contents, report.records)
    answers = answers_in(template, marked, values)
    book = Book(
        where=partial(_where, plan, answers), values=values, previous=last_year, spelled=plan.spelled, alike=plan.alike,
        marks=marked.marks, answers={address: digest for address, (_, digest) in answers.items()},
    )  # fmt: skip
    yield cover_sheet(book, template, plan, report, mark, combined=len(combined), carried=carried)
    if findings:
        yield return_sheet(book, template, marked)
    if plan.indicators:
        yield indicator_sheet(book, plan)
    yield paste_sheet(book, plan)
    yield from _section_sheets(book, template, plan)
    yield check_sheet(book, template, plan, _reasons_without_line(plan, report))
    yield preview_sheet(book, template, plan)
    yield sign_off_sheet(book, template, plan)
    yield _hidden(book, plan, mark, combined)


def _where(plan: Plan, answers: Mapping[AnswerAddress, tuple[Cell, str]], address: Address) -> Cell:
    return answers[address][0] if isinstance(address, AnswerAddress) else plan.where(address)


def _section_sheets(book: Book, template: Template, plan: Plan) -> Iterator[FinishedSheet]:
    tables = {sheet.section.id: sheet for sheet in plan.tables}
    prose = {sheet.section.id: sheet for sheet in plan.prose}
    records = {sheet.section.id: sheet for sheet in plan.records}
    for section in template.sections:
        if section.id in tables:
            yield table_sheet(book, template, plan.live, tables[section.id])
        if section.id in records:
            yield record_sheet(book, plan.live, records[section.id])
        if section.id in prose:
            yield prose_sheet(book, plan.live, prose[section.id])


def _contents(plan: Plan, report: Report, pasted: Sequence[str] = ()) -> Mapping[Address, CellValue]:
    """What stands in the typed cells that are no figures: texts, choices, reasons."""
    contents: dict[Address, CellValue] = dict(plan.prose_contents(report.texts))
    contents |= {GuardAddress(one.table.id): one.records.guard for one in plan.records}
    contents |= {PastedAddress(row): text for row, text in enumerate(pasted)}
    for address, text in ((TITLE, report.texts.title), (LEAD, report.texts.lead)):
        contents[address] = NONE if text == "" else text
    given = {(reason.code, reason.at): reason for reason in report.reasons}
    for line in plan.live.relations:
        reason = given.get((line.code or "", line.at))
        contents[line.reason] = reason.text if reason is not None else None
        bound = reason if reason is not None and reason.digest else None
        contents[line.digest] = None if bound is None else bound.digest
        contents[LineAddress(LineCell.GIVEN, line.code or "", line.at)] = None if bound is None else bound.text
    return contents


def _reasons_without_line(plan: Plan, report: Report) -> list[Reason]:
    lines = {(line.code, line.at) for line in plan.live.relations if line.kind == UNEXPLAINED}
    return [reason for reason in report.reasons if (reason.code, reason.at) not in lines]


def _hidden(book: Book, plan: Plan, mark: str, combined: Sequence[str]) -> FinishedSheet:
    """The form's mark out of sight, below it the agencies whose sum the report is; what is seen of each record
    and what formulas share.
    """
    lines, sheet = (mark, *combined), Sheet(book, words.HIDDEN)
    for address, formula in plan.live.of_records.items():
        cell = plan.where(address)
        sheet.formula(cell.row, cell.column, formula, Style.MARK)
    cells = tuple(FinishedCell(row, 0, line, None) for row, line in enumerate(lines))
    for part in plan.alike.parts:
        sheet.part(part, Style.MARK)
    return FinishedSheet(name=words.HIDDEN, cells=(*cells, *sheet.finished().cells), hidden=True)
