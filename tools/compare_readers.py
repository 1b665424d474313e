"""What our reader finds in the cells of every workbook of a folder, held against what openpyxl finds.

    python tools/compare_readers.py FOLDER

One line a difference and file, kinds of difference counted at the end. Files that either refuses are only counted.
Values are compared as people see them: 3 and 3.0 are the same number, a blank text is no content.
"""

import datetime as dt
import sys
import warnings
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import openpyxl
from openpyxl.cell.rich_text import CellRichText

from xlreport import XlreportError
from xlreport.district.run.workers.pool import WorkerPool
from xlreport.district.run.workers.worker import WorkerLimits
from xlreport.files.grids import read_book
from xlreport.reading.cells import Content, ContentKind, name_of

SHOWN = 3
"""Differences of one kind that are shown for a file."""
LIMITS = WorkerLimits(seconds=120, bytes=14 * 2**30)

Difference = tuple[str, str, str]


def compared(path: Path) -> tuple[int, list[Difference]]:
    """How many cells both have, and each difference: its kind, the cell, both values."""
    book = read_book(path)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        other = openpyxl.load_workbook(path, data_only=True)
    cells, found = 0, list[Difference]()
    for sheet in book.sheets:
        if sheet.name not in other.sheetnames or not hasattr(other[sheet.name], "iter_rows"):
            continue
        theirs = {
            (cell.row - 1, cell.column - 1): cell.value
            for row in other[sheet.name].iter_rows() for cell in row if cell.value is not None
        }  # fmt: skip
        for position in sorted(sheet.cells.keys() | theirs.keys()):
            own, their = sheet.cells.get(position), theirs.get(position)
            cells += own is not None and their is not None
            kind = difference(own, their)
            if kind is not None:
                found.append((kind, f"{sheet.name}!{name_of(position)}", f"{own!r} | {their!r}"))
    return cells, found


def difference(own: Content | None, their: object) -> str | None:
    """The kind of difference, None where there is none."""
    if own is None:
        return None if str(their).strip() == "" else f"only openpyxl: {type(their).__name__}"
    if their is None:
        return None if own.text.strip() == "" else f"only ours: {own.kind.value}"
    if _same(own, their):
        return None
    return f"{own.kind.value} | {type(their).__name__}"


def _same(own: Content, their: object) -> bool:
    match their:
        case bool():
            return own.kind is ContentKind.BOOLEAN and own.text == str(their).upper()
        case int() | float():
            return own.number is not None and (own.number == Decimal(repr(their)) or float(own.number) == their)
        case dt.datetime():
            return own.date == their.date()
        case dt.date() | dt.time() | dt.timedelta():
            return own.kind is ContentKind.DATE
        case CellRichText() | str():
            return own.text.replace("\r\n", "\n") == str(their).replace("\r\n", "\n")
    return False


def outcome(path: Path) -> tuple[str, int, list[Difference]]:
    """Made by a worker."""
    try:
        cells, found = compared(path)
    except XlreportError:
        return "refused by us", 0, []
    except Exception as error:  # noqa: BLE001  whatever openpyxl cannot do with a file is its refusal
        return f"refused by openpyxl: {type(error).__name__}", 0, []
    return "compared", cells, found


def results(folder: Path) -> Iterator[tuple[Path, str, int, list[Difference]]]:
    with WorkerPool(1, LIMITS) as pool:
        for path in sorted(folder.rglob("*.xls[xm]")):
            try:
                end, cells, found = pool.submit(outcome, path).result()
            except Exception as error:  # noqa: BLE001  openpyxl hangs on some, which is told
                end, cells, found = f"lost: {type(error).__name__}", 0, []
            yield path, end, cells, found


def main(folder: Path) -> None:
    ends, kinds, cells = Counter[str](), Counter[str](), 0
    for path, end, count, found in results(folder):
        ends[end] += 1
        cells += count
        own = Counter(kind for kind, _, _ in found)
        kinds += own
        for kind, number in own.items():
            print(f"{path.name}  {kind}  {number}")
            for _, cell, values in [one for one in found if one[0] == kind][:SHOWN]:
                print(f"    {cell}  {values}")
    for name, count in (*ends.most_common(), *kinds.most_common()):
        print(f"{count:6} {name}")
    print(f"{cells} cells in both")


if __name__ == "__main__":
    if len(sys.argv) < 2:  # noqa: PLR2004  the program and a folder
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
