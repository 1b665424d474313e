"""The picture in docs/architecture.md: every room above those it imports, drawn from the imports themselves.

    python tools/draw_rooms.py    # writes the picture into the page

An arrow that follows from others is left out: where a imports b and b imports c, a may import c as well.
"""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path

import grimp

PAGE = Path(__file__).resolve().parents[1] / "docs" / "architecture.md"
BEGIN, END = "```mermaid\n", "```\n"
PACKAGE = "xlreport"
DOOR = "__main__"


def rooms() -> Mapping[str, AbstractSet[str]]:
    """For each room those it imports from."""
    graph = grimp.build_graph(PACKAGE, cache_dir=None)
    names = {_room(module) for module in graph.modules if module != PACKAGE} - {DOOR}
    found: dict[str, set[str]] = {name: set() for name in names}
    for module in graph.modules:
        room = _room(module)
        if room in names:
            needed = {_room(one) for one in graph.find_modules_directly_imported_by(module)}
            found[room] |= needed & names - {room}
    return found


def picture(imports: Mapping[str, AbstractSet[str]]) -> str:
    """A Mermaid flowchart: a box a room, the highest first, and the arrows that follow from no others."""
    return "".join((BEGIN, "flowchart TD\n", *_arrows(imports), END))


def drawn(page: str, chart: str) -> str:
    """The page with the chart in place of the one it holds."""
    before, _, rest = page.partition(BEGIN)
    return before + chart + rest.partition(END)[2]


def _room(module: str) -> str:
    return module.split(".")[1] if "." in module else module


def _arrows(imports: Mapping[str, AbstractSet[str]]) -> Iterator[str]:
    below = {room: _below(room, imports) for room in imports}
    for room in sorted(imports, key=lambda one: (-len(below[one]), one)):
        beyond = {far for near in imports[room] for far in below[near]}
        for near in sorted(imports[room] - beyond):
            yield f"    {room} --> {near}\n"


def _below(room: str, imports: Mapping[str, AbstractSet[str]]) -> set[str]:
    found: set[str] = set()
    waiting = [room]
    while waiting:
        for near in imports[waiting.pop()] - found:
            found.add(near)
            waiting.append(near)
    return found


if __name__ == "__main__":
    PAGE.write_text(drawn(PAGE.read_text(encoding="utf-8"), picture(rooms())), encoding="utf-8")
