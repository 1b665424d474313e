import re

import pytest
from sources import functions, modules, names, trees

MOST_LINES = 250
MOST_FUNCTION_LINES = 30
LONGER: dict[str, str] = {
    "messages/forms/keys.py": "a table with a line for each key of a form",
    "messages/forms/mistakes.py": "a table with a line for each mistake of a form",
}
"""Modules and functions that may be longer, each with its reason."""

_BANNED = {"manager", "handler", "processor", "helper", "helpers", "utils", "util", "misc", "base", "data", "info"}
ALLOWED_NAMES = {
    ("workbook/prepared/shared_texts.py", "_sort_string_data"): "XlsxWriter's own name",
    ("cli/main.py", "data"): "the option --data of the contract",
    ("cli/commands/new.py", "data"): "the option --data of the contract",
    ("workbook/streamed.py", "_write_sheet_data"): "XlsxWriter's own name",
    ("messages/commands.py", "DATA"): "what is said of the option --data",
    ("messages/commands.py", "DATA_DIFFERS"): "what is said of the option --data",
    ("messages/commands.py", "UNUSABLE_DATA"): "what is said of the option --data",
}


@pytest.mark.parametrize("module", modules())
def test_a_module_is_short_enough_to_read(module: str) -> None:
    assert module in LONGER or modules()[module].count("\n") <= MOST_LINES


@pytest.mark.parametrize("module", modules())
def test_a_function_is_short_enough_to_read(module: str) -> None:
    long = {
        f"{module}:{function.name}": lines
        for function in functions(trees()[module])
        if (lines := (function.end_lineno or 0) - function.lineno + 1) > MOST_FUNCTION_LINES
    }
    assert {name: lines for name, lines in long.items() if name not in LONGER} == {}


def test_every_exception_is_still_needed() -> None:
    present = {*modules(), *(f"{name}:{one.name}" for name, tree in trees().items() for one in functions(tree))}
    assert set(LONGER) <= present
    given = {(module, name) for module, tree in trees().items() for name in names(tree)}
    assert set(ALLOWED_NAMES) <= given


@pytest.mark.parametrize("module", modules())
def test_a_module_names_what_it_means(module: str) -> None:
    parts = [part for part in re.split(r"[/._]", module) if part != "py"]
    assert _BANNED.isdisjoint(parts)
    banned = {
        name
        for name in names(trees()[module])
        if not _BANNED.isdisjoint(name.lower().strip("_").split("_"))
        or name.lstrip("_").startswith(("do_", "process_"))
        or re.search(r"(Manager|Handler|Processor|Helper|Utils|Misc|Info)$", name)
    }
    assert {name for name in banned if (module, name) not in ALLOWED_NAMES} == set()


@pytest.mark.parametrize("module", [name for name in modules() if not name.endswith("__init__.py")])
def test_a_module_has_one_sentence_for_its_purpose(module: str) -> None:
    import ast

    assert ast.get_docstring(trees()[module])
