"""One report into the formats asked for, and a whole folder of them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from threading import Thread

from xlreport.checking.run import Verdict
from xlreport.collection.boundary import InputPaths
from xlreport.collection.file_names import free_name, report_name, workbook_name
from xlreport.collection.inputs import Input, Inputs
from xlreport.collection.outcomes import Outcome, crash_of
from xlreport.collection.whole_files import WriteFailure, write_file
from xlreport.errors import InputKeptError, OutputExistsError, UnwritableError, is_own_side
from xlreport.form.model.template import Template
from xlreport.narrative.evidence import Evidence
from xlreport.records.flat import render_csv
from xlreport.records.number_evidence import number_evidence
from xlreport.records.write import render_json
from xlreport.use_cases.check import Prepare, judge
from xlreport.use_cases.pages import PagesBeside
from xlreport.use_cases.printing.formats import POSTERS, RENDERERS, TYPESET, Printed, Rendered, render

Contents = Mapping[str, Rendered | UnwritableError]
"""A report by suffix; an error stands for a format that cannot carry it."""

FOR_PROGRAMS = ("json", "csv")
"""Formats that are no publication, and so never refused."""

FORMATS = (*RENDERERS, *POSTERS, *FOR_PROGRAMS)

WORKBOOK = "xlsx"
"""Not among them: a report as a workbook of its form is for staff to go on with."""


@dataclass(frozen=True, slots=True)
class Converted:
    """What became of one input: files written, files that could not be, and whether publication was refused."""

    outcome: Outcome
    written: tuple[Path, ...] = ()
    unwritten: tuple[tuple[Path, WriteFailure], ...] = ()
    refused: bool = False
    replaced: Mapping[Path, str] = field(default_factory=dict)


def convert(outcome: Outcome, formats: Sequence[str], *, draft: bool = False) -> Mapping[str, bytes]:
    """The report in each format. A report with errors is refused but as data, unless it is a draft.

    Raises UnwritableError for what a format cannot carry.
    """
    contents: dict[str, bytes] = {}
    for suffix, made in rendered(outcome, formats, draft=draft).items():
        if isinstance(made, UnwritableError):
            raise made
        contents[suffix] = made.content
    return contents


def rendered(outcome: Outcome, formats: Sequence[str], *, draft: bool = False) -> Contents:
    """As `convert`, an error in the place of a format that cannot carry the report."""
    if outcome.reading is None or outcome.verdict is None or outcome.template is None:
        return {}
    template, report = outcome.template, outcome.reading.report
    printed = Printed(template, outcome.reading, draft)
    contents: dict[str, Rendered | UnwritableError] = {}
    for suffix in formats:
        if suffix == "json":
            proof = _proof(printed, outcome.verdict)
            contents[suffix] = Rendered(render_json(template, report, proof).encode())
        elif suffix == "csv":
            contents[suffix] = Rendered(render_csv(template, report).encode())
        elif draft or not outcome.verdict.refuses:
            contents[suffix] = _made(suffix, printed)
    return contents


def _proof(printed: Printed, verdict: Verdict) -> Iterator[Evidence]:
    """Where the numbers of the generated prose come from, what the typed ones were held against, then the poster's."""
    reading = printed.reading
    yield from printed.prose_evidence()
    yield from number_evidence(verdict.numbers, reading.report.year, reading.places)
    yield from printed.poster_evidence()


FORMAT_SECONDS = 20.0
"""A format takes well under a second; one that hangs must leave time for the others within the limit of its file."""


def _made(suffix: str, printed: Printed) -> Rendered | UnwritableError:
    """One format that cannot carry the report, fails or does not end costs the report in this format and no other."""
    ending: Future[Rendered] = Future()
    Thread(target=_end, args=(ending, partial(render, suffix, printed)), daemon=True).start()
    try:
        error = ending.exception(FORMAT_SECONDS)
    except TimeoutError:
        if suffix in TYPESET:
            from xlreport.render.typesetting.process import stop_setting

            stop_setting()
        return UnwritableError("FORMAT-TIMEOUT", what=suffix)
    if error is None:
        return ending.result()
    if isinstance(error, UnwritableError):
        return error
    if is_own_side(error):
        raise error
    failed = UnwritableError("FORMAT-CRASHED", what=suffix, found=f"{type(error).__name__}: {error}")
    failed.__cause__ = error
    return failed


def _end(ending: Future[Rendered], making: Callable[[], Rendered]) -> None:
    try:
        ending.set_result(making())
    except BaseException as error:  # noqa: BLE001  whoever waits for it gets it, a panic of Typst included
        ending.set_exception(error)


@dataclass(frozen=True, slots=True, kw_only=True)
class Destination:
    """Where results go: one file, or a folder where each is named after its report.

    `kept`: files that the call reads besides its inputs; none of them is written to, nor is an input.
    """

    path: Path
    is_file: bool
    force: bool
    kept: tuple[Path, ...] = ()


Conversion = Callable[[Input], tuple[Outcome, Contents]]
"""One input in the formats asked for."""


def convert_folder(
    inputs: Inputs, templates: Mapping[str, Template], formats: Sequence[str], destination: Destination, *,
    draft: bool = False, prepare: Prepare | None = None,
) -> Iterator[Converted]:  # fmt: skip
    """Each input in turn; one bad file does not stop the rest, nor does an output that cannot be written."""
    asked = any(suffix not in FOR_PROGRAMS for suffix in formats)
    pages = PagesBeside(inputs)

    def converted(one: Input) -> tuple[Outcome, Contents]:
        return _converted(pages.sorted_out(one, judge(one, templates, prepare)), formats, draft=draft)

    for one in written_folder(inputs, destination, converted):
        verdict = one.outcome.verdict
        yield replace(one, refused=asked and verdict is not None and verdict.refuses and not draft)


def written_folder(inputs: Inputs, destination: Destination, conversion: Conversion) -> Iterator[Converted]:
    """Each input, what was made of it written where it belongs."""
    taken: set[str] = set()
    kept = InputPaths([*inputs.paths, *destination.kept])
    for one in inputs.files:
        outcome, contents = conversion(one)
        written: list[Path] = []
        unwritten: list[tuple[Path, WriteFailure]] = []
        replaced: dict[Path, str] = {}
        for suffix, content in contents.items():
            path = destination.path if destination.is_file else _path(outcome, suffix, destination, taken)
            try:
                if kept.holds(path):
                    raise InputKeptError(str(path))
                if isinstance(content, UnwritableError):
                    raise content
                write_file(path, content.content, force=destination.force)
                written.append(path)
                replaced |= {path: content.replaced} if content.replaced else {}
            except (OutputExistsError, OSError, UnwritableError) as error:
                unwritten.append((path, error))
        yield Converted(outcome, tuple(written), tuple(unwritten), replaced=replaced)


def _converted(outcome: Outcome, formats: Sequence[str], *, draft: bool) -> tuple[Outcome, Contents]:
    """The report in each format, or an outcome that says it could not be made."""
    try:
        return outcome, rendered(outcome, formats, draft=draft)
    except Exception as error:  # the last line of defence: one bad report must not stop the others
        if is_own_side(error):
            raise
        return crash_of(outcome.shown, error), {}


def _path(outcome: Outcome, suffix: str, destination: Destination, taken: set[str]) -> Path:
    """The report's own name; one that an earlier input of this run has taken carries a hash of its path."""
    if outcome.reading is None or outcome.template is None:
        raise ValueError("only a report that was read has a name")
    report = outcome.reading.report
    if suffix == WORKBOOK:
        naming = partial(workbook_name, outcome.template, report.agency_name, report.year)
    else:
        naming = partial(report_name, outcome.template, report.agency_name, report.year, suffix)
    return destination.path / free_name(naming, outcome.shown, taken)
