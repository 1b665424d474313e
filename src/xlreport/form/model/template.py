"""A declared form: everything that is printed, asked for, computed, checked and said."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from xlreport.errors import Problem
from xlreport.form.model.address import Address, AgencyAddress, FigureAddress, IndicatorAddress
from xlreport.form.model.check import Abroad, Asked, Between, Check, NamedCheck, Setting
from xlreport.form.model.expression import Expression
from xlreport.form.model.fields import AgencyField, Indicator, IndicatorGroup
from xlreport.form.model.finding import Code
from xlreport.form.model.kind import Kind, NumberKind
from xlreport.form.model.pictures.poster import PosterPlan
from xlreport.form.model.sentence import Prose, Sentence
from xlreport.form.model.tables.table import Records, Table, Total
from xlreport.form.text.years import serves


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading of the report with what stands under it: tables or prose. `also`: words by which it is known too.

    `printed`: the heading as the report has it, where that differs from the sheet's.
    """

    id: str
    heading: str
    tables: tuple[Table, ...] = ()
    prose: Prose | None = None
    guide: str | None = None
    also: tuple[str, ...] = ()
    printed: Sentence | None = None

    @property
    def records(self) -> Table | None:
        """The table of the section whose rows are those of a report; it is then the only one."""
        return next((table for table in self.tables if table.records is not None), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class CountsIn:
    """How reports of this edition are counted in sums of another one, whose id is `edition`.

    `figures`: for its cells, what they come to by this edition's; the others are those of the same address. `notes`:
    what has to be known of some. `problem`: what is wrong where there is no such edition.
    """

    edition: str
    problem: Problem
    figures: Mapping[FigureAddress, Expression]
    cells: tuple[Abroad, ...]
    notes: Mapping[FigureAddress, str]


TITLE, LEAD = "title", "lead"
"""The parts of a report's text that stand before its sections."""

STANDARD = "standard"
"""The name of the rules as the forms themselves declare them."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Template:
    """One edition of one form, equal to itself alone.

    `first_year` and `last_year` (None: open) are the report years it serves; `period_label` is what its cover calls the
    year, None for the usual label. `by_name`: it is used where it is named, and not because it serves a year.
    `each_record`: checks of every record of a table. `look_folders`: where files on its look may lie, nearest first.
    """

    form: str
    edition: str
    name: str
    short_name: str
    legal_source: str
    period_label: str | None
    first_year: int
    last_year: int | None
    by_name: bool
    agency_fields: tuple[AgencyField, ...]
    indicator_groups: tuple[IndicatorGroup, ...]
    sections: tuple[Section, ...]
    checks: tuple[Check, ...]
    each_record: tuple[Check, ...] = ()
    named_checks: tuple[NamedCheck, ...]
    between: tuple[Between, ...]
    settings: Mapping[str, Setting]
    rule_set: str
    said_besides: frozenset[str]
    said_alike: Mapping[str, tuple[str, ...]]
    """By a word of phrases, all those that may stand for it, itself first."""
    charted: tuple[FigureAddress, ...]
    poster: PosterPlan | None
    """None where nothing is said of one."""
    title: Sentence
    lead: tuple[Sentence, ...]
    text_fields: Mapping[str, Expression]
    when_done: tuple[Sentence, ...]
    signatures: tuple[Sentence, ...]
    label_code: str
    codes: Mapping[str, Code]
    digest: str
    apart_by: FigureAddress | None
    """The cell that tells several reports of one agency apart; None where each hands in one."""
    counts_in: Mapping[str, CountsIn]
    """By the ids of the editions in whose sums its reports are counted."""
    look_folders: tuple[Path, ...] = ()

    @property
    def id(self) -> str:
        return f"{self.form}/{self.edition}"

    def serves(self, year: int) -> bool:
        return serves(self.first_year, self.last_year, year)

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        return tuple(table for section in self.sections for table in section.tables)

    @cached_property
    def record_tables(self) -> tuple[tuple[Table, Records], ...]:
        """The tables whose rows are those of a report."""
        return tuple((table, table.records) for table in self.tables if table.records is not None)

    @cached_property
    def totals(self) -> Mapping[FigureAddress, Total]:
        return {address: total for table in self.tables for address, total in table.totals.items()}

    @cached_property
    def indicators(self) -> tuple[Indicator, ...]:
        return tuple(indicator for group in self.indicator_groups for indicator in group.indicators)

    @cached_property
    def prose_sections(self) -> Mapping[str, Prose]:
        return {section.id: section.prose for section in self.sections if section.prose is not None}

    def named(self, name: str) -> tuple[NamedCheck, ...]:
        """The checks of that name which this form asks for."""
        return tuple(check for check in self.named_checks if check.name == name)

    def asked(self, moment: Asked) -> tuple[NamedCheck, ...]:
        """The checks by name that are asked at that moment, in the order of the rules."""
        return tuple(check for check in self.named_checks if check.asked is moment)

    def called(self, address: Address) -> str:
        """What people call a cell: the labels of a figure, or of a field; empty where nothing is printed for it."""
        if isinstance(address, FigureAddress):
            return self.table(address.table).name(address)
        if isinstance(address, IndicatorAddress):
            return next((one.label for one in self.indicators if one.id == address.indicator), "")
        if isinstance(address, AgencyAddress):
            return next((field.label for field in self.agency_fields if field.id == address.field), "")
        return ""

    @property
    def names_others(self) -> bool:
        """Whether it says anything of other forms."""
        return bool(self.counts_in or self.between)

    def kind_at(self, address: FigureAddress) -> Kind | None:
        """What the cell may hold; None where the form has no such cell."""
        return next((table.kinds.get(address) for table in self.tables if table.id == address.table), None)

    def holds_number(self, address: Address) -> bool:
        """Whether the form has that figure or indicator."""
        if isinstance(address, IndicatorAddress):
            return address.indicator in {one.id for one in self.indicators}
        return isinstance(address, FigureAddress) and isinstance(self.kind_at(address), NumberKind)

    def table(self, table_id: str) -> Table:
        return next(table for table in self.tables if table.id == table_id)
