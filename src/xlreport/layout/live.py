"""What the workbook tells while staff type: states, counts and the light, as formulas over their cells."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from enum import Enum, auto
from functools import cached_property

from xlreport.form.language.evaluate import Values, evaluate_cell
from xlreport.form.language.trees import ZERO, above_zero
from xlreport.form.language.vocabulary import CellValue, as_text
from xlreport.form.model.address import Address, RecordAddress
from xlreport.form.model.expression import Call, Expression, Reference, Text
from xlreport.form.model.template import Template
from xlreport.layout.addresses import MISSING, UNEXPLAINED, WRONG, Calls, CountAddress, NthRecord, Part
from xlreport.layout.lines import Line, completeness_lines, counted, relation_lines, row_counts
from xlreport.layout.pages.cells import PreviewAddress, PreviewCell
from xlreport.layout.pages.visual import (
    KINDS,
    LOOKED_UP,
    PLACES,
    TEXTS,
    TITLE_ROWS,
    place_at,
    places_of,
    row_formulas,
    text_at,
)  # fmt: skip
from xlreport.layout.pasting.cells import PastedAddress, PastedBelow, RowAddress, RowCell
from xlreport.layout.pasting.paste import Paste
from xlreport.layout.preview.fields import fields_filled
from xlreport.layout.preview.items import PreviewLine, printed_flags
from xlreport.layout.prose import ProseSheet
from xlreport.layout.rows.row_live import RecordSight, SeenRecord
from xlreport.layout.rows.row_plan import RecordSheet
from xlreport.layout.seen.lengths import lengths
from xlreport.layout.seen.lines import between_lines, choice_counts, choice_lines, cover_lines, seen_lines
from xlreport.layout.seen.marks import sides_of
from xlreport.layout.seen.sight import Sight
from xlreport.layout.todo.cells import ROWS_BETWEEN, LinesAddress, LinesCell
from xlreport.layout.todo.ranks import list_places, rank_formulas
from xlreport.messages import workbook as words

SUMS: Mapping[Calls, CountAddress] = {kind: CountAddress(kind, None) for kind in (WRONG, MISSING, UNEXPLAINED)}
"""Where the workbook counts all that is wrong, missing, and unexplained."""


class Live:
    """Every live formula of a workbook that has a cell of its own."""

    def __init__(
        self, template: Template, prose: Sequence[ProseSheet], preview: Sequence[PreviewLine], preview_rows: int,
        paste: Paste, records: Sequence[RecordSheet] = (),
    ) -> None:  # fmt: skip
        self.template = template
        self.preview = preview
        self.paste = paste
        self._prose = prose
        self._preview_rows = preview_rows
        self._records = [RecordSight(template, sheet) for sheet in records]

    @cached_property
    def completeness(self) -> tuple[Line, ...]:
        lines = completeness_lines(self.template)
        records = (line for one in self._records for line in one.lines())
        return (*cover_lines(self.template), *lines, *records, *choice_lines(self.template, self._prose))

    @cached_property
    def relations(self) -> tuple[Line, ...]:
        records = (line for one in self._records for line in one.questions())
        seen = seen_lines(self.template, Sight(self.template, self._prose))
        return (*relation_lines(self.template), *records, *seen, *between_lines(self.template))

    @cached_property
    def behind(self) -> tuple[tuple[Address, Expression], ...]:
        """What other formulas rest on and nobody sees: how long texts are, how many choices beside them are none."""
        return (*lengths(self.template, self._prose, self.paste), *choice_counts(self._prose))

    @cached_property
    def of_records(self) -> Mapping[Address, Expression]:
        """What stands in hidden cells about each record of a table."""
        return {address: formula for one in self._records for address, formula in one.formulas()}

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        return (*self.completeness, *self.relations)

    @property
    def kinds(self) -> list[Calls]:
        """What each line's flag counts."""
        return [line.kind for line in self.lines]

    @cached_property
    def formulas(self) -> Mapping[Address, Expression]:
        """The formula behind each address that is neither typed nor a figure of a table."""
        return dict(self.each_formula())

    def shared(self) -> Iterator[Expression]:
        """The formulas that may have parts in common with others; those of the rows of a list rest on their row."""
        for address, formula in self.formulas.items():
            is_of_row = isinstance(address, RowAddress | SeenRecord)
            if not is_of_row and (not isinstance(address, PreviewAddress) or address.cell is PreviewCell.TEXT):
                yield formula
        yield from (line.state for line in self.completeness)

    def each_formula(self) -> Iterator[tuple[Address, Expression]]:
        """Each address that has a formula, with it."""
        yield from ((line.flag, line.count) for line in self.lines)
        for line in self.relations:
            yield line.state_cell, line.state
            yield line.left_cell, line.left or Text("")
            yield line.right_cell, line.right or Text("")
        for kind, address in SUMS.items():
            yield address, _sum([line for line in self.lines if line.kind == kind])
        yield from list_places(self.kinds)
        yield from rank_formulas(self.kinds, [line.flag for line in self.lines])
        yield from ((LinesAddress(LinesCell.SIDES, index), sides_of(line)) for index, line in enumerate(self.lines))
        yield from row_counts(self.template)
        yield from printed_flags(self.template, self._prose, self.paste).items()
        yield from self.paste.formulas()
        yield from fields_filled(self.template, self._prose)
        yield from self.behind
        yield from self.of_records.items()
        yield from ((text_at(index), line.expression) for index, line in enumerate(self.preview))
        yield from places_of([line.place for line in self.preview]).items()
        yield from row_formulas(self._preview_rows)
        for sheet in self._prose:
            for slot in sheet.slots:
                for index, sentence in enumerate(slot.sentences):
                    yield sentence, slot.sentence(index, self.template.totals)
                yield from slot.worded_sentences(self.template.totals).items()
                if slot.sentence_row is not None:
                    yield slot.said, slot.as_told

    @property
    def light(self) -> Expression:
        """Wrong before missing before unexplained."""
        light: Expression = Text(words.LIGHT_READY)
        for kind, sentence in (
            (UNEXPLAINED, words.LIGHT_UNEXPLAINED), (MISSING, words.LIGHT_UNFINISHED), (WRONG, words.LIGHT_WRONG),
        ):  # fmt: skip
            count = Reference(SUMS[kind])
            light = Call("choose", (above_zero(count), counted(sentence, count), light))
        return light

    def progress(self, parts: Sequence[Part]) -> Expression:
        """How far the named tables or areas are."""
        lines = [line for line in self.lines if line.part in parts]
        said: list[Expression] = []
        for kind, sentence in (
            (MISSING, words.PROGRESS_MISSING), (WRONG, words.PROGRESS_WRONG), (UNEXPLAINED, words.PROGRESS_UNEXPLAINED),
        ):  # fmt: skip
            own = [line for line in lines if line.kind == kind]
            if own:
                count = _sum(own)
                said.append(Call("choose", (above_zero(count), counted(sentence, count), Text(""))))
        anything = above_zero(_sum(lines))
        return Call("choose", (anything, Call("join", tuple(said)), Text(words.PROGRESS_DONE)))


class _Unknown(Enum):
    """What is not computed yet; None is a blank."""

    YET = auto()


class LiveValues:
    """A report's values, and what the workbook's other cells hold: formulas computed, typed contents as they stand."""

    def __init__(
        self, live: Live, values: Values, contents: Mapping[Address, CellValue],
        records: Mapping[str, Sequence[str]] | None = None,
    ) -> None:  # fmt: skip
        self._live = live
        self._records = records or {}
        self._values = values
        pasted = [address for address in contents if isinstance(address, PastedAddress)]
        below = (address for address in pasted if address.row >= live.paste.rows and not address.column)
        told: Mapping[Address, CellValue] = {PastedBelow(): tuple(as_text(contents[address]) for address in below)}
        untouched = {} if pasted else live.paste.untouched
        self._known: dict[Address, CellValue] = {**untouched, **live.paste.constants, **LOOKED_UP, **contents, **told}
        self._rows = 0

    def content(self, address: Address) -> CellValue:
        known = self._known.get(address, _Unknown.YET)
        if known is _Unknown.YET:
            known = self._known[address] = self._computed(address)
        return known

    def _computed(self, address: Address) -> CellValue:
        if address in {TEXTS, PLACES}:
            one = text_at if address == TEXTS else place_at
            return tuple(as_text(self.content(one(index))) for index in range(len(self._live.preview)))
        if address == KINDS:
            return tuple(line.kind for line in self._live.preview)
        if isinstance(address, LinesAddress) and address.index is None:
            return self._of_lines(address.cell)
        if isinstance(address, PreviewAddress) and address.cell is PreviewCell.TAKEN:
            self._know_rows_above(address)
        if isinstance(address, NthRecord):
            return self._of_record(address)
        if isinstance(address, SeenRecord):
            self._see_above(address)
        if isinstance(address, RowAddress):
            self._compute_above(address.row)
        column = self._live.paste.column(address)
        if column is not None:
            return tuple(as_text(self.content(one)) for one in column)
        expression = self._live.formulas.get(address)
        return self._values.content(address) if expression is None else evaluate_cell(expression, self)

    def _of_record(self, address: NthRecord) -> CellValue:
        names, at = self._records.get(address.table, ()), int(address.row) - 1
        own = RecordAddress(address.table, names[at], address.column) if at < len(names) else None
        return None if own is None else self._values.content(own)

    def _see_above(self, address: SeenRecord) -> None:
        """From the top as well: some add to what is seen above them."""
        if address.number and replace(address, number=address.number - 1) not in self._known:
            for number in range(address.number):
                self.content(replace(address, number=number))

    def _know_rows_above(self, address: PreviewAddress) -> None:
        """From the top, because each rests on the one above: asked for the last first they would lie too deep."""
        for row in range(TITLE_ROWS, address.index or 0):
            self.content(PreviewAddress(address.cell, row))

    def _compute_above(self, row: int) -> None:
        """Each pasted row rests on the one above: from the top down, so that none asks all the way up."""
        above, self._rows = range(self._rows, row), max(self._rows, row)
        for one in above:
            for cell in (RowCell.SECTION, RowCell.SLOT, RowCell.HEADING):
                self.content(RowAddress(one, cell))

    def _of_lines(self, cell: LinesCell) -> tuple[str, ...]:
        """What stands in a column of the check sheet, from its first line to the last one."""
        own = [self._mirrored(cell, index) for index in range(len(self._live.lines))]
        first = len(self._live.completeness)
        return (*own[:first], *[""] * ROWS_BETWEEN, *own[first:])

    def _mirrored(self, cell: LinesCell, index: int) -> str:
        line = self._live.lines[index]
        if cell is not LinesCell.STATE:
            return as_text(self.content(LinesAddress(cell, index)))
        return as_text(evaluate_cell(line.state, self) if line.code is None else self.content(line.state_cell))


def _sum(lines: Sequence[Line]) -> Expression:
    cells: tuple[Expression, ...] = tuple(Reference(line.flag) for line in lines)
    return Call("sum", cells or (ZERO,))
