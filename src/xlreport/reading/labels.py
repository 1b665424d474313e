"""Where labels stand in a sheet, and the sheet on which they are found."""

from collections.abc import Mapping

from xlreport.form.text.labels import normal
from xlreport.layout.prose import TEXT, ProseSheet
from xlreport.messages import workbook as words
from xlreport.reading.cells import ContentKind, Position, RawSheet


class LabelIndex:
    """Where each label stands in a sheet."""

    def __init__(self, sheet: RawSheet) -> None:
        self.sheet = sheet

    def find(self, label: str) -> list[Position]:
        """Every position of the label, in reading order."""
        cells = self.sheet.cells
        return [at for at in self.sheet.labels.get(normal(label), ()) if cells[at].kind is ContentKind.TEXT]

    def has(self, label: str) -> bool:
        cells = self.sheet.cells
        return any(cells[at].kind is ContentKind.TEXT for at in self.sheet.labels.get(normal(label), ()))


def first_label(plan: ProseSheet) -> str:
    """The first of the labels in a sheet of text, as `normal` makes it."""
    return normal(words.band_label(plan.slots[0].band, words.HEADING))


def find_prose(sheet: ProseSheet, sheets: Mapping[str, RawSheet]) -> RawSheet | None:
    """The sheet that carries the section's heading and labelled lines; the planned one first."""
    wanted = first_label(sheet), normal(sheet.section.heading)
    for raw in sorted(sheets.values(), key=lambda raw: raw.name != sheet.name):
        if all(any(column <= TEXT for _, column in raw.labels.get(one, ())) for one in wanted):
            return raw
    return None
