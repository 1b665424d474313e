"""What one report has in the sheets of its plan."""

from dataclasses import dataclass
from datetime import date

from xlreport.layout.computing.given import Given
from xlreport.layout.finished import DefinedName, FinishedBook, FinishedSheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Filling:
    """`mark`: what its workbook is stamped with."""

    values: Given
    mark: str
    agency: str
    form: str
    created: date

    def book(self, sheets: tuple[FinishedSheet, ...] = ()) -> FinishedBook:
        """What the file says of itself, with these sheets."""
        return FinishedBook(
            title=f"{self.agency}{self.created.year}", subject=self.form, author=self.agency, mark=self.mark,
            created=self.created, names=(DefinedName("xlr_tpl", f'="{self.mark}"'),), sheets=sheets,
        )  # fmt: skip
