"""A folder of many workbooks: what a second process saves, and what the parent process needs of memory.

    python benchmarks/batch.py [workbooks]

The same folder is run with one process and with two, each into an empty output folder. The parent's peak of memory is
taken for a tenth of the folder and for all of it. The clock on the wall is of use on a machine that does nothing else;
so the processor time of the parent and of its workers is told, too.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from xlreport import load_template, load_templates, parse_record, write_workbook
from xlreport.form.loading.folder import templates_folder

SEED = templates_folder() / "zfxxgk" / "cases" / "zhangdian-2024.json"
PARENT = """
import resource, sys, time
from district import peak
from xlreport.cli.main import run
status = run(sys.argv[1:])
workers = resource.getrusage(resource.RUSAGE_CHILDREN)
print(status, time.process_time(), workers.ru_utime + workers.ru_stime, peak(), file=sys.stderr)
"""


class Took(NamedTuple):
    """Seconds on the wall and of processor time, and the parent's peak in MB."""

    wall: float
    parent: float
    workers: float
    peak: int

    def __str__(self) -> str:
        return f"{self.wall:.1f} s; processor: parent {self.parent:.1f}, workers {self.workers:.1f} s"


def fill(folder: Path, count: int) -> None:
    """The bundled report as that of so many agencies, the texts of each its own in part."""
    form, forms = load_template("zfxxgk/2021"), load_templates()
    record = json.loads(SEED.read_text(encoding="utf-8"))
    for number in range(count):
        record["agency"]["name"] = f"某某区第{number:04d}局"
        record["texts"]["title"] = None
        record["tables"]["licensing"]["licences"]["decisions"] = number
        report = parse_record(json.dumps(record), forms).report
        (folder / f"{number:04d}.xlsx").write_bytes(write_workbook(form, report))


def run(folder: Path, out: Path, jobs: int) -> Took:
    arguments = ["batch", str(folder), "-o", str(out), "--jobs", str(jobs), "-q"]
    start = time.perf_counter()
    found = os.pathsep.join((str(Path(__file__).parent), os.environ.get("PYTHONPATH", "")))
    done = subprocess.run(
        [sys.executable, "-c", PARENT, *arguments], check=True, capture_output=True, text=True,
        env={**os.environ, "PYTHONPATH": found},
    )  # fmt: skip
    seconds = time.perf_counter() - start
    status, parent, workers, peak = done.stderr.split()[-4:]
    if int(status) > 1:
        sys.exit(done.stderr)
    return Took(seconds, float(parent), float(workers), int(peak))


def main(count: int) -> None:
    with tempfile.TemporaryDirectory() as place:
        few, many = Path(place, "few"), Path(place, "many")
        for folder, size in ((few, count // 10), (many, count)):
            folder.mkdir()
            fill(folder, size)
        of_few = run(few, Path(place, "out-few"), 2)
        two = run(many, Path(place, "out-two"), 2)
        one = run(many, Path(place, "out-one"), 1)
    print(f"{count} workbooks, one process: {one}")
    print(f"{count} workbooks, two: {two}; ratio on the wall {two.wall / one.wall:.2f}")
    print(f"parent: {of_few.peak} MB for {count // 10} workbooks, {two.peak} MB for {count}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3000)
