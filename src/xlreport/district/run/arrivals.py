"""What became of each file of a run: each in a worker, and what an earlier run has done not done again."""

import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from xlreport.collection.inputs import Input
from xlreport.collection.listing import file_listing
from xlreport.collection.outcomes import Fate, Outcome, Refusal, refusal
from xlreport.collection.rounds.facts import submission_of
from xlreport.collection.submissions import Submission
from xlreport.district.run.apart import end_of
from xlreport.district.run.journal import RETURN, Journal
from xlreport.district.run.request import BatchRequest
from xlreport.district.run.task import Task, task_of, work
from xlreport.district.run.workers.pool import Pool
from xlreport.errors import UnreadableError, WorkLostError, is_own_side
from xlreport.files.limits import LIMITS
from xlreport.files.regular_file import read_regular


@dataclass(frozen=True, slots=True)
class Arrival:
    """What became of one file: the list's entry, and the facts where it was read.

    `overruled`: a later file has its place, or it is of another year: its findings are counted and no longer listed.
    """

    shown: str
    outcome: Fate
    entry: str | None
    """The list's entry as JSON, of a file that has no result in the journal."""
    submission: Submission | None
    overruled: bool = False

    @property
    def refusal(self) -> Refusal | None:
        """Why it was not read."""
        return None if self.entry is None else Refusal(**json.loads(self.entry)["reason"])

    @property
    def muted(self) -> int:
        """How many findings are counted and not listed."""
        if self.submission is None:
            return 0
        return self.submission.muted + (self.submission.findings if self.overruled else 0)

    def result(self, journal: Journal) -> Mapping[str, Any] | None:
        """What the journal keeps of it; None for a file that has no result there."""
        return None if self.submission is None else journal.result(self.submission.key)

    def listed(self, result: Mapping[str, Any] | None) -> Mapping[str, Any]:
        """The list's entry, by what the journal keeps of it: thousands of them are not kept, but looked up."""
        if self.entry is not None:
            own: Mapping[str, Any] = json.loads(self.entry)
            return own
        if result is None:
            raise LookupError(f"the result of {self.shown} is gone from the journal")
        found = {**result["file"], "path": self.shown}
        return {**found, "findings": []} if self.overruled else found


def arrival_of(one: Input, key: str, result: Mapping[str, Any]) -> Arrival:
    """By what a worker handed in, or an earlier run had kept."""
    if "record" not in result:
        return list_unread(one.shown, {**result["file"], "path": one.shown})
    unwritten = tuple(sorted(result["unwritten"].items()))
    submission = replace(
        submission_of(one.shown, key, result), answered=RETURN in result["objects"], unwritten=unwritten,
        replaced="".join(result["replaced"].values()), is_page=one.is_page,
    )  # fmt: skip
    return Arrival(one.shown, Fate.READ, None, submission)


def refuse(one: Input, code: str, fate: Fate = Fate.REJECTED, **params: str) -> Arrival:
    """Of a file that was not read."""
    return list_unread(one.shown, file_listing(Outcome(shown=one.shown, fate=fate, refusal=refusal(code, params))))


def list_unread(shown: str, listed: Mapping[str, Any]) -> Arrival:
    return Arrival(shown, Fate(listed["outcome"]), json.dumps(listed, ensure_ascii=False), None)


def arrivals_of(
    request: BatchRequest, journal: Journal, pool: Pool, files: Sequence[Input], options: str,
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
        if len(waiting) >= 4 * pool.cores:
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
        content = _content(one)
    except UnreadableError as error:
        return refuse(one, error.code)
    digest = hashlib.sha256(content).hexdigest()
    key = hashlib.sha256(f"{options}\n{digest}\n{os.fsencode(one.path.name).hex()}".encode()).hexdigest()
    known = journal.usable(key)
    return (_copy(one, content, folder), key) if known is None else arrival_of(one, key, known)


_Waiting = dict[Future[Mapping[str, Any]], tuple[Input, str, Task]]
"""What is under way: the file, the key of its result, and what was asked."""

MOST_LOST = 3
"""Files whose workers were taken away twice before the others are given up as well."""


def _finish(waiting: _Waiting, journal: Journal, pool: Pool, lost: list[str]) -> Iterator[Arrival]:
    done, _ = wait(waiting, timeout=0, return_when=FIRST_COMPLETED)
    if not done:
        journal.keep_all()
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


def _content(one: Input) -> bytes:
    """The bytes as they are now; whatever happens to the file later does not matter.

    Raises UnreadableError for a file that cannot be read.
    """
    content = read_regular(one.path, LIMITS.file_bytes, UnreadableError)
    if len(content) > LIMITS.file_bytes:
        raise UnreadableError("FILE-TOO-BIG", limit="file_bytes")
    return content


def _copy(one: Input, content: bytes, folder: Path) -> Path:
    """The bytes under the file's own name. Raises OSError where our own disk does not take them."""
    folder.mkdir(parents=True, exist_ok=True)
    copy = folder / one.path.name
    copy.write_bytes(content)
    return copy
