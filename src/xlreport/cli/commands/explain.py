"""`xlreport explain`."""

from collections.abc import Iterator, Mapping

from xlreport.cli.failures import CommandError, Status
from xlreport.cli.screen.console import show
from xlreport.cli.usage.forms import Forms
from xlreport.errors import UnknownCodeError
from xlreport.form.loading.catalogue import template_ids
from xlreport.form.model.finding import Code, Finding
from xlreport.form.model.template import Template
from xlreport.messages import commands as words
from xlreport.messages import usage
from xlreport.messages.codes.examples import example_of
from xlreport.messages.codes.explain import explain, named_like, without_figures
from xlreport.messages.findings import fill, where
from xlreport.use_cases.template_cases.run_cases import example_from_cases


def explain_code(code: str, forms: Forms) -> Status:
    templates = forms.load()
    try:
        found = explain(code, templates.values())
    except UnknownCodeError as error:
        near = error.close or named_like(code, templates.values())
        guess = usage.DID_YOU_MEAN.format(meant=usage.SEPARATOR.join(near)) if near else ""
        raise CommandError(usage.NO_CODE.format(code=code) + guess) from error
    for line in lines_of(found, *_example(found, templates, forms)):
        show(line)
    return Status.GOOD


def _example(code: Code, templates: Mapping[str, Template], forms: Forms) -> tuple[Finding | None, str]:
    """What the case of a rule finds, and where; for a general code what it might find, and no place."""
    template = next((one for one in templates.values() if one.codes.get(code.code) is code), None)
    if template is None:
        return example_of(code), ""
    own = forms.folder if forms.folder is not None and template.id in template_ids(forms.folder) else None
    found = example_from_cases(template, code.code, own)
    return found, "" if found is None else where(template, found)


def lines_of(code: Code, example: Finding | None, place: str = "") -> Iterator[str]:
    """Code and title, then a line for each thing there is to say."""
    yield words.CODE_LINE.format(code=code.code, title=code.title).rstrip(words.GAP)
    severity = words.SWITCHED_OFF if code.off else words.SEVERITIES[code.severity.value]
    yield words.EXPLAIN_SEVERITY.format(severity=severity)
    message, remedy = (_said(text, example) for text in (code.message, code.remedy))
    label = words.EXPLAIN_MESSAGE if example is None else words.EXPLAIN_EXAMPLE
    yield label.format(message=f"{place}{words.COLON}{message}" if place else message)
    if remedy:
        yield words.EXPLAIN_REMEDY.format(remedy=remedy)
    if code.source:
        yield words.EXPLAIN_SOURCE.format(source=code.source)
    if code.first_year is not None or code.last_year is not None:
        yield words.EXPLAIN_YEARS.format(first=code.first_year or "", last=code.last_year or "")


def _said(text: str, example: Finding | None) -> str:
    """A sentence of the example; without one, as it reads before there is a case."""
    return without_figures(text) if example is None else fill(text, example)
