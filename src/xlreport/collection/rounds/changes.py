"""What a run met with that the one before had not: the events of each agency, and how it stands now."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from xlreport.collection.rounds.history import Event, EventKind, History, Standing
from xlreport.collection.submissions import AgencyState, Intake, Submission
from xlreport.messages import district as words


def continued(history: History, intake: Intake, day: date | None) -> History:
    """The history with what this run met with. Where that is nothing new it is the same history, whatever day it is."""
    before = {(one.agency, one.form): one for one in history.standings}
    run, events, standings = history.runs + 1, list[Event](), list[Standing]()
    for state in intake.agencies:
        earlier = before.pop((state.agency, state.template or ""), None) or before.pop((state.agency, ""), None)
        now = _standing(state, earlier)
        standings.append(now)
        own = [_event(kind, one, now, earlier, run, day) for kind, one in _met_with(state, earlier, now)]
        events += (replace(one, changes=state.again) if one.kind is EventKind.MENDED else one for one in own)
    here = {digest for one in standings for digest in one.digests}
    gone = (one for one in before.values() if not here.issuperset(one.digests))
    events += (_event(EventKind.GONE, None, _without(one), one, run, day) for one in gone)
    return History((*history.events, *events), tuple(standings), len(history.events), history.lost)


def _standing(state: AgencyState, earlier: Standing | None) -> Standing:
    used = state.used
    known = set() if earlier is None else set(earlier.returned)
    digests = {one.digest for one in state.files}
    return Standing(
        agency=state.agency, form=state.template or "", state=state.state,
        digest="" if used is None else used.digest, digests=tuple(sorted(digests)),
        returned=tuple(sorted(known | {one.digest for one in state.returned})),
        round=0 if used is None else used.round.number, errors=0 if used is None else used.errors,
        open=0 if used is None else used.open, explained=0 if used is None else used.explained, counted=state.counted,
    )  # fmt: skip


def _without(earlier: Standing) -> Standing:
    """How an agency stands of which nothing is left, not even under another name."""
    return Standing(
        agency=earlier.agency, form=earlier.form, state=words.MISSING, digest="", digests=(),
        returned=earlier.returned, round=0, errors=0, open=0, explained=0, counted=False,
    )  # fmt: skip


Met = tuple[EventKind, Submission | None]


def _met_with(state: AgencyState, earlier: Standing | None, now: Standing) -> Iterator[Met]:
    arrived = list(_arrived(state, earlier))
    yield from arrived
    gone = not arrived and _is_gone(earlier, now)
    if gone:
        yield EventKind.GONE, state.used
    if now.explained > (0 if earlier is None else earlier.explained):
        yield EventKind.EXPLAINED, state.used
    if state.state == words.RECEIVED and arrived:
        yield EventKind.UNDECIDED, state.files[-1]
    returned = () if earlier is None else earlier.returned
    back = [one for one in state.returned if one.digest not in returned]
    yield from ((EventKind.RETURNED, one) for one in back)
    if earlier is None or arrived or gone or back:
        return
    if _stood(earlier) != _stood(now):
        yield EventKind.CHANGED, state.used
    elif earlier.counted != now.counted:
        yield EventKind.COUNTED if now.counted else EventKind.LEFT_OUT, state.used


def _is_gone(earlier: Standing | None, now: Standing) -> bool:
    """Whether what was used, or all that there was, is no longer there."""
    if earlier is None:
        return False
    return earlier.digest not in {"", now.digest} or bool(earlier.digests and not now.digests)


def _stood(one: Standing) -> tuple[str, int, int]:
    return one.state, one.errors, one.open


def _arrived(state: AgencyState, earlier: Standing | None) -> Iterator[Met]:
    """Reports that were not there before. The one in use takes the place of whatever was."""
    known = set() if earlier is None else set(earlier.digests)
    pages = {one.digest for one in state.pages}
    for one in state.files:
        if one.digest not in known:
            takes_a_place = bool(known - pages) and state.used is not None and one.digest == state.used.digest
            yield EventKind.MENDED if takes_a_place else EventKind.HANDED_IN, one
            known.add(one.digest)


def _event(
    kind: EventKind, file: Submission | None, now: Standing, earlier: Standing | None, run: int, day: date | None
) -> Event:
    return Event(
        run=run, day=day, agency=now.agency, form=now.form, kind=kind,
        round=now.round if file is None else file.round.number, path="" if file is None else file.shown,
        errors=now.errors if file is None else file.errors, open=now.open if file is None else file.open,
        explained=now.explained if file is None else file.explained, was="" if earlier is None else earlier.state,
        state=now.state,
    )  # fmt: skip
