"""What stands where nothing is read: neither used nor lost without a word."""

from xlreport.form.model.finding import Finding, Place, Severity
from xlreport.reading.cells import Position, RawSheet, name_of

MOST_QUOTED = 40
"""How much of what a cell holds is quoted."""


def stray(sheet: RawSheet, position: Position, text: str) -> Finding:
    """`text`: what the cell holds."""
    place = Place(sheet.name, name_of(position))
    return Finding(code="CELL-EXTRA", severity=Severity.NOTE, place=place, found=text[:MOST_QUOTED])
