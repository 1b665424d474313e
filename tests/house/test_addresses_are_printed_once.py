"""Addresses are printed and read where they are declared; nobody else puts their text together or takes it apart."""

import ast
import re

import pytest
from sources import modules, trees

ADDRESSES = ["form/model/address.py", "layout/addresses.py", "layout/pages/cells.py"]
_BEGINS = re.compile(
    r"(agency|indicators|texts|blank_is_zero|previous|preview|live|left|right|state|reason|digest)[.(]"
)
_TEXT_OF_ONE = re.compile(r"(agency|indicators|texts|blank_is_zero)\.\w+")


def printed_addresses(tree: ast.AST) -> list[str]:
    """What begins like an address: formatted texts, and plain ones that name one."""
    formatted = [
        node.values[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr) and node.values and isinstance(node.values[0], ast.Constant)
    ]
    plain = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    found = [text for text in formatted if isinstance(text, str) and _BEGINS.match(text)]
    return [*found, *(text for text in plain if _TEXT_OF_ONE.fullmatch(text))]


@pytest.mark.parametrize("module", [name for name in modules() if name not in ADDRESSES])
def test_a_module_puts_no_address_together(module: str) -> None:
    assert printed_addresses(trees()[module]) == []


def test_the_house_would_notice() -> None:
    assert printed_addresses(ast.parse('f"agency.{field}"')) == ["agency."]
    assert printed_addresses(ast.parse('"texts.title"')) == ["texts.title"]
    assert printed_addresses(trees()[ADDRESSES[0]])
