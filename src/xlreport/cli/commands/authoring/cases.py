"""`xlreport template test`."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from xlreport.cli.failures import Status
from xlreport.cli.screen.console import show, tell
from xlreport.cli.screen.lines import Line, Piece, Tone, line
from xlreport.cli.usage.forms import Forms, template_named
from xlreport.cli.usage.paths import refuse_folder
from xlreport.form.loading.catalogue import template_ids
from xlreport.form.loading.folder import templates_folder
from xlreport.form.model.template import Template
from xlreport.messages import authors
from xlreport.messages import commands as words
from xlreport.use_cases.authoring.lint import id_of
from xlreport.use_cases.template_cases.case_files import cases_folder
from xlreport.use_cases.template_cases.results import CaseResult, Failure
from xlreport.use_cases.template_cases.round_trip import round_trips
from xlreport.use_cases.template_cases.run_cases import case_results, codes_without_case

_SUFFIX = ".yaml"


def run_form_cases(target: str, forms: Forms) -> Status:
    """Every case beside the form and some fillings of it, each told as soon as it is through."""
    template, own = template_at(target, forms)
    cases = list(_shown(case_results(template, own)))
    if not cases:
        tell(_no_cases(template, own))
    elif lacking := codes_without_case(template, cases):
        tell(authors.WITHOUT_CASE.format(codes=words.LIST_SEPARATOR.join(lacking)))
    trips = list(_shown(round_trips(template)))
    failed = sum(not result.passed for result in (*cases, *trips))
    pattern = authors.COUNTED_FAILED if failed else authors.COUNTED
    show(pattern.format(count=len(cases), trips=len(trips), failed=failed))
    return Status.FINDINGS if failed else Status.GOOD


def template_at(target: str, forms: Forms) -> tuple[Template, Path | None]:
    """The form of an id or in a file, and the folder of forms that it is from; None for the bundled ones."""
    template_id, forms = _of_file(Path(target), forms) if target.endswith(_SUFFIX) else (target, forms)
    template = template_named(template_id, forms.load())
    return template, forms.folder if forms.folder is not None and template_id in template_ids(forms.folder) else None


def file_of(target: str, forms: Forms) -> Path:
    """The file of a form, given by its id or as a path."""
    if target.endswith(_SUFFIX):
        refuse_folder(Path(target))
        return Path(target)
    template, own = template_at(target, forms)
    return (own or templates_folder()).joinpath(*template.id.split("/")).with_suffix(_SUFFIX)


def _of_file(path: Path, forms: Forms) -> tuple[str, Forms]:
    """The id of a form by where its file lies, and the forms beside it."""
    refuse_folder(path)
    return id_of(path), Forms(path.absolute().parent.parent, forms.rules)


def _shown(results: Iterable[CaseResult]) -> Iterator[CaseResult]:
    for result in results:
        for one in _lines(result):
            show(one)
        yield result


def _no_cases(template: Template, own: Path | None) -> str:
    return authors.NO_CASES.format(template=template.id, path=cases_folder(template, own))


def _lines(result: CaseResult) -> Iterator[Line]:
    verdict = Piece(authors.PASSED, Tone.GOOD) if result.passed else Piece(authors.FAILED, Tone.ERROR)
    yield line(verdict, authors.CASE_LINE.format(where=result.where, name=result.name))
    for failure in result.failures:
        yield line(_said(failure), level=1)


def _said(failure: Failure) -> str:
    expected, found = (words.LIST_SEPARATOR.join(some) or authors.NOTHING for some in (failure.expected, failure.found))
    return authors.FAILURES[failure.what.value].format(expected=expected, found=found)
