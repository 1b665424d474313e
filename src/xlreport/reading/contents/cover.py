"""The fields of the cover: the year, the agency, the day it is signed on."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from xlreport.errors import EditionMismatchError, UnknownWorkbookError
from xlreport.form.language.numbers import exact_digits
from xlreport.form.model.address import SIGNED_ON, YEAR, Address, AgencyAddress
from xlreport.form.model.finding import Finding, Severity
from xlreport.form.model.template import Template
from xlreport.form.text.days import usual_day
from xlreport.layout.pages.fields import FieldLine
from xlreport.messages import workbook as words
from xlreport.reading.cells import CODES_OF_NO_VALUE
from xlreport.reading.contents.fields import FieldCells, read_day, read_text
from xlreport.reading.numbers import has_lost_digits, read_entry


@dataclass(frozen=True, slots=True)
class CoverReading:
    """What the cover says. `agency` by the id of each field."""

    year: int
    agency: Mapping[str, str | None]
    signed_on: date | None
    as_typed: Mapping[Address, str]
    findings: tuple[Finding, ...]


def read_cover(template: Template, lines: Sequence[FieldLine], cover: FieldCells) -> CoverReading:
    """`lines`: those of the cover. Raises UnknownWorkbookError without a year, EditionMismatchError for another's."""
    reader = _Reader(template, lines, cover)
    year, agency, signed_on = reader.year(), reader.agency(), reader.signed_on()
    return CoverReading(year, agency, signed_on, reader.as_typed, tuple(reader.findings))


def field_finding(
    code: str,
    address: Address,
    cells: FieldCells,
    severity: Severity = Severity.ERROR,
    *,
    found: str | None = None,
    expected: str | None = None,
) -> Finding:
    """A finding of a labelled cell, at its place."""
    return Finding(
        code=code, severity=severity, address=address, place=cells.place(address), found=found, expected=expected
    )  # fmt: skip


def cell_error(address: Address, cells: FieldCells) -> Iterator[Finding]:
    """That a labelled cell holds an error of the spreadsheet or a picture, where it does."""
    content = cells.content(address)
    code = None if content is None else CODES_OF_NO_VALUE.get(content.kind)
    if content is not None and code is not None:
        yield field_finding(code, address, cells, found=content.text)


class _Reader:
    def __init__(self, template: Template, lines: Sequence[FieldLine], cover: FieldCells) -> None:
        self._template = template
        self._lines = lines
        self._cover = cover
        self.findings: list[Finding] = []
        self.as_typed: dict[Address, str] = {}

    def year(self) -> int:
        address, cover = YEAR, self._cover
        content = cover.content(address)
        entry = read_entry(content, words.YEAR_UNIT)
        if entry.number is None or entry.number != int(entry.number) or not _is_year(int(entry.number)):
            place = cover.place(address)
            raise UnknownWorkbookError(
                "YEAR-MISSING", sheet=place.sheet if place else words.COVER, cell=place.cell if place else "",
                found=content.text if content else words.BLANK,
            )  # fmt: skip
        year = int(entry.number)
        if entry.text is not None:
            self._find("NUM-REPAIRED", address, Severity.NOTE, found=entry.text, expected=str(year))
        if not self._template.serves(year):
            raise EditionMismatchError("YEAR-NOT-SERVED", year=str(year))
        return year

    def agency(self) -> Mapping[str, str | None]:
        agency: dict[str, str | None] = {}
        for line in self._lines:
            if isinstance(line.address, AgencyAddress):
                agency[line.address.field] = self._text(line)
        for one in self._template.agency_fields:
            address = AgencyAddress(one.id)
            if one.choices and agency[one.id] not in {None, *one.choices}:
                self._find(
                    "CHOICE-UNKNOWN", address, found=agency[one.id], expected="、".join(one.choices)
                )  # fmt: skip
        return agency

    def _text(self, line: FieldLine) -> str | None:
        content = self._cover.content(line.address)
        if content is not None and content.number is not None:
            digits = exact_digits(content.number)
            if has_lost_digits(content):
                self._find("DIGITS-LOST", line.address, Severity.WARNING, found=digits)
            return digits
        self.findings += cell_error(line.address, self._cover)
        return read_text(content)

    def signed_on(self) -> date | None:
        content = self._cover.content(SIGNED_ON)
        if content is None or not content.text.strip():
            return None
        day = read_day(content)
        if day is None:
            self.as_typed[SIGNED_ON] = content.text
            self._find("DATE-UNREADABLE", SIGNED_ON, found=content.text)
        elif content.date is None and usual_day(content.text.strip()) is None:
            self._find("DATE-REPAIRED", SIGNED_ON, Severity.NOTE, found=content.text, expected=day.isoformat())
        return day

    def _find(
        self,
        code: str,
        address: Address,
        severity: Severity = Severity.ERROR,
        *,
        found: str | None = None,
        expected: str | None = None,
    ) -> None:
        self.findings.append(
            field_finding(code, address, self._cover, severity, found=found, expected=expected)
        )  # fmt: skip


def _is_year(number: int) -> bool:
    return 1900 < number < 2200  # noqa: PLR2004  a four-digit year of our time
