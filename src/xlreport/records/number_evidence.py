"""What the numbers that people wrote were held against, beside where those of the generated prose come from."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from xlreport.checking.understanding.numbers import NumberRead, NumberVerdict
from xlreport.form.model.address import Address
from xlreport.form.model.finding import Place
from xlreport.narrative.evidence import Evidence, Source


@dataclass(frozen=True, slots=True)
class NumberEvidence(Evidence):
    """What a number that people wrote was held against: the figures of `year`."""

    verdict: NumberVerdict
    year: int


def number_evidence(
    numbers: Iterable[NumberRead], year: int, places: Mapping[Address, Place]
) -> Iterator[NumberEvidence]:
    """Of each number that was held against figures, those figures. `year`: the report's; `places`: those of its file,
    which holds no figures of another year.
    """
    for one in numbers:
        if one.is_held:
            own = {} if one.last_year else places
            sources = tuple(Source(address, own.get(address)) for address in one.cells)
            yield NumberEvidence(one.text, one.paragraph, sources, one.verdict, year - one.last_year)
