"""How a formula names the records of a table: `count(platforms)`, `sum(platforms.followers, where=kind == "微博")`."""

import ast
import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Protocol

from xlreport.form.language.vocabulary import Type
from xlreport.form.mistakes.mistake import Mistake, Told
from xlreport.form.model.address import Address, RecordsAddress
from xlreport.form.model.expression import Call, Expression, Number, Reference, Text

NUMBER = re.compile(r"\d{1,15}(\.\d{1,15})?")

COMPARISON: dict[type[ast.cmpop], str] = {
    ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=",
}  # fmt: skip


class Scope(Protocol):
    """What names mean. A group of rows or columns gives several references. Raises UnknownNameError."""

    def name(self, path: str) -> Sequence[Expression]: ...

    def figure(self, table: str, row: str, column: str) -> Sequence[Expression]: ...

    def choices(self, address: Address, /) -> Sequence[str]:
        """The texts that a field or a cell offers; empty for anything else."""
        ...


class Parsing(Protocol):
    """What is asked of the parser for the parts of a formula."""

    @property
    def scope(self) -> Scope: ...

    def some(self, node: ast.expr) -> Sequence[Expression]: ...

    def demand(self, expression: Expression, expected: Type, node: ast.expr) -> None: ...

    def path(self, node: ast.expr) -> str: ...

    def written(self, node: ast.Constant) -> str: ...

    def look_up(self, node: ast.expr, find: Callable[[], Sequence[Expression]]) -> Sequence[Expression]: ...

    def error(self, told: Told, node: ast.expr) -> Exception: ...


def counted(parsing: Parsing, arguments: Sequence[ast.expr]) -> Expression | None:
    """How many records a table has, or in how many a column of words says something; None where neither is meant."""
    found = parsing.some(arguments[0]) if len(arguments) == 1 else ()
    own = found[0] if len(found) == 1 else None
    if isinstance(own, Reference) and isinstance(own.address, RecordsAddress) and own.words:
        return Call("entered", (own,))
    return None


def column_of(parsing: Parsing, node: ast.expr) -> RecordsAddress:
    """The column that is named, of a table the one that tells its records apart."""
    found = parsing.some(node)
    if len(found) == 1 and isinstance(found[0], Reference) and isinstance(found[0].address, RecordsAddress):
        return found[0].address
    raise parsing.error(Mistake.COLUMN_EXPECTED.of(), node)


def where(parsing: Parsing, name: str, node: ast.expr, asked: ast.expr) -> Expression:
    """What a column adds up to, or how many records there are, of those in which another column is so."""
    own, column = parsing.some(node)[0], column_of(parsing, node)
    match asked:
        case ast.Compare(left=left, ops=[operator], comparators=[ast.Constant() as limit]):
            [of] = parsing.look_up(left, lambda: parsing.scope.name(f"{column.table}.{parsing.path(left)}"))
            against, sign = _limit(parsing, of, limit), COMPARISON.get(type(operator), "!=")
        case _:
            raise parsing.error(Mistake.WHERE_EXPECTED.of(), asked)
    if sign == "!=" or (sign != "==" and isinstance(against, Text)):
        raise parsing.error(Mistake.WHERE_EXPECTED.of(), asked)
    if name == "count":
        return Call("count_where", (of, Text(sign), against))
    parsing.demand(own, Type.NUMBER, node)
    return Call("sum_where", (own, of, Text(sign), against))


def _limit(parsing: Parsing, column: Expression, limit: ast.Constant) -> Expression:
    """What a column is compared with: a number, or one of its choices."""
    if isinstance(column, Reference) and column.words:
        choices = parsing.scope.choices(column.address)
        if limit.value not in choices:
            raise parsing.error(no_choice(limit, choices), limit)
        return Text(str(limit.value))
    if not NUMBER.fullmatch(digits := parsing.written(limit)):
        raise parsing.error(Mistake.WHERE_EXPECTED.of(), limit)
    return Number(Decimal(digits))


def no_choice(text: ast.expr, choices: Sequence[str]) -> Told:
    """That a text is none of those a cell offers."""
    given = str(text.value) if isinstance(text, ast.Constant) else ""
    return Mistake.NOT_A_CHOICE.unknown(given, choices)
