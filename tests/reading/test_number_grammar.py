import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from filled_workbook import edited, form, place, put, read_book

from xlreport.form.language.numbers import exact_digits
from xlreport.form.model.address import FigureAddress
from xlreport.form.model.finding import Finding, Place
from xlreport.form.report.report import State
from xlreport.reading.cells import Content, ContentKind
from xlreport.reading.numbers import number_in, read_entry

TABLE = Path(__file__).with_name("number_spellings.yaml")
ERRORS = ("#REF!", "#DIV/0!", "#VALUE!", "#N/A", "#NAME?")


@dataclass(frozen=True, kw_only=True)
class Spelling:
    typed: str | float | bool | dt.date
    reads: str | None = None
    unit: str = "件"
    silent: bool = False
    blank: bool = False
    nothing: bool = False
    quoted: str | None = None

    @property
    def found(self) -> str:
        return self.quoted or str(self.typed)

    @property
    def content(self) -> Content:
        """The cell as a reader of files gives it."""
        typed = self.typed
        if isinstance(typed, bool):
            return Content(ContentKind.BOOLEAN, self.found)
        if isinstance(typed, dt.date):
            return Content(ContentKind.DATE, self.found, date=typed)
        if isinstance(typed, str):
            return Content(ContentKind.ERROR if typed in ERRORS else ContentKind.TEXT, typed)
        return Content(ContentKind.NUMBER, str(typed), Decimal(repr(typed)))


SPELLINGS = [Spelling(**one) for one in yaml.safe_load(TABLE.read_text(encoding="utf-8"))]


def test_the_table_has_some_eighty_spellings_and_none_twice() -> None:
    assert len(SPELLINGS) >= 80
    assert len({(type(one.typed), one.typed, one.unit) for one in SPELLINGS}) == len(SPELLINGS)


@pytest.mark.parametrize("spelling", SPELLINGS, ids=lambda one: repr(one.typed))
def test_each_spelling_is_the_number_it_says_or_none(spelling: Spelling) -> None:
    entry = read_entry(spelling.content, spelling.unit)
    if spelling.blank:
        assert entry.state is State.BLANK
    elif spelling.reads is not None:
        assert (entry.state, entry.number) == (State.NUMBER, Decimal(spelling.reads))
        assert (entry.text is None) == spelling.silent
    else:
        assert entry.number is None
        assert entry.state is (State.ERROR if spelling.typed in ERRORS else State.TEXT)
        assert entry.text == spelling.found


def test_each_spelling_in_a_workbook_is_told_at_its_cell_and_no_other() -> None:
    """One workbook with a spelling in each cell, figures without spelling between them left as they were."""
    counts = [one for one in SPELLINGS if one.unit == "件"]
    inputs = form().table("applications").inputs
    assert len(counts) <= len(inputs)
    where = dict(zip(inputs, counts, strict=False))
    book = edited(*[put(address, one.typed) for address, one in where.items()])
    formula = next(place(address) for address, one in where.items() if one.typed == "=5")
    book[formula.sheet][formula.cell].data_type = "s"
    result = read_book(book)
    own = [finding for finding in result.findings if finding.code in {"T2-INT", "T3-BLANK-CELLS"}]
    told: dict[Place | None, Finding] = {place(at): finding for finding in own for at in _figures(finding)}
    notes = {finding.place: finding for finding in result.findings if finding.code == "NUM-REPAIRED"}
    for address, one in where.items():
        _hold(place(address), address, one, told, notes)
    assert set(told) | set(notes) <= {place(address) for address in where}
    assert result.wrong_figures(except_for=where) == {}


def _figures(finding: Finding) -> list[FigureAddress]:
    """Blanks side by side are one finding."""
    return [one for one in finding.addresses if isinstance(one, FigureAddress)]


def _hold(
    at: Place,
    address: FigureAddress,
    one: Spelling,
    told: dict[Place | None, Finding],
    notes: dict[Place | None, Finding],
) -> None:
    number = None if one.reads is None else Decimal(one.reads)
    accepted = number is not None and form().table(address.table).number_kinds[address].accepts(number)
    assert (at in notes) == (number is not None and not one.silent), one
    if at in notes:
        assert notes[at].found == one.typed
    if accepted:
        assert at not in told, one
    elif one.blank or one.nothing:
        assert told[at].code == "T3-BLANK-CELLS", one
    else:
        assert told[at].code == "T2-INT", one
        assert told[at].found == (one.found if number is None else exact_digits(number))
        assert told[at].address == address


@pytest.mark.parametrize(
    "text", ["9" * 400, "1," * 300 + "234", "  " * 5000 + "5", "件" * 3000, "．" * 999, "1" + ",234" * 9]
)
def test_a_monstrous_text_is_judged_quickly_and_quietly(text: str) -> None:
    number = number_in(text, "件")
    assert number is None or number.is_finite()
