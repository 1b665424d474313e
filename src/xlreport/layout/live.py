"""What the workbook tells while staff type: states, counts and the light, as formulas over their cells."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property

from xlreport.form.language.evaluate import Values, evaluate_cell
from xlreport.form.language.guard import ALWAYS, all_of, expanded, stands_for
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
    Part,
    PreviewAddress,
    PreviewCell,
    RowCountAddress,
)  # fmt: skip
from xlreport.layout.lines import (
    ONE,
    ZERO,
    Line,
    completeness_lines,
    counted,
    missing_cells,
    positive,
    relation_lines,
    row_counts,
)  # fmt: skip
from xlreport.layout.pages.visual import (
    COUNTS,
    KINDS,
    TEXTS,
    TITLE_ROWS,
    count_at,
    row_formulas,
    running_count,
    text_at,
)
from xlreport.layout.preview import PreviewLine, fields_filled, printed_flags
from xlreport.layout.prose import ProseSheet
from xlreport.layout.seen.lengths import lengths
from xlreport.layout.seen.lines import choice_counts, choice_lines, cover_lines, seen_lines
from xlreport.layout.seen.sight import Sight
from xlreport.messages import workbook as words

PLACES = Number(Decimal(EQUAL_PLACES))
"""A difference is told to so many decimals, as it is judged."""

SUMS: Mapping[Calls, CountAddress] = {kind: CountAddress(kind, None) for kind in (WRONG, MISSING, UNEXPLAINED)}
"""Where the workbook counts all that is wrong, missing, and unexplained."""


class Live:
    """Every live formula of a workbook that has a cell of its own."""

    def __init__(
        self, template: Template, prose: Sequence[ProseSheet], preview: Sequence[PreviewLine], preview_rows: int
    ) -> None:
        self.template = template
        self.preview = preview
        self._prose = prose
        self._preview_rows = preview_rows

    @cached_property
    def completeness(self) -> tuple[Line, ...]:
        lines = completeness_lines(self.template)
        return (*cover_lines(self.template), *lines, *choice_lines(self.template, self._prose))

    @cached_property
    def relations(self) -> tuple[Line, ...]:
        return (*relation_lines(self.template), *seen_lines(self.template, Sight(self.template, self._prose)))

    @cached_property
    def behind(self) -> tuple[tuple[Address, Expression], ...]:
        """What other formulas rest on and nobody sees: how long texts are, how many choices beside them are none."""
        return (*lengths(self.template, self._prose), *choice_counts(self._prose))

    @property
    def lines(self) -> tuple[Line, ...]:
        return (*self.completeness, *self.relations)

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
        yield from row_counts(self.template)
        yield from printed_flags(self.template, self._prose).items()
        yield from fields_filled(self.template, self._prose)
        yield from self.behind
        yield from ((text_at(index), line.expression) for index, line in enumerate(self.preview))
        yield from running_count(len(self.preview)).items()
        yield from row_formulas(self._preview_rows)
        for sheet in self._prose:
            yield sheet.characters, Call("length", tuple(map(Reference, sheet.written)))
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
        if address in {TEXTS, COUNTS}:
            one = text_at if address == TEXTS else count_at
            return tuple(as_text(self.content(one(index))) for index in range(len(self._live.preview)))
        if address == KINDS:
            return tuple(line.kind for line in self._live.preview)
        if isinstance(address, PreviewAddress) and address.cell is PreviewCell.TAKEN:
            self._know_rows_above(address)
        expression = self._live.formulas.get(address)
        return self._values.content(address) if expression is None else evaluate_cell(expression, self)

    def _know_rows_above(self, address: PreviewAddress) -> None:
        """From the top, because each rests on the one above: asked for the last first they would lie too deep."""
        for row in range(TITLE_ROWS, address.index or 0):
            self.content(PreviewAddress(address.cell, row))


def row_mark(
    template: Template, table: Table, typed: Sequence[FigureAddress], totals: Sequence[FigureAddress]
) -> Expression:
    """Beside a row: done, so many cells missing, or so many that hold what they must not, totals last.

    A row of totals alone says nothing while they are right.
    """
    done: Expression = Text(words.MARK_DONE if typed else "")
    if totals:
        done = Call(
            "choose",
            (
                all_of([stands_for(table.totals[one], template.totals) for one in totals]) or ALWAYS,
                done,
                _off(template, totals),
            ),
        )
    if not typed:
        return done
    missing, wrong = missing_cells(table, typed), Reference(RowCountAddress(table.id, typed[0].row))
    right = Call("choose", (positive(wrong), counted(words.MARK_WRONG, wrong), done))
    return Call("choose", (positive(missing), counted(words.MARK_MISSING, missing), right))


def _off(template: Template, totals: Sequence[FigureAddress]) -> Expression:
    """Which gap there is between a row's total and what it adds up; for several totals how many are off."""
    if len(totals) == 1:
        total = Reference(totals[0])
        gap = Call("abs", (_gap(total, expanded(total, template.totals)),))
        return Call("join", (Text(words.MARK_TOTAL_OFF), gap))
    off = [Call("if", (stands_for(template.totals[one], template.totals), ZERO, ONE)) for one in totals]
    return counted(words.MARK_TOTALS_OFF, Call("sum", tuple(off)))


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
    """The left side less the right, empty while the line cannot be judged."""
    state = Reference(line.state_cell)
    waits = Call("or", tuple(Call("same", (state, Text(word))) for word in (words.WAITS, words.NO_PREVIOUS)))
    return Call("choose", (waits, Text(""), _gap(Reference(line.left_cell), Reference(line.right_cell))))


def _gap(left: Expression, right: Expression) -> Expression:
    """The difference of two sides without the noise that binary fractions leave in it."""
    return Call("round", (Call("subtract", (left, right)), PLACES))


def _sum(lines: Sequence[Line]) -> Expression:
    cells: tuple[Expression, ...] = tuple(Reference(line.flag) for line in lines)
    return Call("sum", cells or (ZERO,))
