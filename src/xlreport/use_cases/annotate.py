"""What goes back to an agency: the return copy of its workbook, and a message to send with it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from xlreport.checking.reasons import with_digests
from xlreport.checking.run import Verdict
from xlreport.collection.boundary import InputPaths
from xlreport.collection.file_names import free_name, return_name
from xlreport.collection.inputs import Inputs
from xlreport.collection.outcomes import Outcome
from xlreport.collection.rounds.digests import round_after
from xlreport.collection.whole_files import WriteFailure, write_file
from xlreport.errors import InputKeptError, OutputExistsError, UnwritableError
from xlreport.files.resources import building
from xlreport.form.model.finding import Finding, Severity
from xlreport.form.model.template import Template
from xlreport.form.report.report import Reading
from xlreport.form.report.values import ReportValues
from xlreport.layout.plan import plan_workbook
from xlreport.layout.sheets.book import planned_for
from xlreport.layout.sheets.copies.additions import additions_of
from xlreport.layout.sheets.copies.marks import returned
from xlreport.messages.findings import message
from xlreport.messages.sheets import returns as words
from xlreport.use_cases.check import Prepare, judge
from xlreport.use_cases.pages import PagesBeside
from xlreport.workbook.prepared.package import write_planned

MESSAGE_SUFFIX = "txt"
MOST_TOLD = 5
"""How many findings the message tells; the rest stands in the workbook."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one input: the copy and the message, nothing for a report without errors and questions."""

    outcome: Outcome
    written: tuple[Path, ...] = ()
    unwritten: tuple[tuple[Path, WriteFailure], ...] = ()

    @property
    def clean(self) -> bool:
        """Whether there was nothing to send back."""
        return self.outcome.verdict is not None and not calls_for_answer(self.outcome)


def annotate_folder(
    inputs: Inputs,
    templates: Mapping[str, Template],
    out: Path,
    prepare: Prepare | None = None,
    *,
    force: bool = False,
    kept: Sequence[Path] = (),
) -> Iterator[Answer]:
    """Each input in turn; one bad file does not stop the rest, and no input is ever written to.

    `kept`: files that the call reads besides its inputs; they are not written to either.
    """
    taken: set[str] = set()
    read = InputPaths([*inputs.paths, *kept])
    pages = PagesBeside(inputs)
    for one in inputs.files:
        outcome = pages.sorted_out(one, judge(one, templates, prepare))
        if outcome.reading is None or outcome.template is None or not calls_for_answer(outcome):
            yield Answer(outcome)
            continue
        report = outcome.reading.report
        naming = partial(return_name, outcome.template, report.agency_name, report.year)
        name = free_name(naming, outcome.shown, taken)
        yield _answered(outcome, out / name, read, force=force)


def _answered(outcome: Outcome, path: Path, kept: InputPaths, *, force: bool) -> Answer:
    """The copy, and beside it the message; none without what comes before it."""
    paths = path, path.with_suffix(f".{MESSAGE_SUFFIX}")
    written: list[Path] = []
    try:
        contents = return_copy(outcome), return_message(outcome, path.name).encode()
        for own, content in zip(paths, contents, strict=True):
            if kept.holds(own):
                raise InputKeptError(str(own))
            write_file(own, content, force=force)
            written.append(own)
    except (OutputExistsError, OSError, UnwritableError) as error:
        return Answer(outcome, tuple(written), ((paths[len(written)], error),))
    return Answer(outcome, paths)


def annotate(template: Template, reading: Reading, findings: Sequence[Finding]) -> bytes:
    """The return copy: the form written anew with what was typed, findings marked at their cells and listed.

    What is explained is not asked again; its reason is kept, bound to what it explains. Nothing is prefilled. It is
    stamped with the next round, and with what it answers. Raises UnwritableError past Excel's limits.
    """
    values = ReportValues(template, reading.report, reading.previous)
    bound = with_digests(findings, template, reading, values)
    left = [one for one in findings if one.is_open or one.severity is Severity.NOTE]
    handed_in = round_after(template, reading)
    with building():
        planned, filling = planned_for(
            template, bound.report, reading.previous, pasted=reading.unplaced, handed_in=handed_in,
            as_typed=reading.as_typed,
        )  # fmt: skip
        return write_planned(planned, filling, additions_of(planned.plan, filling.values, left) if left else None)


def return_copy(outcome: Outcome) -> bytes:
    """The workbook of a report that was read, with its findings marked."""
    if outcome.template is None or outcome.reading is None or outcome.verdict is None:
        raise ValueError("only a report that was read has a return copy")
    return annotate(outcome.template, outcome.reading, outcome.verdict.findings)


def return_message(outcome: Outcome, name: str) -> str:
    """What to write to the agency; `name` is the workbook's."""
    if outcome.template is None or outcome.reading is None or outcome.verdict is None:
        raise ValueError("only a report that was read is answered")
    template, report, verdict = outcome.template, outcome.reading.report, outcome.verdict
    plan = plan_workbook(template, report.texts, report.blank_is_zero, report.records)
    findings = [one for one in returned(template, plan, verdict.findings).findings if one.is_open]
    findings.sort(key=lambda one: one.severity is not Severity.ERROR)
    told = [f"{number}. {message(template, one)}" for number, one in enumerate(findings[:MOST_TOLD], 1)]
    rest = len(findings) - len(told)
    lines = [
        words.MESSAGE_TO.format(agency=report.agency_name),
        words.MESSAGE_FOUND.format(year=report.year, form=template.short_name, counts=_counts(verdict)),
        words.MESSAGE_HOW.format(name=name, lead=words.MESSAGE_FIRST if rest else words.MESSAGE_ALL),
        *told,
        *([words.MESSAGE_MORE.format(count=rest)] if rest else []),
    ]
    return "\n".join(lines) + "\n"


def _counts(verdict: Verdict) -> str:
    """How many errors and how many questions that nobody has explained, leaving out what there is none of."""
    counts = (
        (words.MESSAGE_ERRORS, verdict.count(Severity.ERROR)),
        (words.MESSAGE_WARNINGS, verdict.count(Severity.WARNING)),
    )
    return words.MESSAGE_BETWEEN.join(said.format(count=count) for said, count in counts if count)


def calls_for_answer(outcome: Outcome) -> bool:
    """Whether there is anything to send back."""
    verdict = outcome.verdict
    return verdict is not None and any(one.is_open for one in verdict.findings)
