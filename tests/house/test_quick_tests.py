"""`python3 tasks.py quick`: what it leaves out is there, and what it runs reaches every room."""

import re
import sys
from pathlib import Path

from sources import PACKAGE

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tasks import NOT_QUICK  # noqa: E402  the script is no package


def test_what_the_quick_tests_leave_out_is_there() -> None:
    assert [path for path in NOT_QUICK if not (ROOT / path).exists()] == []


def test_what_the_quick_tests_leave_out_is_told_to_those_who_build() -> None:
    page = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    folders = [path for path in NOT_QUICK if not path.endswith(".py")]
    assert folders != []
    assert [path for path in folders if f"`{path}`" not in page] == []


def test_the_quick_tests_reach_every_room() -> None:
    texts = [path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py") if is_quick(path)]
    reached = {room for text in texts for room in re.findall(r"from xlreport\.(\w+)", text)}
    rooms = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").is_file()}
    assert len(rooms) > 10
    assert rooms - reached == set()


def is_quick(path: Path) -> bool:
    left_out = [ROOT / one for one in NOT_QUICK]
    return not any(path == one or one in path.parents for one in left_out)
