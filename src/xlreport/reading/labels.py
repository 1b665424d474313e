"""Labels as people see them: width, spaces and line breaks make no difference, nor does a star at an end."""

from collections.abc import Mapping
from functools import lru_cache

from xlreport.form.text.normal import same
from xlreport.layout.prose import TEXT, ProseSheet
from xlreport.messages import workbook as words
from xlreport.reading.cells import ContentKind, Position, RawSheet

_LABEL_LENGTH = 200
"""Longer texts are not kept: a hostile file could fill the memory with them."""


def same_label(found: str, expected: str) -> bool:
    return found == expected or normal(found) == normal(expected)


def normal(text: str) -> str:
    """What all spellings of a label share."""
    return _normal_label(text) if len(text) <= _LABEL_LENGTH else same(text)


_STARS = "*"
"""What our number format shows after a label, and Gnumeric writes into an .ods as if it had been typed."""


@lru_cache(maxsize=4096)
def _normal_label(text: str) -> str:
    """The same labels are asked for thousands of times in each workbook."""
    plain = same(text)
    return plain.strip(_STARS) or plain


class LabelIndex:
    """Where each text stands in a sheet; built when first asked."""

    def __init__(self, sheet: RawSheet) -> None:
        self.sheet = sheet
        self._positions: dict[str, list[Position]] | None = None

    def find(self, label: str) -> list[Position]:
        """Every position of the label, in reading order."""
        return list(self._all().get(normal(label), ()))

    def has(self, label: str) -> bool:
        return normal(label) in self._all()

    def _all(self) -> Mapping[str, list[Position]]:
        if self._positions is None:
            self._positions = {}
            for position in sorted(self.sheet.cells):
                content = self.sheet.cells[position]
                if content.kind is ContentKind.TEXT:
                    self._positions.setdefault(normal(content.text), []).append(position)
        return self._positions


def first_label(plan: ProseSheet) -> str:
    """The first of the labels in a sheet of text, as `normal` makes it."""
    return normal(words.band_label(plan.slots[0].band, words.HEADING))


def find_prose(sheet: ProseSheet, sheets: Mapping[str, RawSheet]) -> RawSheet | None:
    """The sheet that carries the section's heading and labelled lines; the planned one first."""
    wanted = first_label(sheet)
    for raw in sorted(sheets.values(), key=lambda raw: raw.name != sheet.name):
        texts = {normal(content.text) for (_, column), content in raw.cells.items() if column <= TEXT}
        if normal(sheet.section.heading) in texts and wanted in texts:
            return raw
    return None
