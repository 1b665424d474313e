"""What looking into a workbook before it is opened costs, beside what openpyxl needs to load it.

    python benchmarks/gate.py [runs]

The gate is everything before a cell is read: the kind of the file, its package, every sheet parsed and judged. Both
are timed in turn in one process; the ratio is what counts.
"""

import io
import statistics
import sys

import openpyxl
from clock import seconds

from xlreport import load_template, load_templates, read_record, write_workbook
from xlreport.excel.gate import admit
from xlreport.excel.open_xml import look_into
from xlreport.excel.sheet_scan import judge_sheet
from xlreport.loading.folder import templates_folder


def gate(content: bytes) -> int:
    """As the reader does before it opens anything: every part that will be read is judged."""
    package = admit(content).package
    if package is None:
        raise ValueError("no package")
    tags = 0
    for sheet in look_into(package).sheets:
        if sheet.part is not None:
            tags += judge_sheet(package.xml_part(sheet.part), sheet.part, sheet.name).tags
    return tags


def main(runs: int) -> None:
    source = templates_folder() / "zfxxgk" / "cases" / "zhangdian-2024.json"
    content = write_workbook(load_template("zfxxgk/2021"), read_record(source, load_templates()).report)
    ours, theirs = [], []
    for _ in range(runs):
        ours.append(seconds(lambda: gate(content)))
        theirs.append(seconds(lambda: openpyxl.load_workbook(io.BytesIO(content))))
    own, other = statistics.median(ours), statistics.median(theirs)
    print(f"gate {own * 1000:.1f} ms, openpyxl {other * 1000:.1f} ms, ratio {own / other:.3f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
