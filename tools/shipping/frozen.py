"""Where the frozen program begins: opened without arguments it is the desk, else the command line."""

import multiprocessing
import runpy
import sys
from collections.abc import Sequence


def begin(arguments: Sequence[str]) -> int:
    """`-P -m MODULE` is how the program asks itself for a worker that reads one file."""
    if arguments[:2] == ["-P", "-m"] and arguments[2].startswith("xlreport."):
        runpy.run_module(arguments[2], run_name="__main__", alter_sys=True)
        return 0
    from xlreport.cli.app import app
    from xlreport.cli.main import run

    return run(list(arguments) or opened([one.name for one in app.registered_commands]))


def opened(commands: Sequence[str | None]) -> list[str]:
    """What a double-click asks for."""
    return ["desk"] if "desk" in commands else ["--help"]


if __name__ == "__main__":
    multiprocessing.freeze_support()
    sys.exit(begin(sys.argv[1:]))
