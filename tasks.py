"""Everything a fresh machine needs, in one command each: Python 3.11 and this checkout are enough.

python3 tasks.py demo     the whole way on the bundled real report, results in ./demo
python3 tasks.py quick    lint and the quick tests of every room: some six minutes on two free cores
python3 tasks.py test     lint, types, layers and all tests: some half an hour on two free cores
"""

import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
ENVIRONMENT = ROOT / ".venv"
OLDEST = (3, 11)
CHECKED = ("src", "tests", "tools", "tasks.py")
TESTS = ("-m", "pytest", "-n", "2", "--dist", "worksteal")
NOT_QUICK = (
    "tests/office",  # LibreOffice and Chromium
    "tests/threats",  # hostile files, full disks
    "tests/properties",  # workbooks damaged and edited at random
    "tests/district/test_whole_folder.py",  # runs of a whole folder in workers
    "tests/district/test_season.py",
    "tests/district/test_season_killed.py",
    "tests/cli/test_console.py",  # the tool as a process of its own
    "tests/cli/test_pseudo_terminal.py",
    "tests/cli/test_inputs_are_kept.py",
    "tests/checking/test_rule_cases.py",  # a workbook for each rule of the form
    "tests/docs/test_rules_page.py",
)
"""What the quick tests leave out; a test holds that every room has some left."""


def program(name: str) -> str:
    """A program of the environment, wherever this system keeps them."""
    folder, suffix = ("Scripts", ".exe") if os.name == "nt" else ("bin", "")
    return str(ENVIRONMENT / folder / f"{name}{suffix}")


def run(*command: str) -> None:
    print("+", " ".join(command), flush=True)
    outcome = subprocess.run(command, cwd=ROOT, check=False)
    if outcome.returncode:
        sys.exit(outcome.returncode)


def install(what: str) -> None:
    if not Path(program("python")).exists():
        print("+ venv", ENVIRONMENT.name, flush=True)
        venv.create(ENVIRONMENT, with_pip=True)
    run(program("python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--editable", what)


def demo() -> None:
    install(".")
    run(program("xlreport"), "demo", "--out", "demo", "--force")


def test() -> None:
    install(".[test]")
    lint()
    run(program("mypy"))
    run(program("lint-imports"))
    run(program("python"), *TESTS)


def quick() -> None:
    install(".[test]")
    lint()
    run(program("python"), *TESTS, "-m", "not slow", *(f"--ignore={path}" for path in NOT_QUICK))


def lint() -> None:
    run(program("ruff"), "check", *CHECKED)
    run(program("ruff"), "format", "--check", *CHECKED)


TASKS = {"demo": demo, "quick": quick, "test": test}

if __name__ == "__main__":
    if sys.version_info < OLDEST:
        sys.exit(f"Python {'.'.join(map(str, OLDEST))} or newer is needed, this is {sys.version.split()[0]}")
    if len(sys.argv) != 2 or sys.argv[1] not in TASKS:  # noqa: PLR2004  the program and one task
        sys.exit(__doc__)
    TASKS[sys.argv[1]]()
