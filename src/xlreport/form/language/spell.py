"""A formula as Excel text, in a dialect every spreadsheet program of the last twenty years understands."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from xlreport.form.language.functions import FUNCTIONS
from xlreport.form.language.numbers import exact_digits
from xlreport.form.language.vocabulary import Type
from xlreport.form.model.address import Address
from xlreport.form.model.cell import Position, cell_name, column_letters, rectangles
from xlreport.form.model.expression import Call, Expression, Number, Reference, Text

MOST_LITERAL = 255
MOST_FORMULA = 8192
MOST_LEVELS = 64


@dataclass(frozen=True, slots=True, order=True)
class Cell:
    """A cell of a workbook; row and column count from 0."""

    sheet: str
    row: int
    column: int

    @property
    def name(self) -> str:
        return cell_name(self.row, self.column)


@dataclass(frozen=True, slots=True, order=True)
class Column(Cell):
    """Cells below each other, down to `last_row`."""

    last_row: int


@dataclass(frozen=True, slots=True, order=True)
class Fixed(Column):
    """Cells below each other that formulas of several rows name alike: they name the same ones, wherever they stand.

    `goes_along`: the last of them is one row's own, that of another row lies as much further down.
    """

    goes_along: bool = False


@dataclass(frozen=True, slots=True, order=True)
class OneOf(Column):
    """One of them, counted from 1 wherever rows are inserted or deleted; None is the last."""

    number: int | None


Where = Callable[[Address], Cell]


class FormulaTooLongError(ValueError):
    """The formula breaks a limit of Excel that LibreOffice does not have."""


NOWHERE: Mapping[int, Cell] = {}
Contents = Mapping[tuple[Type, Address], Cell]
"""By an address, and by what is asked of its cell: which other cell holds the text that stands there, or the number."""

NO_CONTENTS: Contents = {}


def spell(
    expression: Expression, *, where: Where, sheet: str, worked_out: Mapping[int, Cell] = NOWHERE,
    spaces: Cell | None = None, contents: Contents = NO_CONTENTS,
) -> str:  # fmt: skip
    """The formula with its leading `=`, to stand on `sheet`. Raises FormulaTooLongError past Excel's limits.

    `worked_out`: by the identity of a part of the tree the cell that holds what it yields, and is named instead.
    `spaces`: a column with all that is a space. `contents`: the cells that hold what another one holds.
    """
    speller = _Speller(where, sheet, worked_out, spaces, contents)
    text = "=" + (speller.result(expression) if isinstance(expression, Reference) else speller.bare(expression))
    if len(text) > MOST_FORMULA:
        raise FormulaTooLongError(f"{len(text)} characters, Excel takes {MOST_FORMULA}")
    if (levels := _levels(expression)) > MOST_LEVELS:
        raise FormulaTooLongError(f"{levels} levels, Excel takes {MOST_LEVELS}")
    return text


class _Speller:
    def __init__(
        self, where: Where, sheet: str, worked_out: Mapping[int, Cell], spaces: Cell | None,
        contents: Contents,
    ) -> None:  # fmt: skip
        self._where = where
        self._sheet = sheet
        self._worked_out = worked_out
        self._spaces = spaces
        self._contents = contents

    @property
    def spaces(self) -> str | None:
        return None if self._spaces is None else self._cell(self._spaces)

    def bare(self, expression: Expression) -> str:
        """The spelling at the top of a formula or of an argument."""
        if isinstance(expression, Number):
            return exact_digits(expression.value)
        if isinstance(expression, Text):
            return _literal(expression.value)
        if isinstance(expression, Reference):
            return self._cell(self._where(expression.address))
        if (cell := self._worked_out.get(id(expression))) is not None:
            return self._cell(cell)
        return FUNCTIONS[expression.function].spell(expression.arguments, self)

    def number(self, argument: Expression) -> str:
        if isinstance(argument, Reference):
            return self.bare(argument) if argument.address.is_counted else self._sum(argument)
        return self._inside(argument)

    def _sum(self, argument: Reference) -> str:
        cell = self._contents.get((Type.NUMBER, argument.address))
        return f"SUM({self.bare(argument)})" if cell is None else self._cell(cell)

    def text(self, argument: Expression, *, as_cell: bool = False) -> str:
        if isinstance(argument, Reference) and argument.is_figure and not as_cell:
            return self._sum(argument)
        if isinstance(argument, Call) and FUNCTIONS[argument.function].gives is not Type.TEXT:
            return self._inside(argument)
        text = self.bare(argument)
        if as_cell or not isinstance(argument, Reference) or not _is_text(argument):
            return text
        cell = self._contents.get((Type.TEXT, argument.address))
        return f'IF(ISERROR({text}),"",{text})' if cell is None else self._cell(cell)

    def result(self, argument: Expression) -> str:
        """What a cell shows: a blank cell referred to would show 0, so a text is spelled `cell&""`."""
        if isinstance(argument, Reference) and not argument.is_figure:
            return f'{self.text(argument)}&""'
        return self.text(argument)

    def condition(self, argument: Expression) -> str:
        return self.bare(argument)

    def is_worked_out(self, argument: Expression) -> bool:
        return id(argument) in self._worked_out

    def cells(self, arguments: Sequence[Expression]) -> Sequence[str]:
        cells = [self._where(a.address) for a in arguments if isinstance(a, Reference)]
        columns = [self._cell(cell) for cell in cells if isinstance(cell, Column)]
        own = ranges(cell for cell in cells if not isinstance(cell, Column))
        scalars = [self._inside(a) for a in arguments if not isinstance(a, Reference)]
        return [*(self._range(first, last) for first, last in own), *columns, *scalars]

    def _cell(self, cell: Cell) -> str:
        if isinstance(cell, Fixed):
            return self._on_sheet(cell.sheet, _fixed(cell))
        last = Cell(cell.sheet, cell.last_row, cell.column) if isinstance(cell, Column) else None
        whole = self._range(cell, last)
        if not isinstance(cell, OneOf):
            return whole
        return f"INDEX({whole},{f'ROWS({whole})' if cell.number is None else cell.number})"

    def _inside(self, argument: Expression) -> str:
        text = self.bare(argument)
        infix = isinstance(argument, Call) and FUNCTIONS[argument.function].infix
        infix = infix and not self.is_worked_out(argument)
        return f"({text})" if infix else text

    def _range(self, first: Cell, last: Cell | None) -> str:
        name = first.name if last is None or last == first else f"{first.name}:{last.name}"
        return self._on_sheet(first.sheet, name)

    def _on_sheet(self, sheet: str, name: str) -> str:
        if sheet == self._sheet:
            return name
        quoted = sheet.replace("'", "''")
        return f"'{quoted}'!{name}"


def _fixed(cell: Fixed) -> str:
    """The name of a column, its rows as a formula keeps them when it is copied."""
    letters = column_letters(cell.column)
    first, last = f"{letters}${cell.row + 1}", f"{letters}{'' if cell.goes_along else '$'}{cell.last_row + 1}"
    return first if cell.row == cell.last_row and not cell.goes_along else f"{first}:{last}"


def ranges(cells: Iterable[Cell]) -> list[tuple[Cell, Cell]]:
    """The first and last cells of the rectangles that cover them, sheet by sheet."""
    sheets: dict[str, list[Position]] = {}
    for one in cells:
        sheets.setdefault(one.sheet, []).append((one.row, one.column))
    return [
        (Cell(sheet, area.top, area.left), Cell(sheet, area.bottom, area.right))
        for sheet, own in sorted(sheets.items())
        for area in rectangles(own)
    ]


def _literal(text: str) -> str:
    """A text literal; Excel takes 255 characters each, so longer ones are joined from parts."""
    parts = [text[start : start + MOST_LITERAL] for start in range(0, len(text), MOST_LITERAL)] or [""]
    return "&".join('"' + part.replace('"', '""') + '"' for part in parts)


def _is_text(expression: Expression) -> bool:
    """Whether it is a cell that people type a text in, where an error stands for no text."""
    return isinstance(expression, Reference) and (expression.words or expression.address.is_text)


def _levels(expression: Expression) -> int:
    if not isinstance(expression, Call):
        return 3 if _is_text(expression) else 1
    own = FUNCTIONS[expression.function].levels(len(expression.arguments))
    return own + max(map(_levels, expression.arguments), default=0)
