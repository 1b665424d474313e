"""The part of the page that says how far each superior is, with the way to the page of what is below it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import Markup

from xlreport.district.publish.page.parts import cell, table
from xlreport.district.publish.tally import Tally
from xlreport.messages import district as words
from xlreport.render.html.escaping import element, escaped


@dataclass(frozen=True, slots=True)
class Part:
    """What is below a superior: the folder of its files, and its tallies with the names of their forms if several."""

    superior: str
    folder: str
    tallies: Sequence[tuple[str, Tally]]


def part_table(parts: Sequence[Part]) -> Iterator[str]:
    """A row a superior, of each form; nothing without superiors."""
    if parts:
        rows = (_row(part, form, tally) for part in parts for form, tally in part.tallies)
        yield f"<h2>{escaped(words.PAGE_PARTS)}</h2>"
        yield from table(words.PAGE_PART_HEAD, rows, words.PAGE_PARTS, "superiors", "cards")


def _row(part: Part, form: str, tally: Tally) -> Markup:
    name = f"{part.superior}　{form}" if form else part.superior
    counts = (
        tally.members, tally.states[words.MISSING], tally.states[words.TO_MEND], tally.states[words.TO_EXPLAIN],
        tally.reports, tally.counted,
    )  # fmt: skip
    heads = words.PAGE_PART_HEAD[1:]
    return element(
        "tr",
        element("th", _link(name, part.folder, words.PAGE), own={"scope": "row"}),
        *(cell(str(count), head=head, kind="count") for count, head in zip(counts, heads, strict=False)),
        cell(_link(words.SUMMARY, part.folder, words.SUMMARY), head=heads[-1]),
    )


def _link(text: str, folder: str, name: str) -> Markup:
    return element("a", text, own={"href": quote(f"{folder}/{name}")})


def way_up(top: str) -> Iterator[str]:
    """From the page of a part to that of the whole; nothing on the page of the whole."""
    if top:
        yield f"<p>{element('a', words.PAGE_WHOLE, own={'href': top + words.PAGE})}</p>"
