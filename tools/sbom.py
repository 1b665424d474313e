"""The bill of materials of an environment as CycloneDX JSON, which must name every package that is installed there.

    python tools/sbom.py -o sbom.json [--of PYTHON]

--of: the Python of an environment that holds what is shipped and nothing else, while cyclonedx-bom is installed in the
one that runs this. The same environment gives the same bytes.
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path

from shipping.environment import ROOT
from shipping.packages import normal


def bill(python: str = sys.executable) -> str:
    """Of the environment of that Python; without time and serial number."""
    command = [
        sys.executable, "-m", "cyclonedx_py", "environment", "--output-reproducible", "--output-format", "JSON",
        "--pyproject", str(ROOT / "pyproject.toml"), "--mc-type", "application", python,
    ]  # fmt: skip
    return subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout  # noqa: S603


def installed_in(python: str) -> set[str]:
    """The names of all packages of the environment of that Python."""
    script = "import importlib.metadata as m; [print(one.metadata['Name']) for one in m.distributions()]"
    done = subprocess.run([python, "-I", "-c", script], check=True, capture_output=True, text=True)  # noqa: S603
    return set(map(normal, done.stdout.split()))


def named_in(told: str) -> dict[str, str]:
    """Version by name of each package that the bill names."""
    content = json.loads(told)
    named = {normal(one["name"]): one.get("version", "") for one in content["components"]}
    own = content["metadata"].get("component", {})
    return named | ({normal(own["name"]): own.get("version", "")} if own else {})


def main() -> None:
    parser = argparse.ArgumentParser(description="The bill of materials of this environment.")
    parser.add_argument("-o", "--out", type=Path, required=True)
    parser.add_argument("--of", default=sys.executable)
    asked = parser.parse_args()
    out: Path = asked.out
    told = bill(asked.of)
    out.write_text(told, encoding="utf-8")
    if missing := sorted(installed_in(asked.of) - named_in(told).keys()):
        sys.exit(f"not named: {', '.join(missing)}")
    print(f"{len(named_in(told))} packages: {out}")


if __name__ == "__main__":
    main()
