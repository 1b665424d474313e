"""What a set of reports costs beside its files: the parent and the set worker, for sets of several sizes.

    python benchmarks/district.py [agencies …]
    python benchmarks/district.py country agencies [superiors that are run]

A few workbooks are read in earnest; then the worker of each file hands in one of these results as that of another
agency, with a text of its own. So what is measured is all that is not work on one file: looking for the files, copies,
journal, what counts, sums, likeness, page, findings, delivery. Each set is run anew, with nothing changed, with one
file more, and then with files for each superior, too. Processor time, in milliseconds a file; peaks of memory in MB.

A country is split by superior: each runs what is below it, then whoever is on top runs a report of each of them; and
counts are held against what was put in.
"""

import json
import os
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

from xlreport import BatchRequest, Member, Roster, batch_folder, load_template, load_templates, write_workbook
from xlreport.collection.inputs import Input
from xlreport.district.publish import publish
from xlreport.district.publish.about_set import set_files
from xlreport.district.publish.set_task import SetTask
from xlreport.district.run import arrivals
from xlreport.district.run.journal import MESSAGE, RETURN
from xlreport.district.run.objects import keep_object
from xlreport.district.run.task import Task, task_of, work
from xlreport.form.loading.folder import templates_folder
from xlreport.records.read import parse_record

CASES = templates_folder() / "zfxxgk" / "cases"
SEEDED = "种子单位第{number}局"
NAME = "某某{above:03d}县第{number:06d}局"
ABOVE = "某某{above:03d}县"
BELOW = 500
"""So many agencies are below one."""
COPIED = 50
"""One in so many hands in a text that others hand in, too."""
SENTENCES = 8
"""So many are in the text of an agency."""
PLACE = "XLREPORT_BENCHMARK"


def seeds(folder: Path) -> Sequence[Mapping[str, Any]]:
    """The results of a few reports: right as they are, with a wrong figure, and with a question."""
    form, forms = load_template("zfxxgk/2021"), load_templates()
    record = json.loads((CASES / "zhangdian-2024.json").read_text(encoding="utf-8"))
    found: list[Mapping[str, Any]] = []
    request = BatchRequest(folder=folder, out=folder, forms=forms)
    for number in range(12):
        record["agency"]["name"] = SEEDED.format(number=number)
        record["texts"]["title"] = None
        record["tables"]["licensing"]["licences"]["decisions"] = number
        report = parse_record(json.dumps(record), forms).report
        path = folder / f"seed-{number}.xlsx"
        path.write_bytes(write_workbook(form, report))
        task = task_of(Input(path, path.name, is_record=False), request, folder, (), previous=False)
        found.append(work(task))
    return found


def sentences() -> Sequence[str]:
    """What the bundled reports say, sentence by sentence."""
    texts = (path.read_text(encoding="utf-8") for path in sorted(CASES.glob("*.json")))
    return sorted({one for text in texts for one in re.findall(r'[^。；"]+[。；]', text)})


@cache
def _seeds() -> tuple[Sequence[Mapping[str, Any]], Sequence[str]]:
    results = json.loads(Path(os.environ[PLACE], "seeds.json").read_text(encoding="utf-8"))
    return results, sentences()


def relabelled(task: Task) -> Mapping[str, Any]:
    """In the place of `work`: one of the seeds as the report of the agency whose number stands in the file."""
    number = int(task.path.read_text(encoding="ascii"))
    results, said = _seeds()
    seed = number % len(results)
    name = name_of(number)
    told = json.dumps(results[seed], ensure_ascii=False).replace(SEEDED.format(number=seed), name)
    result: dict[str, Any] = json.loads(told)
    result["file"]["path"] = task.shown
    own = 0 if number % COPIED == 0 else number
    chance = random.Random(own)  # noqa: S311  no secret
    result["texts"] = {part: "".join(chance.choices(said, k=SENTENCES)) for part in result["texts"]}
    result["objects"] = {one: keep_object(task.folder, f"{one} {name}".encode()) for one in task.formats or ()}
    if result["errors"] or result["warnings"]:
        result["objects"][RETURN] = keep_object(task.folder, f"return {name}".encode())
        result["objects"][MESSAGE] = keep_object(task.folder, f"{name}：\n请按所附文件修改。\n".encode())
    task.read_mark.touch()
    return result


def name_of(number: int) -> str:
    return NAME.format(above=number // BELOW, number=number)


def measured(task: SetTask) -> list[tuple[str, str]]:
    """In the place of `set_files`: it says what it took."""
    made = set_files(task)
    told = {"seconds": time.process_time(), "peak": peak()}
    Path(os.environ[PLACE], "set.json").write_text(json.dumps(told), encoding="ascii")
    return made


def peak() -> int:
    """The most memory that this process has had, in MB. What `getrusage` tells begins with that of its parent."""
    path = Path("/proc/self/status")
    if not path.is_file():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    (line,) = (one for one in path.read_text(encoding="ascii").splitlines() if one.startswith("VmHWM"))
    return int(line.split()[1]) // 1024


def once(folder: Path, count: int, above: int, *, by_superior: bool) -> None:
    """One run, in a process of its own: what it took, as JSON. `above`: whose agencies are the first of the roster."""
    members = [
        Member(agency=name_of(one), superior=ABOVE.format(above=one // BELOW), contact="联系人")
        for one in range(above * BELOW, above * BELOW + count)
    ]
    forms = load_templates()
    began = time.process_time()
    start = time.perf_counter()
    request = BatchRequest(
        folder=folder / "in", out=folder / "out", forms=forms, roster=Roster(tuple(members)), formats=("docx",), jobs=1,
        by_superior=by_superior,
    )  # fmt: skip
    with patch.object(arrivals, "work", relabelled), patch.object(publish, "set_files", measured):
        outcome, done = batch_folder(request)
    own = time.process_time() - began
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    told = {
        "read": len(list(outcome.read)), "written": len(done.written), "kept": done.kept, "parent": own,
        "peak": peak(), "all": own + children.ru_utime + children.ru_stime,
        "wall": time.perf_counter() - start,
    }  # fmt: skip
    print(json.dumps(told))


def measure(folder: Path, count: int, above: int = 0, *, by_superior: bool = False) -> Mapping[str, Any]:
    """A run in a process of its own."""
    (folder / "set.json").unlink(missing_ok=True)
    done = subprocess.run(
        [sys.executable, __file__, "once", str(folder), str(count), str(above), str(int(by_superior))],
        check=True, stdout=subprocess.PIPE, text=True, env={**os.environ, PLACE: str(folder)},
    )  # fmt: skip
    path = folder / "set.json"
    of_set = json.loads(path.read_text(encoding="ascii")) if path.is_file() else {"seconds": 0.0, "peak": 0}
    return {**json.loads(done.stdout), "set": of_set["seconds"], "set_peak": of_set["peak"]}


def rows(count: int) -> Iterator[str]:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "seeds.json").write_text(json.dumps(seeds(folder)), encoding="utf-8")
        lay(folder, range(count))
        for said in ("anew", "nothing changed", "one file more", "by superior"):
            if said == "one file more":
                (folder / "in" / f"{count:06d}.xlsx").write_text(str(count), encoding="ascii")
            took = measure(folder, count, by_superior=said == "by superior")
            parent, of_set, whole = (1000 * took[one] / count for one in ("parent", "set", "all"))
            yield (
                f"{count:>7} {said:<16} {parent:8.2f} {of_set:8.2f} {whole:8.2f}"
                f"   {took['peak']:5} {took['set_peak']:5}"
                f"   {took['read']} read, {took['written']} written, {took['kept']} kept, {took['wall']:.0f} s"
            )


def lay(folder: Path, numbers: Iterable[int]) -> None:
    """What came in: a file for each agency, that says which."""
    (folder / "in").mkdir(parents=True)
    for number in numbers:
        (folder / "in" / f"{number:06d}.xlsx").write_text(str(number), encoding="ascii")


def told_of(out: Path) -> tuple[set[str], int]:
    """The agencies that findings.json and its selection name, and how many findings of files it lists."""
    listed = json.loads((out / "findings.json").read_text(encoding="utf-8"))
    selected = {*listed["selection"]["counted"], *(one["agency"] for one in listed["selection"]["left_out"])}
    named = {one["agency"] for one in listed["files"]}
    return selected & named, sum(len(one["findings"]) for one in listed["files"])


def country(count: int, most: int) -> None:
    """Each superior's agencies in a run of their own; of so many superiors, as each costs the same."""
    superiors = -(-count // BELOW)
    seconds, peak, of_set, agencies, findings, size = 0.0, 0, 0, set[str](), 0, 0
    with tempfile.TemporaryDirectory() as place:
        top = Path(place)
        (top / "seeds.json").write_text(json.dumps(seeds(top)), encoding="utf-8")
        for above in range(min(most, superiors)):
            folder = top / str(above)
            lay(folder, range(above * BELOW, min(count, (above + 1) * BELOW)))
            shutil.copy(top / "seeds.json", folder)
            took = measure(folder, BELOW, above)
            named, told = told_of(folder / "out")
            agencies, findings = agencies | named, findings + told
            seconds, peak = seconds + took["all"], max(peak, took["peak"])
            of_set = max(of_set, took["set_peak"])
            size += sum(path.stat().st_size for path in (folder / "out").iterdir() if path.is_file())
            shutil.rmtree(folder)
            print(f"\r{above + 1} of {superiors}", end="", file=sys.stderr, flush=True)
        lay(top / "top", range(superiors))
        shutil.copy(top / "seeds.json", top / "top")
        on_top = measure(top / "top", superiors)
        named, _ = told_of(top / "top" / "out")
    run = min(most, superiors)
    print(f"on top {len(named)} of {superiors}: {on_top['all']:.0f} s, parent {on_top['peak']} MB")
    print(f"{run} of {superiors} superiors, {len(agencies)} agencies named of {min(count, run * BELOW)}")
    print(f"{findings} findings; {seconds:.0f} s, {1000 * seconds / len(agencies):.2f} ms a file")
    print(f"parent {peak} MB, set worker {of_set} MB; {size / run / 2**20:.1f} MB of lists a superior")


def main(counts: Sequence[int]) -> None:
    print(f"{'agencies':>7} {'':<15} {'parent':>8} {'set':>8} {'all':>8}   {'MB':>5} {'set':>5}")
    for count in counts:
        for row in rows(count):
            print(row, flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["once"]:
        once(Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]), by_superior=sys.argv[5] == "1")
    elif sys.argv[1:2] == ["country"]:
        country(int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else int(sys.argv[2]))  # noqa: PLR2004
    else:
        main([int(one) for one in sys.argv[1:]] or [300, 1000, 3000])
