"""LibreOffice as a judge: converts files in a profile of its own in which every formula is computed anew."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from support.full import FULL

REQUIRED = os.environ.get("XLREPORT_REQUIRE_OFFICE") == "1"
SECONDS = 7_200 if FULL else 600
IN_ONE_CALL = 100
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>{mode}</value></prop>
<prop oor:name="ODFRecalcMode" oor:op="fuse"><value>{mode}</value></prop>
</item>
</oor:items>
"""
ALWAYS, NEVER = 0, 1


def require_libreoffice() -> None:
    """Skips the test where there is no LibreOffice, unless the environment demands it."""
    if shutil.which("soffice") is None:
        if REQUIRED:
            pytest.fail("XLREPORT_REQUIRE_OFFICE=1, but there is no soffice on this machine")
        pytest.skip("no soffice (LibreOffice) on this machine")


def settings_of(recalculate: int) -> str:
    """The settings of a profile."""
    return _SETTINGS.format(mode=recalculate)


def convert(
    sources: Sequence[Path], suffix: str, folder: Path, *, recalculate: int = ALWAYS, read_as: str | None = None
) -> list[Path]:
    """The files converted to `suffix` in `folder`, in order, a hundred by a call; names must differ.

    `read_as`: the filter they are opened by, where the name of the file tells another one.
    """
    require_libreoffice()
    folder.mkdir(parents=True, exist_ok=True)
    made = [folder / f"{source.stem}.{suffix}" for source in sources]
    assert len(set(made)) == len(made), "two sources share a name"
    with tempfile.TemporaryDirectory(prefix="xlreport-office-") as profile:
        settings = Path(profile, "user", "registrymodifications.xcu")
        settings.parent.mkdir()
        settings.write_text(settings_of(recalculate), encoding="utf-8")
        for first in range(0, len(sources), IN_ONE_CALL):
            own = slice(first, first + IN_ONE_CALL)
            command = [
                "soffice", f"-env:UserInstallation={Path(profile).as_uri()}", "--headless", "--norestore",
                *([] if read_as is None else [f"--infilter={read_as}"]),
                "--convert-to", suffix, "--outdir", str(folder), *map(str, sources[own]),
            ]  # fmt: skip
            done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=SECONDS)
            missing = [path.name for path in made[own] if not path.exists()]
            assert not missing, f"LibreOffice did not write {missing}: {done.stdout[-2000:]}{done.stderr[-2000:]}"
    return made
