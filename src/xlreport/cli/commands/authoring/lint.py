"""`xlreport template lint`."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from xlreport.cli.failures import CommandError, Status
from xlreport.cli.screen.console import show
from xlreport.cli.usage.forms import Forms, template_unknown
from xlreport.errors import Problem
from xlreport.form.loading.catalogue import template_ids
from xlreport.form.loading.folder import templates_folder
from xlreport.messages import authors as words
from xlreport.messages import usage
from xlreport.messages.forms.mistakes import problem_line
from xlreport.use_cases.authoring.lint import LintedForm, lint_templates


def lint_forms(targets: Sequence[str], forms: Forms) -> Status:
    """Every mistake of the forms, one on a line; of all forms that are known where none is named."""
    root = forms.folder or templates_folder()
    linted = lint_templates(list(_paths(targets, root)) if targets else [root])
    if not linted:
        raise CommandError(words.NO_FORM.format(path=words.SEPARATOR.join(targets) or root))
    told: set[tuple[Path, Problem]] = set()
    for form in linted:
        for line in _lines(form, told):
            show(line)
    return Status.CANNOT_RUN if told else Status.GOOD


def _paths(targets: Sequence[str], root: Path) -> Iterator[Path]:
    """Each target as a path; an id is looked for among the forms of the folder, then among the bundled ones."""
    for target in targets:
        if Path(target).exists():
            yield Path(target)
            continue
        for folder in (root, templates_folder()):
            if target in template_ids(folder):
                yield folder.joinpath(*target.split("/")).with_suffix(".yaml")
                break
        else:
            raise _unknown(target, root)


def _unknown(target: str, root: Path) -> CommandError:
    if target.endswith((".yaml", ".yml")) or Path(target).is_absolute():
        return CommandError(usage.NO_SUCH_PATH.format(path=target))
    known = dict.fromkeys([*template_ids(root), *template_ids()])
    return template_unknown(target, known)


def _lines(form: LintedForm, told: set[tuple[Path, Problem]]) -> Iterator[str]:
    """A mistake in a file that several editions share is told once."""
    new = [one for one in dict.fromkeys(form.problems) if one not in told]
    told.update(new)
    for path, problem in new:
        yield problem_line(problem, str(path))
    if not form.problems:
        yield words.LINT_CLEAN.format(template=form.id)
    elif new:
        yield words.LINT_COUNTED.format(template=form.id, count=len(new))
