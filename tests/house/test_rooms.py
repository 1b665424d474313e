"""Folders one can overlook, and modules that stand alone for a reason."""

from collections import Counter
from collections.abc import Mapping
from functools import cache

import grimp
from sources import PACKAGE, modules

MOST_MODULES = 12
FEWEST_LINES = 60

CROWDED = {
    "checking/kinds": "a kind of check is one module, however many there are",
    "cli/commands": "a command is one module, however many there are",
}
"""Folders that may hold more modules, each with its reason."""

ALONE_IN = {
    "reading/published/mending": "each puts together in one way what came apart on a page",
    "cli/commands": "a command is one module; main imports it when it is called",
    "cli/commands/authoring": "a command is one module, as above",
    "collection/forms": "one module for each thing that is told of several forms and editions; assess joins them",
    "district/publish/tables": "one module for each kind of file that figures are laid out in; kinds joins them",
    "files/containers": "one module for each kind of container, and for its side of a process; opening joins them",
    "files/package/ordinary": "one module for each thing that stands in an ordinary sheet; sheet and book join them",
    "files/printed": "one module for each format of a printed form; printed_file joins them",
    "layout/sheets/tables": "one module for each thing on the sheet of a table; the sheet joins them",
    "reading/published": "one module for each thing that a page says; read joins them",
    "reading/contents": "one module for each thing a sheet holds beside tables; assemble joins them",
}
"""Folders whose modules have one importer by design."""

ALONE = {
    "collection/received/room.py": "where files from containers lie, and how long: nothing else knows of it",
    "checking/understanding/words/vocabulary.py": "the words of all word lists, which know nothing of tokens",
    "records/record_rows.py": "tables without end as JSON, as cells is one cell of any table",
    "cli/chinese.py": "must have run before Typer is imported, so the package itself calls it first",
    "cli/screen/bar.py": "imports rich, which is loaded only where there is a terminal",
    "cli/screen/terminal.py": "imports rich, which is loaded only where there is a terminal",
    "district/run/apart.py": "what befalls a worker comes of the file or of a format: the one place that asks which",
    "district/run/handed_back.py": "what was handed in where a run laid its own: the one input looked for in OUT",
    "district/publish/workbooks/record_lists.py": "a sheet of its own in 汇总.xlsx, as each of the others is",
    "district/publish/page/script.py": "the only JavaScript of the project, apart from what is written in Python",
    "files/cells/moved_formulas.py": "imports openpyxl, which is loaded only where a formula is shared",
    "files/cells/shown_numbers.py": "whether a text is a number, rounded: knows no format of files",
    "files/cells/short_cells.py": "writes a sheet anew before it is read, where binary_cells tells of one that was",
    "files/remarks/open_document_remarks.py": "one format of remarks, as each of the others is",
    "files/unlocking.py": "both sides of a process; imports msoffcrypto, which is loaded only for encrypted files",
    "form/text/corrupt.py": "what a wrong encoding leaves: a table of its own, as the normal form is one",
    "form/loading/rules/library.py": "rules that any form may include: read when one first does",
    "form/loading/rules/named.py": "the one place where the parameters of a check are read by the spec of its kind",
    "layout/todo/causes.py": "which line follows from another one: an algorithm on the rules of a form",
    "reading/align.py": "alignment of labels: an algorithm on numbers that knows no form and no sheet",
}  # fmt: skip
"""Modules of one importer and fewer than 60 lines, each with its reason."""


@cache
def importers() -> Mapping[str, int]:
    """How many modules of the package import each module, by its path."""
    graph = grimp.build_graph("xlreport", cache_dir=None)
    names = {path: "xlreport." + path.removesuffix(".py").replace("/", ".") for path in modules()}
    known = graph.modules
    return {path: len(graph.find_modules_that_directly_import(name)) for path, name in names.items() if name in known}


def test_no_folder_holds_more_modules_than_one_can_overlook() -> None:
    held = Counter(folder(path) for path in modules() if not path.endswith("__init__.py"))
    assert {name: count for name, count in held.items() if count > MOST_MODULES and name not in CROWDED} == {}
    assert {name for name in CROWDED if not (PACKAGE / name).is_dir()} == set()


def test_a_small_module_of_one_importer_says_why_it_stands_alone() -> None:
    assert {path for path in thin() if folder(path) not in ALONE_IN} - set(ALONE) == set()


def test_every_reason_to_stand_alone_is_still_needed() -> None:
    assert set(ALONE) - thin() == set()
    assert set(ALONE_IN) - {folder(path) for path in thin()} == set()


def thin() -> set[str]:
    return {
        path for path, count in importers().items() if count == 1 and modules()[path].count("\n") < FEWEST_LINES
    }  # fmt: skip


def folder(path: str) -> str:
    return path.rpartition("/")[0]
