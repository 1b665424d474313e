"""One file read and checked: what `xlreport check` does with each of its inputs."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from xlreport.checking import run
from xlreport.checking.run import Verdict
from xlreport.collection.inputs import Input
from xlreport.collection.outcomes import Fate, Outcome, crash_of, refusal
from xlreport.errors import UnreadableError, WorkLostError, is_own_side
from xlreport.form.model.template import Template
from xlreport.form.report.opening import figures_of
from xlreport.form.report.report import Reading, Report
from xlreport.use_cases.read import read_file

Prepare = Callable[[Reading], Reading]
"""What is done with a reading before it is checked, such as joining last year's figures to it."""

Judging = Callable[[Template, Reading], Verdict]


def check(template: Template, reading: Reading, previous: Report | None = None) -> Verdict:
    """What is wrong with a report: structure first, then figures and texts in the form's order.

    `previous`: the same agency's report on the year before, by the same form; left out, the figures of last year that
    the reading carries itself are compared. Raises ValueError for a report of another form.
    """
    return run.check(template, reading if previous is None else joined(template, reading, previous))


def joined(template: Template, reading: Reading, previous: Report) -> Reading:
    """The reading with last year's figures and texts beside it. Raises ValueError for a report of another form."""
    if previous.template_id != template.id:
        raise ValueError(f"last year's report is of {previous.template_id}, this one of {template.id}")
    return replace(reading, previous=figures_of(template, previous), previous_report=previous)


def judge(
    one: Input, templates: Mapping[str, Template], prepare: Prepare | None = None, judging: Judging = check
) -> Outcome:
    """Read and check one file. Never raises for what is in the file, but where our own side gives out."""
    if one.refused is not None:
        return Outcome(shown=one.shown, fate=Fate.REJECTED, refusal=refusal(one.refused, {}))
    try:
        reading = read_file(one.path, templates, is_record=one.is_record)
        reading = reading if prepare is None else prepare(reading)
        template = templates[reading.report.template_id]
        verdict = judging(template, reading)
    except UnreadableError as error:
        return Outcome(shown=one.shown, fate=Fate.REJECTED, refusal=refusal(error.code, error.params))
    except Exception as error:  # the last line of defence: one bad file must not stop the others
        if isinstance(error, WorkLostError):
            raise WorkLostError(one.shown) from error
        if is_own_side(error):
            raise
        return crash_of(one.shown, error)
    return Outcome(
        shown=one.shown, fate=Fate.READ, reading=reading, verdict=verdict, template=template, is_page=one.is_page
    )
