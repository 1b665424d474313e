"""`xlreport annotate`."""

from collections.abc import Sequence
from pathlib import Path

from xlreport.cli.arguments import files_read, inputs_at, previous_at
from xlreport.cli.failures import Status
from xlreport.cli.screen.console import show_path, tell
from xlreport.cli.screen.show import outcome_lines
from xlreport.cli.usage.forms import Forms
from xlreport.cli.usage.targets import refuse_as_folder
from xlreport.collection.outcomes import skip_of
from xlreport.messages import commands as words
from xlreport.use_cases.annotate import Answer, annotate_folder
from xlreport.use_cases.failures import unwritten_line


def annotate_inputs(paths: Sequence[Path], out: Path, previous: Path | None, forms: Forms, *, force: bool) -> Status:
    refuse_as_folder(out, paths)
    templates = forms.load()
    inputs = inputs_at(paths, out)
    last_year = previous_at(previous, templates)
    prepare = last_year.joined if last_year is not None else None
    status = Status.GOOD
    kept = (*files_read(previous), *forms.files)
    for answer in annotate_folder(inputs, templates, out, prepare, force=force, kept=kept):
        for path in answer.written:
            show_path(path)
        _complain(answer)
        status = max(status, _status(answer))
    for shown in inputs.skipped:
        for line in outcome_lines(skip_of(shown)):
            tell(line)
    if inputs.ignored:
        tell(words.IGNORED.format(count=inputs.ignored))
    return status


def _complain(answer: Answer) -> None:
    if answer.clean:
        tell(words.NOTHING_TO_RETURN.format(path=answer.outcome.shown))
    for path, error in answer.unwritten:
        tell(unwritten_line(path, error))
    if answer.outcome.refusal is not None:
        for line in outcome_lines(answer.outcome):
            tell(line)


def _status(answer: Answer) -> Status:
    if answer.unwritten:
        return Status.CANNOT_RUN
    return Status.FINDINGS if answer.outcome.fails else Status.GOOD
