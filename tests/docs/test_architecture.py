"""The pages for developers: the picture is that of the imports, and what they name is there."""

import re
import sys
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))

from draw_rooms import drawn, picture, rooms  # noqa: E402  the tool is no package

ARCHITECTURE = ROOT / "docs" / "architecture.md"
CONTRIBUTING = ROOT / "CONTRIBUTING.md"
PAGES = [ARCHITECTURE, *ROOT.glob("*.md"), *ROOT.glob("docs/decisions/*.md")]
TOPS = (ROOT, ROOT / "src" / "xlreport")
_NAME = re.compile(r"`([a-z_]+(?:\.[A-Za-z_]\w*)+)`")
_PATH = re.compile(r"`((?:[\w.\-]+/)+[\w.\-]*)`")


def test_the_picture_is_drawn_from_the_imports() -> None:
    page = ARCHITECTURE.read_text(encoding="utf-8")
    assert drawn(page, picture(rooms())) == page, "run python tools/draw_rooms.py"


def test_an_arrow_that_follows_from_others_is_left_out() -> None:
    imports = {"top": {"middle", "low"}, "middle": {"low"}, "low": set[str]()}
    assert picture(imports) == "```mermaid\nflowchart TD\n    top --> middle\n    middle --> low\n```\n"


def test_every_room_has_its_paragraph() -> None:
    page = ARCHITECTURE.read_text(encoding="utf-8")
    assert {room for room in rooms() if f"* **`{room}`** " not in page} == set()


@pytest.mark.parametrize("page", [ARCHITECTURE, CONTRIBUTING], ids=lambda page: page.name)
def test_every_name_in_backticks_exists(page: Path) -> None:
    names = [name for name in _NAME.findall(page.read_text(encoding="utf-8")) if not is_file_name(name)]
    assert [name for name in names if not exists(name)] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_path_in_backticks_exists(page: Path) -> None:
    assert [one for one in paths_in(page) if not any((top / one).exists() for top in TOPS)] == []


def test_the_pages_for_developers_name_paths_at_all() -> None:
    assert all(len(paths_in(page)) > 5 for page in (ARCHITECTURE, CONTRIBUTING))


def paths_in(page: Path) -> list[str]:
    """Paths that begin in a folder of ours; a word in capitals stands for any name."""
    ours = {one.name for top in TOPS for one in top.iterdir() if one.is_dir()} | {"excel", "loading", "checks", "batch"}
    found = _PATH.findall(page.read_text(encoding="utf-8"))
    return [one for one in found if one.partition("/")[0] in ours and not re.search("[A-Z]{3}", one)]


def is_file_name(name: str) -> bool:
    return name.rpartition(".")[2] in {"py", "md", "yaml", "json", "toml", "xlsx", "docx", "csv"}


def exists(name: str) -> bool:
    """Whether `module.thing` is a module of the package or a name in one."""
    module, _, thing = f"xlreport.{name}".rpartition(".")
    try:
        return hasattr(import_module(module), thing) or bool(import_module(f"{module}.{thing}"))
    except ImportError:
        return False
