"""`xlreport template test`."""

from collections.abc import Iterator
from pathlib import Path

from xlreport.cli.arguments import Forms, template_named
from xlreport.cli.failures import CommandError, Status
from xlreport.cli.screen.console import show, tell
from xlreport.cli.screen.lines import Line, Piece, Tone, line
from xlreport.form.loading.catalogue import template_ids
from xlreport.form.model.template import Template
from xlreport.messages import authors
from xlreport.messages import commands as words
from xlreport.use_cases.template_cases.case_files import cases_folder
from xlreport.use_cases.template_cases.run_cases import CaseResult, Failure, case_results, codes_without_case


def run_form_cases(template_id: str, forms: Forms) -> Status:
    """Every case beside the form, each told as soon as it is through."""
    template = template_named(template_id, forms.load())
    own = forms.folder if forms.folder is not None and template_id in template_ids(forms.folder) else None
    results = []
    for result in case_results(template, own):
        for one in _lines(result):
            show(one)
        results.append(result)
    if not results:
        raise CommandError(_no_cases(template, own))
    if lacking := codes_without_case(template, results):
        tell(authors.WITHOUT_CASE.format(codes=words.LIST_SEPARATOR.join(lacking)))
    failed = sum(not result.passed for result in results)
    pattern = authors.COUNTED_FAILED if failed else authors.COUNTED
    show(pattern.format(count=len(results), failed=failed))
    return Status.FINDINGS if failed else Status.GOOD


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
