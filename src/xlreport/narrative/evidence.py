"""Where each number of the generated prose comes from."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from xlreport.form.model.address import Address
from xlreport.form.model.finding import Place
from xlreport.narrative.blocks import Document, Paragraph


@dataclass(frozen=True, slots=True)
class Source:
    """A cell that a number rests on; `place` is None for a report that came as JSON."""

    address: Address
    place: Place | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """A number as it is printed, the paragraph it stands in, and the cells it was computed from."""

    number: str
    paragraph: str
    sources: tuple[Source, ...]


def evidence(document: Document, places: Mapping[Address, Place]) -> Iterator[Evidence]:
    """One for each number, in the order of reading. `places`: where the cells stand in the file that was read."""
    for block in document.blocks:
        if isinstance(block, Paragraph):
            for run in block.runs:
                if run.cites and any(map(str.isdigit, run.text)):
                    sources = tuple(Source(address, places.get(address)) for address in run.cites)
                    yield Evidence(run.text, block.text, sources)
