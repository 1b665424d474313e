"""Forms that have less than the first one: cut out of the small form."""

from pathlib import Path

from support.forms import SMALL
from xlreport.form.model.template import Template
from xlreport.use_cases.forms import load_template_file

ONLY_NAME = '  - {id: name, label: "单位全称", required: true}\n'
KINDS = ("tables only", "one table", "name only", "text only")


def bare_form(kind: str, folder: Path) -> Template:
    """The small form without its text, without all but one table, without agency fields, or without any table."""
    path = folder / "water" / "2020.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(_cut(SMALL.read_text(encoding="utf-8"), kind), encoding="utf-8")
    return load_template_file(path)


def _cut(text: str, kind: str) -> str:
    match kind:
        case "tables only":
            return _without(text, "  - id: summary\n", None)
        case "one table":
            return _without(_without(text, "lists:\n", "title:\n"), "  - id: water\n", None)
        case "name only":
            return _without(text, '  - {id: phone, label: "电话"}\n', "indicators:\n")
        case _:
            cut = _without(_without(text, "lists:\n", "title:\n"), "  - id: users\n", "  - id: summary\n")
            cut = _without(cut, "          sentences:\n", '        - {name: "其他"')
            return _without(cut, "    ask: [{in: users", "  - {code: W-LABEL")


def _without(text: str, start: str, end: str | None) -> str:
    """The text without what runs from one line up to another."""
    assert text.count(f"\n{start}") == 1
    before, after = text.split(f"\n{start}")
    return f"{before}\n" if end is None else f"{before}\n{end}{after.partition(end)[2]}"
