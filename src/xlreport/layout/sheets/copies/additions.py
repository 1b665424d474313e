"""What a return copy has beside a workbook of the form: the list of findings, marked cells, cells for answers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from xlreport.form.language.evaluate import Values, evaluate_cell
from xlreport.form.language.spell import Cell, spell
from xlreport.form.language.vocabulary import as_text
from xlreport.form.model.address import Address
from xlreport.form.model.expression import Call, Expression, Reference, Text
from xlreport.form.model.finding import Finding
from xlreport.layout.addresses import UNEXPLAINED, AnswerAddress, LineAddress, LineCell
from xlreport.layout.check_plan import line_rows
from xlreport.layout.finished import FinishedBook, FinishedCell, FinishedSheet, Formula, Link
from xlreport.layout.plan import Plan
from xlreport.layout.sheets.checks.checks import reason_cells
from xlreport.layout.sheets.copies.listed import answers_in, return_sheet
from xlreport.layout.sheets.copies.marks import Mark, returned
from xlreport.messages import workbook as words

Places = Mapping[tuple[int, int], Mark]


@dataclass(frozen=True, slots=True)
class Additions:
    """`listed`: the sheet of all findings, which stands behind the cover. `marks`: by sheet, what is marked there.

    `answered`: by sheet, the cells that take an answer from the list.
    """

    listed: FinishedSheet
    marks: Mapping[str, Places]
    answered: Mapping[str, Mapping[tuple[int, int], FinishedCell]]

    def laid_over(self, book: FinishedBook) -> FinishedBook:
        """The book with a list of findings behind its cover, and with what each of them changes in its sheets."""
        cover, *others = (
            _changed(sheet, self.marks.get(sheet.name, {}), self.answered.get(sheet.name, {})) for sheet in book.sheets
        )
        return replace(book, sheets=(cover, self.listed, *others))


def additions_of(plan: Plan, values: Values, findings: Sequence[Finding]) -> Additions:
    """What the findings add to a workbook of the plan."""
    found = returned(plan.template, plan, findings)
    answers = answers_in(plan.template, found, values)
    listed = return_sheet(plan.template, plan, found, values)
    marks: dict[str, dict[tuple[int, int], Mark]] = {}
    for cell, mark in found.marks.items():
        marks.setdefault(cell.sheet, {})[cell.row, cell.column] = mark
    return Additions(
        replace(listed, cells=tuple(one._replace(varies=True) for one in listed.cells)), marks,
        {words.CHECKS: {(one.row, one.column): one for one in _answered(plan, answers, values)}},
    )  # fmt: skip


def _changed(sheet: FinishedSheet, marks: Places, answered: Mapping[tuple[int, int], FinishedCell]) -> FinishedSheet:
    """The sheet with other cells in the place of some, and with marks, whose notes take the place of others."""
    if not marks and not answered:
        return sheet
    own = (answered.get((one.row, one.column), one) for one in sheet.cells)
    notes = {**sheet.notes, **{place: mark.note for place, mark in marks.items()}}
    return replace(sheet, cells=tuple(_marked(one, marks) for one in own), notes=notes)


def _marked(cell: FinishedCell, marks: Places) -> FinishedCell:
    """The cell in the colour of its mark if it has one; a link keeps its own."""
    mark = marks.get((cell.row, cell.column))
    return cell if mark is None or isinstance(cell.content, Link) else cell._replace(mark=mark.severity)


def _answered(
    plan: Plan, answers: Mapping[AnswerAddress, tuple[Cell, str]], values: Values
) -> Iterator[FinishedCell]:  # fmt: skip
    """The cells for the reasons of what the list asks: what is answered there stands here as well."""

    def where(address: Address) -> Cell:
        return answers[address][0] if isinstance(address, AnswerAddress) else plan.where(address)

    for line, row in line_rows(plan.live):
        answer = AnswerAddress(line.key)
        if line.kind != UNEXPLAINED or answer not in answers:
            continue
        for column, address, style in reason_cells(line):
            is_digest = isinstance(address, LineAddress) and address.cell is LineCell.DIGEST
            said: Expression = Text(answers[answer][1]) if is_digest else Reference(answer)
            kept = Text(as_text(values.content(address)))
            formula = Call("choose", (Call("written", (Reference(answer),)), said, kept))
            text = spell(formula, where=where, sheet=words.CHECKS)
            yield FinishedCell(row, column, Formula(text, as_text(evaluate_cell(formula, values))), style)
