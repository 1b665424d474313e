"""What a workbook of plain numbers costs beside another state of this repository, such as the one before typed cells.

    git worktree add ../before 221dacb^ && python benchmarks/plain_numbers.py ../before [rounds]

The form is tests/forms/energy, which has numbers alone and is the same in both. Each round measures one process of each
state in turn: writing a blank and a filled workbook, reading it, checking it; the ratio of the medians is what counts.
The goal is that cells of every kind leave the cost of numbers within a tenth.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import simplejson

ROOT = Path(__file__).parents[1]
FORMS, FORM = ROOT / "tests" / "forms", "energy/2020"
_RUNS = 8
MEASURE = "--measure"


def measured() -> Mapping[str, float]:
    """The best of some runs of each step, in this process and with the state that it imports."""
    import xlreport

    with tempfile.TemporaryDirectory() as folder:
        own = Path(folder) / "energy"
        own.mkdir()
        (own / "2020.yaml").write_text((FORMS / f"{FORM}.yaml").read_text(encoding="utf-8"), encoding="utf-8")
        template, path = xlreport.load_template(FORM, Path(folder)), Path(folder) / "a.xlsx"
        content = (FORMS / "energy" / "cases" / "whole.json").read_text(encoding="utf-8")
        filled = xlreport.parse_record(content, {FORM: template}).report
        blank = xlreport.blank_report(template, "某局", 2024)
        path.write_bytes(xlreport.write_workbook(template, filled))
        reading = xlreport.read_workbook(path, {FORM: template})
        steps = {
            "blank": lambda: xlreport.write_workbook(template, blank),
            "filled": lambda: xlreport.write_workbook(template, filled),
            "read": lambda: xlreport.read_workbook(path, {FORM: template}),
            "check": lambda: xlreport.check(template, reading),
        }
        told = {name: min(busy(step) for _ in range(_RUNS)) for name, step in steps.items()}
        return {**told, "all": sum(told.values())}


def busy(work: Callable[[], object]) -> float:
    """Seconds of the processor: other work of the machine is not counted."""
    start = time.process_time()
    work()
    return time.process_time() - start


def measured_in(checkout: Path) -> Mapping[str, float]:
    """The same in a process that imports another state."""
    surroundings = {**os.environ, "PYTHONPATH": str(checkout / "src")}
    command = [sys.executable, __file__, MEASURE]
    done = subprocess.run(command, env=surroundings, check=True, capture_output=True, text=True)
    told: Mapping[str, float] = simplejson.loads(done.stdout)
    return told


def main() -> None:
    other, rounds = Path(sys.argv[1]).resolve(), int(sys.argv[2]) if len(sys.argv) > 2 else 7  # noqa: PLR2004
    pairs = [(measured_in(other), measured_in(ROOT)) for _ in range(rounds)]
    for step in pairs[0][0]:
        before, now = (statistics.median(pair[side][step] for pair in pairs) * 1e3 for side in (0, 1))
        ratio = statistics.median(pair[1][step] / pair[0][step] for pair in pairs)
        print(f"{step}: {before:.1f} ms there, {now:.1f} ms here, ratio {ratio:.2f} over {rounds} rounds")


if __name__ == "__main__":
    if sys.argv[1:] == [MEASURE]:
        print(simplejson.dumps(measured()))
    else:
        main()
