"""`xlreport report`."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from xlreport.cli.arguments import destination, files_read, formats_in, inputs_at, previous_at
from xlreport.cli.failures import Status
from xlreport.cli.screen.console import show_path, tell
from xlreport.cli.screen.show import first_errors, outcome_lines
from xlreport.cli.screen.summary import any_error, set_lines
from xlreport.cli.usage.forms import Forms
from xlreport.cli.usage.paths import refuse_absent
from xlreport.collection.duplicates import duplicates
from xlreport.collection.inputs import Inputs
from xlreport.collection.outcomes import skip_of
from xlreport.collection.rounds.facts import submissions_in
from xlreport.collection.submissions import Submission
from xlreport.form.model.template import Template
from xlreport.messages import commands as words
from xlreport.use_cases.failures import font_lines, missing_line, unwritten_line
from xlreport.use_cases.printing.formats import TYPESET
from xlreport.use_cases.report import Converted, convert_folder

ERRORS_SHOWN = 3


def write_reports(
    paths: Sequence[Path], out: Path, to: str, previous: Path | None, forms: Forms, *, draft: bool, force: bool
) -> Status:
    formats = formats_in(to)
    templates = forms.load()
    refuse_absent(*paths, previous)
    where = destination(out, paths, formats, force=force, kept=(*files_read(previous), *forms.files))
    inputs = inputs_at(paths, out)
    last_year = previous_at(previous, templates)
    prepare = last_year.joined if last_year is not None else None
    status = Status.GOOD
    submissions: list[Submission] = []
    for converted in convert_folder(inputs, templates, formats, where, draft=draft, prepare=prepare):
        for path in converted.written:
            show_path(path)
        for path, characters in converted.replaced.items():
            tell(missing_line(str(path), characters))
        _complain(converted)
        status = max(status, _status(converted))
        submissions += submissions_in([converted.outcome])
    if not TYPESET.isdisjoint(formats):
        for line in font_lines():
            tell(line)
    _tell_skipped(inputs)
    return max(status, _tell_duplicates(submissions, templates))


def _tell_duplicates(submissions: Sequence[Submission], templates: Mapping[str, Template]) -> Status:
    """Each report has its file, and whoever publishes them hears that they differ."""
    found = list(duplicates(submissions, templates, lambda _: None))
    for line in set_lines(found):
        tell(line)
    return Status.FINDINGS if any_error(found) else Status.GOOD


def _complain(converted: Converted) -> None:
    outcome = converted.outcome
    for path, error in converted.unwritten:
        tell(unwritten_line(path, error))
    if outcome.refusal is not None:
        for line in outcome_lines(outcome):
            tell(line)
    elif outcome.fails:
        if converted.refused:
            tell(words.NOT_PUBLISHED.format(path=outcome.shown))
        else:
            tell(words.HAS_ERRORS.format(path=outcome.shown))
        for line in first_errors(outcome, ERRORS_SHOWN):
            tell(line)


def _status(converted: Converted) -> Status:
    if converted.unwritten:
        return Status.CANNOT_RUN
    return Status.FINDINGS if converted.outcome.fails else Status.GOOD


def _tell_skipped(inputs: Inputs) -> None:
    for shown in inputs.skipped:
        for line in outcome_lines(skip_of(shown)):
            tell(line)
    if inputs.ignored:
        tell(words.IGNORED.format(count=inputs.ignored))
