"""`xlreport check`."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path

from xlreport.checking.set_inquiry import SetFinding
from xlreport.cli.arguments import Forms, inputs_at, previous_at
from xlreport.cli.failures import Status
from xlreport.cli.screen.console import hand_over, show, tell
from xlreport.cli.screen.lines import line
from xlreport.cli.screen.show import any_error, notes_of_run, number_lines, outcome_lines, set_lines, summary_line
from xlreport.collection.duplicates import duplicates, similar_texts
from xlreport.collection.listing import listing
from xlreport.collection.outcomes import Outcome, skip_of
from xlreport.collection.rounds.facts import reports_in, submissions_in
from xlreport.form.model.template import Template
from xlreport.messages import commands as words
from xlreport.records.write import dump_json
from xlreport.use_cases.check import judge


def check_inputs(paths: Sequence[Path], output_format: str, previous: Path | None, forms: Forms) -> Status:
    templates = forms.load()
    inputs = inputs_at(paths)
    last_year = previous_at(previous, templates)
    prepare = last_year.joined if last_year is not None else None
    judged = chain((judge(one, templates, prepare) for one in inputs.files), map(skip_of, inputs.skipped))
    if output_format == "json":
        outcomes = list(judged)
        findings = _of_set(outcomes, templates)
        hand_over(dump_json(listing(outcomes, templates, findings)))
    else:
        outcomes = list(_shown(judged))
        findings = _of_set(outcomes, templates)
        for one in (*set_lines(findings), *notes_of_run(outcomes)):
            show(one)
        show(summary_line(outcomes, findings))
    if inputs.ignored:
        tell(words.IGNORED.format(count=inputs.ignored))
    fails = any(outcome.fails for outcome in outcomes) or any_error(findings)
    return Status.FINDINGS if fails else Status.GOOD


def _of_set(outcomes: Sequence[Outcome], templates: Mapping[str, Template]) -> Sequence[SetFinding]:
    """What concerns several files: agencies that are there duplicates, texts that several share."""
    return [*duplicates(submissions_in(outcomes), templates, reports_in(outcomes)), *similar_texts(outcomes)]


def _shown(judged: Iterable[Outcome]) -> Iterator[Outcome]:
    """Each file as soon as it is checked; what takes several lines for its findings is set off by empty ones."""
    set_off = False
    for index, outcome in enumerate(judged):
        lines = list(outcome_lines(outcome))
        set_off = set_off or len(lines) > 1
        if set_off and index:
            show(line())
        for one in (*lines, *number_lines(outcome)):
            show(one)
        set_off = len(lines) > 1
        yield outcome
    if set_off:
        show(line())
