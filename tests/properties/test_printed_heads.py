"""Heads of any shape, printed and read again, are the same heads."""

from itertools import count
from pathlib import Path
from random import Random

import pytest

from xlreport import compose, render_html, render_word, template_skeleton
from xlreport.form.model.axis import Node
from xlreport.form.model.template import Template
from xlreport.use_cases.forms import load_template_file
from xlreport.use_cases.skeleton.draft import Kind, Line, SectionDraft, TableDraft
from xlreport.use_cases.skeleton.written import FormDraft, yaml_of
from xlreport.use_cases.template_cases.filling import filled_report, new_report

MOST_LINES = 8
"""Of an axis: a wider table comes apart on paper."""


def lines(dice: Random, names: "count[int]", depth: int) -> tuple[Line, ...]:
    return tuple(
        Line(
            f"x{number}", f"名称{number}", below=lines(dice, names, depth - 1) if depth and dice.random() < 0.4 else ()
        )
        for number in (next(names) for _ in range(dice.randint(1, 3)))
    )


def leaves(own: tuple[Line, ...]) -> int:
    return sum(leaves(line.below) if line.below else 1 for line in own)


def axis(dice: Random, names: "count[int]") -> tuple[Line, ...]:
    while leaves(found := lines(dice, names, 2)) > MOST_LINES:
        continue
    return found


def printed(dice: Random, folder: Path) -> Template:
    """A form of one or two tables below each other, as it is declared."""
    names = count(1)
    many = dice.random() < 0.4
    tables = tuple(
        TableDraft(f"t{number}", f"第{number}张" if many else None, None, "count", axis(dice, names), axis(dice, names))
        for number in range(1, 3 if many else 2)
    )
    draft = FormDraft(
        "any", "2024", "任意统计表", 2024, "", (Kind("count", 0, "件"),), (SectionDraft("一、情况", tables),)
    )
    path = folder / "2024.yaml"
    path.write_text(yaml_of(draft), encoding="utf-8")
    return load_template_file(path)


def tree(nodes: tuple[Node, ...]) -> list[object]:
    return [node.label if node.is_leaf else [node.label, tree(node.children)] for node in nodes]


def heads(form: Template) -> list[object]:
    return [(table.caption, tree(table.rows.nodes), tree(table.columns.nodes)) for table in form.tables]


@pytest.mark.parametrize("number", range(20))
def test_heads_that_are_printed_are_read_as_they_were_declared(number: int, tmp_path: Path) -> None:
    dice = Random(number)  # noqa: S311  shapes, no secrets
    form = printed(dice, tmp_path)
    report = filled_report(form, number) if number % 2 else new_report(form)
    document = compose(form, report, draft=True)
    for name, content in (("a.html", render_html(document).encode()), ("a.docx", render_word(document))):
        source = tmp_path / name
        source.write_bytes(content)
        _, again = template_skeleton(source)
        (tmp_path / "again.yaml").write_text(again, encoding="utf-8")
        assert heads(load_template_file(tmp_path / "again.yaml")) == heads(form), name
