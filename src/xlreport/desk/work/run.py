"""One run at a time over the work folder, in a thread: how far it is, what came of it, why it did not end.

What a run needs is imported when one begins: the first page is there in half the time.
"""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from threading import Lock, Thread
from typing import TYPE_CHECKING

from xlreport.desk.work.folder import WorkFolder
from xlreport.desk.work.seen import Seen
from xlreport.desk.work.settings import Settings
from xlreport.errors import (
    OwnSideError,
    TemplateError,
    UnreadableError,
    XlreportError,
)
from xlreport.messages.desk import tellings as words
from xlreport.use_cases.failures import stopped_by

if TYPE_CHECKING:
    from xlreport.district.run.journal import Journal
    from xlreport.district.run.request import BatchRequest
    from xlreport.district.run.run import BatchOutcome


class NoFormError(XlreportError):
    """The only form that is owed is not there any more."""


class StoppedError(XlreportError):
    """Somebody has asked the run to stop."""


@dataclass(frozen=True, slots=True)
class Progress:
    """So many files are done, of so many; nothing is known of the number before they were looked for."""

    done: int = 0
    total: int = 0

    @property
    def is_closing(self) -> bool:
        """Every file is done, and what is said of all of them is written."""
        return 0 < self.total == self.done


class Runs:
    """`seen`: what the last run that ended has found; `failure`: why the last one did not; `ended`: how many have.

    `chosen`: which of several files is to count, by the id of the agency, where that was said since.
    """

    def __init__(self, folder: WorkFolder) -> None:
        self.seen: Seen | None = None
        self.chosen: dict[str, str] = {}
        self.failure: str | None = None
        self.progress = Progress()
        self._folder = folder
        self._thread: Thread | None = None
        self.ended = 0
        self._stopping = False
        self._lock = Lock()

    @property
    def is_running(self) -> bool:
        return self._thread is not None and self._thread.is_alive()

    @property
    def now(self) -> str:
        """Another text for each run that begins or ends."""
        return f"{self.ended}+" if self.is_running else str(self.ended)

    def start(self, settings: Settings) -> bool:
        """Whether it was started: not while another one is at work."""
        with self._lock:
            if self.is_running:
                return False
            self.progress, self.failure, self._stopping = Progress(), None, False
            self._thread = Thread(target=self._run, args=(settings,), daemon=True, name="run")
            self._thread.start()
            return True

    @property
    def was_stopped(self) -> bool:
        """Whether the last run did not end because somebody wanted it so."""
        return self.failure == words.STOPPED

    def stop(self) -> None:
        """At the next file; what is done is kept."""
        self._stopping = True

    def join(self, seconds: float | None = None) -> None:
        """Wait until it has ended."""
        if self._thread is not None:
            self._thread.join(seconds)

    def _run(self, settings: Settings) -> None:
        self.failure = _failure(lambda: self._carry_out(settings))
        self.ended += 1

    def _carry_out(self, settings: Settings) -> None:
        from xlreport.desk.work.gathered import delivered, seen_of
        from xlreport.district.publish.publish import batch_folder

        request = request_for(self._folder, settings)
        found: list[Seen] = []

        def look(outcome: "BatchOutcome", journal: "Journal") -> None:
            found.append(seen_of(request, outcome, journal))

        _, done = batch_folder(request, self._advance, look)
        self.seen, self.chosen = delivered(found[0], request.out, done), {}

    def _advance(self, done: int, total: int) -> None:
        self.progress = Progress(done, total)
        if self._stopping:
            raise StoppedError


def request_for(folder: WorkFolder, settings: Settings) -> "BatchRequest":
    """What `batch` makes of the same folders and options.

    Raises UnreadableError for a roster that is none, TemplateError for own forms and rules with mistakes, and
    NoFormError where the only form that is owed is not there any more.
    """
    from xlreport.collection.inputs import find_inputs
    from xlreport.collection.roster import read_roster
    from xlreport.desk.work.forms import known
    from xlreport.district.run.request import BatchRequest
    from xlreport.form.loading.folder import files_of_forms

    roster, rules, own = folder.roster, folder.rules, folder.forms
    forms = known(folder)
    if settings.template is not None and settings.template not in forms:
        raise NoFormError(settings.template)
    kept = (*(one for one in (roster, rules) if one is not None), *(() if own is None else files_of_forms(own)))
    return BatchRequest(
        folder=folder.received, out=folder.results, inputs=find_inputs([folder.received], folder.results),
        forms=forms, templates=own, rules=rules,
        roster=None if roster is None else read_roster(roster, forms), previous=folder.last_year,
        formats=settings.formats, jobs=os.cpu_count() or 1, template=settings.template, year=settings.year,
        as_of=settings.as_of, drafts=settings.drafts, tables=settings.tables, kept=kept,
    )  # fmt: skip


def _failure(run: Callable[[], None]) -> str | None:
    """Why it did not end, in words; None where it did."""
    try:
        run()
    except Exception as error:  # noqa: BLE001  told on the page: a thread has nobody else to tell
        return failure_of(error)
    return None


def failure_of(error: Exception) -> str:
    """What stopped the desk's work, in one sentence."""
    match error:
        case OwnSideError() | OSError():
            return stopped_by(error)
        case UnreadableError():
            from xlreport.collection.outcomes import refusal

            return words.ROSTER_UNREAD.format(message=refusal(error.code, error.params).message)
        case TemplateError():
            from xlreport.desk.work.forms import OwnFormsError
            from xlreport.messages.forms.mistakes import problem_line

            whose = words.FORMS_WRONG if isinstance(error, OwnFormsError) else words.RULES_WRONG
            return whose.format(problems=words.BETWEEN.join(map(problem_line, error.problems)))
        case XlreportError() if (said := _SAID.get(type(error).__name__)) is not None:
            return said.format(path=error)
    return words.UNFORESEEN.format(kind=type(error).__name__, said=error)


_SAID: Mapping[str, str] = {
    "StoppedError": words.STOPPED, "BusyError": words.BUSY, "OutputExistsError": words.NOT_OWN,
    "OutputLinkedError": words.NOT_OWN, "JournalError": words.NO_JOURNAL, "NoFormError": words.FORM_GONE,
}  # fmt: skip
"""By the names of our errors: where one is declared is imported with a run."""
