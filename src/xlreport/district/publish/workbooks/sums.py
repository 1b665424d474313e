"""What a cell of the coordinator's tables says of the agencies, as a formula over the detail sheet with its result."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from xlreport.district.publish.frames import Frame, Item
from xlreport.form.model.address import FigureAddress
from xlreport.form.model.answers import LISTED
from xlreport.form.model.kind import Adds, NumberKind, WordsKind
from xlreport.form.report.adding import counts_of
from xlreport.layout.finished import Formula
from xlreport.messages import district as words

Cells = Callable[[Item], str]
"""The detail sheet's cells of an item, as a formula names them."""


@dataclass(frozen=True, slots=True)
class Sums:
    """Of one year. `which`: the cells that say which agencies are included; `last`: of the year before."""

    frame: Frame
    which: str
    cells: Cells
    last: bool

    def of(self, item: Item) -> Formula | str:
        """A sum, a mean, how many say what; a word for what does not add up."""
        if isinstance(item, FigureAddress):
            table = self.frame.template.table(item.table)
            kind, weight = table.kinds[item], table.weights.get(item)
            if isinstance(kind, WordsKind):
                return self._counts(item, kind) if kind.adds is Adds.COUNT else words.NOT_SUMMED
            if weight is not None:
                return self._mean(item, weight, kind)
            if not table.adds_up(item):
                return words.NOT_SUMMED
        return self.sum(item)

    def sum(self, item: Item) -> Formula:
        """The sum over the agencies that the detail sheet includes; blank where none of them gave the figure."""
        cells, included = self.cells(item), words.INCLUDED
        given = f'COUNTIFS({self.which},"{included}",{cells},">-1E+300")'
        return Formula(f'=IF({given}=0,"",SUMIF({self.which},"{included}",{cells}))', self._result(item))

    def _mean(self, item: Item, weight: FigureAddress, kind: NumberKind) -> Formula:
        """Weighted; where all weights are zero, the smallest if it is the largest too."""
        cells, by = self.cells(item), self.cells(weight)
        own = f'({self.which}="{words.INCLUDED}")*ISNUMBER({cells})*ISNUMBER({by})'
        whole, agreed = f"SUMPRODUCT({own},{by})", f"SUMPRODUCT({own},{cells})/SUMPRODUCT({own})"
        differ = f"SUMPRODUCT({own},({cells}-{agreed})^2)>0.000001"
        same = f'IF(SUMPRODUCT({own})=0,"",IF({differ},"",{agreed}))'
        mean = f"ROUND(SUMPRODUCT({own},{cells},{by})/{whole},{kind.places})"
        return Formula(f"=IF({whole}=0,{same},{mean})", self._result(item))

    def _result(self, item: Item) -> Decimal | str:
        total = self.frame.total_before(item) if self.last else self.frame.total(item)
        return "" if total is None else total

    def _counts(self, item: FigureAddress, kind: WordsKind) -> Formula:
        """How many agencies name each choice, or how many wrote anything."""
        texts, cells = self.frame.texts(item, before=self.last), self.cells(item)
        if not kind.choices:
            said = f'COUNTIFS({self.which},"{words.INCLUDED}",{cells},"?*")'
            return Formula(f"={said}", Decimal(len(texts)))
        star = "*" * kind.several
        parts = [
            f'"{choice} "&COUNTIFS({self.which},"{words.INCLUDED}",{cells},"{star}{choice}{star}")'
            for choice in (one.replace('"', '""') for one in kind.choices)
        ]
        told = [f"{choice} {count}" for choice, count in counts_of(kind, texts).items()]
        return Formula("=" + f'&"{LISTED}"&'.join(parts), LISTED.join(told))
