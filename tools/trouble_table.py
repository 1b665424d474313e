"""The table of troubles met outside, each with its tests and their outcome: `python tools/trouble_table.py [number …]`.

Reads the second table of docs/threats.md and runs the tests it names, one pytest for all of them. Ends with 1 where one
fails or is not there.
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).parents[1]
TABLE = ROOT / "docs" / "threats.md"
NAMED = re.compile(r"`([\w/]+\.py)::(\w+)`")
ROW = re.compile(r"^\| (\d+) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)
PASSED, FAILED, SKIPPED, ABSENT = "passed", "FAILED", "skipped", "NOT THERE"

Test = tuple[str, str]


def main(numbers: list[str]) -> int:
    rows = [row.groups() for row in ROW.finditer(TABLE.read_text(encoding="utf-8"))]
    wanted = [row for row in rows if not numbers or row[0] in numbers]
    tests = {test for _, _, named in wanted for test in NAMED.findall(named)}
    outcomes = outcomes_of(sorted(tests))
    failed = False
    for number, what, named in wanted:
        told = [(test, outcomes.get(test, ABSENT)) for test in NAMED.findall(named)]
        failed = failed or any(outcome in {FAILED, ABSENT} for _, outcome in told)
        print(f"{number:>3}  {what}")
        for (file, name), outcome in told:
            print(f"     {outcome:9} {file}::{name}")
    return int(failed)


def outcomes_of(tests: list[Test]) -> dict[Test, str]:
    """The worst of each test's cases."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "junit.xml")
        files = [f"tests/{file}::{name}" for file, name in tests]
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", f"--junit-xml={report}", *files]
        subprocess.run(command, cwd=ROOT, check=False, stdout=subprocess.DEVNULL)  # noqa: S603 - our own tests
        found: dict[Test, str] = {}
        for case in ElementTree.parse(report).iter("testcase"):  # noqa: S314 - what pytest wrote just now
            file = case.get("classname", "").removeprefix("tests.").replace(".", "/") + ".py"
            test = file, case.get("name", "").partition("[")[0]
            order = [PASSED, SKIPPED, FAILED]
            found[test] = max(found.get(test, PASSED), _outcome(case), key=order.index)
        return found


def _outcome(case: ElementTree.Element) -> str:
    if case.find("failure") is not None or case.find("error") is not None:
        return FAILED
    return PASSED if case.find("skipped") is None else SKIPPED


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
