"""The files about a whole set, made by a worker: of all that was handed in, and of what is below each superior."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path
from typing import BinaryIO

from xlreport.checking.set_inquiry import AgencyTexts
from xlreport.collection.duplicates import compare_texts
from xlreport.collection.file_names import folder_name, free_name
from xlreport.collection.forms.held_together import held_together
from xlreport.collection.listing import form_listing, set_listing
from xlreport.collection.outcomes import Fate
from xlreport.collection.rounds.below import Below, files_of, intake_below, superiors_of
from xlreport.collection.rounds.history import History
from xlreport.collection.rounds.selection import select
from xlreport.district.publish.frames import record_of
from xlreport.district.publish.letters.drafts import drafts
from xlreport.district.publish.letters.letters import Letter, letters_of
from xlreport.district.publish.page.page import PageContent, index_page
from xlreport.district.publish.page.superiors import Part
from xlreport.district.publish.problems import Problems
from xlreport.district.publish.sections import FormSection, sections_of
from xlreport.district.publish.set_task import SetTask
from xlreport.district.publish.single_pass import Listed, Pass
from xlreport.district.publish.tables.figures import figures_of
from xlreport.district.publish.tables.kinds import tables_as
from xlreport.district.publish.workbooks.reminders import reminder_book
from xlreport.district.publish.workbooks.summary import summary_book
from xlreport.district.run.journal import Journal
from xlreport.district.run.objects import keep_object, object_path, written_object
from xlreport.district.run.request import BatchRequest
from xlreport.messages import district as words
from xlreport.records.read import parse_record
from xlreport.use_cases.forms import known_templates

Made = list[tuple[str, str]]
"""Paths below the output folder, each with the digest of the bytes."""


def set_files(task: SetTask) -> Made:
    """What is below each superior first: the page of the whole says how far each of them is."""
    forms = known_templates(task.request.templates, task.request.rules)
    task = replace(task, request=replace(task.request, forms=forms))
    made: Made = []
    parts: list[Part] = []
    taken: set[str] = set()
    journal = Journal(task.folder)
    for one in _superiors(task.request):
        folder = f"{words.BELOW}/{free_name(partial(folder_name, one.superior), one.superior, taken)}"
        told = _Told(_task_below(task, one), journal, (), words.TOP)
        made += [(f"{folder}/{path}", digest) for path, digest in (*told.lists(), told.page())]
        parts.append(Part(one.superior, folder, [(section.apart, section.tally) for section in told.sections]))
    whole = _Told(task, journal, parts, "")
    made = [*whole.lists(), whole.reminders(), whole.page(), *whole.asked_for(), *made]
    journal.close()
    return made


def _superiors(request: BatchRequest) -> Sequence[Below]:
    return superiors_of(request.roster) if request.by_superior and request.roster is not None else ()


def _task_below(task: SetTask, one: Below) -> SetTask:
    """Its page lies two folders below that of the whole."""
    outcome = task.outcome
    intake = intake_below(outcome.intake, one.roster)
    files, names = files_of(intake.agencies), {state.agency for state in intake.agencies}
    outcome = replace(
        outcome, intake=intake, selection=select(intake),
        arrivals=tuple(own for own in outcome.arrivals if own.shown in files),
        compared=tuple(own for own in outcome.compared if own.agency in names),
        history=History(tuple(own for own in outcome.history.events if own.agency in names)),
    )  # fmt: skip
    keys = [(state.template, state.agency) for state in intake.agencies]
    return replace(
        task, request=replace(task.request, roster=one.roster), outcome=outcome,
        links={key: [words.TOP + path for path in task.links[key]] for key in keys if key in task.links},
        copies={shown: words.TOP + path for shown, path in task.copies.items() if shown in files},
    )  # fmt: skip


class _Told:
    """What is told of a set. `parts`: what is told of each part of it; `top`: the way to the whole, of a part."""

    def __init__(self, task: SetTask, journal: Journal, parts: Sequence[Part], top: str) -> None:
        self._task = task
        self._request = task.request
        self._outcome = task.outcome
        self._forms = task.request.forms
        self._journal = journal
        self._parts = parts
        self._top = top
        self._problems = Problems(self._forms, self._outcome.intake, task.copies)
        self._unread: list[Listed] = []
        self.sections: Sequence[FormSection] = ()

    def lists(self) -> Iterator[tuple[str, str]]:
        """findings.json, and 汇总.xlsx from what is known then."""
        outcome, journal, problems = self._outcome, self._journal, self._problems
        held = [one.listed(journal) for one in outcome.compared]
        listing = Pass(outcome, self._forms, journal, problems, self._unread)
        yield words.FINDINGS, listing.findings_json(self._of_set, held)
        as_of, by_roster = self._request.as_of, self._request.roster is not None
        self.sections = list(sections_of(outcome, self._forms, journal, as_of=as_of, by_roster=by_roster))
        summary = partial(summary_book, outcome.intake.year, self.sections, problems, outcome.history, held)
        yield words.SUMMARY, _written(summary, self._task.folder)

    def page(self) -> tuple[str, str]:
        outcome, unread = self._outcome, self._unread
        page = PageContent(
            year=outcome.intake.year, sections=self.sections, read=len(outcome.arrivals) - len(unread), unread=unread,
            problems=self._problems, links=self._task.links, as_of=self._request.as_of, history=outcome.history,
            parts=self._parts, top=self._top,
        )  # fmt: skip
        return words.PAGE, _written(partial(index_page, page), self._task.folder)

    def _of_set(self, texts: Iterator[AgencyTexts]) -> Sequence[Listed]:
        """What is found about several files: by the intake, and by rules of forms in figures of two forms and in texts
        that agencies share.
        """
        intake, forms = self._outcome.intake, self._forms
        used = ((state.owner, state.used) for state in intake.agencies if state.used is not None)
        of_forms = held_together(used, forms, lambda one: parse_record(record_of(one, self._journal), forms).report)
        alike = compare_texts(list(texts))
        return [*set_listing(intake.findings), *map(form_listing, (*of_forms, *alike))]

    @cached_property
    def _letters(self) -> list[Letter]:
        refused = {one["path"]: one["reason"]["message"] for one in self._unread if one["outcome"] != Fate.SKIPPED}
        year, as_of = self._outcome.intake.year, self._request.as_of
        return letters_of(self.sections, self._forms, year, as_of, self._task.sent_back(), refused)

    def reminders(self) -> tuple[str, str]:
        book = reminder_book(self._outcome.intake.year, self.sections, self._letters, self._request.as_of)
        return words.REMINDERS, keep_object(self._task.folder, book)

    def asked_for(self) -> Iterator[tuple[str, str]]:
        """What not every run makes."""
        request, year, folder = self._request, self._outcome.intake.year, self._task.folder
        if request.drafts is not None:
            for path, content in drafts(request.drafts, self._letters, year, partial(_object, folder)):
                yield path, keep_object(folder, content)
        if request.tables is not None:
            content = tables_as(request.tables)(figures_of(self.sections, year))
            yield words.TABLES[request.tables], keep_object(folder, content)


def _object(folder: Path, digest: str) -> bytes:
    return object_path(folder, digest).read_bytes()


def _written(write: Callable[[BinaryIO], None], folder: Path) -> str:
    """What is too big for memory, laid beside the journal; its digest."""
    with written_object(folder) as made:
        write(made.stream)
    return made.digest
