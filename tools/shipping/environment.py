"""The wheel of this checkout, and fresh environments that nothing else is installed in."""

import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

EXTRAS = ("desk", "pdf")
"""That an office has a use for on one machine."""


def run(*command: str | Path) -> None:
    """A command that must succeed; what it does is shown first. Modules of the workshop are none of its."""
    around = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    shown = [str(one) for one in command]
    print("+", " ".join(shown), flush=True)
    done = subprocess.run(shown, cwd=ROOT, env=around, check=False)  # noqa: S603  our own commands
    if done.returncode:
        sys.exit(done.returncode)


def built_wheel(out: Path) -> Path:
    """The wheel of this checkout in a folder."""
    run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", out, ROOT)
    return max(out.glob("xlreport-*.whl"), key=lambda one: one.stat().st_mtime_ns)


def fresh_environment(folder: Path) -> Path:
    """Its Python. Nothing is installed in it, not even what installs."""
    venv.create(folder, with_pip=False)
    return program_of(folder, "python")


def install(python: Path, *asked: str | Path) -> None:
    """Into the environment of that Python."""
    run(sys.executable, "-m", "pip", "--python", python, "install", "--quiet", *asked)


def program_of(environment: Path, name: str) -> Path:
    """A program that is installed in an environment."""
    return environment / (f"Scripts/{name}.exe" if os.name == "nt" else f"bin/{name}")
