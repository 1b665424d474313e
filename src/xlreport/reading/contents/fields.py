"""The labelled cells of the cover and of the indicators: each value stands right of its label."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from xlreport.form.model.address import Address
from xlreport.form.model.answers import NONE
from xlreport.form.model.finding import Finding, Place, Severity
from xlreport.form.report.texts import normal_own
from xlreport.form.text.days import written_day
from xlreport.form.text.labels import same_label
from xlreport.layout.pages.fields import LABEL, VALUE, FieldLine
from xlreport.reading.cells import Content, ContentKind, Position, RawSheet, name_of
from xlreport.reading.labels import LabelIndex


@dataclass(frozen=True, slots=True)
class FieldCells:
    """What stands in each field's cell, and where. `sheet` None: the whole sheet is missing."""

    sheet: RawSheet | None
    positions: Mapping[Address, Position]
    findings: tuple[Finding, ...]

    def content(self, address: Address) -> Content | None:
        position = self.positions.get(address)
        return None if position is None or self.sheet is None else self.sheet.cells.get(position)

    def place(self, address: Address) -> Place | None:
        position = self.positions.get(address)
        if position is None or self.sheet is None:
            return None
        return Place(self.sheet.name, name_of(position))

    @property
    def places(self) -> Mapping[Address, Place]:
        return {address: place for address in self.positions if (place := self.place(address)) is not None}


def find_fields(lines: Sequence[FieldLine], sheets: Iterable[RawSheet]) -> FieldCells:
    """The sheet that holds most of the labels, the planned one if it holds enough; each value beside its label."""
    indexes = [LabelIndex(sheet) for sheet in sheets]
    expected = lines[0].cell.sheet
    indexes.sort(key=lambda index: index.sheet.name != expected)
    for index in indexes:
        positions = {line.address: at for line in lines if (at := _position(line, index)) is not None}
        if 2 * len(positions) > len(lines):
            lost = [line for line in lines if line.address not in positions]
            return FieldCells(index.sheet, positions, tuple(_missing(line, index.sheet) for line in lost))
    return FieldCells(None, {}, ())


def _position(line: FieldLine, index: LabelIndex) -> Position | None:
    row, column = line.label_cell.row, line.label_cell.column
    if same_label(index.sheet.text((row, column)), line.label):
        return row, VALUE
    found = index.find(line.label)
    if not found:
        return None
    near = min(found, key=lambda position: (abs(position[0] - row) + abs(position[1] - column), position))
    return near[0], near[1] + VALUE - LABEL


def _missing(line: FieldLine, sheet: RawSheet) -> Finding:
    place = Place(sheet.name, line.cell.name)
    return Finding(
        code="FIELD-MISSING", severity=Severity.ERROR, address=line.address, place=place, expected=line.label
    )  # fmt: skip


def read_text(content: Content | None) -> str | None:
    """What was typed, without space around it; None for a blank cell."""
    if content is None or content.kind in {ContentKind.ERROR, ContentKind.PICTURE}:
        return None
    return content.text.strip() or None


def read_day(content: Content) -> date | None:
    """A date cell, or a date written out; None if it is neither."""
    return written_day(content.text.strip()) if content.date is None else content.date


def read_generated(content: Content | None) -> str | None:
    """A text that is generated while blank: None is generated, empty is wanted to be none."""
    text = read_text(content)
    return "" if text is not None and same_label(text, NONE) else normal_own(text)
