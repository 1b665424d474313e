"""What is told of thousands of files travels to the worker in groups, and arrives as it was."""

from collections.abc import Iterator
from dataclasses import replace
from multiprocessing import Pipe
from pathlib import Path
from threading import Thread
from typing import Any, Self

import pytest

from xlreport.collection.outcomes import Fate
from xlreport.collection.roster import Member, Roster
from xlreport.collection.rounds.history import Event, EventKind, History
from xlreport.collection.rounds.selection import Selection
from xlreport.collection.submissions import AgencyState, ForeignFile, FormIntake, Intake, Submission
from xlreport.district.publish import set_task
from xlreport.district.publish.set_task import SetTask
from xlreport.district.run.arrivals import Arrival
from xlreport.district.run.request import BatchRequest
from xlreport.district.run.run import BatchOutcome
from xlreport.district.run.workers.pieces import Call, InGroups, received_call, send_call
from xlreport.messages import district as words


def submission(agency: str, form: str) -> Submission:
    return Submission(
        shown=f"{agency}/{form}.xlsx", key=f"key {agency} {form}", template=form, agency=agency, year=2025, errors=0,
        open=0, blank=False, zero=False, last_year_again=False, digest=f"digest {agency}", explained=0, findings=0,
        muted=0,
    )  # fmt: skip


def state(agency: str, form: str) -> AgencyState:
    used, foreign = submission(agency, form), ForeignFile(f"{agency}/扫描.pdf", "扫描件", agency)
    member = Member(agency=agency, superior="某某市")
    return AgencyState(
        agency=agency, template=form, member=member, state=words.READY, files=(used,), used=used, foreign=(foreign,)
    )


def arrival(shown: str, own: Submission | None = None) -> Arrival:
    return Arrival(shown, Fate.READ if own is not None else Fate.REJECTED, None, own)


def task_of(agencies: int) -> SetTask:
    """Two forms, files that are nobody's among those that are somebody's, events."""
    forms = [[state(f"第{number}局", form) for number in range(agencies)] for form in ("a/1", "b/1")]
    states = [one for own in forms for one in own]
    read = [arrival(one.used.shown, one.used) for one in states if one.used is not None]
    scans = [arrival(one.foreign[0].shown) for one in forms[0]]
    arrivals = [one for pair in zip(reversed(read), scans * 2, strict=True) for one in pair][: len(read) + 1]
    events = tuple(
        Event(
            run=1, day=None, agency=one.agency, form="a/1", kind=EventKind.HANDED_IN, round=1, path="x", errors=0,
            open=0, explained=0, was="", state=one.state,
        )
        for one in states
    )  # fmt: skip
    intake = Intake(2025, tuple(FormIntake(own[0].template, own[0].template or "", tuple(own)) for own in forms), ())
    outcome = BatchOutcome((arrival("谁的.xlsx"), *arrivals), intake, 3, Selection((), ()), History(events))
    keys = [(one.template, one.agency) for one in states]
    request = BatchRequest(
        folder=Path("in"), out=Path("out"), forms={}, roster=Roster(tuple(one.member for one in forms[0] if one.member))
    )
    return SetTask(
        request, outcome, links={key: [f"报告/{key[1]}.docx"] for key in keys},
        copies={one.shown: f"退回/{one.shown}" for one in read}, returned=dict.fromkeys(keys[1:], ("退回/x", "d")),
        messages=dict.fromkeys(keys[1:], "m"), folder=Path("own"),
    )  # fmt: skip


@pytest.mark.parametrize("agencies", [1, 7, 8])
def test_it_arrives_as_it_was(agencies: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(set_task, "_AT_A_TIME", 4)
    task = task_of(agencies)
    assert len(list(task.groups())) > agencies // 2
    arrived = sent((print, ("before", task, "behind"), {"end": ""}))
    assert arrived == (print, ("before", task, "behind"), {"end": ""})
    (used, *_) = (one.submission for one in arrived[1][1].outcome.arrivals if one.submission is not None)
    assert any(one.used is used for one in arrived[1][1].outcome.intake.agencies)


def test_no_group_holds_more_than_its_share(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(set_task, "_AT_A_TIME", 4)
    first, *groups = task_of(40).groups()
    assert isinstance(first, SetTask)
    assert (first.outcome.arrivals, first.outcome.intake.agencies, first.outcome.history.events) == ((), (), ())
    assert max(len(one.states) + len(one.events) for one in groups if isinstance(one, set_task._Group)) == 4


class Long(InGroups):
    """A text of many megabytes, and a number."""

    def __init__(self, texts: list[str]) -> None:
        self.texts = texts

    def groups(self) -> Iterator[object]:
        yield from self.texts

    @classmethod
    def joined(cls, groups: Iterator[Any]) -> Self:
        return cls(list(groups))


def test_long_and_empty_arguments_arrive_one_call_after_another() -> None:
    for texts in ([], ["好" * 2_000_000, "", "a" * 70_000], ["x"]):
        _, (one, other, number), named = sent((print, (Long(texts), Long([]), 7), {"big": b"b" * 300_000}))
        assert (one.texts, other.texts, number, named) == (texts, [], 7, {"big": b"b" * 300_000})


def test_whoever_waits_for_a_call_hears_that_nobody_sends_the_rest() -> None:
    ours, theirs = Pipe()
    ours.send_bytes(b"\x80\x05")
    ours.close()
    with pytest.raises(EOFError):
        received_call(theirs)


def sent(call: Call) -> Call:
    """What arrives at the other end."""
    ours, theirs = Pipe()
    sending = Thread(target=send_call, args=(ours, call), daemon=True)
    sending.start()
    arrived = received_call(theirs)
    sending.join()
    return arrived


def test_an_outcome_without_agencies_is_one_group() -> None:
    task = task_of(1)
    bare = replace(task.outcome, arrivals=(), intake=Intake(0, (), ()), history=History())
    assert sent((print, (replace(task, outcome=bare),), {}))[1][0].outcome == bare
