"""Where each number of the generated prose, and of the poster, comes from."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from xlreport.form.model.address import Address, RecordAddress, RecordsAddress
from xlreport.form.model.cell import cell_position, range_name
from xlreport.form.model.finding import Place
from xlreport.narrative.blocks import Document, Paragraph, Run
from xlreport.narrative.poster import Poster


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
            for run in _numbers(block):
                yield Evidence(run.text, block.text, _sources(run.cites, places))


@dataclass(frozen=True, slots=True)
class PosterEvidence(Evidence):
    """A number of the poster, in the block of that heading; "" for its title and foot."""

    block: str


def poster_evidence(poster: Poster, places: Mapping[Address, Place]) -> Iterator[PosterEvidence]:
    """One for each number of the poster, from its top to its foot."""
    yield from _told_by(poster.title, "", places)
    for block in poster.blocks:
        for item in (*([block.whole] if block.whole is not None else []), *block.items):
            for figure in item.figures:
                yield PosterEvidence(figure.text, item.line, _sources(figure.cites, places), block.heading)
        for paragraph in block.said:
            yield from _told_by(paragraph, block.heading, places)
    for paragraph in poster.foot:
        yield from _told_by(paragraph, "", places)


def _told_by(paragraph: Paragraph, block: str, places: Mapping[Address, Place]) -> Iterator[PosterEvidence]:
    for run in _numbers(paragraph):
        yield PosterEvidence(run.text, paragraph.text, _sources(run.cites, places), block)


def _numbers(paragraph: Paragraph) -> Iterator[Run]:
    return (run for run in paragraph.runs if run.cites and any(map(str.isdigit, run.text)))


def _sources(cites: tuple[Address, ...], places: Mapping[Address, Place]) -> tuple[Source, ...]:
    return tuple(Source(address, _place(address, places)) for address in cites)


def _place(address: Address, places: Mapping[Address, Place]) -> Place | None:
    """The cell, or of a column of records the range that holds them all."""
    if not isinstance(address, RecordsAddress):
        return places.get(address)
    records = (one for one in places if isinstance(one, RecordAddress))
    own = [places[one] for one in records if (one.table, one.column) == (address.table, address.column)]
    if not own:
        return None
    cells = [cell_position(place.cell) for place in own]
    rows, columns = ([cell[axis] for cell in cells] for axis in (0, 1))
    return Place(own[0].sheet, range_name(min(rows), min(columns), max(rows), max(columns)))
