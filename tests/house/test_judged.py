"""No file reaches calamine or lxml unjudged: who calls them, what they are given, and who says that it was judged."""

import ast
from collections.abc import Iterator

from sources import functions, trees

PARSERS = frozenset(
    {"fromstring", "parse", "iterparse", "XML", "HTML", "document_fromstring", "from_filelike", "from_path"}
)
"""What of calamine and lxml takes bytes of a file, whole or in pieces; `load_workbook` is any of calamine's."""

CALLERS = {
    ("files/cells/cell_values.py", "calamine_workbook"): "JudgedFile",
    ("files/package/relationships.py", "parse_xml"): "JudgedXml",
    ("files/package/number_formats.py", "cells_with_looks"): "JudgedXml",
    ("files/printed/word_page.py", "_parsed"): "JudgedXml",
    ("files/printed/web_page.py", "web_page"): None,
}
"""Each function that calls a parser, and of which type what it hands over is.

A web page is no XML: its tags are counted in the function itself, and it is read in a process of its own.
"""

JUDGES = {
    "files/package/package.py": "takes a part out of a package, and refuses all but plain XML in UTF-8",
    "files/package/sheet_gate.py": "judges a sheet, and leaves out what tells nothing",
    "files/package/sheet_scan.py": "writes an odd sheet anew that was parsed and set right",
    "files/package/open_xml_book.py": "writes texts and looks anew that were parsed, without foreign elements",
    "files/package/number_formats.py": "writes cells of its own, of positions, looks and numbers that were judged",
    "files/package/rebuilt.py": "packs judged parts under fixed names",
    "files/package/gate.py": "admits a file by its first bytes; what it cannot look into is read in a process apart",
    "files/cells/old_formats.py": "changes numbers in the records of an old workbook that was admitted",
    "files/remarks/shapes.py": "closes the line breaks in a judged drawing",
}
"""Who may say that bytes were judged."""


def reading() -> Iterator[tuple[str, ast.Module]]:
    """The modules that meet files which came in; a Word document is made of a reference document of our own."""
    for path, tree in trees().items():
        if not path.startswith("render/"):
            yield path, tree


def test_calamine_and_lxml_are_imported_by_readers_of_files_alone() -> None:
    importers = {path for path, tree in reading() if {"lxml", "python_calamine"} & set(_imported(tree))}
    assert {path for path in importers if not path.startswith("files/")} == set()
    of_calamine = {path for path, tree in reading() if "python_calamine" in set(_imported(tree))}
    assert of_calamine == {"files/cells/cell_values.py", "files/formats/other_readers.py"}
    others = "files/formats/other_readers.py"
    (names,) = (_names_from(tree, "python_calamine") for path, tree in reading() if path == others)
    assert names == {"SheetVisibleEnum"}


def test_a_parser_is_called_where_its_input_is_of_a_judged_type_and_nowhere_else() -> None:
    found = {
        (path, function.name): _judged_type(function)
        for path, tree in reading()
        if {"lxml", "python_calamine"} & set(_imported(tree))
        for function in functions(tree)
        if _calls_a_parser(function)
    }
    assert found == CALLERS


def test_nobody_else_says_that_bytes_were_judged() -> None:
    saying = {path for path, tree in trees().items() if _calls(tree, {"JudgedXml", "JudgedFile"})}
    assert saying == set(JUDGES)


def test_the_types_cannot_be_had_by_a_cast() -> None:
    casts = {
        path
        for path, tree in trees().items()
        for call in ast.walk(tree)
        if isinstance(call, ast.Call)
        and getattr(call.func, "id", "") == "cast"
        and "Judged" in ast.unparse(call.args[0])
    }
    assert casts == set()


def _imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (one.name.partition(".")[0] for one in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module is not None:
            yield node.module.partition(".")[0]


def _names_from(tree: ast.Module, module: str) -> set[str]:
    imports = (node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module == module)
    return {one.name for node in imports for one in node.names}


def _calls(tree: ast.AST, names: set[str] | frozenset[str]) -> bool:
    """Whether a function or method of one of these names is called, or handed to another."""
    return any(
        (getattr(node, "attr", None) in names or getattr(node, "id", None) in names)
        for call in ast.walk(tree)
        if isinstance(call, ast.Call)
        for node in (call.func, *call.args)
    )


def _calls_a_parser(function: ast.FunctionDef) -> bool:
    return _calls(function, PARSERS)


def _judged_type(function: ast.FunctionDef) -> str | None:
    """That of its first argument, if it is one of those."""
    annotation = function.args.args[0].annotation
    told = "" if annotation is None else ast.unparse(annotation)
    return told if told.startswith("Judged") else None
