"""A folder of wheels for networks without internet: xlreport and all that it needs, with their sums.

    python tools/wheelhouse.py OUT [--platform windows --python-version 3.11] [--extras desk,pdf]

In the network then: `pip install --no-index --find-links OUT "xlreport[desk,pdf]"`. Without --platform the wheels are
for this machine, and a fresh environment is made from them alone and tried out (`try_out.py`) to prove it.
"""

import argparse
import hashlib
import sys
import tomllib
from pathlib import Path
from tempfile import TemporaryDirectory

from shipping.environment import EXTRAS, ROOT, built_wheel, fresh_environment, install, program_of, run
from try_out import try_out

SUMS = "SHA256SUMS"
PLATFORMS = {
    "windows": ("win_amd64",),
    "linux-x86-64": ("manylinux_2_28_x86_64", "manylinux_2_17_x86_64", "manylinux2014_x86_64"),
    "linux-aarch64": ("manylinux_2_28_aarch64", "manylinux_2_17_aarch64", "manylinux2014_aarch64"),
    "macos-arm64": ("macosx_11_0_arm64", "macosx_10_9_universal2"),
    "macos-x86-64": ("macosx_11_0_x86_64", "macosx_10_13_x86_64", "macosx_10_12_x86_64", "macosx_10_9_x86_64",
                     "macosx_10_9_universal2"),
}  # fmt: skip
"""What is supported, each by the tags of wheels that run there."""


def declared_extras() -> list[str]:
    """Those of this checkout that an office has a use for on one machine."""
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return [one for one in EXTRAS if one in declared["project"]["optional-dependencies"]]


def gather(out: Path, extras: str, platform: str | None, version: str | None) -> None:
    out.mkdir(parents=True, exist_ok=True)
    wheel = built_wheel(out)
    tags = () if platform is None else PLATFORMS[platform]
    there = [part for tag in tags for part in ("--platform", tag)]
    there += ["--python-version", version] if version else []
    asked = f"{wheel}[{extras}]" if extras else str(wheel)
    run(sys.executable, "-m", "pip", "download", "--quiet", "--only-binary=:all:", "--dest", out, *there, asked)
    sums = (f"{hashlib.sha256(one.read_bytes()).hexdigest()}  {one.name}\n" for one in sorted(out.glob("*.whl")))
    (out / SUMS).write_text("".join(sums), encoding="utf-8")


def prove(out: Path, extras: str) -> None:
    """What the wheels alone make of an environment is enough for an office."""
    with TemporaryDirectory(prefix="xlreport-wheelhouse-") as name:
        folder = Path(name)
        python = fresh_environment(folder / "venv")
        asked = f"xlreport[{extras}]" if extras else "xlreport"
        install(python, "--isolated", "--no-index", "--find-links", out.resolve(), asked)
        try_out(program_of(folder / "venv", "xlreport"), extras.split(","))


def main() -> None:
    parser = argparse.ArgumentParser(description="A folder of wheels for networks without internet.")
    parser.add_argument("out", type=Path)
    parser.add_argument("--platform", choices=list(PLATFORMS), default=None)
    parser.add_argument("--python-version", default=None)
    parser.add_argument("--extras", default=",".join(declared_extras()))
    asked = parser.parse_args()
    gather(asked.out, asked.extras, asked.platform, asked.python_version)
    if asked.platform is None and asked.python_version is None:
        prove(asked.out, asked.extras)
    print(f"{len(list(asked.out.glob('*.whl')))} wheels: {asked.out}")


if __name__ == "__main__":
    main()
