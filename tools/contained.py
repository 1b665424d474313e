"""Whether what lies beside a frozen program, its bill of materials and its licences, names every package that is in it.

    python tools/contained.py FOLDER

For the Python of the environment that was frozen, in which PyInstaller is installed: it knows whose each module is.
"""

import argparse
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import packages_distributions
from pathlib import Path

from licences import RULE
from sbom import named_in
from shipping.packages import normal

BILL, LICENCES = "sbom.json", "LICENCES.txt"
_OWN = re.compile(r"pyi_|pyimod|_pyi|_sysconfigdata|frozen$|base_library$")
"""How PyInstaller's own modules begin, and ours."""

_TAGGED = re.compile(r"\.(cpython|abi3|cp\d|pyd$)")
"""How the name of a module that is no text says so."""

_LISTED = re.compile(r"(?P<name>[\w.-]+) \S+: .+")


def packages_of(modules: Iterable[str], owners: Mapping[str, Sequence[str]]) -> Mapping[str, set[str]]:
    """By package the modules that are of it; by an empty name those that are of none known."""
    found: dict[str, set[str]] = {}
    for module in modules:
        if module not in sys.stdlib_module_names and not _OWN.match(module):
            for owner in owners.get(module) or [""]:
                found.setdefault(normal(owner), set()).add(module)
    return found


def modules_in(program: Path) -> set[str]:
    """The outermost names of all modules of a folder: in the archive of its program, and beside it as files."""
    from PyInstaller.archive.readers import CArchiveReader

    archive = CArchiveReader(str(program))
    inner = archive.open_embedded_archive(next(name for name in archive.toc if name.startswith("PYZ")))
    folder = program.parent / "_internal"
    files = (one.relative_to(folder) for one in folder.rglob("*") if one.suffix in {".py", ".so", ".pyd"})
    return {name.partition(".")[0] for name in (*inner.toc, *filter(None, map(_module_of, files)))}


def _module_of(file: Path) -> str | None:
    """The outermost module that a file is of; None for a library that is no module, which packages bring along."""
    first, last = file.parts[0], file.parts[-1]
    if "lib-dynload" in file.parts:
        return last
    if first.endswith(".libs") or (first == last and not _TAGGED.search(last)):
        return None
    return first


def listed_in(licences: str) -> set[str]:
    """The packages at the head of the notices."""
    head, _, _ = licences.partition(RULE)
    return {normal(one["name"]) for line in head.splitlines() if (one := _LISTED.fullmatch(line)) is not None}


def main() -> None:
    parser = argparse.ArgumentParser(description="Whether everything in a frozen folder is named beside it.")
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args().folder
    program = folder / ("xlreport.exe" if sys.platform == "win32" else "xlreport")
    found = packages_of(modules_in(program), packages_distributions())
    named = named_in((folder / BILL).read_text(encoding="utf-8")).keys()
    told = {BILL: named, LICENCES: listed_in((folder / LICENCES).read_text(encoding="utf-8"))}
    missing = {name: sorted(found.keys() - names) for name, names in told.items() if found.keys() - names}
    if missing:
        sys.exit(f"not named: {missing}; of no package: {sorted(found.get('', ()))}")
    print(f"{len(found)} packages are in it, all named in {BILL} and {LICENCES}")


if __name__ == "__main__":
    main()
