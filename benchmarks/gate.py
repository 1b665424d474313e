"""What looking into a workbook before it is opened costs, beside what openpyxl needs to load it.

    python benchmarks/gate.py [runs]

The gate is everything before a parser sees a sheet: the kind of the file, its package, every sheet judged by its bytes.
`parsed` is the same with the sheets parsed as well, by which XML that is none is found out. All are timed in turn in
one process; the ratio is what counts.
"""

import io
import statistics
import sys

import openpyxl
from clock import seconds

from xlreport import load_template, load_templates, read_record, write_workbook
from xlreport.files.package.gate import admit
from xlreport.files.package.open_xml import look_into
from xlreport.files.package.relationships import parse_xml
from xlreport.files.package.sheet_gate import JudgedSheet, judge_sheet
from xlreport.form.loading.folder import templates_folder


def gate(content: bytes) -> list[JudgedSheet]:
    """As the reader does before it opens anything: every part that will be read is judged."""
    package = admit(content).package
    if package is None:
        raise ValueError("no package")
    sheets = look_into(package).sheets
    return [judge_sheet(package.xml_part(sheet.part), sheet.name) for sheet in sheets if sheet.part is not None]


def parsed(content: bytes) -> None:
    for sheet in gate(content):
        parse_xml(sheet.cells, "sheet")


def main(runs: int) -> None:
    source = templates_folder() / "zfxxgk" / "cases" / "zhangdian-2024.json"
    content = write_workbook(load_template("zfxxgk/2021"), read_record(source, load_templates()).report)
    own, with_parsing, theirs = [], [], []
    for _ in range(runs):
        own.append(seconds(lambda: gate(content)))
        with_parsing.append(seconds(lambda: parsed(content)))
        theirs.append(seconds(lambda: openpyxl.load_workbook(io.BytesIO(content))))
    other = statistics.median(theirs)
    print(f"openpyxl {other * 1000:.1f} ms")
    for name, times in (("gate", own), ("parsed", with_parsing)):
        median = statistics.median(times)
        print(f"{name} {median * 1000:.1f} ms, ratio {median / other:.3f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
