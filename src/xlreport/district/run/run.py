"""A whole folder: every file in a worker, what is done kept, the output folder brought up to date."""

import hashlib
import json
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
from xlreport.collection.inputs import OWN_FILE, Input, find_inputs
from xlreport.collection.listing import file_listing, rules_digest
from xlreport.collection.outcomes import Fate, Outcome, refusal, skip_of
from xlreport.collection.submissions import Intake, Submission, submission_of
from xlreport.district.run.journal import VERSION, Journal
from xlreport.district.run.objects import laid_out
from xlreport.district.run.pool import WorkerPool
from xlreport.district.run.request import BatchRequest, BusyError
from xlreport.district.run.task import task_of, work
from xlreport.errors import OutputExistsError, UnreadableError, WorkLostError, is_own_side
from xlreport.files.limits import LIMITS
from xlreport.files.regular_file import read_regular
from xlreport.messages import district as words
from xlreport.reading.labels import normal
from xlreport.use_cases.look import looks_digest


@dataclass(frozen=True, slots=True)
class Arrival:
    """What became of one file: the list's entry, and the facts where it was read."""

    shown: str
    outcome: Fate
    entry: str | None
    """The list's entry as JSON, of a file that has no result in the journal."""
    submission: Submission | None

    def listed(self, journal: Journal) -> Mapping[str, Any]:
        """The list's entry: thousands of them are not kept, but looked up."""
        if self.entry is not None:
            own: Mapping[str, Any] = json.loads(self.entry)
            return own
        result = None if self.submission is None else journal.result(self.submission.key)
        if result is None:
            raise LookupError(f"the result of {self.shown} is gone from the journal")
        return {**result["file"], "path": self.shown}


def _list_unread(shown: str, listed: Mapping[str, Any]) -> Arrival:
    return Arrival(shown, Fate(listed["outcome"]), json.dumps(listed, ensure_ascii=False), None)


@dataclass(frozen=True, slots=True)
class BatchOutcome:
    """The outcome of a run, before it is written out. `missed`: files that were read earlier, and not in this run."""

    arrivals: tuple[Arrival, ...]
    intake: Intake
    ignored: int
    missed: tuple[str, ...] = ()

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
            inputs = find_inputs([request.folder], request.out)
            options = _options_digest(request, request.formats, previous)
            arrivals: list[Arrival] = []
            ended = _arrivals(request, journal, pool, inputs.files, options, previous=bool(previous))
            for done, arrival in enumerate(ended, 1):
                arrivals.append(arrival)
                progress(done, len(inputs.files))
        except BaseException:
            pool.shutdown(wait=True, cancel_futures=True)
            raise
    shutil.rmtree(intake, ignore_errors=True)
    order = {one.shown: place for place, one in enumerate(inputs.files)}
    arrivals.sort(key=lambda one: order[one.shown])
    arrivals += [_list_unread(shown, file_listing(skip_of(shown))) for shown in inputs.skipped]
    submissions = [one.submission for one in arrivals if one.submission is not None]
    demand = Demand(request.roster, request.year, request.as_of, request.template)
    unread = [one.shown for one in arrivals if one.outcome not in {Fate.READ, Fate.SKIPPED}]
    assessed = assess(submissions, demand, request.forms)
    return BatchOutcome(tuple(arrivals), assessed, inputs.ignored, journal.missed(unread))


def _previous(request: BatchRequest, journal: Journal, pool: WorkerPool) -> str:
    """Last year's reports laid into the journal; a digest of them all, empty without any."""
    if request.previous is None:
        journal.keep_previous({})
        return ""
    files = find_inputs([request.previous], request.out).files
    records: dict[tuple[str, str, int], str] = {}
    options = _options_digest(request, (), "")
    for arrival in _arrivals(request, journal, pool, files, options, previous=False, formats=()):
        if arrival.submission is not None:
            result = journal.result(arrival.submission.key)
            if result is not None:
                last = arrival.submission
                records[normal(last.agency), last.template, last.year] = result["record"]
    journal.keep_previous(records)
    return hashlib.sha256(repr(sorted(records.items())).encode()).hexdigest()


def _options_digest(request: BatchRequest, formats: Sequence[str], previous: str) -> str:
    """Everything but the file that a result depends on."""
    looks = looks_digest(request.forms.values())
    parts = (VERSION, _program(), rules_digest(request.forms), looks, ",".join(formats), previous)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _program() -> str:
    """The version of this program: another one may read and write otherwise."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("xlreport")
    except PackageNotFoundError:
        return ""


def _arrivals(
    request: BatchRequest, journal: Journal, pool: WorkerPool, files: Sequence[Input], options: str, *, previous: bool,
    formats: tuple[str, ...] | None = None,
) -> Iterator[Arrival]:  # fmt: skip
    """In the order in which they end. Few are under way at a time, so that memory does not grow with the folder.

    Raises WorkLostError, once all others have ended, for files whose workers were taken away.
    """
    waiting: _Waiting = {}
    lost: list[str] = []
    for number, one in enumerate(files):
        if one.refused is not None:
            yield _refuse(one, one.refused)
            continue
        try:
            copy, digest = _copy(one, journal.folder / "intake" / str(number))
        except UnreadableError as error:
            yield _refuse(one, error.code)
            continue
        key = hashlib.sha256(f"{options}\n{digest}\n{os.fsencode(one.path.name).hex()}".encode()).hexdigest()
        known = journal.usable(key)
        if known is not None:
            shutil.rmtree(copy.parent)
            yield _arrival(one, key, known)
            continue
        task = task_of(replace(one, path=copy), request, journal.folder, formats, previous=previous)
        waiting[pool.submit(work, task)] = one, key, copy
        if len(waiting) >= 4 * request.jobs:
            yield from _finish(waiting, journal, lost)
    while waiting:
        yield from _finish(waiting, journal, lost)
    if lost:
        raise WorkLostError(*sorted(lost))


_Waiting = dict[Future[Mapping[str, Any]], tuple[Input, str, Path]]
"""What is under way: the file, the key of its result, and the copy that is read."""

MOST_LOST = 3
"""Files whose workers were taken away twice before the others are given up as well."""


def _finish(waiting: _Waiting, journal: Journal, lost: list[str]) -> Iterator[Arrival]:
    done, _ = wait(waiting, return_when=FIRST_COMPLETED)
    for future in done:
        one, key, copy = waiting.pop(future)
        error = future.exception()
        if error is None:
            result = future.result()
            journal.keep(key, result)
            shutil.rmtree(copy.parent)
            yield _arrival(one, key, result)
        elif isinstance(error, WorkLostError) and len(lost) < MOST_LOST:
            lost.append(one.shown)
        elif isinstance(error, TimeoutError):
            yield _refuse(one, "FILE-TIMEOUT", Fate.TIMED_OUT)
        elif is_own_side(error):
            raise error
        else:
            yield _refuse(one, "FILE-CRASHED", Fate.CRASHED, found=f"{type(error).__name__}: {error}")


def _copy(one: Input, folder: Path) -> tuple[Path, str]:
    """The bytes as they are now, under the file's own name; whatever happens to the file later does not matter.

    Raises UnreadableError for a file that cannot be read, and OSError where our own disk does not take it.
    """
    content = read_regular(one.path, LIMITS.file_bytes, UnreadableError)
    if len(content) > LIMITS.file_bytes:
        raise UnreadableError("FILE-TOO-BIG")
    folder.mkdir(parents=True, exist_ok=True)
    copy = folder / one.path.name
    copy.write_bytes(content)
    return copy, hashlib.sha256(content).hexdigest()


def _arrival(one: Input, key: str, result: Mapping[str, Any]) -> Arrival:
    if "record" not in result:
        return _list_unread(one.shown, {**result["file"], "path": one.shown})
    return Arrival(one.shown, Fate.READ, None, submission_of(one.shown, key, result))


def _refuse(one: Input, code: str, fate: Fate = Fate.REJECTED, **params: str) -> Arrival:
    return _list_unread(one.shown, file_listing(Outcome(shown=one.shown, fate=fate, refusal=refusal(code, params))))
