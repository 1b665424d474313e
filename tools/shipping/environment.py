"""The wheel of this checkout, and fresh environments that nothing else is installed in."""

import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def run(*command: str | Path) -> None:
    """A command that must succeed; what it does is shown first."""
    shown = [str(one) for one in command]
    print("+", " ".join(shown), flush=True)
    done = subprocess.run(shown, cwd=ROOT, check=False)  # noqa: S603  our own commands
    if done.returncode:
        sys.exit(done.returncode)


def built_wheel(out: Path) -> Path:
    """The wheel of this checkout in a folder."""
    run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", out, ROOT)
    return max(out.glob("xlreport-*.whl"), key=lambda one: one.stat().st_mtime_ns)


def fresh_environment(folder: Path) -> Path:
    """Its Python."""
    venv.create(folder, with_pip=True)
    return folder / ("Scripts" if os.name == "nt" else "bin") / "python"
