"""Where the labelled cells of the cover and of the indicators stand, and what stands beside them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from xlreport.form.language.spell import Cell
from xlreport.form.model.address import (
    LEAD,
    SIGNED_ON,
    TITLE,
    YEAR,
    Address,
    AgencyAddress,
    IndicatorAddress,
)
from xlreport.form.model.fields import Indicator
from xlreport.form.model.template import Template
from xlreport.messages import workbook as words

LABEL, VALUE, UNIT, GUIDE = 0, 1, 2, 3
"""The columns of a sheet of fields."""

MARK, PROGRESS, PROGRESS_STATE, BEHIND = 3, 5, 6, 8
"""Further columns of the cover: what is the matter with a field; how far each sheet is; hidden, what counts rest on."""

COVER_TOP = 4
"""The first field of the cover, and beside it the first line of progress."""

INDICATORS_TOP, INDEX_COLUMNS = 2, 3
"""The first line of links to the groups of indicators, and how many stand in a line."""


@dataclass(frozen=True, slots=True)
class FormMarkAddress(Address):
    """What tells which form a workbook is of, and which round."""

    def __str__(self) -> str:
        return "form_mark"


FORM_MARK = FormMarkAddress()


@dataclass(frozen=True, slots=True)
class FieldLine:
    """One labelled cell. `unit` and `guide` are printed beside it."""

    address: Address
    label: str
    cell: Cell
    unit: str = ""
    guide: str = ""
    choices: tuple[str, ...] = ()
    indicator: Indicator | None = None
    required: bool = False
    group: str = ""

    @property
    def label_cell(self) -> Cell:
        return Cell(self.cell.sheet, self.cell.row, LABEL)


@dataclass(frozen=True, slots=True)
class GroupLine:
    """A heading between field lines."""

    label: str
    row: int


def cover_fields(template: Template) -> Iterator[FieldLine]:
    """The fields of agency and report, each with its cell."""
    fields: list[tuple[Address, str, str, Sequence[str], bool]] = [
        (YEAR, template.period_label or words.YEAR, words.YEAR_GUIDE, (), True)
    ]
    fields += [(AgencyAddress(f.id), f.label, f.guide or "", f.choices, f.required) for f in template.agency_fields]
    fields += [
        (SIGNED_ON, words.SIGNED_ON, words.SIGNED_ON_GUIDE, (), False),
        (TITLE, words.TITLE, words.GENERATED_GUIDE, (), False),
        (LEAD, words.LEAD, words.GENERATED_GUIDE, (), False),
    ]
    for row, (address, label, guide, choices, required) in enumerate(fields, COVER_TOP):
        cell = Cell(words.COVER, row, VALUE)
        yield FieldLine(address, label, cell, guide=guide, choices=tuple(choices), required=required)


def indicator_fields(template: Template) -> Iterator[FieldLine | GroupLine]:
    """The indicators under the headings of their groups."""
    labels = {one.id: one.label for one in template.indicators}
    row = INDICATORS_TOP + ceil(len(template.indicator_groups) / INDEX_COLUMNS) + 1
    for group in template.indicator_groups:
        yield GroupLine(group.label, row)
        for row, one in enumerate(group.indicators, row + 1):  # noqa: B020  the row runs on over groups
            part_of = words.PART_OF.format(whole=labels[one.of]) if one.of in labels else ""
            guide = one.guide or part_of
            cell = Cell(words.INDICATORS, row, VALUE)
            address = IndicatorAddress(one.id)
            yield FieldLine(address, one.label, cell, unit=one.unit, guide=guide, indicator=one, group=group.label)
        row += 1
