"""What a sheet tells of its cells besides their values, as each format writes it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from xlreport.files.cells.cell_values import with_errors
from xlreport.files.cells.disguises import disguised_cells
from xlreport.reading.cells import Area, Position, RawSheet


@dataclass(slots=True, kw_only=True)
class SheetFacts:
    """As far as a sheet has been looked through. `looks`: the index of each cell's look among those of the workbook.

    `disguised`: what is shown in a cell that shows something else than it holds. `hidden_rows`: those that nobody
    sees, filled or not.
    """

    formulas: dict[Position, str] = field(default_factory=dict)
    errors: dict[Position, str] = field(default_factory=dict)
    looks: dict[Position, int] = field(default_factory=dict)
    disguised: dict[Position, str] = field(default_factory=dict)
    merged: list[Area] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)


def with_facts(sheet: RawSheet, facts: SheetFacts, formats: Sequence[str]) -> RawSheet:
    """The sheet with what its reader left out. `formats`: the number format of each look."""
    hidden = facts.hidden_rows & {row for row, _ in sheet.cells}
    return replace(
        sheet, cells=with_errors(sheet.cells, facts.errors), formulas=facts.formulas, merged=tuple(facts.merged),
        hidden_rows=len(hidden), hidden_columns=tuple(facts.hidden_columns),
        disguised={**disguised_cells(sheet.cells, codes_of_cells(facts, formats)), **facts.disguised},
    )  # fmt: skip


def codes_of_cells(facts: SheetFacts, formats: Sequence[str]) -> Mapping[Position, str]:
    """The number format of each cell whose look is one of the workbook."""
    return {at: formats[look] for at, look in facts.looks.items() if look < len(formats) and formats[look]}
