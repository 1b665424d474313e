"""The sentence of a finding: where · what is there · what is expected · what to do."""

from xlreport.model.catalogue import GENERAL_CODES
from xlreport.model.finding import Code, Finding, Place, Suspect
from xlreport.model.reading_codes import BLANK, EXPLAINED
from xlreport.model.suspicion import SLIPS, SUSPECTED, SUSPECTED_CELL, SUSPECTED_NAME
from xlreport.model.template import Template


def message(template: Template, finding: Finding) -> str:
    """One sentence in words staff use: sheet, cell, row label, column label; never an internal id."""
    code = code_of(template, finding.code)
    said = f"{fill(code.message, finding)}{fill(code.remedy, finding)}"
    place = where(template, finding)
    told = f"{place}：{said}" if place else said
    if finding.suspect is not None:
        told += suspicion(template, finding.suspect)
    return told if finding.reason is None else told + EXPLAINED.format(reason=finding.reason)


def where(template: Template, finding: Finding) -> str:
    """What the sentence begins with: sheet and cell, then row and column labels; empty for a finding of no place."""
    return " ".join(part for part in (_place(finding.place), subject(template, finding)) if part)


def suspicion(template: Template, suspect: Suspect) -> str:
    """The question whether one cell is the cause."""
    name = template.called(suspect.address)
    place = suspect.place
    pattern = SUSPECTED_NAME if place is None else SUSPECTED_CELL
    instead = "" if suspect.instead is None else template.called(suspect.instead)
    return SUSPECTED.format(
        where=pattern.format(name=name, cell="" if place is None else place.cell), found=suspect.found,
        expected=suspect.expected, why=SLIPS[suspect.why].format(instead=instead),
    )  # fmt: skip


def code_of(template: Template, code: str) -> Code:
    return template.codes.get(code) or GENERAL_CODES[code]


def fill(text: str, finding: Finding) -> str:
    """`text` with its holes filled; what is filled in is never itself read as a pattern."""
    known = {**finding.params, "found": finding.found or BLANK, "expected": finding.expected or BLANK}
    parts = text.split("{")
    filled = [parts[0]]
    for part in parts[1:]:
        name, _, rest = part.partition("}")
        filled.append(known.get(name, "") + rest)
    return "".join(filled)


def _place(place: Place | None) -> str:
    return "" if place is None else f"“{place.sheet}”{place.cell}"


def subject(template: Template, finding: Finding) -> str:
    """The printed row and column labels of a figure, or the label of a field; empty for anything else."""
    return "" if finding.address is None else template.called(finding.address)
