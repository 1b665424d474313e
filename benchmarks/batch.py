"""A folder of many workbooks: what a second process saves, and what the parent process needs of memory.

    python benchmarks/batch.py [workbooks]

The same folder is run with one process and with two, each into an empty output folder. The parent's peak of memory is
taken for a tenth of the folder and for all of it.
"""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from xlreport import load_template, load_templates, parse_record, write_workbook
from xlreport.form.loading.folder import templates_folder

SEED = templates_folder() / "zfxxgk" / "cases" / "zhangdian-2024.json"
PARENT = """
import resource, sys
from xlreport.cli.main import run
status = run(sys.argv[1:])
print(status, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, file=sys.stderr)
"""


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


def run(folder: Path, out: Path, jobs: int) -> tuple[float, int]:
    """Seconds, and the parent's peak in MB."""
    arguments = ["batch", str(folder), "-o", str(out), "--jobs", str(jobs), "-q"]
    start = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", PARENT, *arguments], check=True, capture_output=True, text=True)
    seconds = time.perf_counter() - start
    status, peak = done.stderr.split()[-2:]
    if int(status) > 1:
        sys.exit(done.stderr)
    return seconds, int(peak)


def main(count: int) -> None:
    with tempfile.TemporaryDirectory() as place:
        few, many = Path(place, "few"), Path(place, "many")
        for folder, size in ((few, count // 10), (many, count)):
            folder.mkdir()
            fill(folder, size)
        _, peak_of_few = run(few, Path(place, "out-few"), 2)
        two, peak = run(many, Path(place, "out-two"), 2)
        one, _ = run(many, Path(place, "out-one"), 1)
    print(f"{count} workbooks: one process {one:.1f} s, two {two:.1f} s, ratio {two / one:.2f}")
    print(f"parent: {peak_of_few} MB for {count // 10} workbooks, {peak} MB for {count}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3000)
