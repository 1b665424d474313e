"""Everything a fresh machine needs, in one command each: Python 3.11 and this checkout are enough.

python3 tasks.py demo    the whole way on the bundled real report, results in ./demo
python3 tasks.py test    lint, types, layers and all tests
"""

import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
ENVIRONMENT = ROOT / ".venv"
OLDEST = (3, 11)


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
    run(program("ruff"), "check", "src", "tests", "tools", "tasks.py")
    run(program("ruff"), "format", "--check", "src", "tests", "tools", "tasks.py")
    run(program("mypy"))
    run(program("lint-imports"))
    run(program("python"), "-m", "pytest", "-n", "2", "--dist", "worksteal")


TASKS = {"demo": demo, "test": test}

if __name__ == "__main__":
    if sys.version_info < OLDEST:
        sys.exit(f"Python {'.'.join(map(str, OLDEST))} or newer is needed, this is {sys.version.split()[0]}")
    if len(sys.argv) != 2 or sys.argv[1] not in TASKS:  # noqa: PLR2004  the program and one task
        sys.exit(__doc__)
    TASKS[sys.argv[1]]()
