"""The modules of the package, as text and as syntax trees."""

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "src" / "xlreport"


@cache
def modules() -> Mapping[str, str]:
    """The text of each module by its path below the package, such as `model/axis.py`."""
    return {path.relative_to(PACKAGE).as_posix(): path.read_text(encoding="utf-8") for path in _paths()}


def _paths() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


@cache
def trees() -> Mapping[str, ast.Module]:
    return {name: ast.parse(text) for name, text in modules().items()}


def literals(tree: ast.AST) -> Iterator[ast.Constant]:
    """Text literals that are not documentation, those inside f-strings included."""
    documentation = {
        id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documentation:
            yield node


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            yield node


def names(tree: ast.AST) -> Iterator[str]:
    """Every name that the module itself gives: functions, classes, arguments, variables."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
