"""Fill in a blank workbook by keys alone in a window of LibreOffice, and hold what is read back against the facts.

    python tools/type_workbook.py [REPORT.json] [--out FOLDER] [--display :N] [--no-pictures]

REPORT.json is a report as `xlreport report --to json` writes it; left out, the bundled real one. FOLDER (left out: a
temporary one) gets the workbook and a picture of every sheet at 1366×768 and 1920×1080. Ends with status 1 where the
report read back is not the one typed, or where the light of the saved file is green and the checks refuse the report.
Needs soffice, Xvfb, xdotool, xclip and ImageMagick.
"""

import argparse
import signal
import sys
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from keyboard.clerk import fill, with_reasons
from keyboard.judge import differences, light_of
from keyboard.office import opened
from keyboard.pictures import photograph
from keyboard.screen import Screen, missing_programs

from xlreport import (
    Report,
    Template,
    check,
    load_template,
    load_templates,
    read_record,
    read_workbook,
    write_workbook,
)
from xlreport.form.report.blank import blank_report
from xlreport.messages import workbook as words

ROOT = Path(__file__).resolve().parents[1]
BUNDLED = ROOT / "workbook_templates" / "zfxxgk" / "cases" / "zhangdian-2024.json"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("report", nargs="?", type=Path, default=BUNDLED)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--display", help="the number of the screen, as :75; left out: the first that is free")
    parser.add_argument("--no-pictures", action="store_true")
    asked = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))  # what was started ends as well
    missing = missing_programs()
    if missing:
        sys.exit(f"Not installed: {', '.join(missing)}")
    with TemporaryDirectory() as folder:
        out = asked.out or Path(folder)
        out.mkdir(parents=True, exist_ok=True)
        faults = typed_and_read(asked.report, out, asked.display, pictures=not asked.no_pictures)
    sys.exit(1 if faults else 0)


def typed_and_read(source: Path, out: Path, display: str | None, *, pictures: bool) -> list[str]:
    """Types the report into a blank workbook in `out`; what differs when it is read back."""
    reading = read_record(source, load_templates())
    template = load_template(reading.report.template_id)
    report = with_reasons(template, reading)
    workbook = out / f"{source.stem}.xlsx"
    workbook.write_bytes(write_workbook(template, blank_report(template, report.agency_name, report.year)))
    began = time.monotonic()
    with Screen(display) as screen, opened(screen, workbook) as office:
        print(f"open after {time.monotonic() - began:.0f} s")
        fill(office, template, workbook, report)
        print(f"typed and saved after {time.monotonic() - began:.0f} s")
        if pictures:
            for picture in photograph(office, template, out, source.stem):
                print(picture)
    return faults_of(template, report, workbook)


def faults_of(template: Template, report: Report, workbook: Path) -> list[str]:
    """What was read otherwise than it was typed, and a light that is greener than the checks."""
    reading = read_workbook(workbook)
    verdict = check(template, reading)
    light = light_of(workbook)
    faults = differences(template, report, reading.report)
    if light == words.LIGHT_READY and verdict.refuses:
        faults.append(f"the light says {light}, and the report is refused")
    print(f"light: {light}")
    print("check:", *sorted(Counter(f"{one.code} ({one.severity.value})" for one in verdict.findings)), sep=" ")
    print(f"{len(faults)} differences", *faults, sep="\n  ")
    return faults


if __name__ == "__main__":
    main()
