"""The files about the whole set are made again where anything changed that they tell, and only there."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from support.commands import BROKEN, Cli, Done, Give

from xlreport.district.publish import kept_set, publish
from xlreport.district.publish.set_task import SetTask

pytestmark = pytest.mark.usefixtures("own_process")

ROSTER = "单位全称,联系人,截止日期\n某某甲局,张工,2025-02-01\n某某乙局,李工,2025-02-01\n某某丙局,王工,2025-02-01\n"


def run(cli: Cli, out: str, *more: str, to: str = "md", jobs: int = 1) -> Done:
    return cli("batch", "in", "-o", out, "--roster", "名册.csv", "--to", to, "--jobs", jobs, "-q", *more)


def contents(out: str) -> dict[str, bytes]:
    files = (path for path in Path(out).rglob("*") if path.is_file() and ".xlreport" not in path.parts)
    return {str(path.relative_to(out)): path.read_bytes() for path in files}


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Grows each time the files about the set are made."""
    times: list[int] = []
    make = publish._made

    def counted(task: SetTask) -> kept_set.Files:
        times.append(1)
        return make(task)

    monkeypatch.setattr(publish, "_made", counted)
    return times


@pytest.fixture
def desk(cli: Cli, give: Give, made: list[int]) -> Cli:
    """A folder that has been run."""
    give("in/甲.json", {"agency.name": "某某甲局"})
    give("in/乙.json", {"agency.name": "某某乙局", **BROKEN})
    Path("名册.csv").write_text(ROSTER, encoding="utf-8")
    run(cli, "out")
    assert len(made) == 1
    return cli


def test_with_nothing_changed_nothing_about_the_set_is_made_again(desk: Cli, made: list[int]) -> None:
    before = contents("out")
    assert run(desk, "out", "--force", jobs=2).status == 1
    assert (len(made), contents("out")) == (1, before)


class Change(NamedTuple):
    """What is done to the folder, and what is asked for otherwise."""

    do: Callable[[Give], object]
    more: tuple[str, ...] = ()
    to: str = "md"


def _roster(old: str, new: str) -> Callable[[Give], object]:
    return lambda _: Path("名册.csv").write_text(ROSTER.replace(old, new), encoding="utf-8")


CHANGES = {
    "a file more": Change(lambda give: give("in/丙.json", {"agency.name": "某某丙局"})),
    "a file less": Change(lambda _: Path("in/乙.json").unlink()),
    "a file that is mended": Change(lambda give: give("in/乙.json", {"agency.name": "某某乙局"})),
    "a file moved": Change(lambda _: Path("in/乙.json").rename("in/二.json")),
    "a file of another kind": Change(lambda _: Path("in/丙局.txt").write_text("已报", encoding="utf-8")),
    "a contact": Change(_roster("王工", "赵工")),
    "a day": Change(_roster("2025-02-01\n某某乙局", "2025-03-01\n某某乙局")),
    "a member less": Change(_roster("某某丙局,王工,2025-02-01\n", "")),
    "the day of the run": Change(lambda _: None, ("--as-of", "2025-02-02")),
    "letters": Change(lambda _: None, ("--drafts", "folders")),
    "another format": Change(lambda _: None, to="md,json"),
    "another year": Change(lambda _: None, ("--year", "2023")),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_whatever_changed_stands_in_them_as_if_they_were_made_each_time(
    desk: Cli, give: Give, made: list[int], monkeypatch: pytest.MonkeyPatch, change: Change
) -> None:
    shutil.copytree("out", "whole")
    change.do(give)
    run(desk, "out", *change.more, to=change.to)
    assert len(made) == 2
    with monkeypatch.context() as patch:
        patch.setattr(kept_set, "code_digest", lambda: None)
        run(desk, "whole", *change.more, to=change.to)
    assert contents("out") == contents("whole")


def test_last_years_reports_that_came_are_told_of(desk: Cli, give: Give, made: list[int]) -> None:
    give("last/甲.json", {"agency.name": "某某甲局", "year": 2023})
    assert run(desk, "out", "--previous", "last").status == 1
    assert len(made) == 2
    run(desk, "out", "--previous", "last")
    assert len(made) == 2


@pytest.mark.parametrize("name", ["汇总.xlsx", "findings.json", "index.html", "催报名单.xlsx"])
def test_one_that_somebody_spoiled_is_put_right_and_one_that_is_gone_is_made_again(
    desk: Cli, made: list[int], name: str
) -> None:
    before = contents("out")
    Path("out", name).unlink()
    run(desk, "out")
    assert (len(made), contents("out")) == (1, before)
    for path in Path("out/.xlreport/objects").rglob("*"):
        if path.is_file() and path.read_bytes() == before[name]:
            path.write_bytes(b"spoiled")
    run(desk, "out")
    assert (len(made), contents("out")) == (2, before)


def test_another_version_of_the_program_makes_them_again(
    desk: Cli, made: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(kept_set, "code_digest", lambda: "another")
        run(desk, "out")
    assert len(made) == 2
    with monkeypatch.context() as patch:
        patch.setattr(kept_set, "code_digest", lambda: None)
        run(desk, "out")
        run(desk, "out")
    assert len(made) == 4


def test_a_value_that_has_no_fixed_spelling_is_refused() -> None:
    with pytest.raises(TypeError, match="object has no fixed spelling"):
        kept_set._key(["a", object()])


def test_values_that_differ_have_different_keys() -> None:
    values = ["1", 1, True, None, "", (), ("", ""), ("a", "b"), ("ab",), {"a": "b"}, frozenset("ab"), b"1", Path("1")]
    assert len({kept_set._key(one) for one in values}) == len(values)
    assert kept_set._key(frozenset("abcdefgh")) == kept_set._key(frozenset("hgfedcba"))
