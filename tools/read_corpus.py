"""Read every file of a folder as if it had been sent to us, each in a worker, and tell what became of it.

    python tools/read_corpus.py FOLDER [seconds] [megabytes]

One line a file: outcome, code, seconds, the worker's peak in MB, name, sentence. Ends with 1 if a file hung, crashed or
killed its worker.
"""

import sys
import time
from collections import Counter
from pathlib import Path

from xlreport import Input, judge, load_templates
from xlreport.district.run.workers.pool import WorkerPool
from xlreport.district.run.workers.worker import WorkerLimits

Told = tuple[str, str, float, int, str]


def read(path: Path) -> Told:
    """What a worker finds: outcome, code, seconds, peak of memory in MB, sentence."""
    import resource

    start = time.perf_counter()
    outcome = judge(Input(path, path.name, is_record=False), load_templates())
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    code, sentence = ("", "") if outcome.refusal is None else (outcome.refusal.code, outcome.refusal.message)
    return outcome.fate.value, code, seconds, peak, sentence


def main(folder: Path, seconds: float, megabytes: int) -> int:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    ends: Counter[str] = Counter()
    longest, most = 0.0, 0
    with WorkerPool(1, WorkerLimits(seconds=seconds, bytes=megabytes * 2**20)) as pool:
        for path in files:
            try:
                told = pool.submit(read, path).result()
            except Exception as error:  # noqa: BLE001  whatever ends a worker is what is looked for
                told = ("lost", type(error).__name__, seconds, 0, str(error))
            outcome, code, took, peak, sentence = told
            ends[f"{outcome} {code}".strip()] += 1
            longest, most = max(longest, took), max(most, peak)
            print(f"{outcome:9} {code:20} {took:6.2f} s {peak:5} MB  {path.name}  {sentence}")
    for end, count in ends.most_common():
        print(f"{count:5} {end}")
    print(f"{len(files)} files, the longest {longest:.2f} s, the worker's peak {most} MB")
    return int(any(end.startswith(("lost", "crashed", "timed_out")) for end in ends))


if __name__ == "__main__":
    if len(sys.argv) < 2:  # noqa: PLR2004  the program and a folder
        sys.exit(__doc__)
    longest = float(sys.argv[2]) if len(sys.argv) > 2 else 10.0  # noqa: PLR2004  as above
    most = int(sys.argv[3]) if len(sys.argv) > 3 else 1024  # noqa: PLR2004  as above
    sys.exit(main(Path(sys.argv[1]), longest, most))
