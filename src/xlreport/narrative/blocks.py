"""The report as blocks. Renderers take nothing else: what is not in a block is not in the report."""

from collections.abc import Mapping
from dataclasses import dataclass

from xlreport.form.model.address import Address, FigureAddress
from xlreport.layout.grid import Grid, GridCell
from xlreport.layout.sizes import text_width

_MOST_CENTRED = 32
"""Words so wide, in half characters, are centred as figures are."""


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one kind. `cites` names the cells a printed figure or name comes from."""

    text: str
    cites: tuple[Address, ...] = ()
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Title:
    """The title in the lines it is set in."""

    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        return "".join(self.lines)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of its own line. Level 1 is a section, 2 an item."""

    text: str
    level: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`strong` runs at the beginning are a run-in heading."""

    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A printed table: its geometry, and the text of each figure (absent: nothing is printed there)."""

    grid: Grid
    figures: Mapping[FigureAddress, str]
    title: str

    def reads_on(self, cell: GridCell) -> bool:
        """Whether words stand in the cell that break over lines, and so begin at its left."""
        return (
            cell.address is not None
            and cell.room > 0
            and text_width(self.figures.get(cell.address, "")) > _MOST_CENTRED
        )


@dataclass(frozen=True, slots=True)
class Note:
    """A remark under a table, in smaller letters."""

    text: str


@dataclass(frozen=True, slots=True)
class SignOff:
    """Lines at the end: the agency, then the date if there is one."""

    lines: tuple[str, ...]


Block = Title | Heading | Paragraph | TableBlock | Note | SignOff


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """`title` and `agency` are the document's properties. `draft` is marked on every page."""

    title: str
    agency: str
    year: int
    blocks: tuple[Block, ...]
    draft: bool = False
