"""A district's folder in January: good workbooks, and every kind of trouble, each with what must become of it."""

import json
import os
import random
import shutil
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from support.addresses import cell_typed
from support.complete_texts import complete_texts
from support.reports import record
from support.typed_over import typed_over
from xlreport import Report, load_template, load_templates, parse_record, write_workbook
from xlreport.layout.plan import plan_workbook

YEAR = 2024
FEES = {f"indicators.{name}": 0 for name in ("fee_notices", "fee_notices_amount", "fee_received")}


@dataclass
class District:
    """`outcomes`: each file's outcome and refusal; `states`: each agency's of the roster; `codes` of the set with their
    files; `counted`: the reports whose figures belong into the sums."""

    folder: Path
    outcomes: dict[str, tuple[str, str | None]] = field(default_factory=dict)
    states: dict[str, str] = field(default_factory=dict)
    codes: set[tuple[str, tuple[str, ...]]] = field(default_factory=set)
    counted: list[Report] = field(default_factory=list)
    roster: list[str] = field(default_factory=list)
    ignored: int = 0
    _number: int = 0

    def agency(self) -> str:
        self._number += 1
        return f"某某区第{self._number:03d}局"

    def put(self, path: str, content: bytes, outcome: str = "read", refusal: str | None = None) -> str:
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        self.outcomes[path] = (outcome, refusal)
        return path

    def expect(self, agency: str, state: str, report: Report | None = None) -> None:
        self.roster.append(agency)
        self.states[agency] = state
        if report is not None:
            self.counted.append(report)


def book(report: Report) -> bytes:
    """As an agency fills in the form: what differs is typed into the workbook of a report in which all is zero."""
    form, plain = load_template("zfxxgk/2021"), _plain()
    if (report.year, report.texts) != (plain.year, plain.texts):
        return write_workbook(form, report)
    plan, there = plan_workbook(form, plain.texts), _typed(plain)
    typed = {address: value for address, value in _typed(report).items() if value != there[address]}
    return typed_over(_written(), {cell_typed(plan, address): value for address, value in typed.items()})


@cache
def _plain() -> Report:
    return made_plain("某某区水务局", {})


@cache
def _written() -> bytes:
    return write_workbook(load_template("zfxxgk/2021"), _plain())


def _typed(report: Report) -> Mapping[str, object]:
    """What is typed into a workbook besides texts, by its address."""
    entries = {str(address): entry for address, entry in report.entries.items()}
    entries |= {f"indicators.{key}": entry for key, entry in report.indicators.items()}
    return {"agency.name": report.agency_name, **{address: entry.number for address, entry in entries.items()}}


def good(here: District, chance: random.Random) -> None:
    agency = here.agency()
    received = chance.randint(0, 50)
    figures: dict[str, object] = {
        "applications[received, applicant.natural]": received,
        "applications[handled.granted, applicant.natural]": received,
    }
    report = made_plain(agency, figures)
    here.put(f"{agency}.xlsx", book(report))
    here.expect(agency, "可发布", report)


def made_plain(agency: str, figures: dict[str, object], year: int = YEAR) -> Report:
    edits: dict[str, object] = {**complete_texts(), **FEES, "agency.name": agency, "agency.phone": "0533-2883860"}
    edits["signed_on"] = "2025-01-10"
    content = record({**edits, "licensing[licences, decisions]": 5, **figures})
    return replace(parse_record(json.dumps(content), load_templates()).report, year=year)


def zero(here: District, _: random.Random) -> None:
    agency = here.agency()
    report = made_plain(agency, {"licensing[licences, decisions]": 0})
    here.put(f"零/{agency}.xlsx", book(report))
    here.expect(agency, "零报告", report)


def broken(here: District, _: random.Random) -> None:
    agency = here.agency()
    here.put(f"{agency}.xlsx", book(made_plain(agency, {"applications[received, applicant.natural]": 3})))
    here.expect(agency, "退回待改")


def questionable(here: District, _: random.Random) -> None:
    agency = here.agency()
    report = made_plain(agency, {"indicators.fee_received": None})
    here.put(f"{agency}.xlsx", book(report))
    here.expect(agency, "待说明", report)


def twice_different(here: District, _: random.Random) -> None:
    agency = here.agency()
    paths = [
        here.put(f"{agency}.xlsx", book(made_plain(agency, {}))),
        here.put(f"{agency}（改）.xlsx", book(made_plain(agency, {"licensing[licences, decisions]": 6}))),
    ]
    here.codes.add(("FILE-DUP", tuple(sorted(paths))))
    here.expect(agency, "已收")


def twice_the_same(here: District, _: random.Random) -> None:
    agency = here.agency()
    report = made_plain(agency, {})
    paths = [here.put(f"{place}/{agency}.xlsx", book(report)) for place in ("收件箱", "微信")]
    here.codes.add(("FILE-SAME", tuple(sorted(paths))))
    here.expect(agency, "可发布", report)


def unknown(here: District, _: random.Random) -> None:
    agency = f"{here.agency()}（本部）"
    path = here.put(f"{agency}.xlsx", book(made_plain(agency, {})))
    here.codes.add(("FILE-UNKNOWN", (path,)))


def missing(here: District, _: random.Random) -> None:
    here.expect(here.agency(), "未报")
    here.codes.add(("FILE-MISSING", ()))


def of_another_year(here: District, _: random.Random) -> None:
    agency = here.agency()
    path = here.put(f"{agency}.xlsx", book(made_plain(agency, {}, year=YEAR - 1)))
    here.codes.add(("FILE-YEAR", (path,)))
    here.expect(agency, "退回待改")


def blank(here: District, _: random.Random) -> None:
    from xlreport import blank_report

    agency = here.agency()
    path = here.put(f"{agency}.xlsx", book(blank_report(load_template("zfxxgk/2021"), agency, YEAR)))
    here.codes.add(("FILE-BLANK", (path,)))
    here.expect(agency, "退回待改")


def clutter(here: District, _: random.Random) -> None:
    """Lock, hidden and temporary files are counted; other kinds are named as skipped."""
    for name in ("~$某某局.xlsx", ".~lock.某某局.xlsx#", ".DS_Store", "Thumbs.db", "desktop.ini", "下载.crdownload"):
        target = here.folder / f"杂{here._number}" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(b"x")
        here.ignored += 1
    for name in ("打包.zip", "转发.eml", "说明.doc", "旧表.et"):
        here.put(f"杂{here._number}/{name}", b"x", "skipped", "FILE-SKIPPED")
    here._number += 1


def damaged(here: District, _: random.Random) -> None:
    """What cannot be read and bears its agency's name: that agency has sent something and owes a workbook."""
    agency = here.agency()
    whole = book(made_plain(agency, {}))
    paths = [
        here.put(f"{agency}.xlsx", whole[: len(whole) // 2], "rejected", "FILE-DAMAGED"),
        here.put(f"{agency}-空.xlsx", b"", "rejected", "FILE-EMPTY"),
        here.put(f"{agency}-网页.xls", b"<html><table></table></html>", "rejected", "FILE-NOT-WORKBOOK"),
    ]
    here.expect(agency, "格式不符")
    here.codes.add(("FILE-WRONG-KIND", tuple(sorted(paths))))


def names(here: District, _: random.Random) -> None:
    """Composed and decomposed, case twins, reserved, ending in a blank, no UTF-8, as long as can be."""
    bad = os.fsdecode(b"\xff\xfe.xlsx")
    spelt = unicodedata.normalize("NFC", "é表.xlsx"), unicodedata.normalize("NFD", "é表.xlsx")
    here._number += 1
    for name in (
        *spelt,
        "A.xlsx",
        "a.xlsx",
        "CON.xlsx",
        "报表 .xlsx",
        "report\u202exslx.xlsx",
        "长" * 80 + ".xlsx",
        bad,
    ):
        agency = here.agency()
        report = made_plain(agency, {})
        here.put(f"名{here._number}/{name}", book(report))
        here.expect(agency, "可发布", report)


def no_files(here: District, _: random.Random) -> None:
    """A folder, a pipe and links that are called like workbooks."""
    own = here.folder / f"怪{here._number}"
    own.mkdir()
    (own / "夹.xlsx").mkdir()
    os.mkfifo(own / "管.xlsx")
    (own / "断.xlsx").symlink_to(own / "没有.xlsx")
    outside = here.folder.with_name(f"{here.folder.name}-outside.xlsx")
    outside.write_bytes(b"x")
    (own / "外.xlsx").symlink_to(outside)
    for name in ("夹.xlsx", "管.xlsx", "断.xlsx", "外.xlsx"):
        here.outcomes[f"{own.name}/{name}"] = ("rejected", "FILE-NOT-REGULAR")
    here._number += 1


TROUBLES: tuple[Callable[[District, random.Random], None], ...] = (
    zero, broken, questionable, twice_different, twice_the_same, unknown, missing, of_another_year, blank, clutter,
    damaged, names, no_files,
)  # fmt: skip


def district(folder: Path, good_ones: int, rounds: int) -> District:
    """Good workbooks, and `rounds` times each trouble."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    chance = random.Random(7)  # noqa: S311  a fixed folder, no secret
    here = District(folder)
    for _ in range(good_ones):
        good(here, chance)
    for _ in range(rounds):
        for trouble in TROUBLES:
            trouble(here, chance)
    return here


def write_roster(here: District, path: Path) -> Path:
    lines = ["单位全称,截止日期", *(f"{agency},2025-01-15" for agency in here.roster)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
