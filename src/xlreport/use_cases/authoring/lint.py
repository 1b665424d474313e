"""All mistakes of declared forms, of the rules beside them and of their cases, without doing anything with them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from xlreport.checking.registry import check_kinds
from xlreport.errors import Problem, TemplateError
from xlreport.form.loading.catalogue import load_template_file
from xlreport.form.loading.folder import LIBRARY, RULES
from xlreport.form.loading.rules.neighbours import unknown_abroad
from xlreport.form.model.template import Template
from xlreport.messages.codes.explain import codes_of
from xlreport.use_cases.forms import load_templates
from xlreport.use_cases.template_cases.case_files import FOLDER as CASES
from xlreport.use_cases.template_cases.case_files import read_report_cases, read_rule_cases


@dataclass(frozen=True, slots=True)
class LintedForm:
    """One edition and its mistakes in the order of its files, each with the path of its file."""

    id: str
    path: Path
    problems: tuple[tuple[Path, Problem], ...]


def lint_templates(paths: Iterable[Path]) -> Sequence[LintedForm]:
    """Every edition at the paths: files of forms, their folders, or the folder that holds those."""
    return [_linted(path) for path in dict.fromkeys(edition for path in paths for edition in editions_at(path))]


def editions_at(path: Path) -> list[Path]:
    """The files of editions at a path; those beside it where it is a form's file of rules."""
    if path.name == RULES:
        return _editions_in(path.parent)
    if not path.is_dir():
        return [path]
    below = [one for folder in sorted(path.iterdir()) if _may_hold_a_form(folder) for one in _editions_in(folder)]
    return [*_editions_in(path), *below]


def id_of(path: Path) -> str:
    """The id that an edition must declare, by where it lies."""
    whole = path.absolute()
    return f"{whole.parent.name}/{whole.stem}"


def _may_hold_a_form(folder: Path) -> bool:
    return folder.is_dir() and folder.name not in {LIBRARY, CASES}


def _editions_in(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*.yaml") if path.name != RULES)


def _linted(path: Path) -> LintedForm:
    problems = _problems(path)
    return LintedForm(id_of(path), path, tuple((_file_of(path, one), one) for one in problems))


def _problems(path: Path) -> Sequence[Problem]:
    try:
        template = load_template_file(path, check_kinds(), at=id_of(path))
    except TemplateError as error:
        return error.problems
    return [*_in_other_forms(template, path.absolute().parents[1]), *_in_cases(template, path.parent / CASES)]


def _in_other_forms(template: Template, folder: Path) -> Iterator[Problem]:
    """What it says of forms beside it, or of bundled ones, that they have not."""
    if not template.names_others:
        return
    forms, broken = {**load_templates()}, set[str]()
    for path in editions_at(folder):
        try:
            forms[id_of(path)] = load_template_file(path, check_kinds())
        except TemplateError:
            broken.add(id_of(path))
    yield from unknown_abroad(template, {**forms, template.id: template}, broken)


def _in_cases(template: Template, folder: Path) -> Iterator[Problem]:
    try:
        read_rule_cases(template, folder, codes_of([template]))
    except TemplateError as error:
        yield from error.problems
    try:
        read_report_cases(folder)
    except TemplateError as error:
        yield from error.problems


def _file_of(path: Path, problem: Problem) -> Path:
    """The file that a mistake stands in: the edition, one beside it, or one of the folder of forms."""
    beside = path.parent / problem.file
    above = path.parent.parent / problem.file
    return above if above.is_file() and not beside.is_file() else beside
