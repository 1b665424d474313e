"""Forms that tests declare: small ones beside this file, and edits of a form's text."""

from functools import cache
from pathlib import Path

from xlreport.form.loading.folder import templates_folder
from xlreport.form.model.template import Template
from xlreport.use_cases.forms import load_template_file

SMALL = Path(__file__).with_name("small.yaml")
GRAIN = Path(__file__).with_name("grain.yaml")
VENUE = Path(__file__).with_name("kinds.yaml")
BUNDLED_FILE = templates_folder() / "zfxxgk" / "2021.yaml"


def small() -> Template:
    return load_template_file(SMALL)


@cache
def grain() -> Template:
    """Five required fields, figures below zero, no text."""
    return load_template_file(GRAIN)


@cache
def venue() -> Template:
    """A cell of every kind."""
    return load_template_file(VENUE)


def edited(source: Path, target: Path, *edits: tuple[str, str]) -> Path:
    """A copy of a form with texts replaced; each must be there exactly once."""
    text = source.read_text(encoding="utf-8")
    for before, after in edits:
        assert text.count(before) == 1, (text.count(before), before)
        text = text.replace(before, after)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")
    return target


def with_lines(source: Path, target: Path, *insertions: tuple[str, str]) -> Path:
    """A copy of a form with lines inserted, each as deep as the one line that holds the text before it."""
    lines = source.read_text(encoding="utf-8").splitlines(keepends=True)
    for before, new in insertions:
        (index,) = [number for number, line in enumerate(lines) if before in line]
        indent = lines[index][: len(lines[index]) - len(lines[index].lstrip())]
        lines.insert(index + 1, f"{indent}{new}\n")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text("".join(lines), encoding="utf-8")
    return target
