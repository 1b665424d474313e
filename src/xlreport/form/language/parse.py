"""Formulas as authors write them, parsed by Python's own `ast` and never run.

sum(granted, partial) · received + brought_forward == handled.total + carried_forward
applications[handled.total, applicant.natural] > 0 and not given(agency.phone)
"""

import ast
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from xlreport.form.language.columns.column_parsing import (
    COMPARISON,
    NUMBER,
    Scope,
    column_of,
    counted,
    no_choice,
    where,
)
from xlreport.form.language.functions import FUNCTIONS
from xlreport.form.language.spelling import bare
from xlreport.form.language.texts.shapes import PictureError, pictures_in
from xlreport.form.language.vocabulary import Function, Type
from xlreport.form.mistakes.mistake import Mistake, Told
from xlreport.form.mistakes.wide_signs import in_formula
from xlreport.form.model.address import FigureAddress, KeysAddress, RecordsAddress
from xlreport.form.model.expression import Call, Expression, Number, Reference, Text, references

_ARITHMETIC: dict[type[ast.operator], str] = {
    ast.Add: "sum", ast.Sub: "subtract", ast.Mult: "multiply", ast.Div: "divide",
}  # fmt: skip


_IF = re.compile(r"\bif(?=\s*\()")
_IF_NAME = "If"
"""`if` is a word of Python's own; as long a name stands for the function while Python parses."""


class FormulaError(ValueError):
    """A formula cannot be understood. `offset` counts characters from the start of its text."""

    def __init__(self, told: Told, offset: int) -> None:
        super().__init__(str(told))
        self.told = told
        self.offset = offset


class UnknownNameError(LookupError):
    """A name in a formula means nothing where it stands."""

    def __init__(self, told: Told) -> None:
        super().__init__(str(told))
        self.told = told


def parse(text: str, scope: Scope, expected: Type | None) -> Expression:
    """The formula as a tree. Raises FormulaError with the offset of the mistake."""
    try:
        return _parse(text, scope, expected)
    except RecursionError:
        raise FormulaError(Mistake.TOO_DEEP.of(), 0) from None


def _parse(text: str, scope: Scope, expected: Type | None) -> Expression:
    before = text[: len(text) - len(text.lstrip())]
    try:
        tree = ast.parse(_IF.sub(_IF_NAME, text.strip()), mode="eval").body
    except (SyntaxError, ValueError) as error:
        offset = getattr(error, "offset", None)  # 0 at the end of the text
        raise _no_formula(text, len(before) + offset - 1 if offset else len(text.rstrip())) from None
    parser = _Parser(scope, len(before.encode()), text)
    expression = parser.one(tree)
    if expected is not None:
        parser.demand(expression, expected, tree)
    return expression


def _no_formula(text: str, offset: int) -> FormulaError:
    """What cannot be parsed, told at the sign that is none of the language where there is one."""
    if (wide := in_formula(text)) is None:
        return FormulaError(Mistake.NOT_A_FORMULA.of(), offset)
    at, sign, meant = wide
    return FormulaError(Mistake.FORMULA_SIGN.of(sign=sign, right=meant), at)


_AUTHORED = [name for name, function in FUNCTIONS.items() if function.authored and name.isalpha()]


class _Parser:
    def __init__(self, scope: Scope, indent: int, text: str) -> None:
        self.scope = scope
        self._indent = indent
        self._encoded = text.encode()

    def one(self, node: ast.expr) -> Expression:
        found = self.some(node)
        if len(found) != 1 or (isinstance(found[0], Reference) and isinstance(found[0].address, RecordsAddress)):
            raise self.error(Mistake.GROUP_ALONE.of(), node)
        return found[0]

    def demand(self, expression: Expression, expected: Type, node: ast.expr) -> None:
        actual = type_of(expression)
        if actual is not None and actual is not expected:
            raise self.error(Mistake.OTHER_TYPE.of(found=actual, expected=expected), node)

    def some(self, node: ast.expr) -> Sequence[Expression]:  # noqa: C901, PLR0911  one case for each kind of node
        match node:
            case ast.Constant() if NUMBER.fullmatch(digits := self.written(node)):
                return [Number(Decimal(digits))]
            case ast.Name() | ast.Attribute():
                return self.look_up(node, lambda: self.scope.name(self.path(node)))
            case ast.Subscript(value=ast.Name(id=table), slice=ast.Tuple(elts=[row, column])):
                row_path, column_path = self.path(row), self.path(column)
                return self.look_up(node, lambda: self.scope.figure(table, row_path, column_path))
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                return [self._call("subtract", [ast.Constant(0), operand], node)]
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                return [self._call("not", [operand], node)]
            case ast.BinOp(left=left, op=operator, right=right) if type(operator) in _ARITHMETIC:
                return [self._call(_ARITHMETIC[type(operator)], [left, right], node)]
            case ast.BoolOp(op=operator, values=values):
                return [self._call("and" if isinstance(operator, ast.And) else "or", values, node)]
            case ast.Compare(left=left, ops=[operator], comparators=[right]) if type(operator) in COMPARISON:
                return [self._call(COMPARISON[type(operator)], [left, right], node)]
            case ast.Compare(ops=[_, _, *_]):
                raise self.error(Mistake.TWO_SIDES.of(), node)
            case ast.Call(func=ast.Name(id="previous"), args=[argument], keywords=[]):
                return [self._last_year(found, node) for found in self.some(argument)]
            case ast.Call(func=ast.Name(id=name)):
                return [self._called(name, node)]
        raise self.error(Mistake.NOT_OF_LANGUAGE.of(), node)

    def _called(self, name: str, node: ast.Call) -> Expression:
        match name, node.args, node.keywords:
            case "among", [field, *texts], [] if texts:
                return self._among(field, texts)
            case "shaped" | "holds", [field, *texts], [] if texts:
                return self._with_texts(name, field, texts)
            case "sum" | "count", [own], [ast.keyword("where", asked)]:
                return where(self, name, own, asked)
            case "keys", [listed], []:
                return Reference(KeysAddress(column_of(self, listed).table))
            case _, arguments, []:
                return self._call(self._function(name, node), arguments, node)
        raise self.error(Mistake.NOT_OF_LANGUAGE.of(), node)

    def _call(self, name: str, arguments: Sequence[ast.expr], node: ast.expr) -> Expression:
        function = FUNCTIONS[name]
        if name == "count" and (own := counted(self, arguments)) is not None:
            return own
        operands = [(found, arg) for arg in arguments for found in self._operands(function, arg)]
        if len(operands) < function.least or (function.most is not None and len(operands) > function.most):
            raise self.error(Mistake.ARGUMENTS.of(name=name), node)
        for index, (operand, argument) in enumerate(operands):
            wanted = Type.CONDITION if name == "if" and index == 0 else function.takes
            self.demand(operand, wanted, argument)
        return Call(name, tuple(operand for operand, _ in operands))

    def _last_year(self, expression: Expression, node: ast.expr) -> Expression:
        if isinstance(expression, Reference) and isinstance(expression.address, FigureAddress) and expression.is_figure:
            return Reference(replace(expression.address, previous=True))
        raise self.error(Mistake.PREVIOUS_OF_FIGURE.of(), node)

    def _among(self, field: ast.expr, texts: Sequence[ast.expr]) -> Expression:
        """The texts are some of those the field offers. A choice typed with spaces is that choice, as in reading."""
        own = self.one(field)
        choices = [text for one in references(own) for text in self.scope.choices(one.address)]
        for text in texts:
            if not (isinstance(text, ast.Constant) and text.value in choices):
                raise self.error(no_choice(text, choices), text)
        asked = [Text(str(text.value)) for text in texts if isinstance(text, ast.Constant)]
        if isinstance(own, Reference) and own.words and all(bare(one.value) == one.value for one in asked):
            own = Call("bare", (own,))
        return Call("among", (own, *asked))

    def _with_texts(self, name: str, field: ast.expr, texts: Sequence[ast.expr]) -> Expression:
        """What a text is held against: parts of it, or pictures."""
        written: list[Text] = []
        for text in texts:
            if not (isinstance(text, ast.Constant) and isinstance(text.value, str) and text.value):
                raise self.error(Mistake.TEXT_EXPECTED.of(), text)
            try:
                written += map(Text, pictures_in(text.value) if name == "shaped" else [text.value])
            except PictureError as error:
                raise self.error(error.told, text) from None
        return Call(name, (self.one(field), *dict.fromkeys(written)))

    def _operands(self, function: Function, argument: ast.expr) -> Sequence[Expression]:
        return self.some(argument) if function.listed else [self.one(argument)]

    def _function(self, name: str, node: ast.expr) -> str:
        name = "if" if name == _IF_NAME else name
        if name in FUNCTIONS and FUNCTIONS[name].authored and name.isalpha():
            return name
        raise self.error(Mistake.NO_FUNCTION.unknown(name, _AUTHORED), node)

    def written(self, node: ast.Constant) -> str:
        return ast.get_source_segment(self._encoded.decode().strip(), node) or str(node.value)

    def path(self, node: ast.expr) -> str:
        match node:
            case ast.Name(id=name):
                return name
            case ast.Attribute(value=value, attr=name):
                return f"{self.path(value)}.{name}"
        raise self.error(Mistake.ID_EXPECTED.of(), node)

    def look_up(self, node: ast.expr, find: Callable[[], Sequence[Expression]]) -> Sequence[Expression]:
        try:
            return find()
        except UnknownNameError as error:
            raise self.error(error.told, node) from None

    def error(self, told: Told, node: ast.expr) -> FormulaError:
        before = self._encoded[: self._indent + getattr(node, "col_offset", 0)]
        return FormulaError(told, len(before.decode(errors="ignore")))


def type_of(expression: Expression) -> Type | None:
    """None for a field, which may hold a text or a number."""
    if isinstance(expression, Number):
        return Type.NUMBER
    if isinstance(expression, Reference):
        return Type.NUMBER if expression.is_figure else Type.TEXT if expression.words else None
    return FUNCTIONS[expression.function].gives if isinstance(expression, Call) else Type.TEXT
