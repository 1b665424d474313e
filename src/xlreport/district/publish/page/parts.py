"""Pieces of the page: a table that becomes cards on a narrow screen, states in their colours, the bar of a share."""

from collections.abc import Iterable, Iterator, Sequence

from markupsafe import Markup

from xlreport.layout.styles import State
from xlreport.messages import district as words
from xlreport.render.html.escaping import attributes, element, escaped

TONES = {State.WRONG: "wrong", State.ASKED: "asked", State.GOOD: "good"}
"""Classes of the page that colour what a state says."""


def badge(text: str, tone: str) -> Markup:
    return element("span", text, own={"class": f"badge {tone}"})


def table(heads: Sequence[str], rows: Iterable[str], label: str, own: str, kind: str) -> Iterator[str]:
    """`kind`: `cards`, and `plain` where the head of the list is of no use on a narrow screen."""
    box = attributes({"class": "box", "role": "region", "tabindex": "0", "aria-label": label})
    yield f"<div{box}><table{attributes({'id': own, 'class': kind})}>"
    yield "<thead><tr>" + "".join(f'<th scope="col">{escaped(text)}</th>' for text in heads) + "</tr></thead>"
    yield "<tbody>"
    yield from rows
    yield "</tbody></table></div>"


def cell(text: str, *, head: str = "", kind: str = "", order: str = "") -> Markup:
    """`head`: what stands before it on a narrow screen; `order`: what it is sorted by, if not by its words."""
    return element("td", text, own={"class": kind, "data-head": head if text else "", "data-order": order})


def bar(count: int, most: int) -> Markup:
    """How much of the most something is; the number beside it says so in figures."""
    width = max(1, 100 * count // most)
    drawn = element("rect", own={"width": str(width), "height": "10"})
    return element("svg", drawn, own={"viewBox": "0 0 100 10", "preserveAspectRatio": "none", "aria-hidden": "true"})


def joined(parts: Iterable[str], between: str) -> Markup:
    """Those parts that are not empty."""
    return escaped(between).join(escaped(one) for one in parts if one)


def listed(names: Sequence[str], most: int) -> str:
    """The first names, and how many there are in all where these are not all."""
    shown = words.NAMES_SEPARATOR.join(names[:most])
    return shown if len(names) <= most else words.AND_MORE.format(names=shown, count=len(names))
