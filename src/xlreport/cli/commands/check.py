"""`xlreport check`."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from xlreport.checking.set_inquiry import SetFinding
from xlreport.cli.arguments import inputs_at, previous_at
from xlreport.cli.failures import Status
from xlreport.cli.screen.console import hand_over, show, tell
from xlreport.cli.screen.lines import Line, line
from xlreport.cli.screen.show import Wanted, number_lines, outcome_lines
from xlreport.cli.screen.summary import any_error, notes_of_run, set_lines, summary_line, who_lines
from xlreport.cli.usage.forms import Forms
from xlreport.cli.usage.options import refuse_together
from xlreport.cli.usage.values import severities_of
from xlreport.collection.inputs import Input, Inputs
from xlreport.collection.outcomes import Outcome, skip_of
from xlreport.form.model.finding import Severity
from xlreport.messages import commands as words
from xlreport.use_cases.check import judge

if TYPE_CHECKING:
    from xlreport.cli.commands.check_together import Together
    from xlreport.form.model.template import Template


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The command line as it came."""

    inputs: Sequence[Path]
    output_format: str
    brief: bool
    only: str | None
    previous: Path | None
    forms: Forms


class Alone:
    """The one file that there is: nothing is said of several."""

    def sorted_out(self, one: Input, outcome: Outcome) -> Outcome:  # noqa: ARG002  there is none beside it
        return outcome

    def findings(self, outcomes: Sequence[Outcome]) -> Sequence[SetFinding]:  # noqa: ARG002  as above
        return ()


def check_inputs(asked: Asked) -> Status:
    severities = severities_of(asked.only)
    if asked.brief and asked.output_format != "text":
        refuse_together("--brief", {f"--format {asked.output_format}": True})
    templates = asked.forms.load()
    inputs = inputs_at(asked.inputs)
    last_year = previous_at(asked.previous, templates)
    prepare = last_year.joined if last_year is not None else None
    together = Alone() if len(inputs.files) == 1 else _together(inputs, templates)
    judged = chain(
        (together.sorted_out(one, judge(one, templates, prepare)) for one in inputs.files), map(skip_of, inputs.skipped)
    )
    if asked.output_format == "text":
        wanted = Wanted(brief=asked.brief, severities=severities, many=len(inputs.files) > 1)
        outcomes = list(_shown(judged, wanted))
        findings = together.findings(outcomes)
        for one in _of_run(outcomes, findings, wanted):
            show(one)
    else:
        outcomes = list(judged)
        findings = together.findings(outcomes)
        hand_over(_listed(asked.output_format, outcomes, templates, findings, severities))
    if inputs.ignored:
        tell(words.IGNORED.format(count=inputs.ignored))
    fails = any(outcome.fails for outcome in outcomes) or any_error(findings)
    return Status.FINDINGS if fails else Status.GOOD


def _together(inputs: Inputs, templates: "Mapping[str, Template]") -> "Together":
    """To import what holds files against each other takes longer than to check one."""
    from xlreport.cli.commands.check_together import Together

    return Together(inputs, templates)


def _listed(
    output_format: str, outcomes: Sequence[Outcome], templates: "Mapping[str, Template]",
    findings: Sequence[SetFinding], severities: Collection[Severity],
) -> str:  # fmt: skip
    """For other programs."""
    from xlreport.collection.listing import limited, listing
    from xlreport.records.junit import junit
    from xlreport.records.write import dump_json

    told = limited(listing(outcomes, templates, findings), severities)
    return dump_json(told) if output_format == "json" else junit(told)


def _of_run(outcomes: Sequence[Outcome], findings: Sequence[SetFinding], wanted: Wanted) -> Iterator[Line]:
    """What follows the last file: what is true of several, how many there are of what, and who has errors."""
    yield from set_lines([one for one in findings if one.finding.severity in wanted.severities])
    if Severity.NOTE in wanted.severities and not wanted.brief:
        yield from notes_of_run(outcomes)
    yield summary_line(outcomes, findings)
    yield from who_lines(outcomes)


def _shown(judged: Iterable[Outcome], wanted: Wanted) -> Iterator[Outcome]:
    """Each file as soon as it is checked; what takes several lines for its findings is set off by empty ones."""
    set_off = first = False
    for outcome in judged:
        lines = list(outcome_lines(outcome, wanted)) if wanted.includes(outcome) else []
        set_off = set_off or len(lines) > 1
        if set_off and first and lines:
            show(line())
        for one in (*lines, *(number_lines(outcome) if wanted.is_whole and not wanted.brief else ())):
            show(one)
        if lines:
            set_off, first = len(lines) > 1, True
        yield outcome
    if set_off:
        show(line())
