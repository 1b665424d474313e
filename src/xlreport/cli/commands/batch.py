"""`xlreport batch`."""

import os
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from xlreport.cli.arguments import files_read, formats_in, inputs_at, tell_around
from xlreport.cli.failures import CommandError, Status
from xlreport.cli.outputs import not_written
from xlreport.cli.screen.console import hand_over, show_paths, tell
from xlreport.cli.screen.selected import change_lines, selection_lines
from xlreport.cli.usage.forms import Forms, template_named
from xlreport.cli.usage.options import refuse_together
from xlreport.cli.usage.paths import refuse_absent, refuse_file, refuse_folder
from xlreport.cli.usage.targets import refuse_as_folder
from xlreport.cli.usage.values import day_of
from xlreport.collection.inputs import find_inputs
from xlreport.collection.outcomes import Fate, refusal
from xlreport.collection.roster import Roster, read_roster
from xlreport.district.publish.delivery import Delivery
from xlreport.district.publish.lines import delivery_lines, rendering_lines
from xlreport.district.publish.publish import batch_folder
from xlreport.district.publish.tally import tally_of
from xlreport.district.run.request import BatchRequest, BusyError
from xlreport.district.run.run import BatchOutcome, Progress
from xlreport.errors import JournalError, OutputExistsError, OutputLinkedError, UnreadableError
from xlreport.form.model.finding import Severity
from xlreport.form.model.template import Template
from xlreport.messages import commands as words
from xlreport.messages.codes.catalogue import GENERAL_CODES
from xlreport.messages.district import FINDINGS


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The command line as it came."""

    folder: Path
    out: Path
    roster: Path | None
    previous: Path | None
    to: str
    jobs: int | None
    scheduler: str | None
    as_of: str | None
    template: str | None
    year: int | None
    drafts: str | None
    tables: str | None
    by_superior: bool
    output_format: str
    quiet: bool
    forms: Forms
    force: bool


def run_batch(asked: Asked) -> Status:
    request = _request(asked)
    try:
        with _progress(quiet=asked.quiet or asked.output_format == "json") as progress:
            outcome, done = batch_folder(request, progress)
    except OutputLinkedError as error:
        raise CommandError(words.LINKED.format(path=error), Status.CANNOT_RUN) from error
    except OutputExistsError as error:
        raise CommandError(words.NOT_OWN.format(path=asked.out), Status.CANNOT_RUN) from error
    except JournalError as error:
        raise CommandError(words.NO_JOURNAL.format(path=error), Status.CANNOT_RUN) from error
    except BusyError as error:
        raise CommandError(words.BUSY.format(path=asked.out), Status.CANNOT_RUN) from error
    except OSError as error:
        raise not_written(asked.out, error) from error
    _tell(asked, outcome, done)
    return _status(outcome, done)


def _request(asked: Asked) -> BatchRequest:
    refuse_file(asked.folder)
    refuse_absent(asked.roster, asked.previous)
    refuse_as_folder(asked.out, [asked.folder])
    if asked.scheduler is not None:
        refuse_together("--scheduler", {"--jobs": asked.jobs})
    formats, as_of = formats_in(asked.to), day_of("--as-of", asked.as_of)
    templates = asked.forms.load()
    if asked.template is not None:
        template_named(asked.template, templates)
    inputs = inputs_at([asked.folder], asked.out)
    if asked.previous is not None:
        tell_around(find_inputs([asked.previous], asked.out))
    roster = roster_at(asked.roster, templates)
    if asked.by_superior and (roster is None or not any(one.superior for one in roster.members)):
        raise CommandError(words.NO_SUPERIORS)
    return BatchRequest(
        folder=asked.folder, out=asked.out, inputs=inputs, forms=templates, template=asked.template,
        templates=asked.forms.folder, rules=asked.forms.rules,
        roster=roster, previous=asked.previous, formats=formats,
        jobs=asked.jobs or os.cpu_count() or 1, scheduler=asked.scheduler, year=asked.year, as_of=as_of,
        force=asked.force, drafts=asked.drafts, tables=asked.tables, by_superior=asked.by_superior,
        kept=(*files_read(asked.roster), *asked.forms.files),
    )  # fmt: skip


def roster_at(path: Path | None, templates: Mapping[str, Template]) -> Roster | None:
    """Columns that no form knows are told. Raises CommandError with every mistake in it."""
    if path is None:
        return None
    refuse_folder(path)
    try:
        roster = read_roster(path, templates)
    except UnreadableError as error:
        told = words.UNUSABLE_DATA.format(path=path, message=refusal(error.code, error.params).message)
        raise CommandError(told, Status.FINDINGS) from error
    if roster.passed_over:
        rows = (words.ROSTER_ROW.format(row=row, text=text) for row, text in roster.passed_over.items())
        tell(words.ROSTER_PASSED_OVER.format(rows=words.LIST_SEPARATOR.join(rows)))
    unknown = roster.unknown_to(templates.values())
    if unknown:
        tell(words.ROSTER_UNKNOWN.format(columns=words.LIST_SEPARATOR.join(unknown)))
    return roster


@contextmanager
def _progress(*, quiet: bool) -> Iterator[Progress]:
    """A bar with rate and remaining time on a terminal; elsewhere nothing."""
    done_so_far = 0

    def count(done: int, _: int) -> None:
        nonlocal done_so_far
        done_so_far = done

    try:
        if quiet:
            yield count
            return
        from xlreport.cli.screen.bar import bar

        with bar(words.BATCH_PROGRESS) as move:

            def advance(done: int, total: int) -> None:
                count(done, total)
                move(done, total)

            yield advance
    except KeyboardInterrupt:
        tell(words.BATCH_STOPPED.format(done=done_so_far))
        raise


def _tell(asked: Asked, outcome: BatchOutcome, done: Delivery) -> None:
    if asked.output_format == "json":
        hand_over((asked.out / FINDINGS).read_text(encoding="utf-8"))
    else:
        show_paths(done.written, asked.out)
    for line in (*delivery_lines(asked.out, done), *rendering_lines(outcome, formats_in(asked.to))):
        tell(line)
    if asked.quiet:
        return
    fates = Counter(one.outcome.value for one in outcome.arrivals)
    unread = len(outcome.arrivals) - fates["read"] - fates["skipped"]
    counted = {"files": len(outcome.arrivals), "read": fates["read"], "skipped": fates["skipped"]}
    tell(words.BATCH_DONE.format(**counted, unread=unread))
    for form in outcome.intake.forms:
        tally = tally_of(form.agencies, None)
        told = words.COMMA.join(f"{state} {count}" for state, count in tally.states.items() if count)
        line = words.BATCH_STATES.format(agencies=tally.members, states=told)
        tell(line if len(outcome.intake.forms) == 1 else f"{form.name}{words.COLON}{line}")
    for line in (*selection_lines(outcome.selection), *change_lines(outcome.history)):
        tell(line)
    tell(words.BATCH_WRITTEN.format(written=len(done.written), kept=done.kept, removed=len(done.removed)))
    if outcome.ignored:
        tell(words.IGNORED.format(count=outcome.ignored))


def _status(outcome: BatchOutcome, done: Delivery) -> Status:
    if (
        done.unwritten
        or done.unremoved
        or any(one.used is not None and one.used.unwritten for one in outcome.intake.agencies)
    ):
        return Status.CANNOT_RUN
    of_set = any(GENERAL_CODES[one.finding.code].severity is Severity.ERROR for one in outcome.intake.findings)
    unread = any(one.outcome not in {Fate.READ, Fate.SKIPPED} for one in outcome.arrivals)
    standing = [one.submission for one in outcome.arrivals if one.submission is not None and not one.overruled]
    return Status.FINDINGS if of_set or unread or any(one.errors for one in standing) else Status.GOOD
