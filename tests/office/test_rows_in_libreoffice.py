"""A list edited at random places in LibreOffice: nothing is lost unsaid, and the sheet says what Python says."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import openpyxl
import pytest
from edited_rows import Delete, Edit, Insert, Sort, Type, edit
from formula_results import results
from libreoffice import require_libreoffice
from support.accounts import SHEET, TABLE, TOP, Record, accounts, accounts_report, verdict
from support.all_forms import forms
from support.full import FULL

from xlreport.form.language.closures.speech import speak
from xlreport.form.model.address import RecordAddress
from xlreport.form.model.finding import Severity
from xlreport.form.report.report import Reading
from xlreport.form.report.values import ReportValues
from xlreport.layout.addresses import MISSING, WRONG, SentenceAddress
from xlreport.layout.live import SUMS
from xlreport.layout.plan import plan_workbook
from xlreport.use_cases.new import write_workbook
from xlreport.use_cases.read import read_workbook

PLACES = 1_000 if FULL else 100
EACH = 10
"""So many places in one workbook."""

FIRST = TOP - 1
COLUMNS = ("name", "kind", "followers", "opened", "url")
GUARD = "行不够时，在本行上方插入行"
WIDTH = len(COLUMNS) + 1
FOLLOWERS = COLUMNS.index("followers")
KINDS = ("微信公众号", "微博", "短视频", "客户端")
Written = tuple[object, ...]


@dataclass
class Edited:
    """A workbook with its edits, and the rows that should be there after them; None is a blank one."""

    number: int
    path: Path
    rows: list[Written | None]
    edits: list[Edit] = field(default_factory=list)

    @property
    def saved(self) -> Path:
        return self.path.with_name(f"saved-{self.number}.xlsx")

    @property
    def sent(self) -> Path:
        """The same in the format that it is handed in in."""
        return self.saved.with_suffix((".xlsx", ".ods", ".xls")[self.number % 3])

    def somewhere(self, chance: random.Random) -> None:
        """One edit at a place that chance says."""
        at = chance.randrange(len(self.rows)) if self.rows else 0
        match chance.choice(("insert", "insert", "type", "type", "type", "delete", "sort")):
            case "insert":
                at, count = chance.randint(0, len(self.rows)), chance.randint(1, 3)
                self.edits.append(Insert(FIRST + at, count))
                self.rows[at:at] = [None] * count
            case "delete" if self.rows:
                self.edits.append(Delete(FIRST + at))
                del self.rows[at]
            case "type" if self.rows:
                self.rows[at] = own = self._record(chance)
                self.edits += [Type(FIRST + at, column, one) for column, one in enumerate(own)]  # type: ignore[arg-type]
            case "sort" if self.rows:
                ascending = chance.random() < 0.5
                self.edits.append(Sort(FIRST, FIRST + len(self.rows) - 1, WIDTH, FOLLOWERS, ascending))
                self.rows = _sorted(self.rows, ascending=ascending)

    def _record(self, chance: random.Random) -> Written:
        """Mostly right; sometimes the key is that of another one or is missing, or a cell holds what it must not."""
        key = chance.choice((f"账号{chance.randrange(10_000)}",) * 12 + ("甲局发布", None))
        followers: object = chance.choice((chance.randrange(3_000),) * 12 + (-1, f"约{chance.randrange(10_000)}", None))
        kind = chance.choice(KINDS * 4 + ("电视", None))
        return key, kind, followers, None, chance.choice((None, None, "https://a.gov.cn"))


def _sorted(rows: Sequence[Written | None], *, ascending: bool) -> list[Written | None]:
    """By the followers: numbers come before words, and what has none stays last."""
    keyed = [(one[FOLLOWERS], one) for one in rows if one is not None and one[FOLLOWERS] is not None]
    keyed.sort(key=lambda pair: (isinstance(pair[0], str), pair[0]), reverse=not ascending)
    return [*(one for _, one in keyed), *(one for one in rows if one is None or one[FOLLOWERS] is None)]


def begun(number: int, folder: Path, chance: random.Random) -> Edited:
    count = chance.randint(0, 6)
    rows: Sequence[Record] = [
        {"name": f"某号{at}", "kind": chance.choice(KINDS[:2]), "followers": chance.randrange(3_000)}
        for at in range(count)
    ]
    path = folder / f"{number}.xlsx"
    path.write_bytes(write_workbook(accounts(), accounts_report(rows)))
    written: list[Written | None] = [(one["name"], one["kind"], one["followers"], None, None) for one in rows]
    blank = max(8, count + 5 if count else 0) - count
    return Edited(number, path, [*written, *[None] * blank])


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Sequence[Edited]:
    require_libreoffice()
    chance, folder = random.Random(25), tmp_path_factory.mktemp("rows")  # noqa: S311  a fixed run, no secret
    made = [begun(number, folder, chance) for number in range(PLACES // EACH)]
    for one in made:
        for _ in range(EACH):
            one.somewhere(chance)
    edit([(one.path, SHEET, one.edits, [*{one.saved, one.sent}]) for one in made])
    return made


def read(one: Edited) -> Reading:
    return read_workbook(one.sent, forms())


def test_no_row_is_lost(edited: Sequence[Edited]) -> None:
    seen = 0
    for one in edited:
        report = read(one).report
        rows = [[report.entries[RecordAddress(TABLE, name, at)] for at in COLUMNS] for name in report.records[TABLE]]
        found = [[entry.text if entry.number is None else int(entry.number) for entry in row] for row in rows]
        assert found == list(rows_of(one.saved)), one.number
        seen += len(found)
    assert seen > 2 * len(edited)


def rows_of(path: Path) -> Iterator[list[object]]:
    """What another reader finds between the head and the locked row, blank rows left out."""
    for row in openpyxl.load_workbook(path)[SHEET].iter_rows(min_row=TOP, max_col=len(COLUMNS), values_only=True):
        if row[0] == GUARD:
            return
        if any(cell is not None for cell in row):
            yield list(row)


def test_the_sheet_says_what_python_says(edited: Sequence[Edited]) -> None:
    plan, said = plan_workbook(accounts()), 0
    [item] = accounts().prose_sections["text"].standard_items
    for one in edited:
        values, shown = ReportValues(accounts(), read(one).report), results(one.saved)
        for number, sentence in enumerate(item.sentences):
            cell = plan.where(SentenceAddress("text", 0, number))
            own = "".join(part.text for part in speak(sentence, values.contents))
            said += bool(own)
            assert (shown.get((cell.sheet, cell.name)) or "") == own, one.number
    assert said > len(edited) // 4


def test_the_light_is_red_or_yellow_where_check_finds_an_error(edited: Sequence[Edited]) -> None:
    plan, seen = plan_workbook(accounts()), set[bool]()
    for one in edited:
        shown, own = results(one.saved), read(one)
        counts = [shown[cell.sheet, cell.name] for cell in (plan.where(SUMS[kind]) for kind in (WRONG, MISSING))]
        told = [finding for finding in verdict(own).findings if finding.severity is Severity.ERROR]
        assert any(counts) == bool(told), (one.number, counts, told)
        seen.add(bool(told))
    assert seen
