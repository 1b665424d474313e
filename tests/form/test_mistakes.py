"""Every mistake of a form is told, all at once, where it stands: the expected texts lie beside the bad forms."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from xlreport.errors import TemplateError
from xlreport.form.mistakes.mistake import Mistake
from xlreport.messages.forms.mistakes import MISTAKES as SENTENCES
from xlreport.messages.forms.mistakes import problem_line
from xlreport.use_cases.forms import load_template_file

MISTAKES = sorted(Path(__file__).with_name("mistakes").glob("*.yaml"))


def mistakes_of(path: Path) -> TemplateError:
    with pytest.raises(TemplateError) as raised:
        load_template_file(path)
    return raised.value


@pytest.mark.parametrize("path", MISTAKES, ids=lambda path: path.stem)
def test_all_mistakes_of_a_form_are_told_at_once(path: Path, golden: Callable[[Path, str], None]) -> None:
    told = [problem_line(problem) for problem in mistakes_of(path).problems]
    golden(path.with_suffix(".txt"), "\n".join(told) + "\n")


@pytest.mark.parametrize("path", MISTAKES, ids=lambda path: path.stem)
def test_each_mistake_points_into_its_file(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").split("\n")
    for problem in mistakes_of(path).problems:
        assert problem.file == path.name
        assert 1 <= problem.line <= len(lines)
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1


@pytest.mark.parametrize("path", MISTAKES, ids=lambda path: path.stem)
def test_a_name_that_is_told_stands_at_its_column(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").split("\n")
    for problem in mistakes_of(path).problems:
        named = re.search(r"nothing (?:here|in this form) is called '([^']+)'", problem.message)
        if named is not None and "opens_with" not in problem.message:
            assert lines[problem.line - 1][problem.column - 1 :].startswith(named.group(1))


def test_every_kind_of_mistake_has_its_sentence() -> None:
    assert set(SENTENCES) == set(Mistake)


@pytest.mark.parametrize("path", MISTAKES, ids=lambda path: path.stem)
def test_nobody_is_shown_a_bare_pattern_or_a_word_of_the_program(path: Path) -> None:
    for problem in mistakes_of(path).problems:
        assert re.search(r"\^\[|\[a-z|_type|Input should", problem_line(problem)) is None


def test_mistakes_are_told_in_the_order_of_the_file() -> None:
    for path in MISTAKES:
        places = [(problem.line, problem.column) for problem in mistakes_of(path).problems]
        assert places == sorted(places)
