"""A folder that runs without Python: what is in it opens the desk when it is double-clicked, else the command line.

    python tools/freeze.py OUT [--find-links WHEELHOUSE]

Makes a fresh environment, installs xlreport with its extras and PyInstaller, and freezes that; it takes some minutes.
cyclonedx-bom must be installed here.
The folder is for the system it is made on, and is tried out there (`try_out.py`). Beside the program lie the licences
of all that is in it, and its bill of materials.
"""

import argparse
import os
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from contained import BILL, LICENCES
from shipping.environment import ROOT, built_wheel, fresh_environment, install, run
from try_out import try_out
from wheelhouse import declared_extras

PYINSTALLER = "pyinstaller>=6.11"
COLLECTED = ("xlreport", "docx")
"""Packages with files of their own that no import names."""

LEFT_OUT = (
    "tkinter",
    "curses",
    "readline",
    "matplotlib",
    "IPython",
    "pytest",
    "setuptools",
    "pkg_resources",
    "packaging",
)
"""What nothing of ours asks for: tests, windows, terminals (readline is under the GPL), what comes with PyInstaller."""


def freeze(out: Path, links: Path | None) -> Path:
    """The folder of the program."""
    with TemporaryDirectory(prefix="xlreport-freeze-") as name:
        work = Path(name)
        wheel = built_wheel(work)
        python = fresh_environment(work / "venv")
        offline = ("--no-index", "--find-links", links.resolve()) if links is not None else ()
        install(python, *offline, f"{wheel}[{','.join(declared_extras())}]")
        run(sys.executable, ROOT / "tools" / "sbom.py", "-o", work / BILL, "--of", python)
        install(python, *offline, PYINSTALLER, "packaging")
        written = work / LICENCES
        run(python, ROOT / "tools" / "licences.py", "--frozen", "-o", written)
        _pyinstaller(python, work, out)
        for one in (written, work / BILL):
            shutil.copy(one, out / "xlreport")
        run(python, ROOT / "tools" / "contained.py", out / "xlreport")
    program = out / "xlreport" / ("xlreport.exe" if os.name == "nt" else "xlreport")
    try_out(program, declared_extras(), opened=True)
    return program.parent


def _pyinstaller(python: Path, work: Path, out: Path) -> None:
    collected = [part for one in COLLECTED for part in ("--collect-all", one)]
    excluded = [part for one in LEFT_OUT for part in ("--exclude-module", one)]
    hooks = ROOT / "tools" / "shipping" / "hooks"
    run(
        python, "-m", "PyInstaller", "--noconfirm", "--clean", "--onedir", "--console", "--log-level", "WARN",
        "--name", "xlreport", "--distpath", out.resolve(), "--workpath", work / "build", "--specpath", work,
        "--additional-hooks-dir", hooks, "--collect-submodules", "uvicorn", "--copy-metadata", "xlreport",
        *collected, *excluded, ROOT / "tools" / "shipping" / "frozen.py",
    )  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description="A folder that runs without Python.")
    parser.add_argument("out", type=Path)
    parser.add_argument("--find-links", type=Path, default=None)
    asked = parser.parse_args()
    print(freeze(asked.out, asked.find_links))


if __name__ == "__main__":
    main()
