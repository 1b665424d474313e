"""Addresses of meaning: what a value is, wherever it happens to stand. They are printed and read here alone."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum


class Address:
    """What a value is; equal where it is the same thing.

    Those that people may name stand here. Those of cells that only a workbook has stand in `xlreport.layout`.
    """

    __slots__ = ()

    @property
    def is_text(self) -> bool:
        """Whether people type a text there: it may turn out to be an error of the spreadsheet."""
        return False

    @property
    def is_counted(self) -> bool:
        """Whether a formula of the tool's own puts a number there, whatever people type elsewhere."""
        return False


class TextCell(Address):
    """What people type a text for."""

    __slots__ = ()

    @property
    def is_text(self) -> bool:
        return True


@dataclass(frozen=True, slots=True, order=True)
class FigureAddress(Address):
    """One figure of one table: `applications[handled.total, applicant.natural]`."""

    table: str
    row: str
    column: str
    previous: bool = False
    """Whether last year's figure is meant."""

    def __str__(self) -> str:
        own = f"{self.table}[{self.row}, {self.column}]"
        return f"previous({own})" if self.previous else own


@dataclass(frozen=True, slots=True, order=True)
class RecordAddress(FigureAddress):
    """One cell of a record; `row` is what the record is called by: `platforms[某某发布].followers`."""

    def __str__(self) -> str:
        own = f"{self.table}[{self.row}].{self.column}"
        return f"previous({own})" if self.previous else own


@dataclass(frozen=True, slots=True, order=True)
class RecordsAddress(Address):
    """One column of all records of a table: `platforms.followers`. `key`: the column that tells them apart."""

    table: str
    column: str
    key: str

    def __str__(self) -> str:
        return f"{self.table}.{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class KeysAddress(Address):
    """The keys of a table's records in one text."""

    table: str

    def __str__(self) -> str:
        return f"keys({self.table})"


class AxisName(StrEnum):
    EITHER = ""
    ROW = "row"
    COLUMN = "column"


@dataclass(frozen=True, slots=True, order=True)
class LabelAddress(Address):
    """A printed label of a table, by the path of its node, `corner` or `caption`: `applications[handled.granted]`.

    `axis` is given only where the path alone would not tell: `users[total, ]` is a row, `users[, total]` a column.
    """

    table: str
    path: str
    axis: AxisName = AxisName.EITHER

    def __str__(self) -> str:
        before, after = {AxisName.ROW: ("", ", "), AxisName.COLUMN: (", ", "")}.get(self.axis, ("", ""))
        return f"{self.table}[{before}{self.path}{after}]"


@dataclass(frozen=True, slots=True, order=True)
class ZeroChoiceAddress(Address):
    """The choice that a table's blank cells mean zero: `blank_is_zero.disputes`."""

    table: str

    def __str__(self) -> str:
        return f"blank_is_zero.{self.table}"


@dataclass(frozen=True, slots=True, order=True)
class AbsenceAddress(Address):
    """The choice that a table does not apply to the agency: `not_applicable.disputes`."""

    table: str

    def __str__(self) -> str:
        return f"not_applicable.{self.table}"


@dataclass(frozen=True, slots=True, order=True)
class AgencyAddress(TextCell):
    """What the reporting body says of itself: `agency.phone`."""

    field: str

    def __str__(self) -> str:
        return f"agency.{self.field}"


@dataclass(frozen=True, slots=True, order=True)
class IndicatorAddress(Address):
    """A figure that only the narrative uses: `indicators.training_sessions`."""

    indicator: str

    def __str__(self) -> str:
        return f"indicators.{self.indicator}"


class ReportField(StrEnum):
    YEAR = "year"
    SIGNED_ON = "signed_on"
    FILE_NAME = "file_name"


@dataclass(frozen=True, slots=True, order=True)
class ReportAddress(TextCell):
    """What every report has, whatever its form: `year`, `signed_on`, `file_name`."""

    field: ReportField

    def __str__(self) -> str:
        return str(self.field)


@dataclass(frozen=True, slots=True, order=True)
class TextAddress(TextCell):
    """A part of the text as a whole, `title`, `lead` or a section's id: `texts.overview`."""

    part: str

    def __str__(self) -> str:
        return f"texts.{self.part}"


@dataclass(frozen=True, slots=True, order=True)
class IntroAddress(TextCell):
    """What stands in a section before its items: `texts.overview.intro`."""

    section: str

    def __str__(self) -> str:
        return f"texts.{self.section}.intro"


class ItemPart(StrEnum):
    HEADING = "heading"
    TEXT = "text"


@dataclass(frozen=True, slots=True, order=True)
class ItemAddress(TextCell):
    """The heading or the text of a section's item, counted from 0: `texts.overview.items[1].text`."""

    section: str
    index: int
    part: ItemPart

    def __str__(self) -> str:
        return f"texts.{self.section}.items[{self.index}].{self.part}"


YEAR, SIGNED_ON, FILE_NAME = map(ReportAddress, ReportField)
TITLE, LEAD = TextAddress("title"), TextAddress("lead")


def parse_address(text: str) -> Address | None:
    """The address that prints so; None for what is no address of a form."""
    for pattern, made in _GRAMMAR:
        match = re.fullmatch(pattern, text, re.ASCII)
        if match is not None:
            return made(*match.groups())
    return None


def _last_year(text: str) -> Address | None:
    figure = None if text.startswith("previous(") else parse_address(text)
    return replace(figure, previous=True) if isinstance(figure, FigureAddress) and not figure.previous else None


def _row(table: str, path: str) -> Address:
    return LabelAddress(table, path, AxisName.ROW)


def _column(table: str, path: str) -> Address:
    return LabelAddress(table, path, AxisName.COLUMN)


def _of_report(field: str) -> Address:
    return ReportAddress(ReportField(field))


def _item(section: str, index: str, part: str) -> Address:
    return ItemAddress(section, int(index), ItemPart(part))


_GRAMMAR: Sequence[tuple[str, Callable[..., Address | None]]] = (
    (r"(\w+)\[([\w.]+), ([\w.]+)\]", FigureAddress),
    (r"(\w+)\[((?s:.+))\]\.([\w.]+)", RecordAddress),
    (r"previous\(((?s:.+))\)", _last_year),
    (r"(\w+)\[([\w.]+)\]", LabelAddress),
    (r"(\w+)\[([\w.]+), \]", _row),
    (r"(\w+)\[, ([\w.]+)\]", _column),
    (r"blank_is_zero\.(\w+)", ZeroChoiceAddress),
    (r"not_applicable\.(\w+)", AbsenceAddress),
    (r"agency\.(\w+)", AgencyAddress),
    (r"indicators\.(\w+)", IndicatorAddress),
    (f"({'|'.join(ReportField)})", _of_report),
    (r"texts\.(\w+)", TextAddress),
    (r"texts\.(\w+)\.intro", IntroAddress),
    (rf"texts\.(\w+)\.items\[(0|[1-9]\d{{0,8}})\]\.({'|'.join(ItemPart)})", _item),
)
"""How each kind of address is written."""
