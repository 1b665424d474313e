"""What is shipped and under which licences: a list and every text, for whoever hands xlreport on.

    python tools/licences.py [-o FILE] [--frozen]

Reads the metadata of this environment, in which xlreport is installed with the extras that are to be shipped.
--frozen: a folder by PyInstaller, which holds Python itself and the program that PyInstaller begins with.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from shipping.packages import Shipped, package, python_itself, shipped

RULE = "=" * 78


def notices(packages: Sequence[Shipped]) -> str:
    """The list, then each package with the texts of its licence."""
    return "\n".join((*_lines(packages), ""))


def _lines(packages: Sequence[Shipped]) -> Iterator[str]:
    yield from (f"{one.name} {one.version}: {one.licence}" for one in packages)
    for one in packages:
        yield from ("", RULE, f"{one.name} {one.version}", one.licence, RULE)
        for text in one.texts:
            yield from ("", f"--- {text.name}", "", text.read_text(encoding="utf-8", errors="replace").strip())


def main() -> None:
    parser = argparse.ArgumentParser(description="What is shipped and under which licences.")
    parser.add_argument("-o", "--out", type=Path, default=None)
    parser.add_argument("--frozen", action="store_true")
    asked = parser.parse_args()
    out: Path | None = asked.out
    packages = [*shipped(), *((python_itself(), package("pyinstaller")) if asked.frozen else ())]
    told = notices(packages)
    if out is None:
        sys.stdout.write(told)
    else:
        out.write_text(told, encoding="utf-8")
    if unstated := [one.name for one in packages if not one.licence]:
        sys.exit(f"no licence stated: {', '.join(unstated)}")


if __name__ == "__main__":
    main()
