"""Commands as a shell starts them, beside the least that such a command can cost.

Each is run as it is where it was installed: its modules were compiled once, whatever the environment says of that.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

FLOOR = "an empty typer program"
_EMPTY = "import typer; app = typer.Typer(); app.command()(lambda: None); app(standalone_mode=False)"


def commands(workbook: Path, folder: Path) -> Mapping[str, Callable[[], object]]:
    """By what is typed: each call runs it in a process of its own."""
    out = folder / "new.xlsx"
    typed = {
        "check one.xlsx": ["check", str(workbook)],
        "new": ["new", "--agency", "某某市水务局", "--year", "2025", "-o", str(out), "--force"],
        "templates": ["templates"],
    }
    started = {name: [sys.executable, "-m", "xlreport", *words] for name, words in typed.items()}
    return {name: _running(command) for name, command in {FLOOR: [sys.executable, "-c", _EMPTY], **started}.items()}


def _running(command: list[str]) -> Callable[[], object]:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return lambda: subprocess.run(command, check=False, capture_output=True, env={**environment, "COLUMNS": "100"})
