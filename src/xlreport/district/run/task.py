"""What a worker does with one file: read it, check it, and make what may be needed of it."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from xlreport.checking.inquiry import Subject
from xlreport.collection.duplicates import parts_to_compare
from xlreport.collection.file_names import return_name
from xlreport.collection.inputs import Input
from xlreport.collection.listing import file_listing, rules_digest
from xlreport.collection.outcomes import Outcome, refusal
from xlreport.collection.parts import part_of
from xlreport.collection.rounds.facts import facts_of
from xlreport.district.run.journal import MESSAGE, RETURN, VERSION, previous_record
from xlreport.district.run.objects import keep_object
from xlreport.district.run.request import BatchRequest
from xlreport.errors import UnwritableError, WorkLostError
from xlreport.form.model.template import Template
from xlreport.form.report.opening import figures_of
from xlreport.form.report.report import Reading
from xlreport.records.read import parse_record
from xlreport.use_cases.annotate import calls_for_answer, return_copy, return_message
from xlreport.use_cases.check import judge
from xlreport.use_cases.forms import known_templates
from xlreport.use_cases.look import looks_digest
from xlreport.use_cases.report import rendered


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One file and what to do with it. `path` is a copy that nobody changes, under the file's own name."""

    path: Path
    shown: str
    is_record: bool
    templates: Path | None
    rules: Path | None
    formats: tuple[str, ...] | None
    """None makes nothing of it, not even a return copy."""
    folder: Path
    """Where the journal and the objects lie."""
    previous: bool
    """Whether last year's reports are to be joined."""

    @property
    def read_mark(self) -> Path:
        """There once the file is read and checked: what befalls the worker then comes of what is made of it."""
        return self.path.parent / ".read"


def task_of(
    copy: Input, request: BatchRequest, folder: Path, formats: tuple[str, ...] | None, *, previous: bool
) -> Task:
    """What a run asks of a worker for one file."""
    return Task(
        path=copy.path, shown=copy.shown, is_record=copy.is_record, templates=request.templates, rules=request.rules,
        formats=formats, folder=folder, previous=previous,
    )  # fmt: skip


def program_version() -> str:
    """The version of this program: another one may read and write otherwise."""
    try:
        return version("xlreport")
    except PackageNotFoundError:
        return ""


def program_digest(forms: Mapping[str, Template]) -> str:
    """Everything but the file, last year and what is asked that a result depends on."""
    parts = (VERSION, program_version(), rules_digest(forms), looks_digest(forms.values()))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


OF_ACCESS = frozenset({"FILE-NOT-FOUND", "FILE-NO-PERMISSION", "FILE-UNREADABLE"})
"""Said of the copy, which is ours: the file itself was read a moment ago."""


_TO_BE_INSTALLED = frozenset({"PAGE-OLD-WORD", "PAGE-PDF-EXTRA"})
"""Why a file was not read that may be read on another day."""


def work(task: Task) -> Mapping[str, Any]:
    """The result of one file as plain values, its rendered files laid beside the journal."""
    forms = known_templates(task.templates, task.rules)
    one = Input(task.path, task.shown, task.is_record)
    outcome = judge(one, forms, (lambda reading: _joined(reading, task, forms)) if task.previous else None)
    if outcome.refusal is not None and outcome.refusal.code in OF_ACCESS:
        raise WorkLostError(task.shown)
    task.read_mark.touch()
    result: dict[str, Any] = {
        "file": file_listing(outcome), "objects": {}, "unwritten": {}, "replaced": {},
        "unsettled": outcome.refusal is not None and outcome.refusal.code in _TO_BE_INSTALLED,
    }  # fmt: skip
    if outcome.reading is None or outcome.template is None or outcome.verdict is None:
        return result
    result |= {**facts_of(outcome), "texts": _texts(outcome.template, outcome.reading)}
    if task.formats is not None:
        _render(outcome, task.formats, task.folder, result)
    return result


def _joined(reading: Reading, task: Task, forms: Mapping[str, Template]) -> Reading:
    report = reading.report
    part, journal = part_of(forms[report.template_id], report), task.folder / "journal.sqlite"
    found = previous_record(journal, report.agency_name, part, report.template_id, report.year - 1)
    if found is None:
        return reading
    last = parse_record(found, forms).report
    return replace(reading, previous=figures_of(forms[last.template_id], last), previous_report=last)


def _texts(template: Template, reading: Reading) -> Mapping[str, str]:
    """What people wrote, for the rules that compare agencies with each other."""
    subject = Subject(template, reading)
    return {part: subject.typed_text(part) for part in parts_to_compare(template)}


def _render(outcome: Outcome, formats: tuple[str, ...], folder: Path, result: dict[str, Any]) -> None:
    for suffix, made in rendered(outcome, formats).items():
        if isinstance(made, UnwritableError):
            leave_out(result, suffix, made)
            continue
        result["objects"][suffix] = keep_object(folder, made.content)
        if made.replaced:
            result["replaced"][suffix] = made.replaced
    if calls_for_answer(outcome) and outcome.reading is not None and outcome.template is not None:
        report = outcome.reading.report
        name = return_name(outcome.template, report.agency_name, report.year)
        try:
            result["objects"][RETURN] = keep_object(folder, return_copy(outcome))
        except UnwritableError as error:
            leave_out(result, RETURN, error)
            return
        result["objects"][MESSAGE] = keep_object(folder, return_message(outcome, name).encode())


def leave_out(result: dict[str, Any], suffix: str, error: UnwritableError) -> None:
    """Says why there is no such file. Of one that took too long or failed, another run may make more."""
    result["unwritten"][suffix] = refusal(error.code, error.params).message
    result["unsettled"] |= error.code in {"FORMAT-TIMEOUT", "FORMAT-CRASHED"}
