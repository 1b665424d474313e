"""The wheel that people install: it holds the forms and works on its own."""

import importlib.util
import json
import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if importlib.util.find_spec("hatchling") is None:
        pytest.skip("hatchling is not installed: no wheel can be built offline")
    source, out = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("wheel")
    for folder in ("src", "workbook_templates"):
        shutil.copytree(ROOT / folder, source / folder, ignore=shutil.ignore_patterns("__pycache__"))
    (source / "tools").mkdir()
    for name in ("pyproject.toml", "LICENSE", "README.md", "tools/readme.py"):
        shutil.copy(ROOT / name, source / name)
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)], cwd=source, check=True,
        capture_output=True,
    )  # fmt: skip
    (built,) = out.glob("*.whl")
    return built


def test_the_wheel_holds_every_form_and_the_reference_document(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as package:
        inside = set(package.namelist())
    folder = ROOT / "workbook_templates"
    shipped = {
        f"xlreport/workbook_templates/{path.relative_to(folder).as_posix()}"
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert shipped <= inside
    assert not [name for name in inside if name.startswith("tests/")]


def test_its_readme_points_to_nothing_that_lies_beside_it(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as package:
        [name] = (one for one in package.namelist() if one.endswith("/METADATA"))
        told = package.read(name).decode()
    assert "Description-Content-Type: text/markdown" in told
    assert "produces the report" in told
    assert "](" not in told.replace("](https://", "")
    assert "| --- |" not in told


def test_the_wheel_holds_the_pages_of_the_desk_and_the_licence_of_what_they_bring(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as package:
        inside = set(package.namelist())
    desk = ROOT / "src" / "xlreport" / "desk"
    shipped = [path.relative_to(desk.parents[1]).as_posix() for path in desk.glob("*/*.*") if path.suffix != ".py"]
    assert "xlreport/desk/static/htmx.LICENSE.txt" in shipped
    assert set(shipped) - {path for path in shipped if "__pycache__" in path} <= inside


def test_the_installed_wheel_makes_a_workbook_and_checks_it(wheel: Path, tmp_path: Path) -> None:
    """In an environment of its own, which borrows only the libraries of this one."""
    home = tmp_path / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(home)], check=True)
    site = sysconfig.get_path("purelib", vars={"base": str(home), "platbase": str(home)})
    with zipfile.ZipFile(wheel) as package:
        package.extractall(site)
    libraries = Path(sysconfig.get_path("purelib"))
    for entry in libraries.iterdir():
        if entry.suffix != ".pth" and not entry.name.startswith(("xlreport", "__editable__")):
            (Path(site) / entry.name).symlink_to(entry)
    python = home / ("Scripts" if os.name == "nt" else "bin") / "python"

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(python), "-I", "-X", "utf8", "-m", "xlreport", *arguments], capture_output=True, text=True,
            check=False, cwd=tmp_path,
        )  # fmt: skip

    assert "zfxxgk/2021" in run("templates").stdout
    made = run("new", "-o", "空白.xlsx", "--agency", "某某市水务局", "--year", "2024")
    assert (made.returncode, made.stdout.strip()) == (0, "空白.xlsx"), made.stderr
    judged = run("check", "空白.xlsx", "--format", "json")
    assert judged.returncode == 1, judged.stderr
    (file,) = json.loads(judged.stdout)["files"]
    assert [one["code"] for one in file["findings"]] == ["FORM-EMPTY"]
    drafted = run("report", "空白.xlsx", "-o", "报告.docx", "--draft")
    assert (drafted.returncode, drafted.stdout.strip()) == (1, "报告.docx"), drafted.stderr
