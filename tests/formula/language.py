"""The cases of `language.yaml`, and the little form they are about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from xlreport.form.language.evaluate import PlainValues
from xlreport.form.language.parse import UnknownNameError, parse
from xlreport.form.language.spell import Cell, Column
from xlreport.form.language.vocabulary import CellValue, Listed
from xlreport.form.mistakes.mistake import Mistake
from xlreport.form.model.address import (
    YEAR,
    Address,
    AgencyAddress,
    FigureAddress,
    LabelAddress,
    RecordsAddress,
    ZeroChoiceAddress,
)
from xlreport.form.model.expression import Call, Expression, Number, Reference, Text

SHEET = "表一"
ADDRESSES: Mapping[str, Address] = {
    **{name: FigureAddress("t", "r", name) for name in ("a", "b", "c", "d")},
    "x": FigureAddress("other", "r", "c"),
    "f": LabelAddress("t", "f"),
    "year": YEAR,
    "zero": ZeroChoiceAddress("t"),
    "last_a": FigureAddress("t", "r", "a", previous=True),
    "texts": LabelAddress("t", "texts"),
    "counts": LabelAddress("t", "counts"),
    "steps": LabelAddress("t", "steps"),
    "typed": AgencyAddress("typed"),
    "p": RecordsAddress("p", "k", "k"),
    **{f"p.{column}": RecordsAddress("p", column, "k") for column in ("n", "w")},
}
WORDS = ("p", "p.w")
"""The columns of records that hold words."""
GROUPS: Mapping[str, Sequence[str]] = {"ab": ["a", "b"], "row": ["a", "b", "c", "d"]}
CELLS: Mapping[Address, Cell] = {
    **{ADDRESSES[name]: Cell(SHEET, 0, column) for column, name in enumerate(["a", "b", "c", "d"])},
    ADDRESSES["x"]: Cell("It's 表二", 2, 1),
    ADDRESSES["f"]: Cell(SHEET, 1, 0),
    ADDRESSES["year"]: Cell(SHEET, 1, 1),
    ADDRESSES["zero"]: Cell(SHEET, 1, 2),
    ADDRESSES["last_a"]: Cell(SHEET, 1, 3),
    ADDRESSES["texts"]: Column(SHEET, 2, 0, 5),
    ADDRESSES["counts"]: Column(SHEET, 2, 1, 5),
    ADDRESSES["steps"]: Column(SHEET, 2, 3, 13),
    ADDRESSES["typed"]: Cell(SHEET, 2, 2),
    **{ADDRESSES[name]: Column("清单", 4, at, 8) for at, name in enumerate(("p", "p.n", "p.w"))},
}


class CaseScope:
    def name(self, path: str) -> Sequence[Expression]:
        if path not in ADDRESSES and path not in GROUPS:
            raise UnknownNameError(Mistake.NO_LINE_HERE.of(name=path))
        return [Reference(ADDRESSES[one], words=one in WORDS) for one in GROUPS.get(path, [path])]

    def figure(self, table: str, row: str, column: str) -> Sequence[Expression]:
        address = FigureAddress(table, row, column)
        if address not in CELLS:
            raise UnknownNameError(Mistake.NO_ROW.of(table=table, name=row))
        return [Reference(address)]

    def choices(self, address: Address, /) -> Sequence[str]:
        return ("甲", "乙") if address in {ADDRESSES["f"], ADDRESSES["p.w"]} else ()


@dataclass(frozen=True)
class Case:
    name: str
    expression: Expression
    values: PlainValues
    value: CellValue
    excel: str
    decided: bool | None


class _ExactLoader(yaml.SafeLoader):
    """Decimals as they are written."""


def _exact(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> Decimal:
    return Decimal(str(loader.construct_scalar(node)))


_ExactLoader.add_constructor("tag:yaml.org,2002:float", _exact)


@cache
def cases() -> Sequence[Case]:
    text = Path(__file__).with_name("language.yaml").read_text(encoding="utf-8")
    return [_case(index, row) for index, row in enumerate(yaml.load(text, _ExactLoader))]  # noqa: S506  a SafeLoader


def _case(index: int, row: Mapping[str, Any]) -> Case:
    unknown = row.keys() - {"formula", "tree", "cells", "value", "excel", "decided"}
    assert not unknown, unknown
    contents = {ADDRESSES[name]: _content(name, content) for name, content in row.get("cells", {}).items()}
    written = row.get("formula")
    return Case(
        name=f"{index + 1}: {written or row['tree']} of {row.get('cells', {})}",
        expression=_tree(row["tree"]) if written is None else parse(written, CaseScope(), None),
        values=PlainValues(contents), value=_value(row["value"]), excel=row["excel"], decided=row.get("decided"),
    )  # fmt: skip


def _content(name: str, content: object) -> CellValue:
    if name != "p" and not name.startswith("p."):
        return _value(content)
    assert isinstance(content, list)
    cells = (Decimal(one) if isinstance(one, int) else one for one in content)
    return Listed(tuple(cells))


def _value(content: object) -> CellValue:
    if isinstance(content, int) and not isinstance(content, bool):
        return Decimal(content)
    if isinstance(content, list):
        return tuple(map(str, content))
    assert content is None or isinstance(content, Decimal | str | bool)
    return content


def _tree(node: Any) -> Expression:
    if isinstance(node, list):
        return Call(node[0], tuple(map(_tree, node[1:])))
    if isinstance(node, dict):
        return Text(node["text"])
    return Number(Decimal(node)) if isinstance(node, int) else Reference(ADDRESSES[node], words=node in WORDS)


def functions_in(expression: Expression) -> set[str]:
    if not isinstance(expression, Call):
        return set()
    return {expression.function}.union(*map(functions_in, expression.arguments))
