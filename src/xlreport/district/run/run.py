"""A whole folder: every file in a worker, what is done kept, the output folder brought up to date."""

import hashlib
import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from xlreport.collection.assess import Demand, assess
from xlreport.collection.boundary import refuse_links
from xlreport.collection.foreign import foreign_files, with_senders
from xlreport.collection.inputs import OWN_FILE, Input, Inputs, find_inputs
from xlreport.collection.listing import file_listing, rules_digest
from xlreport.collection.outcomes import Fate, skip_of
from xlreport.collection.parts import by_part
from xlreport.collection.received.pages import Pages
from xlreport.collection.rounds.changes import continued
from xlreport.collection.rounds.history import History
from xlreport.collection.rounds.history_file import read_history
from xlreport.collection.rounds.selection import Selection, select
from xlreport.collection.submissions import Intake, Submission
from xlreport.district.run.apart import end_of
from xlreport.district.run.arrivals import Arrival, arrival_of, list_unread, refuse
from xlreport.district.run.handed_back import handed_back, told_of
from xlreport.district.run.journal import VERSION, Journal, program_version
from xlreport.district.run.objects import laid_out
from xlreport.district.run.pool import WorkerPool
from xlreport.district.run.request import BatchRequest, BusyError
from xlreport.district.run.task import Task, task_of, work
from xlreport.errors import OutputExistsError, UnreadableError, WorkLostError, is_own_side
from xlreport.files.limits import LIMITS
from xlreport.files.regular_file import read_regular
from xlreport.form.report.report import Report
from xlreport.messages import district as words
from xlreport.records.read import parse_record
from xlreport.use_cases.look import looks_digest


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
    with WorkerPool(request.jobs, request.limits) as pool:
        try:
            previous = _previous(request, journal, pool)
            given = request.inputs or find_inputs([request.folder], request.out, pages=Pages.ALONE)
            inputs, back = with_senders(given, request.roster), handed_back(request.out, journal)
            files = [*inputs.files, *back]
            options = _options_digest(request, request.formats, previous)
            arrivals: list[Arrival] = []
            ended = _arrivals(request, journal, pool, files, options, request.formats, previous=bool(previous))
            for done, arrival in enumerate(ended, 1):
                arrivals.append(arrival)
                progress(done, len(files))
        except BaseException:
            pool.shutdown(wait=True, cancel_futures=True)
            raise
    shutil.rmtree(intake, ignore_errors=True)
    order = {one.shown: place for place, one in enumerate(files)}
    arrivals.sort(key=lambda one: order[one.shown])
    arrivals += [list_unread(one.shown, file_listing(skip_of(one))) for one in inputs.skipped]
    return _outcome(request, journal, arrivals, inputs, back)


def _outcome(
    request: BatchRequest, journal: Journal, arrivals: Sequence[Arrival], inputs: Inputs, back: Sequence[Input]
) -> BatchOutcome:
    """`back`: what was handed back among the return copies."""
    submissions = [one.submission for one in arrivals if one.submission is not None]
    demand = Demand(request.roster, request.year, request.as_of, request.template)
    unread = {one.shown for one in arrivals if one.submission is None}
    foreign = foreign_files(inputs, request.roster, unread)
    found = assess(submissions, demand, request.forms, lambda one: _report_of(one, journal, request), foreign)
    overruled = {path for state in found.agencies for path in state.overruled}
    shown = {one.shown for one in back}
    found = replace(found, findings=(*found.findings, *told_of([one for one in submissions if one.shown in shown])))
    return BatchOutcome(
        tuple(replace(one, overruled=one.shown in overruled) for one in arrivals), found, inputs.ignored,
        select(found), continued(read_history(journal.folder), found, request.as_of), journal.missed(unread),
        tuple(one.path for one in back),
    )  # fmt: skip


def _report_of(one: Submission, journal: Journal, request: BatchRequest) -> Report | None:
    result = journal.result(one.key)
    return None if result is None else parse_record(result["record"], request.forms).report


def _previous(request: BatchRequest, journal: Journal, pool: WorkerPool) -> str:
    """Last year's reports laid into the journal; a digest of them all, empty without any."""
    if request.previous is None:
        journal.keep_previous({})
        return ""
    files = find_inputs([request.previous], request.out, pages=Pages.TAKEN).files
    pages = {one.shown for one in files if one.is_page}
    records: list[tuple[str, str, str, int, str]] = []
    published: list[tuple[str, str, str, int, str]] = []
    options = _options_digest(request, (), "")
    for arrival in _arrivals(request, journal, pool, files, options, None, previous=False):
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
    looks = looks_digest(request.forms.values())
    parts = (VERSION, program_version(), rules_digest(request.forms), looks, ",".join(formats), previous)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _arrivals(
    request: BatchRequest, journal: Journal, pool: WorkerPool, files: Sequence[Input], options: str,
    formats: tuple[str, ...] | None, *, previous: bool,
) -> Iterator[Arrival]:  # fmt: skip
    """In the order in which they end. Few are under way at a time, so that memory does not grow with the folder.

    Raises WorkLostError, once all others have ended, for files whose workers were taken away.
    """
    waiting: _Waiting = {}
    lost: list[str] = []
    for number, one in enumerate(files):
        taken_in = _take_in(one, journal, journal.folder / "intake" / str(number), options)
        if isinstance(taken_in, Arrival):
            yield taken_in
            continue
        copy, key = taken_in
        task = task_of(replace(one, path=copy), request, journal.folder, formats, previous=previous)
        waiting[pool.submit(work, task)] = one, key, task
        if len(waiting) >= 4 * request.jobs:
            yield from _finish(waiting, journal, pool, lost)
    while waiting:
        yield from _finish(waiting, journal, pool, lost)
    if lost:
        raise WorkLostError(*sorted(lost))


def _take_in(one: Input, journal: Journal, folder: Path, options: str) -> Arrival | tuple[Path, str]:
    """What is known of the file already, else a copy of it and the key that its result will have."""
    if one.refused is not None:
        return refuse(one, one.refused)
    try:
        copy, digest = _copy(one, folder)
    except UnreadableError as error:
        return refuse(one, error.code)
    key = hashlib.sha256(f"{options}\n{digest}\n{os.fsencode(one.path.name).hex()}".encode()).hexdigest()
    known = journal.usable(key)
    if known is None:
        return copy, key
    shutil.rmtree(folder)
    return arrival_of(one, key, known)


_Waiting = dict[Future[Mapping[str, Any]], tuple[Input, str, Task]]
"""What is under way: the file, the key of its result, and what was asked."""

MOST_LOST = 3
"""Files whose workers were taken away twice before the others are given up as well."""


def _finish(waiting: _Waiting, journal: Journal, pool: WorkerPool, lost: list[str]) -> Iterator[Arrival]:
    done, _ = wait(waiting, return_when=FIRST_COMPLETED)
    for future in done:
        one, key, task = waiting.pop(future)
        end = end_of(future, task, pool)
        if not isinstance(end, BaseException):
            journal.keep(key, end)
            shutil.rmtree(task.path.parent)
            yield arrival_of(one, key, end)
        elif isinstance(end, WorkLostError) and len(lost) < MOST_LOST:
            lost.append(one.shown)
        elif isinstance(end, TimeoutError):
            yield refuse(one, "FILE-TIMEOUT", Fate.TIMED_OUT)
        elif is_own_side(end):
            raise end
        else:
            yield refuse(one, "FILE-CRASHED", Fate.CRASHED, found=f"{type(end).__name__}: {end}")


def _copy(one: Input, folder: Path) -> tuple[Path, str]:
    """The bytes as they are now, under the file's own name; whatever happens to the file later does not matter.

    Raises UnreadableError for a file that cannot be read, and OSError where our own disk does not take it.
    """
    content = read_regular(one.path, LIMITS.file_bytes, UnreadableError)
    if len(content) > LIMITS.file_bytes:
        raise UnreadableError("FILE-TOO-BIG", limit="file_bytes")
    folder.mkdir(parents=True, exist_ok=True)
    copy = folder / one.path.name
    copy.write_bytes(content)
    return copy, hashlib.sha256(content).hexdigest()
