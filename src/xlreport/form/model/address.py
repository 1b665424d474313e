"""Addresses of meaning: what a value is, wherever it happens to stand."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class FigureAddress:
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
class FieldAddress:
    """Anything that is not a table's figure: `agency.phone`, `texts.overview.items[1].text`."""

    path: str

    def __str__(self) -> str:
        return self.path


Address = FigureAddress | FieldAddress
