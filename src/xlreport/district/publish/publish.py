"""Everything that belongs in the output folder of a run, as paths and bytes."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from xlreport.collection.boundary import InputPaths
from xlreport.collection.inputs import paths_read
from xlreport.collection.rounds.history_file import keep_history
from xlreport.district.publish.about_set import set_files
from xlreport.district.publish.delivery import Delivery, agency_files, clear_away, deliver
from xlreport.district.publish.kept_set import Files, kept_or_made
from xlreport.district.publish.set_task import SetTask
from xlreport.district.publish.tables.kinds import tables_as
from xlreport.district.run.journal import Journal
from xlreport.district.run.request import BatchRequest
from xlreport.district.run.run import BatchOutcome, Progress, open_output, run
from xlreport.district.run.workers.pool import WorkerPool
from xlreport.district.run.workers.worker import WorkerLimits
from xlreport.messages import district as words
from xlreport.use_cases.annotate import MESSAGE_SUFFIX

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


def _made(task: SetTask) -> Files:
    with WorkerPool(1, SET_LIMITS) as pool:
        return pool.submit(set_files, task).result()


SET_LIMITS = WorkerLimits(seconds=3600, bytes=16 * 2**30)
"""What is said of thousands of files takes memory in proportion, in a worker that ends with it."""
