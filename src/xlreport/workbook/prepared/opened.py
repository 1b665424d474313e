"""What the writer asks of a book whose sheets leave open what each report has for itself."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from decimal import Decimal
from typing import Any, Protocol, TypeVar

from xlreport.form.model.address import Address
from xlreport.form.model.finding import Severity
from xlreport.layout.finished import FinishedBook, FinishedCell, FinishedSheet

Place = tuple[int, int]
"""The row and the column of a cell."""


class Given(Protocol):
    """What a report has in cells in which people type."""

    def content(self, address: Address) -> Any: ...  # noqa: ANN401  the writer never looks at it itself


class Filling(Protocol):
    """What one report has. `mark`: what its workbook is stamped with."""

    @property
    def values(self) -> Given: ...
    @property
    def mark(self) -> str: ...

    def book(self, sheets: tuple[FinishedSheet, ...] = ()) -> FinishedBook:
        """What the file says of itself, with these sheets."""
        ...


F = TypeVar("F", bound=Filling)


class Fit(Protocol):
    """How high a row must be for what stands at an address."""

    @property
    def row(self) -> int: ...
    @property
    def address(self) -> Address: ...

    def points(self, text: str) -> float: ...


class Results(Protocol):
    """What formulas yield.

    `changed`: in which run of `work_out` each value became another one, `run`: which one was the last.
    """

    @property
    def changed(self) -> Sequence[int]: ...
    @property
    def run(self) -> int: ...

    def work_out(self, given: Given) -> None: ...
    def result(self, place: int) -> Decimal | bool | str: ...
    def place(self, address: Address) -> int | None: ...
    def typed(self, place: int | None, address: Address, given: Given) -> Decimal | str | None: ...
    def text(self, address: Address, given: Given) -> str: ...


class AllResults(Results, Protocol):
    """`places`: where the result of each formula stands, sheet by sheet, among all values."""

    @property
    def places(self) -> Sequence[int]: ...


class KeptResults(Results, Protocol):
    """Those of them that are kept in a file."""

    def changed_at(self, places: Iterable[int]) -> bool:
        """Whether any of these has another value than it was kept with."""
        ...


class OpenBook(Protocol[F]):
    """`uses`: for how many reports it was asked for. `lock`: it is filled for one after the other. `unfilled`: what
    stands for that of any report. `empty_list`: the list of a return copy without cells.
    """

    @property
    def sheets(self) -> tuple[FinishedSheet, ...]: ...
    @property
    def lock(self) -> AbstractContextManager[object]: ...
    @property
    def results(self) -> AllResults: ...
    @property
    def empty_list(self) -> FinishedSheet: ...
    @property
    def unfilled(self) -> F: ...

    uses: int
    packages: dict[bool, Any]
    """What the writer keeps with it, as long as itself is kept; by whether it is of return copies."""

    def filled(self, filling: F) -> FinishedBook: ...
    def kept_results(
        self, given: Collection[Address], besides: Iterable[int]
    ) -> tuple[KeptResults, Mapping[int, int], frozenset[int]]:
        """What yields the results, now worked out for a report, for those that differ only in what is `given`.

        `besides`: other places that are asked for. With it come the new place of each that was kept, and which of the
        new ones may have other values.
        """
        ...


class Mark(Protocol):
    """What is found in a cell: how grave it is, and what is noted there."""

    @property
    def severity(self) -> Severity: ...
    @property
    def note(self) -> str: ...


class Additions(Protocol):
    """What a return copy has more: the sheet that is listed behind the cover; by sheet what is marked, and which cells
    of it take an answer from the list.
    """

    @property
    def listed(self) -> FinishedSheet: ...
    @property
    def marks(self) -> Mapping[str, Mapping[Place, Mark]]: ...
    @property
    def answered(self) -> Mapping[str, Mapping[Place, FinishedCell]]: ...

    def laid_over(self, book: FinishedBook) -> FinishedBook: ...
