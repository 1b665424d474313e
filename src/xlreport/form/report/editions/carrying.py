"""A report of one edition as one of the edition after it: figures as the editions declare, words as they stand."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from xlreport.form.language.guard import typed_figures
from xlreport.form.language.numbers import exact_digits
from xlreport.form.model.address import (
    LEAD,
    TITLE,
    Address,
    AgencyAddress,
    FigureAddress,
    IndicatorAddress,
    TextAddress,
)
from xlreport.form.model.expression import Reference
from xlreport.form.model.template import Template
from xlreport.form.report.blank import blank_report
from xlreport.form.report.editions.counting import Counting
from xlreport.form.report.report import BLANK, Entry, Report, SectionText, State, Texts
from xlreport.form.report.values import ReportValues

BETWEEN = "；"


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """What stood in a cell or part of a report, and where it stands in the other edition: nowhere, if `to` is empty.

    `note`: what has to be known of it. `is_zero`: a number, and zero. `computed`: a total, which follows from others.
    """

    address: Address
    said: str
    to: tuple[Address, ...]
    note: str = ""
    is_zero: bool = False
    computed: bool = False


@dataclass(frozen=True)
class Carrying:
    """How reports of one edition are carried into another one, as `counts_in` of the first declares."""

    own: Template
    other: Template

    @property
    def _is_same(self) -> bool:
        return self.own is self.other

    @cached_property
    def _counting(self) -> Counting:
        return Counting(self.own, self.other)

    @property
    def lacking(self) -> tuple[FigureAddress, ...]:
        """Cells typed in the other edition for which this one has nothing."""
        return self._counting.lacking

    def carried(self, report: Report, year: int) -> Report:
        """The report in the other edition, on `year`. Title and introduction name the edition, and are made anew.

        Reasons stay behind: they answer what the own edition asked. So does the day of signing where the year changes.
        """
        counted = self._counting.counted(report).report
        sections = blank_report(self.other, report.agency_name, year).texts.sections
        kept = {name: report.texts.sections.get(name, blank) for name, blank in sections.items()}
        fields = {key: report.agency.get(key) for key in counted.agency}
        return replace(
            counted, year=year, agency=fields, texts=Texts(sections=kept),
            signed_on=report.signed_on if year == report.year else None,
        )  # fmt: skip

    def moves(self, report: Report) -> Iterator[Move]:
        """What became of each thing that the report says, in the order of its form. Blanks say nothing."""
        yield from self._figures(report)
        for at, rows in self._counting.counted(report).unlisted.items():
            yield Move(address=at, said=str(rows), to=())
        indicators = {one.id for one in self.other.indicators}
        for indicator in self.own.indicators:
            entry = report.indicators.get(indicator.id, BLANK)
            yield from _entry(IndicatorAddress(indicator.id), entry, here=indicator.id in indicators)
        fields = {one.id for one in self.other.agency_fields}
        for field in self.own.agency_fields:
            address, text = AgencyAddress(field.id), report.agency.get(field.id)
            if text:
                yield Move(address=address, said=text, to=(address,) * (field.id in fields))
        yield from self._texts(report.texts)

    def _figures(self, report: Report) -> Iterator[Move]:
        values = ReportValues(self.own, report)
        for table in self.own.tables:
            for address in table.addresses:
                if address in table.totals:
                    yield from self._total(address, report.stated.get(address, BLANK), values)
                else:
                    yield from self._figure(address, report.entries.get(address, BLANK))

    def _figure(self, address: FigureAddress, entry: Entry) -> Iterator[Move]:
        if entry.number is None:
            yield from _entry(address, entry, here=self._is_same)
            return
        to = self._counting.places.get(address, ())
        notes = {} if self._is_same else self.own.counts_in[self.other.id].notes
        told = dict.fromkeys(notes[one] for one in to if one in notes and entry.number)
        yield Move(
            address=address, said=exact_digits(entry.number), to=to, note=BETWEEN.join(told), is_zero=not entry.number
        )  # fmt: skip

    def _total(self, address: FigureAddress, stated: Entry, values: ReportValues) -> Iterator[Move]:
        number = values.figure(address) if stated.number is None else stated.number
        if number is not None:
            yield Move(
                address=address, said=exact_digits(number), to=tuple(self._totals_for(address)), is_zero=not number,
                computed=True,
            )  # fmt: skip

    def _totals_for(self, address: FigureAddress) -> Iterator[FigureAddress]:
        """The total of the other edition that is of the same figures: that of the row or column that all went into."""
        if address in self.other.totals:
            yield address
            return
        places = self._counting.places
        cells = [places.get(one, ()) for one in typed_figures(Reference(address), self.own.totals)]
        lines = [
            {line for at in own for line in (replace(address, row=at.row), replace(address, column=at.column))}
            for own in cells
        ]
        yield from sorted(set.intersection(*lines) & self.other.totals.keys(), key=str) if lines else ()

    def _texts(self, texts: Texts) -> Iterator[Move]:
        for address, text in ((TITLE, texts.title), (LEAD, texts.lead)):
            if text is not None:
                yield Move(address=address, said=text, to=(address,) * self._is_same)
        for name, section in texts.sections.items():
            said = _written(section)
            if said:
                address = TextAddress(name)
                yield Move(address=address, said=said, to=(address,) * (name in self.other.prose_sections))


def _entry(address: Address, entry: Entry, *, here: bool) -> Iterator[Move]:
    """A cell that goes to the same address where it is `here`; nothing for a blank one."""
    if entry.state is not State.BLANK:
        said = (entry.text or "") if entry.number is None else exact_digits(entry.number)
        yield Move(address=address, said=said, to=(address,) * here, is_zero=entry.number == 0)


def _written(section: SectionText) -> str:
    parts = [section.intro, *(text for item in section.items if item.text for text in (item.heading, item.text))]
    return "\n".join(filter(None, parts))


def successor_of(template: Template, editions: Mapping[str, Template]) -> Template:
    """The edition that an old one says took its place; itself where it still serves, or none did."""
    after = [
        editions[one]
        for one in template.counts_in
        if template.last_year is not None and one in editions and editions[one].first_year > template.last_year
    ]
    return max(after, key=lambda one: one.first_year, default=template)


def predecessors_of(template: Template, editions: Mapping[str, Template]) -> Iterator[Template]:
    """The editions whose place this one took."""
    return (one for one in editions.values() if one is not template and successor_of(one, editions) is template)
