"""What happened when: told once, on the day it happened, and kept where no journal's end can reach it."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from xlreport.collection.rounds import history_file
from xlreport.collection.rounds.changes import continued
from xlreport.collection.rounds.history import History
from xlreport.collection.rounds.history_file import NAME, UNREADABLE, keep_history, read_history
from xlreport.collection.submissions import AgencyState, FormIntake, Intake, Submission
from xlreport.form.report.round import Round
from xlreport.messages import district as words

MONDAY, TUESDAY = date(2025, 1, 6), date(2025, 1, 7)


def handed_in(digest: str, **known: Any) -> Submission:
    one = Submission(
        shown=f"{digest}.xlsx", key=digest, template="x/2021", agency="甲局", year=2024, errors=0, open=0, explained=0,
        blank=False, zero=False, last_year_again=False, digest=digest, findings=0, muted=0,
    )  # fmt: skip
    return replace(one, **known)


def intake(state: str, files: Sequence[Submission] = (), used: Submission | None = None) -> Intake:
    one = AgencyState(agency="甲局", template="x/2021", member=None, state=state, files=tuple(files), used=used)
    return Intake(2024, (FormIntake("x/2021", "", (one,)),), ())


NOTHING = intake(words.MISSING)
FAULTY = handed_in("a", errors=2, answered=True)
SENT_BACK = intake(words.TO_MEND, [FAULTY], FAULTY)
SOUND = handed_in("b", round=Round(2, "a"), explained=1)
MENDED = intake(words.READY, [FAULTY, SOUND], SOUND)
RIVAL = handed_in("c")
FINISHED = intake(words.READY, [SOUND], SOUND)


def seen_as(agency: str = "甲局", *, on_roster: bool = True) -> Intake:
    """The same report after the roster was edited."""
    (form,) = FINISHED.forms
    one = replace(form.agencies[0], agency=agency, on_roster=on_roster)
    return replace(FINISHED, forms=(replace(form, agencies=(one,)),))


STEPS = [
    ("came and went back", NOTHING, SENT_BACK, ["handed_in", "returned"]),
    ("mended and explained", SENT_BACK, MENDED, ["mended", "explained"]),
    ("tidied up", MENDED, FINISHED, []),
    ("in one go", NOTHING, MENDED, ["handed_in", "mended", "explained"]),
    ("two that differ", SENT_BACK, intake(words.RECEIVED, [FAULTY, RIVAL]), ["handed_in", "undecided"]),
    ("taken away", SENT_BACK, NOTHING, ["gone"]),
    ("the newer one taken away", MENDED, SENT_BACK, ["gone", "returned"]),
    ("other rules", SENT_BACK, intake(words.TO_MEND, [FAULTY], replace(FAULTY, errors=1)), ["changed"]),
    ("nothing at all", SENT_BACK, SENT_BACK, []),
    ("only the roster", NOTHING, Intake(2024, (), ()), []),
    ("off the roster with its file", SENT_BACK, Intake(2024, (), ()), ["gone"]),
    ("onto the roster", seen_as(on_roster=False), FINISHED, ["counted"]),
    ("off the roster", FINISHED, seen_as(on_roster=False), ["left_out"]),
    ("known by another name", seen_as("甲中心", on_roster=False), FINISHED, ["handed_in", "explained"]),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "met"), [step[1:] for step in STEPS], ids=[step[0] for step in STEPS])
def test_what_a_run_met_with(before: Intake, after: Intake, met: list[str]) -> None:
    first = continued(History(), before, MONDAY)
    second = continued(first, after, TUESDAY)
    assert [one.kind.value for one in second.new] == met
    assert {(one.day, one.run) for one in second.new} <= {(TUESDAY, first.runs + 1)}
    assert second.events[: len(first.events)] == first.events
    assert continued(second, after, date(2025, 2, 1)).new == ()


def test_an_event_says_what_is_still_open_and_between_which_states_it_led() -> None:
    came, back = continued(continued(History(), NOTHING, MONDAY), SENT_BACK, TUESDAY).events
    assert (came.was, came.state, came.errors, came.round, came.path) == ("未报", "退回待改", 2, 1, "a.xlsx")
    assert (back.was, back.state, back.errors) == ("未报", "退回待改", 2)


def test_a_copy_that_was_sent_back_once_is_not_sent_back_anew_when_its_file_returns() -> None:
    history = History()
    for one in (SENT_BACK, NOTHING, SENT_BACK):
        history = continued(history, one, None)
    assert [one.kind.value for one in history.events] == ["handed_in", "returned", "gone", "handed_in"]
    assert [one.day for one in history.events] == [None] * 4


def test_it_is_read_as_it_was_kept_and_a_run_without_news_writes_the_same_bytes(tmp_path: Path) -> None:
    history = continued(continued(History(), SENT_BACK, MONDAY), MENDED, TUESDAY)
    keep_history(tmp_path, history)
    kept = (tmp_path / NAME).read_bytes()
    again = read_history(tmp_path)
    assert (again.events, again.standings, again.new) == (history.events, history.standings, ())
    keep_history(tmp_path, continued(again, MENDED, date(2025, 2, 1)))
    assert (tmp_path / NAME).read_bytes() == kept


@pytest.mark.parametrize("count", [0, 1, 4, 5, 9])
def test_many_are_written_and_read_in_pieces_as_one_would(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    monkeypatch.setattr(history_file, "_AT_A_TIME", 4)
    monkeypatch.setattr(history_file, "_LINES", 20)
    met = continued(History(), SENT_BACK, MONDAY)
    agencies = [f"第{number}局\\n  ]" for number in range(count)]
    history = History(
        tuple(replace(met.events[0], agency=one) for one in agencies),
        tuple(replace(met.standings[0], agency=one) for one in agencies[1:]),
    )
    keep_history(tmp_path, history)
    path = tmp_path / NAME
    kept = path.read_bytes()
    whole = {"version": 1, "events": history.events, "standings": history.standings}
    assert kept == TypeAdapter(dict[str, Any]).dump_json(whole, indent=2)
    assert history_file._in_pieces(path) is not None
    in_pieces = read_history(tmp_path)
    assert (in_pieces.events, in_pieces.standings) == (history.events, history.standings)
    for spelled in (kept.replace(b"\n", b"\r\n"), json.dumps(json.loads(kept)).encode(), kept + b"\n"):
        path.write_bytes(spelled)
        assert read_history(tmp_path) == in_pieces
    path.write_bytes(kept[:-2])
    assert read_history(tmp_path).lost


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"null", b'{"version": 9, "events": [], "standings": []}', b"\xff\xfe"]
)
def test_one_that_cannot_be_read_is_laid_aside_and_begun_again(tmp_path: Path, content: bytes) -> None:
    (tmp_path / NAME).write_bytes(content)
    history = read_history(tmp_path)
    assert history.lost
    keep_history(tmp_path, continued(history, SENT_BACK, MONDAY))
    assert (tmp_path / UNREADABLE).read_bytes() == content
    assert len(read_history(tmp_path).events) == 2
