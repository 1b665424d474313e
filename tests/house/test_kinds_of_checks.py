"""A kind of check asks and answers through its inquiry: it makes no finding, no address and no passage by itself."""

import ast

import pytest
from sources import trees

from xlreport.checking.registry import check_kinds
from xlreport.form.model.address import Address

KINDS = [name for name in trees() if name.startswith("checking/kinds/") and not name.endswith("__init__.py")]
MADE_ELSEWHERE = {"Finding", "passages", "replace", *(one.__name__ for one in Address.__subclasses__())}


@pytest.mark.parametrize("module", KINDS)
def test_a_kind_makes_nothing_that_its_inquiry_makes(module: str) -> None:
    calls = (node.func for node in ast.walk(trees()[module]) if isinstance(node, ast.Call))
    called = {function.id for function in calls if isinstance(function, ast.Name)}
    assert called & MADE_ELSEWHERE == set()


@pytest.mark.parametrize("module", KINDS)
def test_a_kind_is_known_by_one_name(module: str) -> None:
    spec = next(node for node in trees()[module].body if isinstance(node, ast.ClassDef) and "checks:" in _said(node))
    assert spec.name.lower() == module.rpartition("/")[2].removesuffix(".py").replace("_", "")


def _said(node: ast.ClassDef) -> str:
    return ast.get_docstring(node) or ""


def test_there_are_as_many_kinds_as_modules() -> None:
    assert len(check_kinds().by_name) == len(KINDS)
