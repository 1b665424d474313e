"""What is marked in a return copy: cells with colour and note, and the list of all findings."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from xlreport.form.language.spell import Cell
from xlreport.form.model.cell import range_name
from xlreport.form.model.finding import Finding, Place, Severity
from xlreport.form.model.template import Template
from xlreport.layout.plan import Plan
from xlreport.layout.sheets.copies.places import marked_cell
from xlreport.messages.findings import code_of, fill, suspicion


@dataclass(frozen=True, slots=True)
class Mark:
    """The gravest finding of a cell colours it; the note tells all of them."""

    severity: Severity
    note: str


@dataclass(frozen=True, slots=True)
class Returned:
    """A return copy's marks by cell, and its findings with the places they have in it."""

    marks: Mapping[Cell, Mark]
    findings: Sequence[Finding]


def returned(template: Template, plan: Plan, findings: Sequence[Finding]) -> Returned:
    """The findings as they stand in a workbook written anew by `plan`, where rows and sheets may lie elsewhere."""
    moved = [_moved(plan, finding) for finding in findings]
    notes: dict[Cell, list[tuple[Severity, str]]] = {}
    for finding in moved:
        for cell, note in _notes(template, plan, finding):
            notes.setdefault(cell, []).append((finding.severity, note))
    return Returned({cell: _mark(own) for cell, own in notes.items()}, moved)


def _mark(notes: Sequence[tuple[Severity, str]]) -> Mark:
    gravest = min((severity for severity, _ in notes), key=list(Severity).index)
    return Mark(gravest, "\n".join(dict.fromkeys(note for _, note in notes)))


def _moved(plan: Plan, finding: Finding) -> Finding:
    place = _range(plan, finding)
    suspect = finding.suspect
    if suspect is not None:
        suspect = replace(suspect, place=_place(marked_cell(plan, suspect.address)))
    return replace(finding, place=place, suspect=suspect)


def _range(plan: Plan, finding: Finding) -> Place | None:
    """The cell of a finding, or the rectangle around all of its cells."""
    cells = [cell for address in finding.addresses if (cell := marked_cell(plan, address)) is not None]
    if not cells:
        return None
    rows, columns = [cell.row for cell in cells], [cell.column for cell in cells]
    return Place(cells[0].sheet, range_name(min(rows), min(columns), max(rows), max(columns)))


def _place(cell: Cell | None) -> Place | None:
    return None if cell is None else Place(cell.sheet, cell.name)


def _notes(template: Template, plan: Plan, finding: Finding) -> Iterator[tuple[Cell, str]]:
    """What is found, what is expected, what to do, at the cell and at the one suspected."""
    code = code_of(template, finding.code)
    told = fill(code.message, finding) + fill(code.remedy, finding)
    asked = "" if finding.suspect is None else suspicion(template, finding.suspect)
    cells = [marked_cell(plan, address) for address in finding.addresses]
    yield from ((cell, told + asked) for cell in cells if cell is not None)
    if finding.suspect is not None:
        suspected = marked_cell(plan, finding.suspect.address)
        if suspected is not None and suspected not in cells:
            yield suspected, asked
