"""What the rules of the text cost, beside reading the workbook and against the length of the text.

    python benchmarks/words.py [runs]

Reading a workbook, judging its figures, and asking every rule of the text follow each other in one process; only their
ratio counts. Times are those of the processor, so that other work on the machine does not count. Then the same rules
over an overview of 500 to 32,000 characters, prose with a number in every sentence: the microseconds for each character
must not grow. The goal is 20 ms for 1,400 characters.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from xlreport.checking.inquiry import Subject
from xlreport.checking.run import named_findings, raised_findings
from xlreport.form.loading.folder import templates_folder
from xlreport.form.model.template import Template
from xlreport.form.report.report import Item, Reading, SectionText
from xlreport.form.report.values import ReportValues
from xlreport.use_cases.forms import load_template, load_templates
from xlreport.use_cases.new import write_workbook
from xlreport.use_cases.read import read_record, read_workbook

SEED = templates_folder() / "zfxxgk" / "cases" / "zhangdian-2024.json"
CITY = Path(__file__).parents[1] / "tests" / "cases" / "suqian-2024.json"
LENGTHS = (500, 1_000, 1_400, 2_000, 4_000, 8_000, 16_000, 32_000)
GOAL_LENGTH = 1_400
PROSE = (
    "全年共新收政府信息公开申请3525件，上年结转121件，其中自然人申请3440件、法人或其他组织申请85件，均在法定期限内答复。",
    "办结3521件，其中予以公开1431件、部分公开471件，不予公开92件，占办理结果的2.6%。",
    "强化门户网站信息公开主阵地功能，围绕重点领域发布各类信息4511条，推送短视频113个、图文1775条。",
    "坚持公开为常态、不公开为例外，健全保密审查机制，完善公开目录，规范办理流程，畅通群众监督渠道。",
    "制发行政规范性文件50件，废止227件，现行有效420件。",
    "组织业务培训2次，参训120余人次，将政务公开工作纳入年度考核。",
)


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    template = load_template("zfxxgk/2021")
    for name, path in (("seed", SEED), ("city", CITY)):
        _beside_reading(template, name, path, runs)
    print("characters   rules of the text   a character")
    for length in LENGTHS:
        took = _of_text(template, length, runs)
        goal = "   goal 20 ms" if length == GOAL_LENGTH else ""
        print(f"{length:10,} {took * 1e3:15.1f} ms {took / length * 1e6:10.1f} µs{goal}")


def _beside_reading(template: Template, name: str, path: Path, runs: int) -> None:
    report = read_record(path, load_templates()).report
    with tempfile.TemporaryDirectory() as folder:
        workbook = Path(folder) / "w.xlsx"
        workbook.write_bytes(write_workbook(template, report, replace(report, year=report.year - 1)))
        reading = read_workbook(workbook)
        steps = {
            "reading": lambda: read_workbook(workbook),
            "rules of figures": lambda: raised_findings(template, reading, _values(template, reading)),
            "rules of the text": lambda: list(named_findings(Subject(template, reading))),
        }
        times = _interleaved(steps, runs)
    of_reading = statistics.median(map(_ratio, times["rules of the text"], times["reading"]))
    shown = ", ".join(f"{step} {statistics.median(took) * 1e3:.1f} ms" for step, took in times.items())
    print(f"{name}: {shown}; text beside reading {of_reading:.2f}")


def _values(template: Template, reading: Reading) -> ReportValues:
    return ReportValues(template, reading.report, reading.previous)


def _interleaved(steps: dict[str, Callable[[], object]], runs: int) -> dict[str, list[float]]:
    times: dict[str, list[float]] = {name: [] for name in steps}
    for _ in range(runs):
        for name, step in steps.items():
            times[name].append(_spent(step))
    return times


def _spent(step: Callable[[], object]) -> float:
    start = time.process_time()
    step()
    return time.process_time() - start


def _ratio(took: float, beside: float) -> float:
    return took / beside


def _of_text(template: Template, length: int, runs: int) -> float:
    """The least seconds for all rules over an overview so long, in paragraphs as people part them."""
    reading = read_record(CITY, load_templates())
    whole = "".join(PROSE) * (length // len("".join(PROSE)) + 1)
    paragraphs = [whole[at : at + 400] for at in range(0, length, 400)]
    item = Item(id=None, heading="依申请公开", text="\n".join(paragraphs)[:length], generated=False)
    sections = {**reading.report.texts.sections, "overview": SectionText(items=(item,))}
    report = replace(reading.report, texts=replace(reading.report.texts, sections=sections))
    longer = replace(reading, report=report)
    return min(_spent(lambda: list(named_findings(Subject(template, longer)))) for _ in range(runs))


if __name__ == "__main__":
    main()
