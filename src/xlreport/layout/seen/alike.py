"""What several formulas of a workbook ask alike: spelled once, in a hidden cell that the others name.

Whether all figures below a sentence are there is asked by the sentence, by each of its wordings, by a check and by the
preview; spelled out that is half of what a workbook holds. Equal parts of all trees are found by numbering them from
the leaves up: two parts are equal if they are the same function of equal parts. A part has a cell where that makes the
workbook shorter. Formulas are computed from their whole trees, so that nothing but their spelling is another.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from xlreport.form.language.functions import FUNCTIONS
from xlreport.form.language.spell import NOWHERE, Cell, Fixed, FormulaTooLongError, Where, spell
from xlreport.form.language.spelling import weight
from xlreport.form.language.trees import one_if
from xlreport.form.language.vocabulary import Type
from xlreport.form.model.address import Address, IndicatorAddress
from xlreport.form.model.expression import Call, Expression, Reference, references

_NAME, _CELL = 17, 75
"""About how many bytes the name of such a cell has in a formula, and what the cell takes beside its own."""

_Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of several formulas, and the cell in which it stands."""

    expression: Call
    cell: Cell
    is_content: bool = False
    """Whether it is no more than what stands in another cell."""

    @property
    def formula(self) -> Expression:
        """What the cell holds: of a condition 1 or 0, which a condition may name as well as true and false."""
        is_condition = FUNCTIONS[self.expression.function].gives is Type.CONDITION
        return one_if(self.expression) if is_condition else self.expression


class Alike:
    """The parts that formulas share, in an order in which each rests on those before it."""

    def __init__(
        self, formulas: Sequence[Expression], where: Where, first: Cell, columns: int = 1, rows: int = 0,
        spaces: Cell | None = None,
    ) -> None:  # fmt: skip
        """`first`: where they stand, in so many columns of so many rows each, in the last one the rest."""
        self._first, self._columns, self._rows = first, columns, rows
        self._spaces = spaces
        self._numbers: dict[_Key, int] = {}
        self._where = where
        nodes = _Nodes(formulas, self._numbers)
        self._cells: dict[int, Cell] = {}
        self.contents: dict[tuple[Type, Address], Cell] = {}
        """The cells that hold the text or the number of another one, which many formulas ask."""
        contents = tuple(self._chosen_contents(nodes))
        self.parts = (*contents, *self._chosen(nodes))
        self._forget(nodes)

    def worked_out(self, formula: Expression, *, itself: bool = True) -> Mapping[int, Cell]:
        """By the identity of a part of this tree the cell that holds it; `itself`: the whole of it, too."""
        found: dict[int, Cell] = {}
        self._look(formula, found)
        if not itself:
            found.pop(id(formula), None)
        return found

    def _look(self, expression: Expression, found: dict[int, Cell]) -> int:
        """The number of a part that some formula of the workbook has, else one below zero."""
        key = _key(expression, [self._look(one, found) for one in _arguments(expression)])
        number = self._numbers.get(key, -1)
        if number in self._cells:
            found[id(expression)] = self._cells[number]
        return number

    def _chosen_contents(self, nodes: "_Nodes") -> Iterator[Part]:
        for (kind, address), uses in nodes.asked().items():
            part = Call("sum" if kind is Type.NUMBER else "join", (Reference(address),))
            length = self._length(part, NOWHERE)
            if uses * (length - _NAME) > length + _CELL:
                cell = self.contents[kind, address] = self._cell(len(self.contents))
                yield Part(part, cell, is_content=True)

    def _chosen(self, nodes: "_Nodes") -> Iterator[Part]:
        for number, expression in enumerate(nodes.expressions):
            uses = nodes.uses[number]
            if not isinstance(expression, Call) or uses < 2 or _tells_figures(expression):  # noqa: PLR2004  said once
                continue
            length = self._length(expression, nodes.cells)
            if (uses - 1) * length > uses * _NAME + _CELL:
                cell = self._cell(len(self.contents) + len(self._cells))
                self._cells[number] = cell
                nodes.put(number, cell)
                yield Part(expression, cell)

    def _cell(self, number: int) -> Fixed:
        column = min(number // self._rows, self._columns - 1) if self._rows else 0
        row = self._first.row + number - column * self._rows
        return Fixed(self._first.sheet, row, self._first.column + column, row)

    def _length(self, expression: Call, cells: Mapping[int, Cell]) -> int:
        """How many bytes a cell of its own would hold; none where Excel would not take them."""
        try:
            return weight(
                spell(
                    expression,
                    where=self._where,
                    sheet=self._first.sheet,
                    worked_out=cells,
                    spaces=self._spaces,
                    contents=self.contents,
                )
            )
        except FormulaTooLongError:
            return 0

    def _forget(self, nodes: "_Nodes") -> None:
        """What belongs to no shared part is not looked for again."""
        needed = set(self._cells)
        for number in reversed(range(len(nodes.expressions))):
            if number in needed:
                needed.update(nodes.arguments[number])
        self._numbers = {key: number for key, number in self._numbers.items() if number in needed}


class _Nodes:
    """The different parts of all formulas by number, each after those it is made of."""

    def __init__(self, formulas: Sequence[Expression], numbers: dict[_Key, int]) -> None:
        self.expressions: list[Expression] = []
        self.arguments: list[Sequence[int]] = []
        self.cells: dict[int, Cell] = {}
        self._numbers = numbers
        self._seen: dict[int, int] = {}
        self._same: dict[int, list[int]] = {}
        self._formulas = formulas
        self.uses = Counter(self._number(one) for one in formulas)
        for arguments in self.arguments:
            self.uses.update(arguments)

    def put(self, number: int, cell: Cell) -> None:
        """Names the cell of a part wherever the trees have it."""
        self.cells |= dict.fromkeys(self._same[number], cell)

    def asked(self) -> Mapping[tuple[Type, Address], int]:
        """How often the text of a cell is asked, or its number; by the types of both."""
        asked = _Asked()
        for number, expression in enumerate(self.expressions):
            if isinstance(expression, Call):
                asked.uses = self.uses[number]
                FUNCTIONS[expression.function].spell(expression.arguments, asked)
        return asked.found

    def _number(self, expression: Expression) -> int:
        known = self._seen.get(id(expression))
        if known is not None:
            return known
        arguments = [self._number(one) for one in _arguments(expression)]
        key = _key(expression, arguments)
        number = self._numbers.setdefault(key, len(self.expressions))
        if number == len(self.expressions):
            self.expressions.append(expression)
            self.arguments.append(arguments)
        self._seen[id(expression)] = number
        self._same.setdefault(number, []).append(id(expression))
        return number


class _Asked:
    """Notes what functions ask of cells when they are spelled."""

    spaces = None

    def __init__(self) -> None:
        self.uses = 0
        self.found: Counter[tuple[Type, Address]] = Counter()

    def number(self, argument: Expression) -> str:
        if isinstance(argument, Reference) and not argument.address.is_counted:
            self.found[Type.NUMBER, argument.address] += self.uses
        return ""

    def cells(self, arguments: Sequence[Expression]) -> Sequence[str]:  # noqa: ARG002  as a speller is asked
        return ("",)

    def text(self, argument: Expression, *, as_cell: bool = False) -> str:
        if isinstance(argument, Reference) and not as_cell:
            if argument.is_figure:
                return self.number(argument)
            if argument.words or argument.address.is_text:
                self.found[Type.TEXT, argument.address] += self.uses
        return ""

    def result(self, argument: Expression) -> str:
        return self.text(argument)

    def condition(self, argument: Expression) -> str:  # noqa: ARG002  as a speller is asked
        return ""

    def is_worked_out(self, argument: Expression) -> bool:  # noqa: ARG002  as a speller is asked
        return False


def _tells_figures(part: Call) -> bool:
    """Whether it is a text with figures in it: what guards it would not guard its own cell, in which a figure that is
    too long would stand as each program prints it.
    """
    is_text = FUNCTIONS[part.function].gives is Type.TEXT
    return is_text and any(one.is_figure or isinstance(one.address, IndicatorAddress) for one in references(part))


def _arguments(expression: Expression) -> Sequence[Expression]:
    return expression.arguments if isinstance(expression, Call) else ()


def _key(expression: Expression, arguments: Sequence[int]) -> _Key:
    """What makes two parts equal; of two cells or two texts it is they."""
    return (expression.function, *arguments) if isinstance(expression, Call) else (type(expression), expression)
