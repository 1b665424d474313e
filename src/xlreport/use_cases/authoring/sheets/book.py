"""The sheets of a form as a finished workbook: heads that say what they are for, lists, and room for more rows."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import count

from xlreport.form.loading.source import Plain
from xlreport.form.loading.spec_types import Spec
from xlreport.form.model.finding import Place
from xlreport.layout.finished import (
    Content,
    FinishedBook,
    FinishedCell,
    FinishedSheet,
    Link,
    Page,
    Validation,
    Width,
)  # fmt: skip
from xlreport.layout.sizes import LEAST_HEIGHT, height_of
from xlreport.layout.styles import Style
from xlreport.messages.forms import sheets as words
from xlreport.use_cases.authoring.sheets.heads import head_of
from xlreport.use_cases.authoring.sheets.offers import HEADS, SPARE, Offer, offer_of, offer_of_column
from xlreport.use_cases.authoring.sheets.plan import ENTRY, ID, LEVEL, NAME, OF, Column, FilePlan, SheetPlan
from xlreport.use_cases.authoring.sheets.rows import PartContent, Row, rows_of, value_at
from xlreport.use_cases.authoring.sheets.shapes import Field, Sort, branches, fields
from xlreport.use_cases.authoring.sheets.values import cell_of

_CREATED = date(2021, 1, 1)
_NARROW, _COMMON, _WIDE = 8, 16, 36
_TALLEST = 81.0
"""A row shows five lines of a cell; the rest is seen where it is chosen."""
_GUIDE_WIDTHS = (26, 100)
_SINGLE_WIDTHS = (20, 20, 80)


@dataclass(slots=True)
class _Laid:
    """A sheet while it is laid, with the width of each of its columns."""

    name: str
    widths: Sequence[float]
    cells: list[FinishedCell] = field(default_factory=list)
    notes: dict[tuple[int, int], str] = field(default_factory=dict)
    validations: list[Validation] = field(default_factory=list)
    heights: dict[int, float] = field(default_factory=dict)

    def put(self, row: int, column: int, content: Content, style: Style) -> None:
        self.cells.append(FinishedCell(row, column, content, style))
        if isinstance(content, str) and style is not Style.GUIDE:
            needed = min(height_of(content, self.widths[column]), _TALLEST)
            self.heights[row] = max(self.heights.get(row, LEAST_HEIGHT), needed)

    def head(self, column: int, called: str, key: str, told: str) -> None:
        self.put(0, column, called, Style.HEAD)
        self.put(1, column, key, Style.CELL_CENTRE)
        if told:
            self.notes[0, column] = told

    def finished(self, frozen: tuple[int, int], styles: Sequence[Style | None]) -> FinishedSheet:
        """`styles`: of the cells in each column in which nothing stands."""
        widths = zip(count(), self.widths, styles, strict=False)
        return FinishedSheet(
            name=self.name, cells=tuple(self.cells), notes=self.notes, validations=tuple(self.validations),
            widths=tuple(Width(at, at, width, style=style) for at, width, style in widths), heights=self.heights,
            frozen=frozen, page=Page("&P / &N", landscape=True, repeated=(0, frozen[0] - 1)),
        )  # fmt: skip


def form_book(template_id: str, files: Sequence[tuple[FilePlan, PartContent]]) -> FinishedBook:
    """The workbook of a form: what is to be known, and the sheets of each of its files."""
    shared = {one.spec for one, _ in files[1:]}
    sheets = [sheet for plan, content in files for sheet in _sheets(plan, content, shared)]
    return FinishedBook(
        title=words.TITLE.format(template=template_id), subject="", author="", mark="", created=_CREATED, names=(),
        sheets=(_guide(template_id, [plan for plan, _ in files], [sheet.name for sheet in sheets]), *sheets),
    )  # fmt: skip


def _sheets(plan: FilePlan, content: PartContent, shared: AbstractSet[type[Spec]]) -> Iterator[FinishedSheet]:
    """Rules that stand in a file of their own have no empty sheets in that of the form."""
    yield _single(plan, content)
    elsewhere = {one.path for spec in shared - {plan.spec} for one in branches(spec)}
    for sheet in plan.sheets:
        rows = list(rows_of(sheet, plan.spec, content))
        if rows or not any(root.branch.path in elsewhere for root in sheet.roots):
            yield _sheet(sheet, rows)


def _guide(template_id: str, plans: Sequence[FilePlan], names: Sequence[str]) -> FinishedSheet:
    laid = _Laid(words.GUIDE_SHEET, _GUIDE_WIDTHS)
    laid.put(0, 0, words.TITLE.format(template=template_id), Style.TITLE)
    for row, line in enumerate(words.GUIDE, 2):
        laid.put(row, 0, line, Style.GUIDE)
    top = len(words.GUIDE) + 3
    told = {sheet.name: sheet for plan in plans for sheet in plan.sheets}
    for column, called in enumerate(words.SHEETS_HEAD):
        laid.put(top, column, called, Style.HEAD)
    for row, name in enumerate(names, top + 1):
        laid.put(row, 0, Link(Place(name, "A1"), name), Style.LINK_LEFT)
        laid.put(row, 1, _purpose(told[name]) if name in told else words.SINGLE_PURPOSE, Style.CELL)
    return laid.finished((1, 0), (None, None))


def _purpose(sheet: SheetPlan) -> str:
    told = dict.fromkeys(words.description(root.branch.part, "") for root in sheet.roots)
    return "".join(told)


def _single(plan: FilePlan, content: PartContent) -> FinishedSheet:
    """The keys that stand once, each in a row of its own."""
    laid = _Laid(plan.single, _SINGLE_WIDTHS)
    for column, called in enumerate(words.SINGLE_HEADS):
        laid.put(0, column, called, Style.HEAD)
    for row, one in enumerate(plan.fields, 1):
        laid.put(row, 0, words.head(one.spec, one.path[-1]), Style.LABEL)
        laid.put(row, 1, one.key, Style.CELL)
        if told := words.description(one.spec, one.path[-1]):
            laid.notes[row, 0] = told
        laid.put(row, 2, _content(one, value_at(content, one.path)), _style(one.sorts))
        _offer(laid, (row, 2), row, offer_of(one))
    return laid.finished((1, 2), (None, None, Style.PROSE))


def _sheet(sheet: SheetPlan, rows: Sequence[Row]) -> FinishedSheet:
    laid = _Laid(sheet.name, [_width(column) for column in sheet.columns])
    for number, column in enumerate(sheet.columns):
        laid.head(number, *_head(column))
        _offer(laid, (HEADS, number), HEADS + len(rows) + SPARE, offer_of_column(sheet, column))
    for at, row in enumerate(rows, HEADS):
        for number, column in enumerate(sheet.columns):
            content = _cell(row, column)
            if content is not None:
                laid.put(at, number, content, _style(_sorts(column)))
    return laid.finished((HEADS, _held(sheet)), [_style(_sorts(column)) for column in sheet.columns])


def _head(column: Column) -> tuple[str, str, str]:
    """What a column is called, its key, and what it is for: for each kind of row where they differ."""
    if not column.fields:
        return head_of(column), column.key, words.PLACES[column.key][1]
    told = dict.fromkeys(words.description(one.spec, one.path[-1]) for one in column.fields)
    return head_of(column), column.key, "\n".join(filter(None, told))


def _held(sheet: SheetPlan) -> int:
    """The columns that stay in sight: those of places, and the id."""
    keys = [column.key for column in sheet.columns]
    return keys.index(ID) + 1 if ID in keys else sum(not column.fields for column in sheet.columns)


def _cell(row: Row, column: Column) -> str | Decimal | None:
    if not column.fields:
        level = Decimal(row.level)
        entry = words.INDENT * (row.level - 1) + row.entry
        places: Mapping[str, str | Decimal] = {OF: row.of, ENTRY: entry, LEVEL: level, NAME: row.name}
        return places[column.key] or None
    own = next((one for one in fields(row.spec) if one.key == column.key), None)
    return None if own is None else _content(own, value_at(row.content, own.path))


def _content(field: Field, value: Plain) -> str | Decimal | None:
    return None if value is None else cell_of(value, field)


def _offer(laid: _Laid, at: tuple[int, int], last_row: int, offered: Offer) -> None:
    if offered is not None:
        laid.validations.append(Validation(*at, offered, last_row))


def _sorts(column: Column) -> AbstractSet[Sort]:
    return frozenset(one for field in column.fields for one in field.sorts) or {Sort.WORD}


def _style(sorts: AbstractSet[Sort]) -> Style:
    """Texts begin at the top of their cell; what is typed keeps its letters, but where only a number may stand."""
    if sorts == {Sort.NUMBER}:
        return Style.WHOLE
    return Style.FIELD if sorts <= {Sort.WORD, Sort.ANSWER} else Style.PROSE


def _width(column: Column) -> int:
    sorts = _sorts(column)
    if sorts <= {Sort.NUMBER, Sort.ANSWER} or column.key == LEVEL:
        return _NARROW
    return _COMMON if sorts == {Sort.WORD} else _WIDE
