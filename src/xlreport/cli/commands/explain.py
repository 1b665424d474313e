"""`xlreport explain`."""

from collections.abc import Iterator

from xlreport.cli.arguments import Forms
from xlreport.cli.failures import CommandError, Status
from xlreport.cli.screen.console import show
from xlreport.errors import UnknownCodeError
from xlreport.form.model.finding import Code
from xlreport.messages import commands as words
from xlreport.messages import usage
from xlreport.messages.explain import explain, without_figures


def explain_code(code: str, forms: Forms) -> Status:
    try:
        found = explain(code, forms.load().values())
    except UnknownCodeError as error:
        close = usage.DID_YOU_MEAN.format(meant=usage.SEPARATOR.join(error.close)) if error.close else ""
        raise CommandError(usage.NO_CODE.format(code=code) + close) from error
    for line in lines_of(found):
        show(line)
    return Status.GOOD


def lines_of(code: Code) -> Iterator[str]:
    """Code and title, then a line for each thing there is to say."""
    yield f"{code.code}　{code.title}".rstrip("　")
    severity = words.SWITCHED_OFF if code.off else words.SEVERITIES[code.severity.value]
    yield words.EXPLAIN_SEVERITY.format(severity=severity)
    yield words.EXPLAIN_MESSAGE.format(message=without_figures(code.message))
    if code.remedy:
        yield words.EXPLAIN_REMEDY.format(remedy=without_figures(code.remedy))
    if code.source:
        yield words.EXPLAIN_SOURCE.format(source=code.source)
    if code.first_year is not None or code.last_year is not None:
        yield words.EXPLAIN_YEARS.format(first=code.first_year or "", last=code.last_year or "")
