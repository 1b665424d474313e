"""What generating a workbook costs beside what XlsxWriter needs for the same cells and formats alone.

    python benchmarks/generate.py [runs]

The peer is a recording: every call our writer makes of XlsxWriter, played again on a fresh workbook. What is ours
(planning, spelling, evaluating) is the difference. Both are timed in turn in one process; the ratio is what counts.
"""

import statistics
import sys
from collections.abc import Callable
from io import BytesIO
from typing import Any
from unittest import mock

import xlsxwriter
from clock import seconds
from xlsxwriter.worksheet import Worksheet

from xlreport.form.loading.folder import templates_folder
from xlreport.form.report.blank import blank_report
from xlreport.form.report.report import Report
from xlreport.use_cases.forms import load_template, load_templates
from xlreport.use_cases.new import write_workbook
from xlreport.use_cases.read import read_record

CELLS = (
    "write_string",
    "write_number",
    "write_blank",
    "write_formula",
    "write_datetime",
    "merge_range",
    "set_row",
    "set_column",
)

Call = tuple[str, str, tuple[Any, ...]]


def recorded(write: Callable[[], bytes]) -> list[Call]:
    """Each call that writes a cell or sets a row or column, with the sheet it was made on."""
    calls: list[Call] = []

    def spy(name: str) -> Callable[..., Any]:
        original = getattr(Worksheet, name)

        def call(sheet: Worksheet, *arguments: Any) -> Any:
            calls.append((sheet.get_name(), name, arguments))
            return original(sheet, *arguments)

        return call

    patches = [mock.patch.object(Worksheet, name, spy(name)) for name in CELLS]
    for patch in patches:
        patch.start()
    write()
    for patch in patches:
        patch.stop()
    return calls


def play(calls: list[Call]) -> bytes:
    """The same cells and formats on a fresh workbook."""
    stream = BytesIO()
    workbook = xlsxwriter.Workbook(stream, {"in_memory": True})
    formats: dict[int, Any] = {}

    def own(argument: Any) -> Any:
        if not isinstance(argument, xlsxwriter.format.Format):
            return argument
        if id(argument) not in formats:
            copied = workbook.add_format()
            kept = {"xf_format_indices", "dxf_format_indices", "xf_index", "dxf_index"}
            vars(copied).update({key: value for key, value in vars(argument).items() if key not in kept})
            formats[id(argument)] = copied
        return formats[id(argument)]

    sheets = {name: workbook.add_worksheet(name) for name in dict.fromkeys(sheet for sheet, _, _ in calls)}
    for sheet, name, arguments in calls:
        getattr(sheets[sheet], name)(*map(own, arguments))
    workbook.close()
    return stream.getvalue()


def compare(title: str, report: Report, runs: int) -> None:
    template = load_template("zfxxgk/2021")

    def ours() -> bytes:
        return write_workbook(template, report)

    calls = recorded(ours)
    pairs = [(seconds(ours), seconds(lambda: play(calls))) for _ in range(runs)]
    ratios = [pair[0] / pair[1] for pair in pairs]
    own, peer = (statistics.median(pair[side] for pair in pairs) * 1e3 for side in (0, 1))
    print(
        f"{title}: {len(ours()):,} bytes, {len(calls):,} calls; ours {own:.0f} ms, XlsxWriter alone {peer:.0f} ms,"
        f" ratio {statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f}) over {runs} runs"
    )


if __name__ == "__main__":
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    seed = templates_folder() / "zfxxgk" / "cases" / "zhangdian-2024.json"
    compare("blank", blank_report(load_template("zfxxgk/2021"), "张店区融媒体中心", 2024), runs)
    compare("filled", read_record(seed, load_templates()).report, runs)
