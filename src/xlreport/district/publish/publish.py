"""Everything that belongs in the output folder of a run, as paths and bytes."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path, PurePosixPath
from textwrap import indent
from typing import Any
from urllib.parse import quote

from xlreport.checking.set_inquiry import AgencyTexts
from xlreport.collection.boundary import InputPaths
from xlreport.collection.duplicates import compare_texts
from xlreport.collection.inputs import find_inputs
from xlreport.collection.listing import about_all, form_listing, legible, set_listing
from xlreport.collection.outcomes import Fate
from xlreport.district.publish.delivery import Delivery, agency_files, deliver
from xlreport.district.publish.page import Links, index_page
from xlreport.district.publish.reminders import reminder_book
from xlreport.district.publish.sections import sections_of
from xlreport.district.publish.summary_workbook import Problem, summary_book
from xlreport.district.run.journal import Journal
from xlreport.district.run.objects import keep_object
from xlreport.district.run.pool import WorkerPool
from xlreport.district.run.request import BatchRequest
from xlreport.district.run.run import BatchOutcome, Progress, open_output, run
from xlreport.district.run.worker import WorkerLimits
from xlreport.messages import district as words
from xlreport.messages.codes.catalogue import GENERAL_CODES
from xlreport.messages.findings import code_of
from xlreport.records.write import dump_json
from xlreport.use_cases.forms import known_templates


def batch_folder(request: BatchRequest, progress: Progress | None = None) -> tuple[BatchOutcome, Delivery]:
    """The whole of `xlreport batch`: every file judged, the output folder brought up to date.

    Raises OutputExistsError for an output folder that holds other things, or a link where a run keeps its own, and
    BusyError while another run is at work on it.
    """
    journal, lock = open_output(request)
    try:
        outcome = run(request, journal, progress or (lambda *_: None))
        files = output_files(request, outcome, journal)
        done = deliver(
            request.out, journal, files, kept=_kept(request), force=request.force, missed=outcome.missed
        )  # fmt: skip
        journal.keep_inputs([*outcome.read, *outcome.missed])
        return outcome, done
    finally:
        journal.close()
        lock.release()


def _kept(request: BatchRequest) -> InputPaths:
    """What the call reads, wherever it lies: the folder of files may well be one below the output folder."""
    folders = [request.folder, *(() if request.previous is None else (request.previous,))]
    found = find_inputs(folders, request.out).files
    return InputPaths([*(one.path for one in found), *request.kept])


def output_files(request: BatchRequest, outcome: BatchOutcome, journal: Journal) -> Iterator[tuple[str, str]]:
    """Reports and return copies first, then what is said of all of them; each path with the digest of its bytes."""
    links: dict[tuple[str | None, str], str] = {}
    returned: dict[str, str] = {}
    for path, digest, state, shown in agency_files(outcome, journal, request.forms, request.formats):
        yield path, digest
        if PurePosixPath(path).suffix != ".txt":
            links.setdefault((state.template, state.agency), path)
            if path.startswith(words.RETURNS):
                returned[shown] = path
    task = SetTask(replace(request, forms={}), outcome, links, returned, journal.folder)
    with WorkerPool(1, SET_LIMITS) as pool:
        yield from pool.submit(set_files, task).result()


@dataclass(frozen=True, slots=True)
class SetTask:
    """What a worker needs to make the files about the whole set; it loads the forms itself."""

    request: BatchRequest
    outcome: BatchOutcome
    links: Links
    returned: Mapping[str, str]
    folder: Path


SET_LIMITS = WorkerLimits(seconds=3600, bytes=16 * 2**30)
"""What is said of thousands of files takes memory in proportion, in a worker that ends with it."""


def set_files(task: SetTask) -> list[tuple[str, str]]:
    """Made by a worker: each path with the digest of its bytes."""
    forms = known_templates(task.request.templates, task.request.rules)
    request, outcome, journal = replace(task.request, forms=forms), task.outcome, Journal(task.folder)
    alike = list(compare_texts(list(_agency_texts(request, outcome, journal))))
    findings = [*set_listing(outcome.intake.findings), *map(form_listing, alike)]
    sections = list(sections_of(outcome.intake, forms, journal))
    problems = Problems(request, outcome, journal, findings, task.returned)
    year = outcome.intake.year
    unread = [one.listed(journal) for one in outcome.arrivals if one.outcome is not Fate.READ]
    made: tuple[tuple[str, Callable[[], bytes]], ...] = (
        (words.FINDINGS, partial(findings_json, request, outcome, journal, findings)),
        (words.SUMMARY, partial(summary_book, year, sections, problems)),
        (words.REMINDERS, partial(reminder_book, year, sections, request.as_of)),
        (words.PAGE, lambda: index_page(year, sections, unread, problems, task.links).encode()),
    )
    digests = [(path, keep_object(task.folder, make())) for path, make in made]
    journal.close()
    return digests


def findings_json(
    request: BatchRequest, outcome: BatchOutcome, journal: Journal, findings: Sequence[Mapping[str, Any]]
) -> bytes:
    """findings.json, in the shape that `check --format json` prints; put together file by file."""
    muted = sum(one.submission.muted for one in outcome.arrivals if one.submission is not None)
    rest = about_all((one.listed(journal) for one in outcome.arrivals), findings, request.forms, muted)
    closing = dump_json(legible(rest)).removeprefix("{\n").encode()
    if not outcome.arrivals:
        return b'{\n  "files": [],\n' + closing
    files = (indent(dump_json(legible(one.listed(journal))).rstrip("\n"), "    ").encode() for one in outcome.arrivals)
    return b"".join((b'{\n  "files": [\n', b",\n".join(files), b"\n  ],\n", closing))


def _agency_texts(request: BatchRequest, outcome: BatchOutcome, journal: Journal) -> Iterator[AgencyTexts]:
    for state in outcome.intake.agencies:
        result = journal.result(state.used.key) if state.used is not None else None
        if result is not None and state.used is not None:
            yield AgencyTexts(
                state.used.shown, state.agency, request.forms[result["file"]["template"]], result["texts"]
            )


class Problems:
    """Every finding in words, made anew each time it is gone through: kept all at once they would be many."""

    def __init__(
        self,
        request: BatchRequest,
        outcome: BatchOutcome,
        journal: Journal,
        findings: Sequence[Mapping[str, Any]],
        returned: Mapping[str, str],
    ) -> None:
        self._request = request
        self._outcome = outcome
        self._journal = journal
        self._findings = findings
        self._returned = returned
        several = len(outcome.intake.forms) > 1
        self._names = {one.template: one.name for one in outcome.intake.forms} if several else {}

    def __iter__(self) -> Iterator[Problem]:
        for one in self._findings:
            declared = GENERAL_CODES.get(one["code"])
            title = declared.title if declared is not None else _title(self._request, one["code"])
            yield _problem(one, title or "", "", "、".join(one["paths"]), "", None, of_set=True)
        for arrival in self._outcome.arrivals:
            if arrival.submission is not None:
                yield from self._of(arrival.listed(self._journal))

    def _of(self, file: Mapping[str, Any]) -> Iterator[Problem]:
        template = self._request.forms[file["template"]]
        copy = self._returned.get(file["path"])
        link = None if copy is None else f"external:{_target(copy)}"
        for finding in file["findings"]:
            place = f"“{finding['sheet']}”{finding['cell']}" if finding["sheet"] else finding["address"] or ""
            title = code_of(template, finding["code"]).title or ""
            one = _problem(finding, title, file["agency"] or "", file["path"], place, link)
            yield replace(one, form=self._names.get(file["template"], ""))


def _target(path: str) -> str:
    """A path as a workbook's link has it: a `#` or `%` that is not quoted would be taken for a mark of the link."""
    return "".join(quote(one, safe="/") if one.isascii() else one for one in path)


def _title(request: BatchRequest, code: str) -> str | None:
    return next((form.codes[code].title for form in request.forms.values() if code in form.codes), None)


def _problem(
    one: Mapping[str, Any], title: str, agency: str, path: str, place: str, link: str | None, *,
    of_set: bool = False,
) -> Problem:  # fmt: skip
    return Problem(
        severity=words.SEVERITIES[one["severity"]], code=one["code"], title=title, agency=agency, path=path,
        where=place, message=one["message"], link=link, reason=one["reason"], of_set=of_set,
    )  # fmt: skip
