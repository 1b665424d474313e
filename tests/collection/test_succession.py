"""Which of an agency's files counts: by what they answer, by their round, and by nothing that a copy would change."""

from dataclasses import replace
from typing import Any

import pytest

from xlreport.collection.roster import Member, Roster
from xlreport.collection.rounds.digests import agency_mark
from xlreport.collection.rounds.owners import owners
from xlreport.collection.rounds.succession import Sign, newest, succeed
from xlreport.collection.submissions import Submission
from xlreport.form.report.round import FIRST, Round

MONDAY, TUESDAY, FRIDAY = "2025-01-06T09:00:00Z", "2025-01-07T09:00:00Z", "2025-01-10T09:00:00Z"


def handed_in(shown: str, digest: str, handed: Round = FIRST, **known: Any) -> Submission:
    one = Submission(
        shown=shown, key=shown, template="x/2021", agency="甲局", year=2024, errors=0, open=0, explained=0, blank=False,
        zero=False, last_year_again=False, digest=digest, findings=0, muted=0, round=handed,
    )  # fmt: skip
    return replace(one, **known)


def copy_of(digest: str, number: int = 2) -> Round:
    return Round(number, digest, agency_mark("甲局"))


OLDER = handed_in("甲.xlsx", "a")


def test_a_corrected_copy_takes_the_place_of_what_it_answers_whatever_it_is_called_and_whenever_it_was_saved() -> None:
    mended = handed_in("新建文件夹/1.xlsx", "b", copy_of("a"), saved=MONDAY)
    found = succeed([mended, replace(OLDER, saved=FRIDAY)])
    assert (found.used, found.rivals) == (mended, ())
    assert [one.shown for one in found.replaced] == ["甲.xlsx"]


def test_a_later_round_wins_over_files_that_it_does_not_answer() -> None:
    other = handed_in("甲2.xlsx", "c")
    mended = handed_in("甲3.xlsx", "b", copy_of("a"))
    found = succeed([OLDER, other, mended])
    assert found.used == mended
    assert {one.digest for one in found.replaced} == {"a", "c"}


def test_a_file_that_was_saved_after_the_later_round_and_is_not_answered_by_it_is_asked_about() -> None:
    """Whoever gets a return copy and mends the own file instead would else be passed over."""
    mended = handed_in("退回件.xlsx", "b", copy_of("a"), saved=MONDAY)
    own = handed_in("自己的表.xlsx", "c", saved=FRIDAY)
    assert succeed([OLDER, mended, own]).rivals == (mended, own)
    assert succeed([OLDER, mended, replace(own, saved=MONDAY)]).used == mended


def test_two_that_differ_and_neither_answers_the_other_are_asked_about() -> None:
    rivals = (OLDER, handed_in("甲2.xlsx", "b"))
    assert succeed(rivals).used is None
    assert succeed(rivals).rivals == rivals


def test_two_answers_to_one_copy_are_asked_about_and_a_third_round_settles_it() -> None:
    two = [handed_in("1.xlsx", "b", copy_of("a")), handed_in("2.xlsx", "c", copy_of("a"))]
    assert succeed([OLDER, *two]).rivals == tuple(two)
    third = handed_in("3.xlsx", "d", copy_of("c", 3))
    assert succeed([OLDER, *two, third]).used == third


def test_the_same_report_in_several_files_is_one_and_the_soundest_of_them_counts() -> None:
    typed_over = replace(OLDER, errors=1)
    again = handed_in("甲（重算）.xlsx", "a")
    found = succeed([typed_over, again])
    assert found.used == again
    assert found.same == ((typed_over, again),)
    assert found.replaced == ()


def test_a_return_copy_that_comes_back_as_it_was_sent_is_no_later_round() -> None:
    back = handed_in("退回件.xlsx", "a", copy_of("a"), errors=1)
    mended = handed_in("自己改的.xlsx", "b")
    assert succeed([replace(OLDER, errors=1), back]).used == replace(OLDER, errors=1)
    assert succeed([replace(OLDER, errors=1), back, mended]).used is None


NEWER = [
    ({"saved": MONDAY, "signed_on": "2025-01-20"}, {"saved": FRIDAY, "signed_on": "2025-01-01"}, Sign.SAVED),
    ({"signed_on": "2025-01-01"}, {"signed_on": "2025-01-20", "saved": MONDAY}, Sign.SIGNED_ON),
    ({"round": FIRST, "saved": FRIDAY}, {"round": copy_of("z"), "saved": MONDAY}, Sign.ROUND),
]


@pytest.mark.parametrize(("first", "second", "by"), NEWER, ids=[by.value for *_, by in NEWER])
def test_which_is_newer_is_said_by_what_stands_in_the_files(
    first: dict[str, Any], second: dict[str, Any], by: Sign
) -> None:
    one, other = handed_in("1.xlsx", "a", **first), handed_in("2.xlsx", "b", **second)
    for files in ([one, other], [other, one]):
        found = newest(files)
        assert found is not None
        assert (found.submission, found.by) == (other, by)


def test_where_nothing_tells_no_file_is_called_newer() -> None:
    assert newest([OLDER, handed_in("2.xlsx", "b")]) is None
    assert newest([replace(OLDER, saved=MONDAY), handed_in("2.xlsx", "b", saved=MONDAY)]) is None


def names(files: list[Submission], roster: Roster | None = None) -> list[tuple[str, bool]]:
    return [(one.agency, one.renamed) for one in owners(files, roster)]


ROSTER = Roster((Member(agency="甲局", short_names=("甲",)), Member(agency="乙局")))


def test_an_agency_that_changed_its_name_is_known_by_its_return_copy() -> None:
    renamed = handed_in("1.xlsx", "b", copy_of("a"), agency="甲乙合并局")
    assert names([renamed], ROSTER) == [("甲局", True)]
    assert names([OLDER, renamed]) == [("甲局", False), ("甲局", True)]
    again = handed_in("2.xlsx", "c", copy_of("b", 3), agency="又改名局")
    assert names([again, OLDER, renamed]) == [("甲局", True), ("甲局", False), ("甲局", True)]


def test_a_name_on_the_roster_is_believed_though_another_agency_s_copy_was_used() -> None:
    borrowed = handed_in("乙.xlsx", "b", copy_of("a"), agency="乙局")
    assert names([OLDER, borrowed], ROSTER) == [("甲局", False), ("乙局", False)]


def test_a_copy_to_an_agency_known_by_its_short_name_finds_it() -> None:
    short = Round(2, "a", agency_mark("甲"))
    assert names([handed_in("1.xlsx", "b", short, agency="改名局")], ROSTER) == [("甲局", True)]


def test_nobody_is_followed_from_a_copy_of_what_is_not_here() -> None:
    stray = handed_in("1.xlsx", "b", copy_of("a"), agency="丁局")
    assert names([stray]) == [("丁局", False)]
