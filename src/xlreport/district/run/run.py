"""A whole folder: every file in a worker, what is done kept, the output folder brought up to date."""

import hashlib
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from filelock import FileLock, Timeout

from xlreport.collection.assess import Demand, assess
from xlreport.collection.boundary import refuse_links
from xlreport.collection.foreign import foreign_files, with_senders, without_strays
from xlreport.collection.inputs import OWN_FILE, Input, Inputs, find_inputs
from xlreport.collection.listing import file_listing
from xlreport.collection.outcomes import Fate, skip_of
from xlreport.collection.parts import by_part
from xlreport.collection.rounds.changes import continued
from xlreport.collection.rounds.history import History
from xlreport.collection.rounds.history_file import read_history
from xlreport.collection.rounds.selection import Selection, select
from xlreport.collection.submissions import Intake, Submission
from xlreport.district.run.arrivals import Arrival, arrivals_of, list_unread
from xlreport.district.run.comparisons import Compared, compared
from xlreport.district.run.handed_back import handed_back, told_of
from xlreport.district.run.journal import Journal
from xlreport.district.run.objects import laid_out
from xlreport.district.run.request import BatchRequest, BusyError
from xlreport.district.run.task import program_digest
from xlreport.district.run.workers.pool import Pool, WorkerPool
from xlreport.errors import ExtraMissingError, OutputExistsError
from xlreport.form.report.report import Report
from xlreport.messages import district as words
from xlreport.records.read import parse_record


@dataclass(frozen=True, slots=True)
class BatchOutcome:
    """The outcome of a run, before it is written out. `missed`: files that were read earlier, and not in this run.

    `selection`: what is in every total; `history`: all that has happened, this run's events the last of it;
    `handed_back`: files among the return copies that are not as they were written.
    """

    arrivals: tuple[Arrival, ...]
    intake: Intake
    ignored: int
    selection: Selection
    history: History
    compared: tuple[Compared, ...] = ()
    missed: tuple[str, ...] = ()
    handed_back: tuple[Path, ...] = ()

    @property
    def read(self) -> Iterator[str]:
        return (one.shown for one in self.arrivals if one.outcome is Fate.READ)


Progress = Callable[[int, int], None]
"""Told after each file: how many are done, of how many."""


def open_output(request: BatchRequest) -> tuple[Journal, FileLock]:
    """The output folder, made ours. Raises OutputExistsError for one that holds other things, or a link where a run
    keeps its own, and BusyError.
    """
    own = request.out / words.OWN
    refuse_links(request.out)
    if request.out.is_dir() and any(request.out.iterdir()) and not own.is_dir() and not request.force:
        raise OutputExistsError(str(request.out))
    own.mkdir(parents=True, exist_ok=True)
    lock = FileLock(own / "lock")
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise BusyError(str(request.out)) from error
    remembered = (own / OWN_FILE).is_file()
    journal = Journal(own)
    if journal.rebuilt or not remembered:
        journal.claim(laid_out(request.out, own))
    return journal, lock


def run(request: BatchRequest, journal: Journal, progress: Progress) -> BatchOutcome:
    """Every file of the folder has exactly one outcome. What an earlier run has done is not done again."""
    intake = journal.folder / "intake"
    shutil.rmtree(intake, ignore_errors=True)
    with _pool_of(request) as pool:
        try:
            previous = _previous(request, journal, pool)
            given = request.inputs or find_inputs([request.folder], request.out)
            inputs, back = with_senders(given, request.roster), handed_back(request.out, journal)
            files = [*inputs.files, *back]
            options = _options_digest(request, request.formats, previous)
            arrivals: list[Arrival] = []
            ended = arrivals_of(request, journal, pool, files, options, request.formats, previous=bool(previous))
            for done, arrival in enumerate(ended, 1):
                arrivals.append(arrival)
                progress(done, len(files))
        except BaseException:
            pool.shutdown(wait=True, cancel_futures=True)
            raise
    shutil.rmtree(intake, ignore_errors=True)
    order = {one.shown: place for place, one in enumerate(files)}
    arrivals.sort(key=lambda one: order[one.shown])
    inputs = without_strays(inputs, [(one.submission, one.refusal) for one in arrivals[: len(inputs.files)]])
    skipped = {one.shown: list_unread(one.shown, file_listing(skip_of(one))) for one in inputs.skipped}
    arrivals = [*(one for one in arrivals if one.shown not in skipped), *skipped.values()]
    return _outcome(request, journal, arrivals, inputs, back)


def _pool_of(request: BatchRequest) -> Pool:
    """Raises ClusterError where there is no such cluster, ExtraMissingError where there is nothing to reach it with."""
    if request.scheduler is None:
        return WorkerPool(request.jobs, request.limits)
    try:
        from xlreport.district.run.cluster.cluster import Cluster
    except ModuleNotFoundError as error:
        raise ExtraMissingError("cluster") from error
    return Cluster(request.scheduler, request.limits)


def _outcome(
    request: BatchRequest, journal: Journal, arrivals: Sequence[Arrival], inputs: Inputs, back: Sequence[Input]
) -> BatchOutcome:
    """`back`: what was handed back among the return copies."""
    submissions = [one.submission for one in arrivals if one.submission is not None]
    demand = Demand(request.roster, request.year, request.as_of, request.template)
    unread = {one.shown for one in arrivals if one.submission is None}
    foreign = foreign_files(inputs, request.roster, unread)
    found = assess(submissions, demand, request.forms, lambda one: _report_of(one, journal, request), foreign)
    overruled = found.aside.union(*(state.overruled for state in found.agencies))
    shown = {one.shown for one in back}
    found = replace(found, findings=(*found.findings, *told_of([one for one in submissions if one.shown in shown])))
    found, held = compared(found, journal, request.forms)
    return BatchOutcome(
        tuple(replace(one, overruled=one.shown in overruled) for one in arrivals), found, inputs.ignored,
        select(found), continued(read_history(journal.folder), found, request.as_of), tuple(held),
        journal.missed(unread),
        tuple(one.path for one in back),
    )  # fmt: skip


def _report_of(one: Submission, journal: Journal, request: BatchRequest) -> Report | None:
    result = journal.result(one.key)
    return None if result is None else parse_record(result["record"], request.forms).report


def _previous(request: BatchRequest, journal: Journal, pool: Pool) -> str:
    """Last year's reports laid into the journal; a digest of them all, empty without any."""
    if request.previous is None:
        journal.keep_previous({})
        return ""
    files = find_inputs([request.previous], request.out).files
    pages = {one.shown for one in files if one.is_page}
    records: list[tuple[str, str, str, int, str]] = []
    published: list[tuple[str, str, str, int, str]] = []
    options = _options_digest(request, (), "")
    for arrival in arrivals_of(request, journal, pool, files, options, None, previous=False):
        if arrival.submission is not None:
            result = journal.result(arrival.submission.key)
            if result is not None:
                last = arrival.submission
                own = published if arrival.shown in pages else records
                own.append((last.agency, last.part, last.template, last.year, result["record"]))
    by_key = by_part([*published, *records])
    journal.keep_previous(by_key)
    return hashlib.sha256(repr(sorted(by_key.items())).encode()).hexdigest()


def _options_digest(request: BatchRequest, formats: Sequence[str], previous: str) -> str:
    """Everything but the file that a result depends on."""
    parts = (program_digest(request.forms), ",".join(formats), previous)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
