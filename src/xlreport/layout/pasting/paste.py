"""The sheet for a whole text as it stands in Word: its cells, the formulas beside each row, its lists."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from xlreport.form.language.spell import Cell, Column, Fixed
from xlreport.form.language.spelling import SPACES
from xlreport.form.language.trees import call, is_number
from xlreport.form.language.vocabulary import CellValue
from xlreport.form.model.address import Address, AgencyAddress
from xlreport.form.model.expression import Expression, Reference
from xlreport.form.model.template import Template
from xlreport.form.text.numerals import chinese_number
from xlreport.layout.pasting.cells import (
    BESIDE,
    FIRST_HIDDEN,
    LAST_BELOW,
    LEAD_ROWS,
    PASTE_ROWS,
    PASTE_TOP,
    PASTED,
    ROW_TEXTS,
    SECTION_STEP,
    TITLE_ROWS,
    ListAddress,
    PastedAddress,
    PastedBelow,
    RowAddress,
    RowCell,
    RowKind,
    RowsAbove,
)
from xlreport.layout.pasting.known import AGENCY, MANNERS, NAME_KEYS, NAMES, NUMBERED, OWN_FLAGS, OWN_KEYS, Known
from xlreport.layout.pasting.lists import SIGNS, SPACE_SIGNS, STOP_SIGNS, STOPS, Sign, called, own_texts
from xlreport.layout.pasting.recognition import Row
from xlreport.layout.prose import ProseSheet
from xlreport.messages.sheets import pasting

_FIRST_LIST = FIRST_HIDDEN + len(RowCell)

_NAMED_ALIKE = {SIGNS, SPACE_SIGNS}
_COUNTED = {RowCell.KEY, RowCell.HEADING}
_WHOLE_COLUMNS = {*_COUNTED, RowCell.SECTION, RowCell.LENGTH}


@dataclass(frozen=True)
class Paste:
    """Room for a text of so many rows. `prose`: the sheets where its items are typed one by one."""

    template: Template
    prose: tuple[ProseSheet, ...]
    rows: int = PASTE_ROWS

    @cached_property
    def known(self) -> Known:
        return Known.of(self.template)

    @cached_property
    def lists(self) -> Mapping[str, Sequence[str | int | Expression]]:
        """The hidden columns of the sheet that are no rows of the text, by name."""
        lists: dict[str, Sequence[str | int | Expression]] = {}
        for one in self.known.lists:
            lists |= one.columns
        lists[SIGNS], lists[SPACE_SIGNS], lists[STOP_SIGNS] = [one.value for one in Sign], list(SPACES), list(STOPS)
        lists[MANNERS] = [int(one) for one in self.known.manners]
        most = self.rows + sum(len(one.slots) for one in self.prose)
        lists[NUMBERED] = [chinese_number(number) for number in range(1, most + 1)]
        own, names = list(own_texts(self.template, self.prose)), list(called(self.template))
        lists[OWN_KEYS], lists[OWN_FLAGS] = [key for key, _ in own], [flag for _, flag in own]
        lists[AGENCY] = [call("bare", Reference(AgencyAddress("name")))]
        lists[NAME_KEYS], lists[NAMES] = [key for key, _ in names], [name for _, name in names]
        return lists

    def cells(self) -> Iterator[tuple[Address, Cell]]:
        yield PastedBelow(), Column(pasting.PASTE, PASTE_TOP + self.rows, PASTED, LAST_BELOW)
        for row in range(self.rows):
            for column in range(BESIDE + 1):
                yield PastedAddress(row, column), Cell(pasting.PASTE, PASTE_TOP + row, PASTED + column)
            for column, cell in enumerate(RowCell, FIRST_HIDDEN):
                yield RowAddress(row, cell), Cell(pasting.PASTE, PASTE_TOP + row, column)
        for column, cell in enumerate(RowCell, FIRST_HIDDEN):
            if cell in _WHOLE_COLUMNS:
                for above in (*(range(1, self.rows + 1) if cell in _COUNTED else ()), None):
                    last = PASTE_TOP + (self.rows if above is None else above) - 1
                    yield RowsAbove(cell, above), Fixed(pasting.PASTE, PASTE_TOP, column, last, above is not None)
        yield from self._list_cells()

    def _list_cells(self) -> Iterator[tuple[Address, Cell]]:
        for column, (name, rows) in enumerate(self.lists.items(), _FIRST_LIST):
            whole = Fixed(pasting.PASTE, PASTE_TOP, column, PASTE_TOP + len(rows) - 1)
            if name == AGENCY:
                yield ListAddress(name, 0), whole
                continue
            yield ListAddress(name), whole
            for row in range(len(rows)):
                if name in _NAMED_ALIKE:
                    yield ListAddress(name, row), Fixed(pasting.PASTE, PASTE_TOP + row, column, PASTE_TOP + row)
                    continue
                yield ListAddress(name, row), Cell(pasting.PASTE, PASTE_TOP + row, column)

    @cached_property
    def untouched(self) -> Mapping[Address, CellValue]:
        """What the cells beside every row hold while nothing is pasted."""
        held: dict[RowCell, CellValue] = {cell: "" if cell in ROW_TEXTS else Decimal(0) for cell in RowCell}
        held[RowCell.ALONE] = Decimal(1)
        return {RowAddress(row, cell): held[cell] for row in range(self.rows) for cell in RowCell}

    @property
    def last_column(self) -> int:
        return _FIRST_LIST + len(self.lists) - 1

    def formulas(self) -> Iterator[tuple[Address, Expression]]:
        for row in range(self.rows):
            yield from Row(self.known, row).formulas()
        for name in (OWN_FLAGS, AGENCY):
            for row, formula in enumerate(self.lists[name]):
                if not isinstance(formula, str | int):
                    yield ListAddress(name, row), formula

    @cached_property
    def constants(self) -> Mapping[Address, CellValue]:
        """What stands in the lists for ever."""
        return {
            ListAddress(name, row): content if isinstance(content, str) else str(content)
            for name, rows in self.lists.items()
            for row, content in enumerate(rows)
            if isinstance(content, str | int)
        }

    def column(self, address: Address) -> Sequence[Address] | None:
        """The cells of a list or of the keys; None for any other address."""
        if isinstance(address, RowsAbove):
            rows = self.rows if address.row is None else address.row
            return [RowAddress(row, address.cell) for row in range(rows)]
        if isinstance(address, ListAddress) and address.row is None:
            return [ListAddress(address.name, row) for row in range(len(self.lists[address.name]))]
        return None

    def number_of(self, section_id: str) -> int:
        return next(n for n, one in enumerate(self.template.sections, 1) if one.id == section_id)

    def taken(self, section: int, slot: int | None = None) -> Expression:
        """How many rows are taken for a section's text, or for one item of it."""
        least = section * SECTION_STEP + (slot or 0)
        most = least if slot is not None else least + SECTION_STEP - 1
        return call("within_column", Reference(RowsAbove(RowCell.KEY)), least, most)

    def characters(self, section: int) -> Expression:
        """How many characters are pasted as a section's text."""
        columns = (Reference(RowsAbove(cell)) for cell in (RowCell.SECTION, RowCell.LENGTH))
        return call("beside", section, *columns)

    def headed(self, section: int) -> Expression:
        """How many pasted items of a section are printed."""
        least = section * SECTION_STEP
        return call("within_column", Reference(RowsAbove(RowCell.HEADING)), least, least + SECTION_STEP - 1)

    def lines(self) -> Iterator[tuple[Expression, Expression]]:
        """What the preview shows of each row among the texts of sections, and in which section."""
        for row in range(self.rows):
            yield Reference(RowAddress(row, RowCell.LINE)), Reference(RowAddress(row, RowCell.SECTION))

    def lines_of(self, kind: RowKind) -> Iterator[Expression]:
        """The rows of the title or of the opening, where they are that."""
        for row in range(min(LEAD_ROWS if kind is RowKind.LEAD else TITLE_ROWS, self.rows)):
            own = is_number(Reference(RowAddress(row, RowCell.KIND)), kind)
            yield call("choose", own, Reference(RowAddress(row, RowCell.TEXT)), "")

    @property
    def below(self) -> Expression:
        """How many cells below the prepared rows hold something."""
        return call("filled", Reference(PastedBelow()))

    def mark(self, row: int) -> Expression:
        """Beside the row, in words."""
        lists = Reference(ListAddress(NAME_KEYS)), Reference(ListAddress(NAMES))
        return call("said", Row(self.known, row).name, *lists)
