"""`xlreport import`."""

from collections.abc import Sequence
from pathlib import Path

from xlreport.cli.arguments import destination, inputs_at
from xlreport.cli.failures import CommandError, Status
from xlreport.cli.screen.console import show_path, tell
from xlreport.cli.screen.show import outcome_lines
from xlreport.cli.usage.forms import Forms
from xlreport.cli.usage.paths import refuse_absent
from xlreport.cli.usage.values import listed
from xlreport.messages import commands as words
from xlreport.use_cases.elsewhere.import_reports import IMPORTED, figures_read, import_folder
from xlreport.use_cases.failures import unwritten_line
from xlreport.use_cases.report import Converted


def import_reports(paths: Sequence[Path], out: Path, to: str, forms: Forms, *, force: bool) -> Status:
    formats = listed("--to", to, IMPORTED)
    if len(formats) > 1:
        raise CommandError(words.IMPORT_ONE)
    templates = forms.load()
    refuse_absent(*paths)
    where = destination(out, paths, formats, force=force, kept=forms.files)
    status = Status.GOOD
    inputs = inputs_at(paths, out)
    for one in import_folder(inputs, templates, formats[0], where):
        for path in one.written:
            show_path(path)
        _tell(one)
        status = max(status, _status(one))
    return status


def _tell(one: Converted) -> None:
    for path, error in one.unwritten:
        tell(unwritten_line(path, error))
    told = one.outcome.verdict is None or one.outcome.verdict.findings
    for line in outcome_lines(one.outcome) if told else ():
        tell(line)
    if one.outcome.reading is not None and one.outcome.template is not None:
        read, count = figures_read(one.outcome.template, one.outcome.reading)
        tell(words.FIGURES_READ.format(path=one.outcome.shown, read=read, count=count))


def _status(one: Converted) -> Status:
    if one.unwritten:
        return Status.CANNOT_RUN
    return Status.FINDINGS if one.outcome.fails else Status.GOOD
