"""One pasted row: what stands in it, and what the sheet's formulas take it for."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from xlreport.form.language.evaluate import evaluate
from xlreport.form.language.vocabulary import CellValue, as_number, as_text
from xlreport.form.model.address import Address
from xlreport.form.model.finding import Place
from xlreport.layout.pasting.cells import OTHER_SLOT, RowAddress, RowCell, RowKind
from xlreport.layout.pasting.paste import Paste
from xlreport.reading.cells import Content


@dataclass(frozen=True, slots=True)
class PastedText:
    """A paragraph, or a part of one, with its cell and all that stands there."""

    text: str
    place: Place
    row: str


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph with what stands beside it; several may come from one cell."""

    row: int
    contents: Mapping[int, Content]

    @property
    def text(self) -> str:
        """All that stands in the row."""
        return " ".join(content.text for _, content in sorted(self.contents.items(), key=lambda pair: pair[0])).strip()


@dataclass(frozen=True)
class Taken:
    """What the formulas say of one row."""

    values: "PastedValues"
    index: int
    line: Line
    place: Place

    def _cell(self, cell: RowCell) -> CellValue:
        return self.values.content(RowAddress(self.index, cell))

    @cached_property
    def kind(self) -> RowKind:
        return RowKind(int(as_number(self._cell(RowCell.KIND))))

    @property
    def section(self) -> int:
        return int(as_number(self._cell(RowCell.SECTION)))

    @property
    def provided(self) -> int:
        slot = int(as_number(self._cell(RowCell.SLOT)))
        return slot if slot != OTHER_SLOT else 0

    @property
    def all(self) -> PastedText:
        return PastedText(as_text(self._cell(RowCell.TEXT)).strip(), self.place, self.line.text)

    @property
    def head(self) -> PastedText:
        return PastedText(as_text(self._cell(RowCell.HEAD)).strip(), self.place, self.line.text)

    @property
    def rest(self) -> str:
        """What runs on after the heading's stop."""
        head, body = (as_text(self._cell(cell)) for cell in (RowCell.HEAD, RowCell.BODY))
        return body[len(head) + 1 :].strip()


class PastedValues:
    """The cells of the sheet as its formulas find them."""

    def __init__(self, paste: Paste, contents: Mapping[Address, CellValue]) -> None:
        self._paste = paste
        self._known: dict[Address, CellValue] = {**paste.constants, **contents}
        self._formulas = dict(paste.formulas())

    def content(self, address: Address) -> CellValue:
        if address not in self._known:
            self._known[address] = self._computed(address)
        return self._known[address]

    def _computed(self, address: Address) -> CellValue:
        column = self._paste.column(address)
        if column is not None:
            return tuple(as_text(self.content(one)) for one in column)
        formula = self._formulas.get(address)
        return None if formula is None else evaluate(formula, self)
