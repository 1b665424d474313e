"""What each step costs beside its peer: the table of the project's promises about speed.

    python benchmarks/steps.py [runs]

Report A is one whose texts are all typed, B one that keeps the generated sentences; both are written as workbooks and
saved by LibreOffice, as they come back from offices (without LibreOffice they stay as we wrote them, which is said).
All steps are run in turn in one process, by processor time and with the collector of garbage on: the machine drifts,
so only ratios within a run count. Of each step the median and the mean are printed, and its ratio to the ordinary
pipeline of the same report, beside the ratio that its goal implied where the goals were set. The workbook has grown
since, so that the ordinary pipeline is dearer than it was then: the same ratio allows more milliseconds now.

A blank workbook has the plan of a report that keeps the generated sentences. Written after such a report all its
formulas are worked out anew, written after another blank one those that rest on the agency's name: both are told.
"""

import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from clock import Times, processor_seconds_of_children
from ordinary import calamine, docxtpl_report, openpyxl_twice, xlsxwriter_cells
from shell import FLOOR, commands

from xlreport import Report, Template, annotate, load_template, load_templates, read_workbook, write_workbook
from xlreport.checking.run import check
from xlreport.district.run.task import Task, work
from xlreport.form.report.blank import blank_report
from xlreport.form.report.report import Entry
from xlreport.layout import plan as plans
from xlreport.layout.sheets.book import finished_book
from xlreport.narrative.compose import compose
from xlreport.render.word.word import render_word
from xlreport.use_cases.read import read_record
from xlreport.workbook.writer import write_book

ROOT = Path(__file__).parent.parent
REPORTS = {
    "A": ROOT / "workbook_templates" / "zfxxgk" / "cases" / "zhangdian-2024.json",
    "B": ROOT / "tests" / "cases" / "suqian-2024.json",
}
FORM = "zfxxgk/2021"

Steps = Mapping[str, Callable[[], object]]


def as_returned(template: Template, report: Report, folder: Path, name: str) -> Path:
    """The report's workbook as an office program saves it."""
    fresh, saved = folder / f"{name}.xlsx", folder / "saved" / f"{name}.xlsx"
    fresh.write_bytes(write_workbook(template, report))
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to"]
    try:
        subprocess.run([*command, "xlsx", "--outdir", str(saved.parent), str(fresh)], check=True, capture_output=True)
    except FileNotFoundError:
        print(f"no LibreOffice: {name} is measured as we wrote it")
        return fresh
    return saved


def broken(template: Template, report: Report) -> Report:
    """Five figures of the totals' rows made wrong."""
    changed = dict(report.entries)
    for address in template.table("applications").inputs[:5]:
        changed[address] = Entry.of((changed[address].number or Decimal(0)) + 1)
    return replace(report, entries=changed)


def of_one(template: Template, report: Report, folder: Path, name: str) -> Steps:
    """Every step of one report, and the peers of it."""
    path = as_returned(template, report, folder, name)
    wrong = folder / f"{name}-wrong.xlsx"
    wrong.write_bytes(write_workbook(template, broken(template, report)))
    reading, of_wrong = read_workbook(path), read_workbook(wrong)
    findings = [one for one in check(template, of_wrong).findings if one.is_open][:5]
    document = compose(template, reading.report, reading.previous)
    ordinary_word = docxtpl_report(render_word(document))
    (folder / "kept").mkdir(exist_ok=True)
    task = Task(
        path=path, shown=path.name, is_record=False, templates=None, rules=None, formats=("docx", "html"),
        folder=folder / "kept", previous=False,
    )  # fmt: skip

    def whole() -> object:
        read = read_workbook(path)
        check(template, read)
        return render_word(compose(template, read.report, read.previous))

    def ordinary() -> object:
        openpyxl_twice(path)
        return ordinary_word()

    numbers = iter(range(10**9))

    def changed() -> Report:
        """Ten figures are others than before: a plan is known, its last report is another one's."""
        entries, turn = dict(report.entries), next(numbers)
        for address in template.table("applications").inputs[:10]:
            entries[address] = Entry.of(Decimal(turn % 97))
        return replace(report, entries=entries)

    def written_again() -> object:
        return write_workbook(template, changed())

    def for_another_agency() -> object:
        return write_workbook(template, blank_report(template, f"某某区第{next(numbers)}局", report.year))

    return {
        "ordinary pipeline": ordinary,
        "calamine alone": lambda: calamine(path),
        "XlsxWriter, cells alone": xlsxwriter_cells(lambda: write_book(finished_book(template, report, {}))),
        "docxtpl": ordinary_word,
        "read": lambda: read_workbook(path),
        "check": lambda: check(template, reading),
        "compose": lambda: compose(template, reading.report, reading.previous),
        "Word": lambda: render_word(document),
        "read + check + compose + Word": whole,
        "workbook, first of its plan": written_again,
        "workbook, plan known": written_again,
        "workbook, first blank": for_another_agency,
        "workbook, blank for a roster": for_another_agency,
        f"return copy, {len(findings)} findings": lambda: annotate(
            template, replace(of_wrong, report=changed()), findings
        ),
        "batch, a file in its worker": lambda: work(task),
    }


def of_unknown_plan(template: Template, report: Report) -> Steps:
    """Apart from the others, which go on with a plan that is known."""

    def plan_unknown() -> object:
        plans._plan.cache_clear()  # noqa: SLF001  nothing else has a use for that
        return write_workbook(template, report)

    return {"workbook, plan unknown": plan_unknown}


GOALS = (
    ("read + check + compose + Word", "ordinary pipeline", "at least 20 times quicker", 1 / 20),
    ("read + check + compose + Word", "calamine alone", "at most 4.5 times calamine", 4.5),
    ("Word", "docxtpl", "", 1.0),
    ("workbook, plan known", "XlsxWriter, cells alone", "", 1.0),
)
"""A step, its peer, what was set out for, and the ratio of it."""


ORDINARY_THEN = 296
"""Milliseconds that the ordinary pipeline took where the goals were set."""

GOALS_THEN = {
    "check": 4, "Word": 2, "workbook, plan known": 13, "workbook, blank for a roster": 4, "return copy": 15,
    "batch, a file in its worker": 30, "templates": 150, "check one.xlsx": 215, "new": 300,
}  # fmt: skip
"""By the beginning of a step's name, in milliseconds of that machine."""


def to_ordinary(step: str, seconds: float, ordinary: float) -> str:
    """A step's share of the ordinary pipeline, and the one that its goal implied."""
    goal = next((goal for name, goal in GOALS_THEN.items() if step == name or step.startswith(name + ",")), None)
    told = f"{seconds / ordinary:7.4f} of ordinary"
    return told if goal is None else f"{told} (goal {goal / ORDINARY_THEN:.4f})"


def print_report(name: str, times: Times) -> None:
    print(f"\n{name}")
    for step in times.of:
        took = f"median {times.median(step) * 1e3:8.1f} ms   mean {times.mean(step) * 1e3:8.1f} ms"
        share = to_ordinary(step, times.median(step), times.median("ordinary pipeline"))
        print(f"  {step:34} {len(times.of[step]):3} runs   {took}   {share}")
    for step, peer, goal, most in GOALS:
        ratio = times.median(step) / times.median(peer)
        print(f"  {step} / {peer}: {ratio:.3f} (1 : {1 / ratio:.1f}); {goal or 'at most'} {most:.3f}")


def main(runs: int) -> None:
    template, forms = load_template(FORM), load_templates()
    with tempfile.TemporaryDirectory() as place:
        folder, ordinary = Path(place), float("nan")
        for name, source in REPORTS.items():
            report = read_record(source, forms).report
            times = Times()
            times.take(of_one(template, report, folder, name), runs)
            times.take(of_unknown_plan(template, report), max(3, runs // 3))
            print_report(f"{name} ({source.stem})", times)
            ordinary = times.median("ordinary pipeline")
        started = Times()
        started.take(commands(folder / "A.xlsx", folder), max(3, runs // 3), processor_seconds_of_children)
    print("\nFrom the shell, processor time of the command, beside the ordinary pipeline of the last report:")
    for name in started.of:
        over = (started.median(name) - started.median(FLOOR)) * 1e3
        took = f"median {started.median(name) * 1e3:8.0f} ms   {over:6.0f} ms above {FLOOR}"
        print(f"  {name:34} {took}   {to_ordinary(name, started.median(name), ordinary)}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
