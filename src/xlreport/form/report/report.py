"""What one agency reported for one year: entered figures, stated totals, texts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import chain

from xlreport.form.model.address import Address, FigureAddress, IndicatorAddress, parse_address
from xlreport.form.model.finding import Finding, Place
from xlreport.form.report.round import FIRST, Round
from xlreport.form.text.notebook import notebook_table


class State(StrEnum):
    """What stands in a cell that should hold a number. Zero is a number, blank is not zero, text is neither."""

    BLANK = "blank"
    NUMBER = "number"
    TEXT = "text"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Entry:
    """The content of one cell. `text` is what was typed, kept when it is not a plain number."""

    state: State = State.BLANK
    number: Decimal | None = None
    text: str | None = None

    @classmethod
    def of(cls, number: Decimal | None) -> "Entry":
        return BLANK if number is None else cls(State.NUMBER, number)


BLANK = Entry()


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An item of a section of text. `text` parts its paragraphs by a line feed; a leading one sets it off.

    `wording`: which wording of its sentences was chosen; None is the form's own.
    """

    id: str | None
    heading: str
    text: str | None
    generated: bool
    wording: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionText:
    intro: str | None = None
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """`title` and `lead`: None is generated, empty is none."""

    title: str | None = None
    lead: str | None = None
    sections: Mapping[str, SectionText] = field(default_factory=dict)

    def all(self) -> Iterator[str]:
        """Every text that somebody wrote, the headings among them."""
        yield from filter(None, (self.title, self.lead))
        for section in self.sections.values():
            yield from filter(None, (section.intro,))
            for item in section.items:
                yield from filter(None, (item.heading, item.text))


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why a finding is as it should be; holds for the figures whose digest it carries."""

    code: str
    address: str
    digest: str
    text: str

    @property
    def at(self) -> Address | None:
        """What it speaks of; None where the address names nothing of a form."""
        return parse_address(self.address)


WHOLE = "report"
"""What the reason for a finding about no single place names instead of an address."""


def key_of(finding: Finding) -> tuple[str, str]:
    """Code and address by which a reason for the finding is known."""
    return finding.code, WHOLE if finding.address is None else str(finding.address)


@dataclass(frozen=True, kw_only=True)
class Report:
    """`entries`: typed figures; `stated`: totals as found, never trusted. Amounts are exact decimals."""

    template_id: str
    year: int
    agency: Mapping[str, str | None]
    signed_on: date | None
    entries: Mapping[FigureAddress, Entry]
    stated: Mapping[FigureAddress, Entry]
    blank_is_zero: frozenset[str]
    indicators: Mapping[str, Entry]
    texts: Texts
    reasons: tuple[Reason, ...] = ()
    not_applicable: frozenset[str] = frozenset()
    """The tables that the agency says do not apply to it."""
    records: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What the records of each table are called by, in their order."""

    @property
    def agency_name(self) -> str:
        return self.agency.get("name") or ""


@dataclass(frozen=True, kw_only=True)
class Reading:
    """A report as read: where each value stands, and what was wrong with the file's structure.

    `places` is empty for a report that came as JSON. `previous`: last year's figures, as far as known;
    `previous_report`: last year's report itself, if it was given; `file_name`: that of the workbook.
    `unplaced`: pasted paragraphs that are in no text of the report, below the headings they stood under.
    `round`: which handing-in it is, as the workbook's stamp says; `saved`: when it was last saved, as the file says.
    `as_typed`: what stands in cells of the form whose value is none that it may have, so that the report has another.
    """

    report: Report
    places: Mapping[Address, Place]
    findings: tuple[Finding, ...]
    previous: Mapping[FigureAddress, Decimal] = field(default_factory=dict)
    previous_report: Report | None = None
    file_name: str | None = None
    unplaced: tuple[str, ...] = ()
    round: Round = FIRST
    saved: str = ""
    as_typed: Mapping[Address, str] = field(default_factory=dict)

    def _repr_html_(self) -> str:
        """As a notebook shows it: all that is not blank, by its address, and the cell it stands in."""
        report = self.report
        indicators = {IndicatorAddress(key): entry for key, entry in report.indicators.items()}
        rows = [
            (str(address), str(entry.text if entry.number is None else entry.number), self._cell(address))
            for address, entry in chain(report.entries.items(), report.stated.items(), indicators.items())
            if entry != BLANK
        ]
        caption = f"{report.agency_name} {report.year} {report.template_id}"
        return notebook_table(caption, ("address", "value", "cell"), rows)

    def _cell(self, address: Address) -> str:
        place = self.places.get(address)
        return "" if place is None else f"{place.sheet}!{place.cell}"
