"""What pages show of a run, gathered while its journal is open."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from markupsafe import Markup

from xlreport.collection.inputs import find_inputs
from xlreport.collection.listing import set_listing
from xlreport.collection.outcomes import Fate
from xlreport.collection.submissions import AgencyState, Submission
from xlreport.desk.work.own_words import linked, listed_in_own_words, unread_in_own_words
from xlreport.desk.work.seen import AgencySeen, FileSeen, SectionSeen, Seen
from xlreport.district.publish.delivery import Delivery, agency_files
from xlreport.district.publish.letters.contacts import contact_of
from xlreport.district.publish.letters.letters import Returned, letters_of
from xlreport.district.publish.lines import delivery_lines, rendering_lines
from xlreport.district.publish.page.agencies import TONE_OF
from xlreport.district.publish.page.todo import latest_changes, todo_list
from xlreport.district.publish.problems import Problems
from xlreport.district.publish.sections import FormSection, common_form, files_of, sections_of
from xlreport.district.publish.tally import is_overdue
from xlreport.district.run.journal import Journal
from xlreport.district.run.objects import object_path
from xlreport.district.run.request import BatchRequest
from xlreport.district.run.run import BatchOutcome
from xlreport.messages import commands
from xlreport.messages import district as words
from xlreport.use_cases.annotate import MESSAGE_SUFFIX


@dataclass
class _Laid:
    """What lies in the folder of results for each agency, by form and name."""

    links: dict[tuple[str | None, str], list[str]] = field(default_factory=lambda: defaultdict(list))
    returned: dict[tuple[str | None, str], Returned] = field(default_factory=dict)


def delivered(seen: Seen, out: Path, done: Delivery) -> Seen:
    """With what stands in the folder of results."""
    outputs = tuple(sorted(path for path in done.wanted if (out / path).is_file()))
    return replace(seen, outputs=outputs, lines=(*seen.lines, *delivery_lines(out, done)))


def seen_of(request: BatchRequest, outcome: BatchOutcome, journal: Journal) -> Seen:
    """Asked while the journal is open."""
    laid = _laid(request, outcome, journal)
    roster = request.roster is not None
    sections = list(sections_of(outcome, request.forms, None, as_of=request.as_of, by_roster=roster))
    unread = unread_in_own_words(
        one.listed(one.result(journal)) for one in outcome.arrivals if one.outcome is not Fate.READ
    )
    refused = {one["path"]: one["reason"]["message"] for one in unread if one["outcome"] != Fate.SKIPPED}
    letters = letters_of(sections, request.forms, outcome.intake.year, request.as_of, laid.returned, refused)
    texts = {(one.form, one.agency): one.text for one in letters}
    of_set = listed_in_own_words(set_listing(outcome.intake.findings))
    told = _told(outcome, of_set)
    problems = Problems(request.forms, outcome.intake, {})
    problems.take_set(of_set)
    year = words.year_words(outcome.intake.year)
    shown = tuple(_section(one, laid, texts, told, request) for one in sections)
    open_ones = list(linked(problems, (one for section in shown for one in section.agencies)))
    return Seen(
        title=words.PAGE_TITLE.format(year=year, form=common_form(sections)), sections=shown,
        todo=Markup("\n".join(todo_list(sections, unread, open_ones, laid.links, request.as_of))),  # noqa: S704  escaped piece by piece
        changes=Markup("\n".join(latest_changes(outcome.history))),  # noqa: S704  escaped piece by piece
        history=outcome.history,
        unread=tuple((one["path"], words.OUTCOMES[one["outcome"]], one["reason"]["message"]) for one in unread),
        lines=(*_around(request, outcome), *rendering_lines(outcome, request.formats)), forms=request.forms,
        journal=journal.path,
    )  # fmt: skip


def _around(request: BatchRequest, outcome: BatchOutcome) -> Iterator[str]:
    """What lies beside the files, told as on a terminal."""
    given = () if request.inputs is None else request.inputs.beside
    last = () if request.previous is None else find_inputs([request.previous]).beside
    yield from dict.fromkeys((*given, *last))
    if outcome.ignored:
        yield commands.IGNORED.format(count=outcome.ignored)


def _laid(request: BatchRequest, outcome: BatchOutcome, journal: Journal) -> _Laid:
    laid = _Laid()
    for path, digest, state, _ in agency_files(outcome, journal, request.forms, request.formats):
        key = state.template, state.agency
        if PurePosixPath(path).suffix == f".{MESSAGE_SUFFIX}":
            text = object_path(journal.folder, digest).read_text(encoding="utf-8")
            laid.returned[key] = replace(laid.returned[key], message=text)
            continue
        laid.links[key].append(path)
        if path.startswith(words.RETURNS):
            laid.returned[key] = Returned(path, digest, "")
    return laid


def _told(outcome: BatchOutcome, of_set: Sequence[Mapping[str, object]]) -> Mapping[str, Sequence[str]]:
    """What is said of an agency's files, by its name; not what its state says already."""
    told: defaultdict[str, list[str]] = defaultdict(list)
    for one, listed in zip(outcome.intake.findings, of_set, strict=True):
        if one.finding.code not in {"FILE-MISSING", "AGG-COUNT"}:
            told[one.finding.params.get("agency", "")].append(str(listed["message"]))
    return told


def _section(
    section: FormSection, laid: _Laid, letters: Mapping[tuple[str, str], str], told: Mapping[str, Sequence[str]],
    request: BatchRequest,
) -> SectionSeen:  # fmt: skip
    agencies = sorted(section.agencies, key=lambda one: (not one.on_roster, words.STATES.index(one.state)))
    counts = section.tally.states
    return SectionSeen(
        title=section.apart, said=section.said,
        counts=tuple((state, counts[state], TONE_OF[state]) for state in words.STATES),
        agencies=tuple(
            _agency(
                one, section, laid.links.get((one.template, one.agency), ()),
                letters.get((section.form, one.agency), ""), told.get(one.agency, ()), request,
            )
            for one in agencies
        ),
    )  # fmt: skip


def _agency(
    one: AgencyState, section: FormSection, links: Sequence[str], letter: str, told: Sequence[str],
    request: BatchRequest,
) -> AgencySeen:  # fmt: skip
    deadline = one.member.deadline if one.member is not None else None
    rivals = {file.shown for file in one.files} - {*one.faults, *one.replaced} if one.state == words.RECEIVED else set()
    files = sorted((*one.files, *one.pages), key=lambda file: file is not one.used)
    return AgencySeen(
        id=hashlib.sha256(f"{one.template}\n{one.agency}".encode()).hexdigest()[:12], agency=one.agency,
        form=section.apart, state=one.state, tone=TONE_OF[one.state], on_roster=one.on_roster,
        errors=one.used.errors if one.used is not None else 0, open=one.used.open if one.used is not None else 0,
        deadline="" if deadline is None else deadline.isoformat(), late=is_overdue(one, request.as_of),
        contact=contact_of(one).line, said=files_of(one), links=tuple(links), letter=letter,
        files=tuple(_file(file, one, rivals) for file in files), told=tuple(told),
    )  # fmt: skip


def _file(file: Submission, one: AgencyState, rivals: set[str]) -> FileSeen:
    return FileSeen(
        shown=file.shown, key=file.key, template=file.template, counts=file is one.used, rival=file.shown in rivals,
        saved=file.saved,
    )  # fmt: skip
