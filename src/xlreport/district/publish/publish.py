"""Everything that belongs in the output folder of a run, as paths and bytes."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from xlreport.checking.set_inquiry import AgencyTexts
from xlreport.collection.boundary import InputPaths
from xlreport.collection.duplicates import compare_texts
from xlreport.collection.forms.held_together import held_together
from xlreport.collection.inputs import paths_read
from xlreport.collection.listing import form_listing, set_listing
from xlreport.collection.outcomes import Fate
from xlreport.collection.rounds.history_file import keep_history
from xlreport.district.publish.delivery import Delivery, agency_files, clear_away, deliver
from xlreport.district.publish.frames import record_of
from xlreport.district.publish.kept_set import Files, kept_or_made
from xlreport.district.publish.letters.drafts import drafts
from xlreport.district.publish.letters.letters import Letter, Returned, ReturnedCopies, letters_of
from xlreport.district.publish.page.page import PageContent, index_page
from xlreport.district.publish.page.todo import Links
from xlreport.district.publish.problems import Problems
from xlreport.district.publish.sections import FormSection, sections_of
from xlreport.district.publish.single_pass import Listed, Pass
from xlreport.district.publish.tables.figures import figures_of
from xlreport.district.publish.tables.kinds import tables_as
from xlreport.district.publish.workbooks.reminders import reminder_book
from xlreport.district.publish.workbooks.summary import summary_book
from xlreport.district.run.journal import Journal
from xlreport.district.run.objects import keep_object, object_path, written_object
from xlreport.district.run.pool import WorkerPool
from xlreport.district.run.request import BatchRequest
from xlreport.district.run.run import BatchOutcome, Progress, open_output, run
from xlreport.district.run.worker import WorkerLimits
from xlreport.messages import district as words
from xlreport.records.read import parse_record
from xlreport.use_cases.annotate import MESSAGE_SUFFIX
from xlreport.use_cases.forms import known_templates

Look = Callable[[BatchOutcome, Journal], None]
"""Asked for what it wants to know of a run that is complete, while the journal is still open."""


def batch_folder(
    request: BatchRequest, progress: Progress | None = None, look: Look | None = None
) -> tuple[BatchOutcome, Delivery]:
    """The whole of `xlreport batch`: every file judged, the output folder brought up to date.

    Raises OutputExistsError for an output folder that holds other things, or a link where a run keeps its own,
    BusyError while another run is at work on it, and ExtraMissingError where what was asked for needs more packages.
    """
    if request.tables is not None:
        tables_as(request.tables)
    journal, lock = open_output(request)
    try:
        outcome = run(request, journal, progress or (lambda *_: None))
        files, kept = output_files(request, outcome, journal), _kept(request, outcome)
        done = deliver(request.out, journal, files, kept=kept, force=request.force)
        keep_history(journal.folder, outcome.history)
        journal.keep_inputs([*outcome.read, *outcome.missed])
        clear_away(request.out, journal, done, kept=kept, missed=outcome.missed)
        if look is not None:
            look(outcome, journal)
        return outcome, done
    finally:
        try:
            journal.close()
        finally:
            lock.release()


def _kept(request: BatchRequest, outcome: BatchOutcome) -> InputPaths:
    """What the call reads, wherever it lies: the folder of files may well be one below the output folder."""
    folders = [request.folder, *(() if request.previous is None else (request.previous,))]
    return InputPaths([*paths_read(folders, request.out), *request.kept, *outcome.handed_back])


def output_files(request: BatchRequest, outcome: BatchOutcome, journal: Journal) -> Iterator[tuple[str, str]]:
    """Reports and return copies first, then what is said of all of them; each path with the digest of its bytes."""
    links: dict[tuple[str | None, str], list[str]] = {}
    copies: dict[str, str] = {}
    returned: dict[tuple[str | None, str], tuple[str, str]] = {}
    messages: dict[tuple[str | None, str], str] = {}
    for path, digest, state, shown in agency_files(outcome, journal, request.forms, request.formats):
        yield path, digest
        key = state.template, state.agency
        if PurePosixPath(path).suffix == f".{MESSAGE_SUFFIX}":
            messages[key] = digest
            continue
        links.setdefault(key, []).append(path)
        if path.startswith(words.RETURNS):
            copies[shown] = path
            returned[key] = path, digest
    task = SetTask(_of_outputs(request), _without_news(outcome), links, copies, returned, messages, journal.folder)
    yield from kept_or_made(task, journal, request.forms, lambda: _made(task))


def _of_outputs(request: BatchRequest) -> BatchRequest:
    """Without what makes no difference to any output."""
    return replace(request, forms={}, inputs=None, jobs=1, scheduler=None, force=False, kept=(), limits=SET_LIMITS)


def _without_news(outcome: BatchOutcome) -> BatchOutcome:
    """Without what tells a run from the next one that meets with nothing new."""
    return replace(outcome, history=replace(outcome.history, standings=(), known=0, lost=False))


def _made(task: "SetTask") -> Files:
    with WorkerPool(1, SET_LIMITS) as pool:
        return pool.submit(set_files, task).result()


@dataclass(frozen=True, slots=True)
class SetTask:
    """All that a worker is told to make the files about the whole set; the forms it loads itself."""

    request: BatchRequest
    outcome: BatchOutcome
    links: Links
    copies: Mapping[str, str]
    """Return copies by the file that they answer."""
    returned: Mapping[tuple[str | None, str], tuple[str, str]]
    """Their paths and digests, by form and agency."""
    messages: Mapping[tuple[str | None, str], str]
    """The digests of what is sent with them."""
    folder: Path

    def sent_back(self) -> ReturnedCopies:
        """The copies with their messages as texts."""
        texts = {key: object_path(self.folder, digest) for key, digest in self.messages.items()}
        return {
            key: Returned(path, digest, texts[key].read_text(encoding="utf-8"))
            for key, (path, digest) in self.returned.items()
        }


SET_LIMITS = WorkerLimits(seconds=3600, bytes=16 * 2**30)
"""What is said of thousands of files takes memory in proportion, in a worker that ends with it."""


def set_files(task: SetTask) -> list[tuple[str, str]]:
    """Made by a worker: each path with the digest of its bytes."""
    forms = known_templates(task.request.templates, task.request.rules)
    request, outcome, journal = replace(task.request, forms=forms), task.outcome, Journal(task.folder)
    problems, unread, year = Problems(forms, outcome.intake, task.copies), list[Listed](), outcome.intake.year
    held = [one.listed(journal) for one in outcome.compared]
    listing = Pass(outcome, forms, journal, problems, unread)
    digests = [(words.FINDINGS, listing.findings_json(partial(_of_set, request, outcome, journal), held))]
    by_roster = request.roster is not None
    sections = list(sections_of(outcome, forms, journal, as_of=request.as_of, by_roster=by_roster))
    page = PageContent(
        year=year, sections=sections, read=len(outcome.arrivals) - len(unread), unread=unread, problems=problems,
        links=task.links, as_of=request.as_of, history=outcome.history,
    )  # fmt: skip
    refused = {one["path"]: one["reason"]["message"] for one in unread if one["outcome"] != Fate.SKIPPED}
    letters = letters_of(sections, forms, year, request.as_of, task.sent_back(), refused)
    digests += [
        (words.SUMMARY, _written(partial(summary_book, year, sections, problems, outcome.history, held), task.folder)),
        (words.REMINDERS, keep_object(task.folder, reminder_book(year, sections, letters, request.as_of))),
        (words.PAGE, _written(partial(index_page, page), task.folder)),
    ]
    more = _asked_for(request, sections, letters, year, task.folder)
    digests += [(path, keep_object(task.folder, content)) for path, content in more]
    journal.close()
    return digests


def _written(write: Callable[[BinaryIO], None], folder: Path) -> str:
    """What is too big for memory, laid beside the journal; its digest."""
    with written_object(folder) as made:
        write(made.stream)
    return made.digest


def _asked_for(
    request: BatchRequest, sections: Sequence[FormSection], letters: Sequence[Letter], year: int, folder: Path
) -> Iterator[tuple[str, bytes]]:
    """What not every run makes."""
    if request.drafts is not None:
        yield from drafts(request.drafts, letters, year, lambda digest: object_path(folder, digest).read_bytes())
    if request.tables is not None:
        yield words.TABLES[request.tables], tables_as(request.tables)(figures_of(sections, year))


def _of_set(
    request: BatchRequest, outcome: BatchOutcome, journal: Journal, texts: Iterator[AgencyTexts]
) -> Sequence[Listed]:
    """What is found about several files: by the intake, and by rules of forms in figures of two forms and in texts that
    agencies share.
    """
    forms = request.forms
    used = ((state.owner, state.used) for state in outcome.intake.agencies if state.used is not None)
    of_forms = held_together(used, forms, lambda one: parse_record(record_of(one, journal), forms).report)
    alike = compare_texts(list(texts))
    return [*set_listing(outcome.intake.findings), *map(form_listing, (*of_forms, *alike))]
