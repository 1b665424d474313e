"""Whatever is wrong with a form, it is told as mistakes with their places, and never ends in anything else."""

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from support.forms import BUNDLED_FILE, GRAIN, SMALL

from xlreport.checking.registry import check_kinds
from xlreport.errors import TemplateError
from xlreport.form.loading.build import build_template
from xlreport.form.loading.source import read_source
from xlreport.messages.forms.mistakes import problem_line

INSTEAD: tuple[Any, ...] = (None, 0, -1, True, "", "x", "合计", "sum(", "a.b", [], {}, [[]], [{}], {"x": 1}, [None])
Path_ = tuple[str | int, ...]


def paths(node: Any, path: Path_ = ()) -> Iterator[Path_]:
    if path:
        yield path
    items = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for step, one in items:
        yield from paths(one, (*path, step))


def broken(node: Any, path: Path_, dice: Random) -> Any:
    """The content with something else, something twice, or nothing at one place."""
    step, *rest = path
    if rest:
        inner = broken(node[step], tuple(rest), dice)
        return {**node, step: inner} if isinstance(node, dict) else [*node[:step], inner, *node[int(step) + 1 :]]
    way = dice.randrange(4)
    if isinstance(node, dict):
        others = {key: one for key, one in node.items() if key != step}
        return others if way == 0 else {**others, f"{step}x" if way == 1 else step: dice.choice(INSTEAD)}
    around = node[: int(step)], node[int(step) + 1 :]
    return [
        *around[0],
        *([] if way == 0 else [node[int(step)]] * 2 if way == 1 else [dice.choice(INSTEAD)]),
        *around[1],
    ]


def written(node: Any) -> str:
    """Strict YAML of any content, on one line."""
    if isinstance(node, dict):
        return "{" + ", ".join(f"{key}: {written(one)}" for key, one in node.items()) + "}"
    if isinstance(node, list):
        return "[" + ", ".join(map(written, node)) + "]"
    return json.dumps(node, ensure_ascii=False)


@pytest.mark.parametrize(
    ("form", "times"), [(SMALL, 150), (GRAIN, 50), (BUNDLED_FILE, 20)], ids=lambda one: str(one)[-9:]
)
def test_a_form_with_something_broken_is_told_as_mistakes_or_loads(form: Path, times: int) -> None:
    content, dice = read_source(form.name, form.read_text(encoding="utf-8")).content, Random(form.name)  # noqa: S311
    beside = form.with_name("rules.yaml")
    rules = beside.read_text(encoding="utf-8") if beside.is_file() else ""
    library = {path.stem: path.read_text(encoding="utf-8") for path in BUNDLED_FILE.parents[1].glob("library/*.yaml")}
    told = 0
    for _ in range(times):
        bad: Any = content
        for _ in range(dice.randrange(1, 4)):
            bad = broken(bad, dice.choice(list(paths(bad))), dice)
        try:
            build_template(form.name, written(bad), check_kinds(), rules, library=library)
        except TemplateError as error:
            told += all(len(problem_line(one)) > len(one.file) for one in error.problems)
    assert told > times // 2
