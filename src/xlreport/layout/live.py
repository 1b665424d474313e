"""What the workbook tells while staff type: states, counts and the light, as formulas over their cells."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property

from xlreport.form.language.evaluate import Values, evaluate_cell
from xlreport.form.language.guard import expanded
from xlreport.form.language.numbers import EQUAL_PLACES
from xlreport.form.language.vocabulary import CellValue, as_text
from xlreport.form.model.address import Address, FigureAddress
from xlreport.form.model.check import Check
from xlreport.form.model.expression import Call, Expression, Number, Reference, Text
from xlreport.form.model.template import Table, Template
from xlreport.layout.addresses import (
    MISSING,
    UNEXPLAINED,
    WRONG,
    Calls,
    CountAddress,
    LinesAddress,
    LinesCell,
    Part,
    RowCountAddress,
)
from xlreport.layout.lines import (
    ZERO,
    Line,
    completeness_lines,
    counted,
    missing_cells,
    positive,
    relation_lines,
    row_counts,
)  # fmt: skip
from xlreport.layout.preview import (
    TEXTS,
    PreviewLine,
    fields_filled,
    printed_flags,
    running_count,
    text_at,
)
from xlreport.layout.prose import ProseSheet
from xlreport.layout.todo.ranks import rank_formulas
from xlreport.messages import workbook as words

PLACES = Number(Decimal(EQUAL_PLACES))
"""A difference is told to so many decimals, as it is judged."""

SUMS: Mapping[Calls, CountAddress] = {kind: CountAddress(kind, None) for kind in (WRONG, MISSING, UNEXPLAINED)}
"""Where the workbook counts all that is wrong, missing, and unexplained."""


class Live:
    """Every live formula of a workbook that has a cell of its own."""

    def __init__(self, template: Template, prose: Sequence[ProseSheet], preview: Sequence[PreviewLine]) -> None:
        self.template = template
        self._prose = prose
        self._preview = preview

    @cached_property
    def completeness(self) -> tuple[Line, ...]:
        return tuple(completeness_lines(self.template))

    @cached_property
    def relations(self) -> tuple[Line, ...]:
        return tuple(relation_lines(self.template))

    @property
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

    def each_formula(self) -> Iterator[tuple[Address, Expression]]:
        """Each address that has a formula, with it."""
        yield from ((line.flag, line.count) for line in self.lines)
        for line in self.relations:
            yield line.state_cell, line.state
            yield line.left_cell, line.left or Text("")
            yield line.right_cell, line.right or Text("")
        for kind, address in SUMS.items():
            yield address, _sum([line for line in self.lines if line.kind == kind])
        yield from rank_formulas(self.kinds, [line.flag for line in self.lines])
        yield from ((LinesAddress(LinesCell.SIDES, index), sides_of(line)) for index, line in enumerate(self.lines))
        yield from row_counts(self.template)
        yield from printed_flags(self.template, self._prose).items()
        yield from fields_filled(self.template, self._prose)
        yield from ((text_at(index), line.expression) for index, line in enumerate(self._preview))
        yield from running_count(len(self._preview)).items()
        for sheet in self._prose:
            yield sheet.characters, Call("length", tuple(map(Reference, sheet.written)))
            for slot in sheet.slots:
                for index, sentence in enumerate(slot.sentences):
                    yield sentence, slot.sentence(index, self.template.totals)
                yield from slot.worded_sentences(self.template.totals).items()

    @property
    def preview_length(self) -> int:
        return len(self._preview)

    @property
    def light(self) -> Expression:
        """Wrong before missing before unexplained."""
        light: Expression = Text(words.LIGHT_READY)
        for kind, sentence in (
            (UNEXPLAINED, words.LIGHT_UNEXPLAINED), (MISSING, words.LIGHT_UNFINISHED), (WRONG, words.LIGHT_WRONG),
        ):  # fmt: skip
            count = Reference(SUMS[kind])
            light = Call("choose", (positive(count), counted(sentence, count), light))
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
                said.append(Call("choose", (positive(count), counted(sentence, count), Text(""))))
        anything = positive(_sum(lines))
        return Call("choose", (anything, Call("join", tuple(said)), Text(words.PROGRESS_DONE)))


class LiveValues:
    """A report's values, and what the workbook's other cells hold: formulas computed, typed contents as they stand."""

    def __init__(self, live: Live, values: Values, contents: Mapping[Address, CellValue]) -> None:
        self._live = live
        self._values = values
        self._contents = contents
        self._known: dict[Address, CellValue] = {}

    def content(self, address: Address) -> CellValue:
        if address in self._contents:
            return self._contents[address]
        if address not in self._known:
            self._known[address] = self._computed(address)
        return self._known[address]

    def _computed(self, address: Address) -> CellValue:
        if address == TEXTS:
            return tuple(as_text(self.content(text_at(index))) for index in range(self._live.preview_length))
        if isinstance(address, LinesAddress) and address.index is None:
            return tuple(self._mirrored(address.cell, index) for index in range(len(self._live.lines)))
        expression = self._live.formulas.get(address)
        return self._values.content(address) if expression is None else evaluate_cell(expression, self)

    def _mirrored(self, cell: LinesCell, index: int) -> str:
        line = self._live.lines[index]
        if cell is not LinesCell.STATE:
            return as_text(self.content(LinesAddress(cell, index)))
        return as_text(evaluate_cell(line.state, self) if line.code is None else self.content(line.state_cell))


def sides_of(line: Line) -> Expression:
    """Both sides of a relation as it is broken: `7 ≠ 5`; of what is compared with nothing only what is there."""
    if line.left is None:
        return Text("")
    left, right = Reference(line.left_cell), Reference(line.right_cell)
    if line.right is None:
        return Call("join", (left, Text("")))
    sign = words.BROKEN_SIGNS.get(line.relation or "", f" {words.BESIDE} ")
    return Call("join", (left, Text(sign), right))


def row_mark(table: Table, addresses: Sequence[FigureAddress]) -> Expression:
    """Beside a row: done, so many cells missing, or so many that hold what they must not."""
    missing, wrong = missing_cells(table, addresses), Reference(RowCountAddress(table.id, addresses[0].row))
    done = Call("choose", (positive(wrong), counted(words.MARK_WRONG, wrong), Text(words.MARK_DONE)))
    return Call("choose", (positive(missing), counted(words.MARK_MISSING, missing), done))


def check_mark(template: Template, check: Check) -> Expression:
    """Under a column: whether its relation holds, or by how much it does not; empty while cells are missing."""
    found = expanded(check.found, template.totals)
    gap: Expression = Text(words.FAILS)
    if check.expected is not None:
        expected = expanded(check.expected, template.totals)
        gap = Call("join", (Text(words.MARK_GAP), Call("abs", (_gap(found, expected),))))
    state = Call("choose", (expanded(check.require, template.totals), Text(words.MARK_DONE), gap))
    return Call("choose", (check.ready, state, Text("")))


def difference_of(line: Line) -> Expression:
    """The left side less the right, empty while the line cannot be judged, and where the sides may well differ."""
    state = Reference(line.state_cell)
    says_nothing = [words.WAITS, words.NO_PREVIOUS]
    if line.relation not in {None, "=="}:
        says_nothing.append(words.PASSES)
    waits = Call("or", tuple(Call("same", (state, Text(word))) for word in says_nothing))
    return Call("choose", (waits, Text(""), _gap(Reference(line.left_cell), Reference(line.right_cell))))


def _gap(left: Expression, right: Expression) -> Expression:
    """The difference of two sides without the noise that binary fractions leave in it."""
    return Call("round", (Call("subtract", (left, right)), PLACES))


def _sum(lines: Sequence[Line]) -> Expression:
    cells: tuple[Expression, ...] = tuple(Reference(line.flag) for line in lines)
    return Call("sum", cells or (ZERO,))
